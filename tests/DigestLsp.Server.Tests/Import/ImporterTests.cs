using DigestLsp.Import;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.Tests.Import;

/// <summary>Imported pages parse as intended, without problems.</summary>
public sealed class ImporterTests
{
    private const string Title = "Lanterns for Long Corridors: Lighting the Middle";
    private const string Other = "Counting Sheep with Sparse Attention";

    [Fact]
    public void A_list_of_a_day() =>
        Import(Pages.Day)
            .ShouldBe(
                $"Aug 1, 2025\n\n{Title}\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011\n\n{Other}\n\nAuthors: Cleo Invented, Dan Invented, et al.\narXiv: 2507.00022\n"
            );

    [Fact]
    public void Cards_from_a_clipboard_once_each() =>
        Import(Pages.Clipboard)
            .ShouldBe(
                $"{Title}\n\narXiv: 2508.00011\n\n{Pages.Lanterns}\n\nDate: 2025-07-30\nCode: https://github.com/invented/lanterns\n\n{Other}\n\narXiv: 2507.00022\n\n{Pages.Sheep}\n\nCode: https://github.com/invented/sheep\n"
            );

    [Fact]
    public void A_papers_page() =>
        Import(Pages.Paper)
            .ShouldBe(
                $"{Title}\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011\n\n{Pages.Lanterns}\n\nDate: 2025-07-30\nCode: https://github.com/invented/lanterns\n"
            );

    [Fact]
    public void A_saved_pages_json() =>
        Import(Pages.Embedded)
            .ShouldBe(
                $"2025-08-01\n\n{Title}\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011\n\n{Pages.Lanterns}\n\nDate: 2025-07-30\nCode: https://github.com/invented/lanterns\nProject: https://invented.example/lanterns\n\n{Other}\n\narXiv: 2507.00022\n\n{Pages.Sheep}\n\nDate: 2025-07-02\n"
            );

    [Fact]
    public void A_list_of_arxiv() =>
        Import(Pages.ArxivNew)
            .ShouldBe(
                $"Friday, 1 August 2025\n\n{Title}\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011\n\n{Pages.Lanterns}\n\nTags: cs.CL, cs.LG\nNote: 12 pages, 4 figures\n\n{Other}\n\narXiv: 2507.00022\n\n{Pages.Sheep}\n"
            );

    [Fact]
    public void A_feed_of_arxiv() =>
        Import(Pages.Atom)
            .ShouldBe(
                $"{Title}\n\nAuthors: Ada Invented, Ben Invented\narXiv: 2508.00011v2\n\n{Pages.Lanterns}\n\nDate: 2025-07-30\nTags: cs.CL, cs.LG\nNote: 12 pages\n"
            );

    [Theory]
    [InlineData("Aug 1\n\nSomething Else Entirely\n\narXiv: 2508.00011v3\n")]
    [InlineData(
        "Aug 1\n\nLanterns for long corridors - lighting the middle!\n\nAn abstract. It has two sentences.\n"
    )]
    public void A_paper_that_is_there_is_not_added(string digest)
    {
        var imported = Importer.Import(Pages.Clipboard, "", Parse(digest));
        imported.Papers.ShouldBe(1);
        imported.Skipped.ShouldBe([Title, Title]);
        imported.Text.ShouldStartWith(Other);
    }

    [Fact]
    public void A_page_of_something_else_leaves_its_text()
    {
        var text =
            $"new\n\nSubscribe\n\nAug 1\n\n\n\n{Title}\n\n\n{Pages.Lanterns}\n\n{Other}\n\n{Pages.Sheep}\n";
        var imported = Importer.Import(
            "<p>Hello <a href='https://example.org/papers/2508.00011'>there</a></p>",
            text,
            Parse($"{Other}\n\n{Pages.Sheep}\n")
        );
        imported.IsFromPage.ShouldBeFalse();
        imported.Skipped.ShouldBe([Other]);
        imported.Text.ShouldBe($"Aug 1\n\n{Title}\n\n{Pages.Lanterns}\n");
    }

    [Fact]
    public void Digest_in_json_is_imported_with_its_duplicates()
    {
        var digest =
            $"Aug 1, 2025\n\n{Title}\n\narXiv: 2508.00011\n\n{Other}\n\nAug 2, 2025\n\n{Title}\n\narXiv: 2508.00011\n";
        var json = DigestLsp.Language.Export.Exporter.Write(Parse(digest), "json", new("", default));
        Importer.Import(json, "", null).Text.ShouldBe(digest);
        Importer.Import(json, "", Parse(Other + "\n")).Skipped.ShouldBe([Other]);
    }

    private static string Import(string html)
    {
        var imported = Importer.Import(html, "", null);
        imported.IsExact.ShouldBeTrue();
        imported.IsFromPage.ShouldBeTrue();
        var tree = Parse(imported.Text);
        tree.Dialect.Id.ShouldBe("pasted-page");
        Linter.Check(tree, RuleSettings.Default).Select(f => $"{f.RuleId}: {f.Message}").ShouldBeEmpty();
        return imported.Text;
    }

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);
}
