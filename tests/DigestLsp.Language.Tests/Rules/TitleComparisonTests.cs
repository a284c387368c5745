using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

public class TitleComparisonTests
{
    [Theory]
    [InlineData("Gardens of Sparse Attention", "gardens of sparse-attention.")]
    [InlineData(@"$\beta$-VAE: Na\""ive {Gardens}", "β-VAE: Naïve Gardens")]
    [InlineData(@"Learning $\mathcal{O}(n^2)$ Lamps", "Learning O(n²) Lamps")]
    [InlineData(@"\textbf{Lamps} for Poincar\'e", "Lamps for Poincaré")]
    public void Equal_titles_are_the_same(string one, string other) =>
        TitleComparison.IsSame(one, other).ShouldBeTrue();

    [Theory]
    [InlineData("Lanterns for Long Corridors", "Lanterns for Long Corridors: Lighting the Middle", true)]
    [InlineData("Lighting the Middle of a Context", "Lanterns: Lighting the Middle of a Context", true)]
    [InlineData(
        "Lanterns for Long Coridors in Old Houses",
        "Lanterns for Long Corridors in Old Houses",
        true
    )]
    [InlineData("Lamp-3 Technical Report", "Lamp-4 Technical Report", false)]
    [InlineData("Lanterns for Long Corridors", "Lanterns for Short Corridors", false)]
    [InlineData("Lanterns for Long", "Lanterns for Long Corridors", false)]
    [InlineData("LLM", "LLM Agents Light Lamps", false)]
    public void Similar_titles_are_near(string one, string other, bool near)
    {
        TitleComparison.IsNear(one, other).ShouldBe(near);
        TitleComparison.IsNear(other, one).ShouldBe(near);
    }

    [Fact]
    public void Every_title_equals_only_itself()
    {
        string[] titles =
        [
            "Counting Sheep",
            "Counting Stars at Noon",
            "A Field Guide to Lamps",
            "Lamps and Their Makers",
        ];
        foreach (var one in titles)
            titles.Count(other => TitleComparison.IsNear(one, other)).ShouldBe(1);
    }
}
