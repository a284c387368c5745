using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Library;

/// <summary>The matches of a query and their display names.</summary>
public sealed class PaperQueryTests
{
    private static readonly WorkspaceIndex Papers = new(
        new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
        {
            ["a"] = DigestFacts.Of(
                DigestTree.Parse(
                    "Aug 1\n\nLanterns for Long Corridors\n\nWe light them all.\n\nTags: vision, long context\nStatus: to read\n\n"
                        + "Bridges over Quiet Rivers\n\nWe build three of them.\n\nStatus: reading\n\n"
                        + "Ferries over Wide Land\n\nWe cross it twice.\n\nStatus: Read\nTags: Vis\n\n"
                        + "Gardens of Sparse Attention\n\nWe plant a few of them.\n",
                    DialectChooser.Choose
                ),
                PositionEncoding.Utf16
            ),
        }
    );

    [Theory]
    [InlineData("#vision", "Lanterns")]
    [InlineData("#vis", "Ferries Lanterns")]
    [InlineData("#long-con", "Lanterns")]
    [InlineData("#", "Ferries Lanterns")]
    [InlineData("#vision #robots", "")]
    [InlineData("status:to-read", "Lanterns")]
    [InlineData("status:to", "Lanterns")]
    [InlineData("STATUS:read", "Ferries")]
    [InlineData("status:unread", "Gardens")]
    [InlineData("status:", "Bridges Ferries Gardens Lanterns")]
    [InlineData("over status:reading", "Bridges")]
    public void Tags_and_statuses_are_found_while_they_are_typed(string query, string expected) =>
        string.Join(
                ' ',
                PaperQuery
                    .Parse(query)
                    .Find(Papers, TestContext.Current.CancellationToken)
                    .Select(p => p.Paper.Title.Split(' ')[0])
                    .Order(StringComparer.Ordinal)
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("lantern", "Lanterns for Long Corridors", "#vision #long-context status:to-read")]
    [InlineData("#vision", "Lanterns for Long Corridors  #vision #long-context status:to-read", "")]
    [InlineData("status:to", "Lanterns for Long Corridors  #vision #long-context status:to-read", "")]
    [InlineData("gardens", "Gardens of Sparse Attention", "")]
    [InlineData("status:unread", "Gardens of Sparse Attention  status:unread", "")]
    public void Display_name_contains_the_query(string query, string name, string marks)
    {
        var parsed = PaperQuery.Parse(query);
        var paper = parsed.Find(Papers, TestContext.Current.CancellationToken).First().Paper;
        parsed.NameOf(paper).ShouldBe(name);
        parsed.MarksOf(paper).ShouldBe(marks);
    }
}
