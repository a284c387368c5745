using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Lists of few items are recognized.</summary>
public sealed class ShortListTests
{
    [Theory]
    [InlineData(
        "- **[2025.07.30]**\n  - Paper: [Bridges Under Water](https://arxiv.org/abs/2507.00055)\n  - Paper: [Ferries Over Land](https://arxiv.org/abs/2507.00066)\n  - Paper: [Lamps In Daylight](https://arxiv.org/abs/2507.00077)\n",
        3
    )]
    [InlineData(
        "# Notes\n\n- 2025.07.30\n  - [Bridges Under Water](https://arxiv.org/abs/2507.00055)\n- 2025.07.29\n  - [Ferries Over Land](https://arxiv.org/abs/2507.00066)\n",
        2
    )]
    public void Papers_below_days_count(string text, int papers)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        tree.Dialect.Id.ShouldBe("markdown-list");
        tree.Parts.Count(p => p.Part is Entry).ShouldBe(papers);
    }

    [Fact]
    public void Items_below_items_without_dates_are_not_days()
    {
        const string Text =
            "What we read, and where\n\nWe read what follows.\n\n- Sources\n  - [The first of them](https://example.org/a)\n  - [The second of them](https://example.org/b)\n";
        DigestTree.Parse(Text, DialectChooser.Choose).Dialect.Id.ShouldBe("pasted-page");
    }
}
