using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>stats [PATH…]</c>: papers, days, links and repositories of an archive.</summary>
internal static class StatsCommand
{
    public static Command Command { get; } =
        new("stats", "[PATH...]", "how many files, days, papers, abstracts, links and repositories", Run)
        {
            Options = [Option.StdinName],
            Example = "stats digests/2025",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var sum = new Counts();
        var complete = Digests.ForEach(
            arguments,
            new ProjectFiles(),
            error,
            (file, _) => Counts.Of(file.Tree),
            sum.Add
        );
        foreach (var (name, number) in sum.Named)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -18}{number, 9}"));
        return complete ? CommandLine.Nothing : CommandLine.CouldNotRun;
    }

    private sealed class Counts
    {
        private readonly HashSet<string> repositories = new(StringComparer.OrdinalIgnoreCase);
        private int files;
        private int days;
        private int papers;
        private int abstracts;
        private int links;
        private int code;

        public IEnumerable<(string Name, int Number)> Named =>
            [
                ("files", files),
                ("days", days),
                ("papers", papers),
                ("with an abstract", abstracts),
                ("with code", code),
                ("links", links),
                ("repositories", repositories.Count),
            ];

        public static Counts Of(DigestTree tree)
        {
            var counts = new Counts { files = 1 };
            foreach (var at in tree.Parts)
            {
                if (at.Part is DateHeading)
                    counts.days++;
                var targets = at.Part.Links.Select(l => LinkTarget.Of(l.Text)).ToList();
                counts.links += targets.Count;
                if (at.Part is not Entry entry)
                    continue;
                counts.papers++;
                if (entry.Content.Abstract is not null)
                    counts.abstracts++;
                var named = targets.Where(t => t.FullName is not null && t.IsInRepository).ToList();
                if (named.Count > 0)
                    counts.code++;
                counts.repositories.UnionWith(named.Select(t => t.FullName!));
            }
            return counts;
        }

        public void Add(Counts other)
        {
            files += other.files;
            days += other.days;
            papers += other.papers;
            abstracts += other.abstracts;
            links += other.links;
            code += other.code;
            repositories.UnionWith(other.repositories);
        }
    }
}
