using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Links;

/// <summary>URLs divided by hard-wrapped text, and lines that do not continue a URL.</summary>
public class WrappedLinkTests
{
    [Theory]
    [InlineData(
        "The code of all rows is published for everybody at https://github.com/invented/overview-of-\nnews-detection. We",
        "https://github.com/invented/overview-of-news-detection"
    )]
    [InlineData(
        "The code of all rows is published for everybody at https://github.com/invented/\r\n  Rows4Fruit.",
        "https://github.com/invented/Rows4Fruit"
    )]
    [InlineData("See \\url{https://example.org/a/\nrows}.", "https://example.org/a/rows")]
    [InlineData("See <https://example.org/a\nb/c>.", "https://example.org/ab/c")]
    [InlineData(
        "https://example.org/a/very/long/path/that/fills/the/whole/line/of/the/pa\nge/of/rows?x=1 is it.",
        "https://example.org/a/very/long/path/that/fills/the/whole/line/of/the/page/of/rows?x=1"
    )]
    public void Wrapped_url_is_one_link(string text, string url) =>
        LinkScanner.Scan(text).Select(l => LinkTarget.Of(l.Text).Url).ShouldBe([url]);

    [Theory]
    [InlineData("https://example.org/a-\nNext", "https://example.org/a-")]
    [InlineData(
        "The code of all rows is published for everybody at https://example.org/rows/\nWe show",
        "https://example.org/rows/"
    )]
    [InlineData(
        "The code of all rows is published for everybody at https://example.org/rows\nrows/a",
        "https://example.org/rows"
    )]
    [InlineData(
        "The code of all rows is published for everybody at https://example.org/rows-\n\nrows",
        "https://example.org/rows-"
    )]
    [InlineData(
        "The code of all rows is published for everybody at https://example.org/rows/\nCode2: yes",
        "https://example.org/rows/"
    )]
    public void Next_line_is_not_taken_in(string text, string url) =>
        LinkScanner.Scan(text).Select(l => l.Text).ShouldBe([url]);

    [Fact]
    public void Lines_of_urls_stay_apart() =>
        LinkScanner
            .Scan("https://github.com/invented-rows-and-columns/garden-\nhttps://github.com/invented/rows")
            .Length.ShouldBe(2);
}
