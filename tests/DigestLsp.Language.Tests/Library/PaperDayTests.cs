using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Library;

/// <summary>The day of a paper in the index: of its heading, or its own.</summary>
public sealed class PaperDayTests
{
    [Theory]
    [InlineData(
        "|Publish Date|Title|PDF|\n|---|---|---|\n|**2025-08-01**|**Lanterns for Long Corridors**|[2508.00011](http://arxiv.org/abs/2508.00011)|\n",
        "2025-08-01"
    )]
    [InlineData(
        "- 2025-07-31, **Lanterns for Long Corridors**, Ada Invented, Paper: [2508.00011](http://arxiv.org/abs/2508.00011)\n"
            + "- **Sheep for Long Nights**, Ben Invented, Paper: [2508.00022](http://arxiv.org/abs/2508.00022)\n",
        "2025-07-31"
    )]
    [InlineData(
        "Title: Lanterns for Long Corridors\nDate: 2025-08-01\nSummary: We look at what models forget.\n---\nTitle: Sheep for Long Nights\nSummary: We count sheep.\n",
        "2025-08-01"
    )]
    [InlineData(
        "Aug 2, 2025\n\nLanterns for Long Corridors\n\nWe light corridors and look.\n\n  • 4 authors\n·\nJul 30, 2025\n",
        "Aug 2, 2025"
    )]
    public void Paper_has_the_day_of_its_heading_or_its_own(string text, string day)
    {
        var paper = DigestFacts
            .Of(DigestTree.Parse(text, DialectChooser.Choose), PositionEncoding.Utf16)
            .Papers[0];
        paper.Title.ShouldBe("Lanterns for Long Corridors");
        paper.Day.ShouldBe(day);
        paper.Date!.Year.ShouldBe(2025);
    }
}
