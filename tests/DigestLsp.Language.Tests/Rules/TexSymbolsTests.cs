using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

public class TexSymbolsTests
{
    [Theory]
    [InlineData("\\'e", "é")]
    [InlineData("\\'{E}", "É")]
    [InlineData("{\\\"o}", "ö")]
    [InlineData("\\v{c}", "č")]
    [InlineData("\\c{c}", "ç")]
    [InlineData("\\'{\\i}", "í")]
    [InlineData("\\H{o}", "ő")]
    [InlineData("{\\tau}", "τ")]
    [InlineData("\\leq", "≤")]
    [InlineData("\\%", "%")]
    [InlineData("\\o", "ø")]
    [InlineData("~", " ")]
    [InlineData("\\ladder", null)]
    [InlineData("\\'q", null)]
    [InlineData("\\vc", null)]
    public void Tex_command_has_its_character_or_none(string tex, string? character) =>
        TexSymbols.Find(tex).ShouldBe(character);
}
