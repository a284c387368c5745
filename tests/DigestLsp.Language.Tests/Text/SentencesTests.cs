using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Text;

/// <summary>Sentence boundaries; <c>|</c> is the caret, and brackets enclose the expected sentence.</summary>
public sealed class SentencesTests
{
    [Theory]
    // The middle, the end, the start and between.
    [InlineData("⟦We li|ght lamps.⟧ They burn.")]
    [InlineData("⟦We light lamps.|⟧ They burn.")]
    [InlineData("We light lamps. ⟦|They burn.⟧")]
    [InlineData("We light lamps. ⟦They burn.|⟧")]
    [InlineData("We light lamps. | They burn.")]
    [InlineData("⟦No mark at the e|nd⟧  ")]
    // Lines, indented ones, paragraphs.
    [InlineData("We light lamps.\r\n⟦They b|urn.⟧\r\n")]
    [InlineData("We light lamps.\n   ⟦They burn\n   all n|ight.⟧ Then day.")]
    [InlineData("We light lamps.   ⟦They b|urn.⟧")]
    [InlineData("⟦We light lam|ps⟧\n\nThey burn.")]
    [InlineData("We light lamps\r\n \r\n⟦They bu|rn.⟧")]
    // Abbreviations, names, numbers.
    [InlineData("⟦Lamps, e.g. Lanterns, b|urn.⟧ Then day.")]
    [InlineData("⟦As Fig. 3 and Eq. (4) sh|ow, lamps burn.⟧ Then day.")]
    [InlineData("⟦As Lamp et al. 2024 sh|ow, they burn.⟧ Then day.")]
    [InlineData("So say Lamp et al. ⟦Then d|ay.⟧")]
    [InlineData("⟦So says A. Lamp tw|ice.⟧ Then day.")]
    [InlineData("They burn with P. ⟦We s|how it.⟧")]
    [InlineData("⟦They burn approx. ten hou|rs.⟧ Then day.")]
    [InlineData("⟦Version 2.5 b|urns.⟧ Then day.")]
    [InlineData("⟦1. Lamps b|urn.⟧ Then day.")]
    // Quotes, brackets, other punctuation and scripts.
    [InlineData("They said \"hello.\" ⟦Then they l|eft.⟧")]
    [InlineData("They burn (all of them.) ⟦Then they l|eft.⟧")]
    [InlineData("Do they burn?! ⟦They d|o.⟧")]
    [InlineData("They burn... ⟦Then d|ay.⟧")]
    [InlineData("灯光照亮走廊。⟦它们整|夜燃烧！⟧然后天亮。")]
    [InlineData("灯光照亮走廊。⟦|它们整夜燃烧！⟧然后天亮。")]
    [InlineData("「灯光照亮走廊。」⟦它们|燃烧。⟧")]
    public void Sentence_boundaries_match_those_of_readers(string expected)
    {
        var caret = expected
            .Replace("⟦", "", StringComparison.Ordinal)
            .Replace("⟧", "", StringComparison.Ordinal)
            .IndexOf('|', StringComparison.Ordinal);
        var text = new string([.. expected.Where(c => c is not ('⟦' or '⟧' or '|'))]);
        var found = Sentences.At(text, caret);
        var shown = found is { } span
            ? text[..span.Start] + "⟦" + text[span.Start..span.End] + "⟧" + text[span.End..]
            : text;
        shown.ShouldBe(expected.Replace("|", "", StringComparison.Ordinal));
    }
}
