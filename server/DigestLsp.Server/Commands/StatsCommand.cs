using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>stats [PATH…]</c>: papers, days, links and repositories of an archive.</summary>
internal static class StatsCommand
{
    public const string Help = """
        digest-lsp stats [PATH...]: how many files, days, papers, abstracts, links and repositories

        Example: digest-lsp stats digests/2025
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (Arguments.Read("stats", arguments, [], [], error) is not { } options)
            return CommandLine.CouldNotRun;
        var projects = new ProjectFiles();
        var (files, failed) = FileFinder.Find(options.Paths, projects, error);
        var (days, papers, abstracts, links, code) = (0, 0, 0, 0, 0);
        var repositories = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var path in files)
        {
            if (DigestFile.Read(path, projects, error) is not { } file)
            {
                failed = true;
                continue;
            }
            foreach (var at in file.Tree.Parts)
            {
                if (at.Part is DateHeading)
                    days++;
                if (at.Part is not Entry entry)
                    continue;
                papers++;
                if (entry.Content.Abstract is not null)
                    abstracts++;
                var targets = entry.Links.Select(l => LinkTarget.Of(l.Text)).ToList();
                links += targets.Count;
                var named = targets.Where(t => t.FullName is not null && t.IsInRepository).ToList();
                if (named.Count > 0)
                    code++;
                repositories.UnionWith(named.Select(t => t.FullName!));
            }
        }
        foreach (
            var (name, number) in new[]
            {
                ("files", files.Count),
                ("days", days),
                ("papers", papers),
                ("with an abstract", abstracts),
                ("with code", code),
                ("links", links),
                ("repositories", repositories.Count),
            }
        )
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -18}{number, 9}"));
        return failed ? CommandLine.CouldNotRun : CommandLine.Nothing;
    }
}
