using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>links [PATH…]</c>: every link with its place, what it is and where it leads, parted by tabs.</summary>
internal static class LinksCommand
{
    public const string Help = """
        digest-lsp links [PATH...]: every link: place, kind, address, parted by tabs

        Example: digest-lsp links digests/ | cut -f3 | sort | uniq -c
        """;

    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        if (Arguments.Read("links", arguments, [], [], error) is not { } options)
            return CommandLine.CouldNotRun;
        var projects = new ProjectFiles();
        var (files, failed) = FileFinder.Find(options.Paths, projects, error);
        foreach (var path in files)
        {
            if (DigestFile.Read(path, projects, error) is not { } file)
            {
                failed = true;
                continue;
            }
            foreach (var (at, link) in DocumentLinks.All(file.Tree))
            {
                var place = at.Position(link.Span.Start);
                var target = LinkTarget.Of(link.Text);
                output.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{file.Path}:{place.Line + 1}:{place.Character + 1}\t{target.Kind}\t{target.Url}"
                    )
                );
            }
        }
        return failed ? CommandLine.CouldNotRun : CommandLine.Nothing;
    }
}
