using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>Correct text that rules once reported, by kind.</summary>
public class FalseAlarmTests
{
    private const string Abstract =
        "We plant gardens of attention and watch which rows bear fruit in the shade of the long corridor.";

    [Theory]
    [InlineData("We propose Task-Balanced Distillation (TBD). With TBD all rows bear fruit.", 0)]
    [InlineData("We propose token by document (TBD) search.", 0)]
    [InlineData("It reads TODO comments and handles TODO annotations in code.", 0)]
    [InlineData("The results are TBD.", 1)]
    [InlineData("The code (TBD) bears fruit.", 1)]
    [InlineData("TODO: find the end", 1)]
    [InlineData("See [TODO] for more.", 1)]
    public void Placeholder_is_a_note_of_the_author(string sentence, int count) =>
        Find($"Aug 1\n\nGardens of Sparse Attention\n\n{sentence}\n", "entry.placeholder")
            .Count()
            .ShouldBe(count);

    [Theory]
    [InlineData("- **Training**:\n  - Rows in the shade\n  - Rows in the sun\n", 0)]
    [InlineData("**Training**:\n- Rows in the shade\n", 0)]
    [InlineData("- **Training**:\n\n    Rows in the shade\n", 0)]
    [InlineData("- **Venue**:\n- **Code**: https://github.com/invented/garden\n", 1)]
    [InlineData("**Training**:\n\n**Code**: https://github.com/invented/garden\n", 1)]
    public void Label_with_items_is_not_an_empty_field(string fields, int count) =>
        Find(
                "# Papers of 2025-08-01\n\n### [Gardens of Sparse Attention](https://arxiv.org/abs/2508.01234)\n\n"
                    + $"**Abstract**: {Abstract}\n\n{fields}",
                "entry.empty-field"
            )
            .Count()
            .ShouldBe(count);

    [Theory]
    [InlineData("Keywords: gardens, rows, GPT-4.5, fruit")]
    [InlineData("Index Terms—gardens; rows; Web 2.0")]
    [InlineData("CCS Concepts: • Gardens → Rows; • Fruit")]
    [InlineData("Key words and phrases: gardens, rows")]
    [InlineData("Keywords\ngardens, rows, fruit")]
    public void List_of_keywords_may_end_an_abstract(string keywords) =>
        Find($"Aug 1\n\nGardens of Sparse Attention\n\n{Abstract} {keywords}\n", "entry.truncated-abstract")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("Gardens of Sparse Attention. Ada Rows and Ben Fruit.")]
    [InlineData("Gardens of Sparse Attention, Ada Rows, Ben B. Fruit, and Cy Stem.")]
    [InlineData("Gardens of Sparse Attention by Ada Rows, Ben Fruit.")]
    public void Authors_in_a_title_keep_their_period(string title) =>
        Find($"Aug 1\n\n{title}\n\n{Abstract}\n", "entry.title-ends-with-period").ShouldBeEmpty();

    [Fact]
    public void Two_fragments_of_a_page_are_two_links() =>
        Find(
                $"Aug 1\n\nGardens\n\n{Abstract} See https://example.org/a#code and https://example.org/a#data.\n",
                "link.duplicate-in-entry"
            )
            .ShouldBeEmpty();

    [Fact]
    public void Allowbreak_in_a_url_is_reported_once_as_that()
    {
        var text =
            $"Aug 1\n\nGardens\n\n{Abstract} See https://github.com/invented/\\allowbreak garden-rows.\n";
        Find(text, "").Select(f => f.RuleId).ShouldBe(["link.space-inside"]);
        Find(text, "")
            .Single()
            .Fixes[0]
            .Changes[0]
            .NewText.ShouldBe("https://github.com/invented/garden-rows");
    }

    [Fact]
    public void Placeholders_of_a_table_are_one_hint()
    {
        var rows = string.Concat(
            Enumerable
                .Range(0, 40)
                .Select(i =>
                    $"|**2025-08-01**|**Gardens of Sparse Attention {i}**|Ada Rows et.al.|[2508.{i:D5}](http://arxiv.org/abs/2508.{i:D5})|null|\n"
                )
        );
        const string Header = "|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n";
        var found = Find($"## Rows\n\n{Header}{rows}\n## Columns\n\n{Header}{rows}", "entry.placeholder")
            .ToList();
        found.Select(f => f.RuleId).ShouldBe(["entry.placeholder-cells", "entry.placeholder-cells"]);
        found.ShouldAllBe(f => f.Message.StartsWith("40 cells"));
        found.ShouldAllBe(f => f.Severity == Severity.Hint);
    }

    private static IEnumerable<Diagnostic> Find(string text, string rule) =>
        Linter
            .Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default)
            .Where(f => f.RuleId.StartsWith(rule, StringComparison.Ordinal));
}
