using DigestLsp.Language.Library;

namespace DigestLsp.Language.Tests.Library;

/// <summary>Which of two titles a query means rather.</summary>
public sealed class PaperRankingTests
{
    [Theory]
    [InlineData(
        "attn",
        "Attention Is All You Need",
        "Sparse Attention At Scale",
        "Inattention And Other Failures",
        "A Tale Of Tiny Extension Nets"
    )]
    [InlineData("brriv", "Bridges over Quiet Rivers", "A Bear Recites Indigo Verses")]
    [InlineData("lant", "Lanterns for Corridors", "Long Ants in Trees")]
    public void What_goes_on_in_a_word_is_meant_before_what_begins_others(
        string query,
        params string[] titles
    )
    {
        string[] words = [query];
        titles.OrderByDescending(t => PaperQuery.Score(t, words)).ShouldBe(titles);
        titles.ShouldAllBe(t => PaperQuery.Score(t, words) > 0);
    }
}
