using CsCheck;
using DigestLsp.Language.Text;
using DigestLsp.Online.Services;
using DigestLsp.Tests;
using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace DigestLsp.Online.Tests;

/// <summary>Untrusted text in previews, parsed by an independent Markdown parser with all its extensions.</summary>
public sealed class MarkdownTests
{
    private static readonly MarkdownPipeline Reader = new MarkdownPipelineBuilder()
        .UseAutoLinks(new AutoLinkOptions { AllowDomainWithoutPeriod = true })
        .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
        .UsePipeTables()
        .UseTaskLists()
        .Build();

    private static readonly string[] Pieces =
    [
        .. "\\`*_{}[]()<>#+-.!|~&$:=^ \n\t\"'/@1aZé".Select(c => c.ToString()),
        "](",
        "](command:evil)",
        "![x](https://e.example/p.png)",
        "<img src=x onerror=y>",
        "<https://e.example>",
        "<!--",
        "&amp;",
        "&#64;",
        "https://evil.example/x",
        "www.evil.example",
        "mailto:a@b.example",
        "a@b.example",
        "$(sync~spin)",
        "```",
        "~~",
        "**",
        "__",
        "1. ",
        "- ",
        "> ",
        "# ",
        "\u202E",
        "\u2066",
        "\u0000",
        "\u001B[31m",
        "\uD83D",
        "😀",
        "word",
        " word ",
        "snake_case_name",
        "\u200B",
        "|---|",
        "[^1]",
        "[x]: https://e.example",
        "- [ ] ",
        "===",
        "---",
    ];

    private static readonly Gen<string> Hostile = Gen.Int[0, Pieces.Length - 1]
        .Select(i => Pieces[i])
        .Array[0, 12]
        .Select(string.Concat);

    [Theory]
    [InlineData("://# +")]
    [InlineData("://`")]
    [InlineData("://")]
    [InlineData(":// ://")]
    [InlineData("\\://")]
    public void Escaped_text_shows_the_same_text(string text) => ShowsTheSame(text);

    [Fact]
    public void Escaped_random_text_shows_the_same_text() => Hostile.ForAll(ShowsTheSame, iterations: 5_000);

    private static void ShowsTheSame(string text)
    {
        var document = Markdown.Parse(MarkdownText.Escape(text), Reader);
        foreach (var node in document.Descendants())
            (
                node
                is ParagraphBlock
                    or LiteralInline
                    or ContainerInline { }
                    and not (LinkInline or EmphasisInline)
            ).ShouldBeTrue($"{node.GetType().Name} of {text}: {MarkdownText.Escape(text)}");
        var shown = string.Concat(document.Descendants<LiteralInline>().Select(l => l.Content.ToString()));
        shown.Replace("\u2060", "").ShouldBe(Folded(MarkdownText.Visible(text)));
        shown.ShouldNotContain("$(");
    }

    [Fact]
    public void A_card_has_no_links_but_its_own_and_no_HTML() =>
        Gen.Select(Hostile, Hostile, Hostile)
            .ForAll(
                (a, b, c) =>
                {
                    var card = new LinkPreview(a, "https://example.org/card")
                    {
                        Marks = [b, c],
                        Authors = a,
                        Text = c,
                        Facts = [new(b), new(c, Ask.Now)],
                        Topics = [a, b],
                        Links =
                        [
                            new(a, b),
                            new(c, "javascript:evil()"),
                            new("x", "https://u:p@example.org/"),
                        ],
                        Excerpt = new Excerpt(a + "\n" + b, c.Length % 2 == 0 ? Excerpt.Prose : "python"),
                    };
                    var markdown = PreviewMarkdown.Draw(card, Ask.Now, Ask.Now);
                    var document = Markdown.Parse(markdown, Reader);
                    document
                        .Descendants<LinkInline>()
                        .ShouldAllBe(
                            l => (l.Url == card.Url || l.Url == MarkdownText.Address(b)) && !l.IsImage,
                            markdown
                        );
                    document.Descendants<HtmlInline>().ShouldBeEmpty(markdown);
                    document.Descendants<HtmlBlock>().ShouldBeEmpty(markdown);
                    document.Descendants<AutolinkInline>().ShouldBeEmpty(markdown);
                    document.Descendants<HeadingBlock>().ShouldBeEmpty(markdown);
                    markdown.ShouldNotContain("\u202E");
                },
                iterations: 2_000
            );

    [Theory]
    [InlineData(
        "Sparse attention in C# (3.5 B) - 12% better, a_b and x*y",
        "Sparse attention in C# (3.5 B) - 12% better, a_b and x\\*y"
    )]
    [InlineData("1. First", "1\\. First")]
    [InlineData("AT&T &amp; more", "AT&T \\&amp; more")]
    public void Text_that_means_nothing_to_Markdown_stays_as_it_is(string text, string escaped) =>
        MarkdownText.Escape(text).ShouldBe(escaped);

    [Theory]
    [InlineData(999, "999")]
    [InlineData(1_000, "1k")]
    [InlineData(12_345, "12.3k")]
    [InlineData(999_949, "999.9k")]
    [InlineData(999_950, "1M")]
    [InlineData(1_234_567_890, "1.2B")]
    public void Numbers_in_few_characters(long number, string text) =>
        PreviewMarkdown.Short(number).ShouldBe(text);

    [Theory]
    [InlineData(-3, "today")]
    [InlineData(0, "today")]
    [InlineData(1, "yesterday")]
    [InlineData(13, "13 days ago")]
    [InlineData(14, "2 weeks ago")]
    [InlineData(59, "8 weeks ago")]
    [InlineData(60, "2 months ago")]
    [InlineData(729, "24 months ago")]
    [InlineData(730, "2 years ago")]
    public void Ages(int days, string text) => PreviewMarkdown.Age(TimeSpan.FromDays(days)).ShouldBe(text);

    [Fact]
    public void Long_texts_are_cut_between_words()
    {
        var card = new LinkPreview(new string('a', 5_000), "https://example.org/")
        {
            Text = string.Join(' ', Enumerable.Repeat("word", 5_000)),
        };
        var markdown = PreviewMarkdown.Draw(card, Ask.Now, Ask.Now);
        markdown.Length.ShouldBeLessThan(1_200);
        markdown.ShouldContain("word…");
    }

    private static string Folded(string text) =>
        string.Join(
            ' ',
            text.Replace("\u2060", "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );
}
