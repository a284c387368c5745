using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Folding ranges for a client with a low limit.</summary>
public sealed class FoldingTests
{
    private const string Page =
        "Subscribe\n\nDaily Papers\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens and watch them grow.\n\n"
        + "Aug 2\n\nLanterns for Long Corridors\n\nWe light corridors and look what stays dark.\n\n";

    [Theory]
    [InlineData(0)]
    [InlineData(1, "4-8 Day")]
    [InlineData(2, "4-8 Day", "10-14 Day")]
    [InlineData(3, "4-8 Day", "6-8 Paper", "10-14 Day")]
    [InlineData(4, "4-8 Day", "6-8 Paper", "10-14 Day", "12-14 Paper")]
    [InlineData(9, "0-2 Boilerplate", "4-8 Day", "6-8 Paper", "10-14 Day", "12-14 Paper")]
    public void Days_take_precedence_over_papers_and_papers_over_boilerplate(
        int most,
        params string[] expected
    ) =>
        Folding
            .All(DigestTree.Parse(Page, DialectChooser.Choose), most)
            .Select(f => $"{f.FirstLine}-{f.LastLine} {f.Kind}")
            .ShouldBe(expected);
}
