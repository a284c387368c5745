using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class AbstractTextTests
{
    [Theory]
    [InlineData(
        "arXiv:2412.13207v1 Announce Type: new \nAbstract: Modern kettles combine.\n  They boil.",
        "Modern kettles combine. They boil."
    )]
    [InlineData(
        "arXiv:2412.13207v1 Announce Type: replace-cross Abstract: Modern kettles.",
        "Modern kettles."
    )]
    [InlineData(
        "**Abstract:** arXiv:2412.13207v1 Announce Type: new \nAbstract: Modern kettles.",
        "Modern kettles."
    )]
    [InlineData("Announce Type: cross\nAbstract: Modern kettles.", "Modern kettles.")]
    [InlineData("Abstract:Gradients arrive.", "Gradients arrive.")]
    [InlineData("摘要：Fake news is a problem.", "Fake news is a problem.")]
    [InlineData("> **TL;DR**: Kettles boil.", "Kettles boil.")]
    [InlineData("> Guardrails fail.\n> They crack.", "Guardrails fail. They crack.")]
    [InlineData("recognition \\(ATR\\) is critical", "recognition (ATR) is critical")]
    [InlineData("Kettles boil. △ Less", "Kettles boil.")]
    [InlineData("Kettles boil.", "Kettles boil.")]
    [InlineData("We use *deep* [kettles](https://a.org).", "We use deep kettles.")]
    [InlineData("", "")]
    public void Only_the_abstract_is_left(string text, string expected) =>
        AbstractText.Clean(text).ShouldBe(expected);
}
