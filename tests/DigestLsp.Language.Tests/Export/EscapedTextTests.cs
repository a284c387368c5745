using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Export;

/// <summary>Special characters of an output format are escaped, and nothing else changes.</summary>
public sealed class EscapedTextTests
{
    private const string Title = "mT5 and LLMs & GPT-4 at 50% of {costs}_x ~ \"now\" <b>";

    private const string Abstract =
        "We ask why a\\b^2 costs #1 & <i>'more'</i> than $2 in lanterns, which matters since www.example.org and me@example.org say so; "
        + "it isn't * new * but [here](x) it is &amp; will be 漢字 𝒜 too, for every tide pool that was mapped in a single night by one "
        + "lantern and two people who did not sleep at all.";

    [Theory]
    [InlineData(
        "bibtex",
        "title = {{mT5} and {LLMs} \\& {GPT}-4 at 50\\% of \\textbraceleft{}costs\\textbraceright{}\\_x \\textasciitilde{} \"now\" \\textless{}b\\textgreater{}}"
    )]
    [InlineData(
        "bibtex",
        "why a\\textbackslash{}b\\textasciicircum{}2 costs \\#1 \\& \\textless{}i\\textgreater{}'more'\\textless{}/i\\textgreater{} than \\$2 in"
    )]
    [InlineData("html", ">mT5 and LLMs &amp; GPT-4 at 50% of {costs}_x ~ &quot;now&quot; &lt;b&gt;</a>")]
    [InlineData("html", "a\\b^2 costs #1 &amp; &lt;i&gt;&#39;more&#39;&lt;/i&gt; than")]
    [InlineData(
        "markdown",
        "### [mT5 and LLMs & GPT-4 at 50% of {costs}\\_x \\~ \"now\" \\<b>](<https://www.example.org>)"
    )]
    [InlineData("markdown", "a\\b^2 costs #1 & \\<i>'more'\\</i> than $2")]
    [InlineData(
        "markdown",
        "www.example.org and me@example.org say so; it isn't \\* new \\* but \\[here\\](x) it is \\&amp; will be 漢字 𝒜 too"
    )]
    [InlineData("csv", "\"mT5 and LLMs & GPT-4 at 50% of {costs}_x ~ \"\"now\"\" <b>\"")]
    public void Marks_of_a_form_are_text(string format, string expected) =>
        Export($"Aug 1\n\n{Title}\n\n{Abstract}\n", format).ShouldContain(expected);

    [Theory]
    [InlineData("html")]
    [InlineData("bibtex")]
    [InlineData("markdown")]
    [InlineData("rss")]
    public void Invisible_characters_are_removed_and_whitespace_becomes_a_space(string format)
    {
        var text = Export(
            $"Aug 1\n\nRivers\u00A0of\u3000Data \u202Efor \uD83CLong\uFFFE Nights\n\n{Abstract}\n",
            format
        );
        text.ShouldContain("Rivers of Data for \uFFFDLong");
        text.ShouldNotContain("\u202E");
    }

    private static string Export(string text, string format) =>
        Exporter.Write(
            DigestTree.Parse(text, DialectChooser.Choose),
            format,
            new Publication("A Digest", DateTimeOffset.UnixEpoch)
        );
}
