using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Library;

/// <summary>The papers of several digests in groups.</summary>
public sealed class PaperGroupsTests
{
    [Fact]
    public void Days_come_latest_first_and_one_that_is_written_in_two_ways_is_one() =>
        Named(
                PaperGroups.ByDay(
                    Library(
                        ("a", Day("2025-08-01", "Ants") + Day("2025-08-03", "Bees")),
                        ("b", Day("Aug 3, 2025", "Crows") + Day("Dec 30, 2024", "Ducks"))
                    )
                )
            )
            .ShouldBe(["2025-08-03: Bees Crows", "2025-08-01: Ants", "Dec 30, 2024: Ducks"]);

    [Fact]
    public void Day_without_a_year_gets_that_of_its_neighbors_even_across_new_year() =>
        Named(
                PaperGroups.ByDay(
                    Library(
                        ("a", Day("Dec 31", "Ants") + Day("Jan 2, 2025", "Bees") + Day("Jan 3", "Crows")),
                        ("b", Day("2024-12-31", "Ducks"))
                    )
                )
            )
            .ShouldBe(["Jan 3: Crows", "Jan 2, 2025: Bees", "Dec 31: Ants Ducks"]);

    [Fact]
    public void Days_without_a_year_come_later_and_papers_without_a_day_last()
    {
        var groups = PaperGroups.ByDay(
            Library(
                (
                    "a",
                    "Early Ants of the Morning\n\nThey walk before the first day of all.\n\n"
                        + Day("Aug 1", "Bees")
                ),
                ("b", Day("2020-08-01", "Crows") + Day("Aug 3", "Ducks")),
                ("c", Day("Aug 2", "Emus"))
            )
        );
        Named(groups)
            .ShouldBe(["Aug 3: Ducks", "2020-08-01: Crows", "Aug 2: Emus", "Aug 1: Bees", ": Early"]);
    }

    [Fact]
    public void Paper_is_in_the_group_of_each_of_its_tags_once()
    {
        var library = Library(
            ("b", Day("Aug 1", "Ants", "Tags: light, Water, LIGHT") + Day("Aug 2", "Bees")),
            ("a", Day("Aug 1", "Crows", "Tags: water"))
        );
        Named(PaperGroups.ByTag(library)).ShouldBe(["light: Ants", "water: Crows Ants", ": Bees"]);
    }

    [Fact]
    public void Paper_without_status_is_unread()
    {
        var library = Library(
            (
                "a",
                Day("Aug 1", "Ants", "Status: read")
                    + Day("Aug 2", "Bees")
                    + Day("Aug 3", "Crows", "Status: Unread")
            )
        );
        Named(PaperGroups.ByStatus(library)).ShouldBe(["read: Ants", "unread: Bees Crows"]);
    }

    [Fact]
    public void Annotated_papers_are_listed_among_very_many()
    {
        var many = string.Concat(
            Enumerable
                .Range(0, PaperGroups.Most + 5)
                .Select(i => $"Number {i} of the Quiet Garden\n\nWe watch it for a summer.\n\n")
        );
        var library = Library(
            ("a", "Aug 1, 2025\n\n" + many),
            ("b", Day("Aug 2, 2025", "Zebras", "Tags: light\nStatus: seen"))
        );
        Summed(PaperGroups.ByTag(library)).ShouldBe(["light 1+0", $" {PaperGroups.Most - 1}+6"]);
        Summed(PaperGroups.ByStatus(library)).ShouldBe(["seen 1+0", $"unread {PaperGroups.Most - 1}+6"]);
        Summed(PaperGroups.ByDay(library))
            .ShouldBe(["Aug 2, 2025 1+0", $"Aug 1, 2025 {PaperGroups.Most - 1}+6"]);

        static IEnumerable<string> Summed(IEnumerable<PaperGroup> groups) =>
            groups.Select(g => $"{g.Name} {g.Papers.Count}+{g.More}");
    }

    /// <summary>Formats each group with the first word of its papers' titles.</summary>
    private static IEnumerable<string> Named(IEnumerable<PaperGroup> groups) =>
        groups.Select(g =>
            $"{g.Name}: {string.Join(' ', g.Papers.Select(p => p.Paper.Title.Split(' ')[0]))}"
        );

    private static string Day(string heading, string title, string? field = null) =>
        $"{heading}\n\n{title} of the Quiet Garden\n\nWe watch them for a summer and say what they do.\n\n{(field is null ? "" : field + "\n\n")}";

    private static WorkspaceIndex Library(params (string Uri, string Text)[] digests) =>
        new(
            digests.ToDictionary(
                d => d.Uri,
                d => DigestFacts.Of(DigestTree.Parse(d.Text, DialectChooser.Choose), PositionEncoding.Utf16),
                StringComparer.Ordinal
            )
        );
}
