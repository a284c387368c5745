using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class YearInferenceTests
{
    private const string Paper = "A Paper With a Trailer\n\nWe say a little here.\n\n  • 8 authors\n·\n";

    [Theory]
    [InlineData("Aug 1\n\n", "--08-01")]
    [InlineData("2025-08-02\n\nAug 1\n\n", "2025-08-02 2025-08-01*")]
    [InlineData("Jan 2, 2026\n\nDec 31\n\n", "2026-01-02 2025-12-31*")]
    [InlineData("Dec 31\n\nJan 2, 2026\n\n", "2025-12-31* 2026-01-02")]
    [InlineData("Dec 30, 2025\n\nJan 2\n\n", "2025-12-30 2026-01-02*")]
    [InlineData("Dec 29 - Jan 4\n\n2026-01-05\n\n", "2025-12-29/2026-01-04* 2026-01-05")]
    [InlineData(
        "Aug 1\n\nA Paper With a Trailer\n\nWe say a little here.\n\n  • 8 authors\n·\nJul 28, 2024\n",
        "2024-08-01*"
    )]
    // Papers of October cannot be listed in the previous August.
    [InlineData("Aug 1\n\n" + Paper + "Oct 28, 2024\n", "--08-01")]
    [InlineData("Oct 30\n\n" + Paper + "Oct 28, 2024\n", "2024-10-30*")]
    [InlineData("Jan 2\n\n" + Paper + "Dec 28, 2024\n", "2025-01-02*")]
    // A few old papers among new ones.
    [InlineData("Aug 3\n\n" + Paper + "May 1, 2023\n\n" + Paper + "Aug 1, 2026\n", "2026-08-03*")]
    [InlineData(
        "Aug 3\n\n" + Paper + "Aug 1, 2026\n\nAug 2, 2025\n\n" + Paper + "Jul 28, 2025\n",
        "2026-08-03* 2025-08-02"
    )]
    [InlineData(
        "Aug 1\n\nA Paper With an Identifier\n\nWe say a little here.\n\nhttps://arxiv.org/abs/2608.00011\n",
        "2026-08-01*"
    )]
    public void Nearest_year_is_inferred(string text, string expected)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var dates = tree
            .Parts.Where(p => p.Part is DateHeading)
            .Select(p => YearInference.Of(tree, p)!.Value)
            .Select(d => d.Inferred ? d.Date + "*" : d.Date.ToString());
        string.Join(' ', dates).ShouldBe(expected);
    }
}
