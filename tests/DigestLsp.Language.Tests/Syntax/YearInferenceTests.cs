using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class YearInferenceTests
{
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
    public void TheYearIsTheOneThatIsNearest(string text, string expected)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var dates = tree
            .Parts.Where(p => p.Part is DateHeading)
            .Select(p => YearInference.Of(tree, p)!.Value)
            .Select(d => d.Inferred ? d.Date + "*" : d.Date.ToString());
        string.Join(' ', dates).ShouldBe(expected);
    }
}
