using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Metadata from an index that is missing in a paper is added as fields.</summary>
public sealed class PaperFieldsTests
{
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see what grows.\n\n";

    [Theory]
    [InlineData("", "2508.00011", "Ada Invented", "https://github.com/invented/g", "arXiv|Authors|Code")]
    [InlineData(
        "Code: https://github.com/invented/own\n",
        "2508.00011",
        "Ada Invented",
        "https://github.com/invented/g",
        "arXiv|Authors"
    )]
    [InlineData("Project: https://gardens.example\n", null, null, "https://github.com/invented/g", "Code")]
    [InlineData("Authors: Bo Invented\narXiv: 2508.00012\n", "2508.00011", "Ada Invented", null, "")]
    [InlineData("", null, null, null, "")]
    public void Only_missing_fields_are_added(
        string fields,
        string? arxivId,
        string? author,
        string? code,
        string expected
    )
    {
        var tree = DigestTree.Parse(Page + fields, DialectChooser.Choose);
        var before = Fields(tree);
        var at = tree.Parts.Single(p => p.Part is Entry);
        var changes = PaperFields.Fill(tree, at, arxivId, author is null ? [] : [author], code);
        var after = Fields(tree.Reparse(TextChange.Apply(tree.ToString(), [.. changes])));
        string.Join('|', after.Except(before).Order(StringComparer.OrdinalIgnoreCase)).ShouldBe(expected);
        after.Count.ShouldBe(before.Count + after.Except(before).Count());
    }

    [Fact]
    public void A_number_has_its_noun()
    {
        SummaryMarkdown.Count(0, "paper").ShouldBe("0 papers");
        SummaryMarkdown.Count(1, "paper").ShouldBe("1 paper");
        SummaryMarkdown.Count(2, "paper").ShouldBe("2 papers");
    }

    private static List<string> Fields(DigestTree tree) =>
        [.. tree.Parts.Select(p => p.Part).OfType<Entry>().Single().Content.Fields.Select(f => f.Name)];
}
