using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Text;

/// <summary>Word boundaries.</summary>
public sealed class WordsTests
{
    [Theory]
    [InlineData("a lantern burns", 4, "lantern")]
    [InlineData("a lantern burns", 9, "lantern")]
    [InlineData("a lantern burns", 2, "lantern")]
    [InlineData("the lantern's light", 6, "lantern's")]
    [InlineData("the lantern’s light", 13, "lantern’s")]
    [InlineData("the 'lantern' light", 6, "lantern")]
    [InlineData("long-context", 2, "long")]
    [InlineData("re\u00ADsults", 1, "re\u00ADsults")]
    [InlineData("cafe\u0301s open", 2, "cafe\u0301s")]
    [InlineData("in \U0001D4B3\U0001D4B4 space", 5, "\U0001D4B3\U0001D4B4")]
    [InlineData("in \U0001D4B3\U0001D4B4 space", 4, "\U0001D4B3\U0001D4B4")]
    [InlineData("कि", 1, "कि")]
    [InlineData("a \U0001F600\uFE0F b", 3, null)]
    [InlineData("a  b", 2, null)]
    [InlineData("", 0, null)]
    public void Word_is_letters_and_digits_with_their_marks(string text, int offset, string? word) =>
        (Words.At(text, offset) is { } span ? text.Substring(span.Start, span.Length) : null).ShouldBe(word);
}
