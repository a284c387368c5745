using DigestLsp.Language.Library;

namespace DigestLsp.Language.Tests.Library;

/// <summary>The better of two titles for a query.</summary>
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
    public void Match_within_a_word_ranks_before_starts_of_words(string query, params string[] titles)
    {
        string[] words = [query];
        titles.OrderByDescending(t => PaperQuery.Score(t, words)).ShouldBe(titles);
        titles.ShouldAllBe(t => PaperQuery.Score(t, words) > 0);
    }
}
