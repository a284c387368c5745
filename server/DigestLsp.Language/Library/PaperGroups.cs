using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>Papers that have something in common.</summary>
/// <param name="Name">A status, a tag, a day as written; empty for papers without one.</param>
/// <param name="Papers">The papers, by the digest's address and place.</param>
public sealed record PaperGroup(string Name, IReadOnlyList<LibraryPaper> Papers)
{
    /// <summary>How many more there are, which are not listed; 0 where all are.</summary>
    public int More { get; init; }
}

/// <summary>The papers of all digests in groups. Papers without title are in none.</summary>
public static class PaperGroups
{
    /// <summary>So many papers are listed at most; of others their group says how many they are.</summary>
    public const int Most = 10_000;

    /// <summary>What a paper without status is.</summary>
    public const string Unread = "unread";

    /// <summary>By status, by name; papers without one are unread.</summary>
    public static IReadOnlyList<PaperGroup> ByStatus(WorkspaceIndex library) =>
        ByName(library, p => [p.Status ?? Unread], Unread);

    /// <summary>By tag, by name; a paper is in the group of each of its tags. Those without are the last group.</summary>
    public static IReadOnlyList<PaperGroup> ByTag(WorkspaceIndex library) =>
        ByName(library, p => p.Tags.Count > 0 ? p.Tags : [""], "");

    /// <summary>
    /// By day, the latest first. A day that digests write in several ways is one; behind days follow those whose year nothing in their
    /// digest tells, then headings that say no date, then papers without heading.
    /// </summary>
    public static IReadOnlyList<PaperGroup> ByDay(WorkspaceIndex library)
    {
        var papers = Titled(library).ToList();
        var days = DaysOf(papers);
        return
        [
            .. Listed(
                papers
                    .Zip(days)
                    .GroupBy(p => p.Second.Key, StringComparer.OrdinalIgnoreCase)
                    .OrderBy(g => g.First().Second.Rank)
                    .ThenByDescending(g => g.First().Second.Number)
                    .Select(g => new PaperGroup(g.First().First.Paper.Day ?? "", [.. g.Select(p => p.First)]))
            ),
        ];
    }

    // What nobody noted anything of is many, and listed as far as there is room behind the others.
    private static IReadOnlyList<PaperGroup> ByName(
        WorkspaceIndex library,
        Func<PaperFacts, IReadOnlyList<string>> names,
        string unnoted
    ) =>
        [
            .. Listed(
                    Titled(library)
                        .SelectMany(p =>
                            names(p.Paper)
                                .Distinct(CanonicalComparer.IgnoreCase)
                                .Select(n => (Name: n, Paper: p))
                        )
                        .GroupBy(p => p.Name, p => p.Paper, CanonicalComparer.IgnoreCase)
                        .OrderBy(g => g.Key.Equals(unnoted, StringComparison.OrdinalIgnoreCase))
                        .Select(g => new PaperGroup(g.Key, [.. g]))
                )
                .OrderBy(g => g.Name.Length == 0)
                .ThenBy(g => g.Name, StringComparer.OrdinalIgnoreCase),
        ];

    private static IEnumerable<PaperGroup> Listed(IEnumerable<PaperGroup> groups)
    {
        var room = Most;
        foreach (var group in groups)
        {
            var more = Math.Max(0, group.Papers.Count - room);
            room -= group.Papers.Count - more;
            yield return more == 0
                ? group
                : new PaperGroup(group.Name, [.. group.Papers.SkipLast(more)]) { More = more };
        }
    }

    private static IEnumerable<LibraryPaper> Titled(WorkspaceIndex library) =>
        library
            .Digests.OrderBy(d => d.Key, StringComparer.Ordinal)
            .SelectMany(d => d.Value.Papers.Select(p => new LibraryPaper(d.Key, p)))
            .Where(p => p.Paper.Title.Length > 0);

    /// <summary>The day of each paper: what makes two the same, and where it stands among the others.</summary>
    private static IEnumerable<Place> DaysOf(IReadOnlyList<LibraryPaper> papers)
    {
        var (uri, before) = ((string?)null, (int?)null);
        for (var i = 0; i < papers.Count; i++)
        {
            if (papers[i].Uri != uri)
                (uri, before) = (papers[i].Uri, FirstWithYear(papers, i));
            var paper = papers[i].Paper;
            if (paper.Date is not { } date)
            {
                yield return new Place(paper.Day ?? "", paper.Day is null ? 3 : 2, 0);
                continue;
            }
            var number = DayNumber.Near(date, before);
            var isSure = before is not null || date.Year is not null;
            if (isSure)
                before = number;
            // A week or a range is no day, even where it ends on one.
            var form =
                date.Week is not null ? 'w'
                : date.Until is not null ? 'r'
                : 'd';
            var key = isSure ? string.Create(CultureInfo.InvariantCulture, $"{form}{number}") : paper.Day!;
            yield return new Place(key, isSure ? 0 : 1, number);
        }
    }

    private static int? FirstWithYear(IReadOnlyList<LibraryPaper> papers, int from)
    {
        for (var i = from; i < papers.Count && papers[i].Uri == papers[from].Uri; i++)
        {
            if (papers[i].Paper.Date is { Year: not null } date)
                return DayNumber.Of(date);
        }
        return null;
    }

    private readonly record struct Place(string Key, int Rank, int Number);
}
