using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>stats [PATH…]</c>: counts papers, days, links and repositories of an archive.</summary>
internal static class StatsCommand
{
    public static Command Command { get; } =
        new("stats", "[PATH...]", "Count files, days, papers, abstracts, links and repositories", Run)
        {
            Options = [.. LinkLookup.Options, FileFinder.Exclude, Option.StdinName],
            Notes = "With --online or --lock, broken, moved, archived and unknown links are counted, too.",
            Example = "stats --lock digest.links.json digests/2025",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        using var lookup = LinkLookup.Of(arguments, error);
        var projects = new ProjectFiles();
        if (lookup?.Find(projects, error) is not { } verdicts)
            return CommandLine.CouldNotRun;
        var sum = new Counts();
        var complete = Digests.ForEach(
            arguments,
            projects,
            error,
            (file, _) => Counts.Of(file.Tree),
            sum.Add
        );
        if (!complete && sum.IsEmpty)
            return CommandLine.CouldNotRun;
        var named = lookup.IsAsked ? sum.Named.Concat(sum.HowLinksAre(verdicts)) : sum.Named;
        foreach (var (name, number) in named)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name, -18}{number, 9}"));
        return complete ? CommandLine.Nothing : CommandLine.CouldNotRun;
    }

    private sealed class Counts
    {
        private readonly HashSet<string> repositories = new(StringComparer.OrdinalIgnoreCase);
        private readonly List<LinkTarget> targets = [];
        private int files;
        private int days;
        private int papers;
        private int abstracts;
        private int code;

        public bool IsEmpty => files == 0;

        public IEnumerable<(string Name, int Number)> Named =>
            [
                ("files", files),
                ("days", days),
                ("papers", papers),
                ("with an abstract", abstracts),
                ("with code", code),
                ("links", targets.Count),
                ("code links", targets.Count(t => t.IsInRepository)),
                ("repositories", repositories.Count),
            ];

        public IEnumerable<(string Name, int Number)> HowLinksAre(LinkVerdicts verdicts)
        {
            var known = targets.Select(verdicts.Of).ToList();
            return
            [
                ("broken links", known.Count(v => v?.State == LinkStatus.Broken)),
                ("moved links", known.Count(v => v?.State == LinkStatus.Moved)),
                ("archived links", known.Count(v => v?.IsArchived == true)),
                ("unknown links", known.Count(v => v is null or { State: LinkStatus.Unknown })),
            ];
        }

        public static Counts Of(DigestTree tree)
        {
            var counts = new Counts { files = 1 };
            foreach (var at in tree.Parts)
            {
                if (at.Part is DateHeading)
                    counts.days++;
                var links = at.Part.Links.Select(l => LinkTarget.Of(l.Text)).ToList();
                counts.targets.AddRange(links);
                if (at.Part is not Entry entry)
                    continue;
                counts.papers++;
                if (entry.Content.Abstract is not null)
                    counts.abstracts++;
                var named = links.Where(t => t.FullName is not null && t.IsInRepository).ToList();
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
            targets.AddRange(other.targets);
            code += other.code;
            repositories.UnionWith(other.repositories);
        }
    }
}
