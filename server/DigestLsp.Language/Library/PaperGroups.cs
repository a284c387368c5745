using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>Papers with a common property.</summary>
/// <param name="Name">A status, a tag, a day as written, or empty for papers without one.</param>
/// <param name="Papers">The papers, by URI of the digest and position.</param>
public sealed record PaperGroup(string Name, IReadOnlyList<LibraryPaper> Papers)
{
    /// <summary>The number of papers that are not listed.</summary>
    public int More { get; init; }
}

/// <summary>Groups the papers of all digests. Papers without a title are left out.</summary>
public static class PaperGroups
{
    /// <summary>The maximum number of listed papers; the group counts the others.</summary>
    public const int Most = 10_000;

    /// <summary>The status of papers without one.</summary>
    public const string Unread = "unread";

    /// <summary>Groups by status, ordered by name. Papers without one are unread.</summary>
    public static IReadOnlyList<PaperGroup> ByStatus(WorkspaceIndex library) =>
        ByName(library, p => [p.Status ?? Unread], Unread);

    /// <summary>Groups by tag, ordered by name. A paper is in the group of each of its tags; those without are the last group.</summary>
    public static IReadOnlyList<PaperGroup> ByTag(WorkspaceIndex library) =>
        ByName(library, p => p.Tags.Count > 0 ? p.Tags : [""], "");

    /// <summary>
    /// Groups by day, latest first. Different spellings of a day are one group. Days without a known year come next, then headings without
    /// a date, then papers without a heading.
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

    // Papers without annotations are many, and are listed last as far as there is room.
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

    /// <summary>Gets the day of each paper: the key of its group, and its order.</summary>
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
            // A week or range is not a day, even if it ends on one.
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
