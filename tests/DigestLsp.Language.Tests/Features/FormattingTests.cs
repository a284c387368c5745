using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Formatting of invented papers and of every corpus document.</summary>
public class FormattingTests
{
    private const string Abstract =
        "We look at what language models forget in the middle of a long corridor of text, and find that a lantern is a short note that the model writes to itself at every turn.";

    private static readonly string[] Ends = ["", "", " ", "  ", "   ", " \t"];

    private static readonly (string How, Func<string, string> Spoil)[] Spoiled =
    [
        ("as it is", t => t),
        ("CRLF", t => t.ReplaceLineEndings("\r\n")),
        ("CR", t => t.ReplaceLineEndings("\r")),
        (
            "blanks at line ends",
            t => string.Join('\n', t.Split('\n').Select((line, i) => line + Ends[i % Ends.Length]))
        ),
        ("two kinds of line ends", t => t.Replace("\n\n", "\r \n", StringComparison.Ordinal)),
        ("no blank lines", t => t.Replace("\n\n", "\n", StringComparison.Ordinal)),
    ];

    [Fact]
    public void Formatting_loses_nothing_is_idempotent_and_separates_parts()
    {
        foreach (var document in Corpus.Documents())
        {
            var text = Corpus.Read(document);
            foreach (var (how, spoil) in Spoiled.Take(text.Length < 60_000 ? Spoiled.Length : 1))
            {
                var name = $"{document}, {how}";
                var after = Keeps(spoil(text), FormattingOptions.Default, name);
                var found = new List<Diagnostic>();
                Part? above = null;
                foreach (var at in after.Parts)
                {
                    (above is null || AreApart(above, at.Part)).ShouldBeTrue(name);
                    new TrailingWhitespace().Check(at.Part, new Prose(at.Part), found);
                    above = at.Part;
                }
                found.ShouldBeEmpty(name);
            }
        }
    }

    [Theory]
    [InlineData(AbstractLines.Join)]
    [InlineData(AbstractLines.Wrap)]
    public void Abstracts_are_joined_and_wrapped_without_loss(AbstractLines lines)
    {
        var options = new FormattingOptions(lines, 60);
        foreach (var document in Corpus.Documents())
        {
            var text = Corpus.Read(document);
            foreach (var (how, spoil) in Spoiled.Take(text.Length < 60_000 ? Spoiled.Length : 0))
                Keeps(spoil(text), options, $"{document}, {how}");
        }
    }

    [Theory]
    [InlineData(
        "# 2025-08-01\n## [Lanterns](https://arxiv.org/abs/2508.00011)\nAuthors: Ada\nA.\n## [Bridges](https://arxiv.org/abs/2508.00012)\nB.\n# 2025-07-31\n",
        "01⏎⏎## ;A.⏎⏎## ;B.⏎⏎# "
    )]
    [InlineData(
        "Aug 1\nLanterns for Long Corridors\n\n"
            + Abstract
            + "\nJul 31\nBridges Under Water\n\n"
            + Abstract
            + "\n",
        "1⏎⏎L;turn.⏎⏎Jul;31⏎⏎B"
    )]
    [InlineData("Aug 1\r\nLanterns for Long Corridors\r\n\r\n" + Abstract + "\r\n", "1⏎⏎L")]
    [InlineData("Aug 1\rLanterns for Long Corridors\r\r" + Abstract + "\r", "1⏎⏎L")]
    [InlineData(
        "--- 1. Lanterns for Corridors ---\nLink: https://huggingface.co/papers/2508.00011\n## Abstract\nA.\n--- 2. Bridges Under Water ---\nLink: https://huggingface.co/papers/2508.00012\n## Abstract\nB.\n",
        "A.⏎⏎---"
    )]
    [InlineData(
        "Title: Lanterns\nPDF: https://arxiv.org/pdf/2508.00011\nSummary: A.\nTitle: Bridges\nPDF: https://arxiv.org/pdf/2508.00012\nSummary: B.\n",
        "A.⏎⏎Title"
    )]
    [InlineData(
        "## 2025-08-01\n- [Lanterns](https://arxiv.org/abs/2508.00011)\n- [Bridges](https://arxiv.org/abs/2508.00012)\n## 2025-07-31\n- [Ferries](https://arxiv.org/abs/2508.00013)\n",
        "01⏎⏎- ;12)⏎⏎## ;31⏎⏎- "
    )]
    public void Blank_line_is_added_between_days_and_papers(string text, string places)
    {
        var end = text[text.AsSpan().IndexOfAny('\r', '\n')..][
            ..(text.Contains("\r\n", StringComparison.Ordinal) ? 2 : 1)
        ];
        var expected = text;
        foreach (var place in places.Replace("⏎", end, StringComparison.Ordinal).Split(';'))
            expected = expected.Replace(
                place.Replace(end + end, end, StringComparison.Ordinal),
                place,
                StringComparison.Ordinal
            );
        var formatted = Formatted(Parse(text));
        formatted.ToString().ShouldBe(expected);
        Changes(formatted).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "- [Lanterns](https://arxiv.org/abs/2508.00011)\n  - Ada\n- [Bridges](https://arxiv.org/abs/2508.00012)\n"
    )]
    [InlineData(
        "- **[2026.05.27]**\n  - Paper: [Lanterns](https://arxiv.org/abs/2508.00011)\n- **[2026.05.26]**\n  - Paper: [Bridges](https://arxiv.org/abs/2508.00012)\n"
    )]
    [InlineData(
        "|Publish Date|Title|PDF|\n|---|---|---|\n|2025-08-01|Lanterns|[a](http://arxiv.org/abs/2508.00011)|\n|2025-08-01|Bridges|[b](http://arxiv.org/abs/2508.00012)|\n"
    )]
    [InlineData(
        "Title: Lanterns\nPDF: https://arxiv.org/pdf/2508.00011\nSummary: A.\n---\nTitle: Bridges\nPDF: https://arxiv.org/pdf/2508.00012\nSummary: B.\n---\n"
    )]
    [InlineData(
        "----------------------------------------\n\\\\\narXiv:2508.00011\nTitle: Lanterns\nAuthors: Ada\n\\\\\n  A.\n\\\\ ( https://arxiv.org/abs/2508.00011 ,  1kb)\n\\\\\narXiv:2508.00012\nTitle: Bridges\nAuthors: Ben\n\\\\\n  B.\n\\\\ ( https://arxiv.org/abs/2508.00012 ,  1kb)\n----------------------------------------\n"
    )]
    public void Tight_lists_tables_and_rules_are_kept(string text) => Changes(Parse(text)).ShouldBeEmpty();

    [Theory]
    [InlineData(
        "```python\ndef a():\n    pass   \n\n\n\ndef b():\n    pass\n```\n\n\nBehind.  \t\n",
        "```python\ndef a():\n    pass   \n\n\n\ndef b():\n    pass\n```\n\nBehind.\n"
    )]
    public void Code_keeps_its_whitespace(string code, string expected)
    {
        foreach (
            var head in (string[])
                [
                    "Aug 1\n\nLanterns for Long Corridors\n\n",
                    "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n",
                    "- [Lanterns](https://arxiv.org/abs/2508.00011)\n- [Bridges](https://arxiv.org/abs/2508.00012)\n\n",
                ]
        )
        {
            var tree = Parse(head + Abstract + "\n\n" + code);
            Formatted(tree).ToString().ShouldBe(head + Abstract + "\n\n" + expected);
            // The rule and the cleanup fix it too.
            var repaired = tree.WithChanges(PasteRepair.Changes(tree)).ToString();
            repaired.ShouldEndWith(expected[expected.IndexOf("```python", StringComparison.Ordinal)..]);
        }
    }

    [Theory]
    [InlineData("Aug 1\n\nLanterns for Long Corridors\n\n", "```python\n\nBehind.\n")]
    [InlineData("## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n", "```python\n\n\nBehind. \n")]
    public void Fence_without_an_end_is_code_in_Markdown_only(string head, string expected)
    {
        var tree = Parse(head + Abstract + "\n\n```python\n\n\nBehind. \n");
        Formatted(tree).ToString().ShouldBe(head + Abstract + "\n\n" + expected);
    }

    [Theory]
    [InlineData(
        "---\ntitle: x\nabout: |\n  two  \n\n\n  lines\n---\n\n\n",
        "---\ntitle: x\nabout: |\n  two  \n\n\n  lines\n---\n\n"
    )]
    [InlineData("---\n\n\nWords.  \t\n\n---\n\n", "---\n\nWords.\n\n---\n\n")]
    public void Front_matter_keeps_its_whitespace(string front, string expected)
    {
        const string Rest = "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n" + Abstract + "\n";
        Formatted(Parse(front + Rest)).ToString().ShouldBe(expected + Rest);
    }

    [Theory]
    [InlineData("One  \nTwo", "One  \nTwo")]
    [InlineData("One   \nTwo", "One  \nTwo")]
    [InlineData("One \t  \nTwo", "One  \nTwo")]
    [InlineData("One \t\nTwo", "One\nTwo")]
    [InlineData("One  \r\nTwo", "One  \r\nTwo")]
    [InlineData("One    \r\nTwo\t", "One  \r\nTwo")]
    public void Two_spaces_are_a_hard_line_break_in_Markdown(string lines, string expected)
    {
        const string Paper = "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n";
        Formatted(Parse(Paper + lines)).ToString().ShouldBe(Paper + expected);
        // Text that is not a paper is Markdown too.
        Formatted(Parse("About.\n\n" + lines + "\n\n" + Paper + "A."))
            .ToString()
            .ShouldBe("About.\n\n" + expected + "\n\n" + Paper + "A.");
    }

    [Fact]
    public void Whitespace_between_two_kinds_of_line_endings_is_kept()
    {
        var tree = Parse("Aug 1\n\nLanterns for Long Corridors\r \n\r\n" + Abstract + " \n");
        var after = Formatted(tree);
        Read(after).ShouldBe(Read(tree));
        after.ToString().ShouldStartWith("Aug 1\n\nLanterns for Long Corridors\r \n");
        Changes(after).ShouldBeEmpty();
    }

    [Theory]
    // A bold label, a number, code and a formula are words.
    [InlineData("**Abstract**: We look\nat it.", "**Abstract**: We look at it.")]
    [InlineData(
        "3D scenes\n2 lanterns\n**bold**\n`code` and\n$x$ too.",
        "3D scenes 2 lanterns **bold** `code` and $x$ too."
    )]
    [InlineData("#hashtag\n-5 degrees\n1.5 lanterns.", "#hashtag -5 degrees 1.5 lanterns.")]
    [InlineData("We look.\n> A quote.", null)]
    [InlineData("We look\n===", null)]
    [InlineData("We look at\n$$\nx = y\n$$", null)]
    [InlineData("We look.\n[1]: https://example.org", null)]
    [InlineData("We look  \nat it.", null)]
    [InlineData("We look  \r\nat it.", null)]
    [InlineData("We look\\\nat it.", null)]
    [InlineData("We look\\\r\nat it.", null)]
    public void Markdown_lines_without_meaning_are_joined(string lines, string? expected)
    {
        const string Paper = "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n";
        var text = Paper + (lines.StartsWith('*') ? "" : Abstract + "\n") + lines + "\n";
        var joined = expected is null
            ? text
            : Paper + (lines.StartsWith('*') ? "" : Abstract + " ") + expected + "\n";
        Formatted(Parse(text), new FormattingOptions(AbstractLines.Join, 80)).ToString().ShouldBe(joined);
    }

    [Fact]
    public void Indented_code_is_not_joined()
    {
        const string Text =
            "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\n" + Abstract + "\n\n    x = 1\n    y = 2\n";
        Changes(Parse(Text), new FormattingOptions(AbstractLines.Join, 80)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "It says that corridors are long - ever so long.",
        "It says that corridors are long - ever\nso long."
    )]
    [InlineData(
        "It says that corridors of the year are 2024. But no.",
        "It says that corridors of the year are 2024.\nBut no."
    )]
    [InlineData(
        "It says that all corridors of it are >long ones.",
        "It says that all corridors of it are >long\nones."
    )]
    [InlineData(
        "It says that all corridors of it are # * - so.",
        "It says that all corridors of it are # * -\nso."
    )]
    [InlineData(
        "It says that all corridors of it $are\\ of$ long.",
        "It says that all corridors of it $are\\ of$\nlong."
    )]
    public void No_wrapped_line_starts_with_special_syntax(string words, string expected)
    {
        const string Paper = "## [Lanterns](https://arxiv.org/abs/2508.00011)\n\nAbstract: ";
        var options = new FormattingOptions(AbstractLines.Wrap, 40);
        var formatted = Formatted(Parse(Paper + "We look at things over there.\n" + words + "\n"), options);
        formatted.ToString().ShouldEndWith(expected + "\n");
        Changes(formatted, options).ShouldBeEmpty();
    }

    [Fact]
    public void No_wrapped_line_starts_with_a_field_name()
    {
        const string Text =
            "Title: Lanterns\nPDF: https://arxiv.org/pdf/2508.00011\nSummary: We look at all of what they have. Code: see below here.\n";
        Formatted(Parse(Text), new FormattingOptions(AbstractLines.Wrap, 45))
            .ToString()
            .ShouldEndWith("Summary: We look at all of what they have. Code:\nsee below here.\n");
    }

    [Theory]
    [InlineData(0, 5, 0)]
    [InlineData(0, 36, 0)]
    [InlineData(40, 40, 1)]
    [InlineData(40, 50, 1)]
    [InlineData(0, 40, 1)]
    [InlineData(0, 300, 2)]
    public void Range_that_touches_an_abstract_formats_it(int start, int end, int expected)
    {
        const string Text =
            "Aug 1\n\nLanterns for Long Corridors\n\nWe look\nat what it is.\n\nBridges Under Water\n\nWe look\nat what it is.\n";
        var span = TextSpan.FromBounds(Math.Min(start, Text.Length), Math.Min(end, Text.Length));
        var changes = Formatting.Changes(Parse(Text), span, new FormattingOptions(AbstractLines.Join, 80));
        changes.Select(c => c.NewText).ShouldBe(Enumerable.Repeat("We look at what it is.", expected));
    }

    [Theory]
    [InlineData("", null)]
    [InlineData(" \n\t", null)]
    [InlineData("Aug 1", "\n")]
    [InlineData("Aug 1 ", "\n")]
    [InlineData("Aug 1\n", null)]
    [InlineData("Aug 1\n  ", null)]
    [InlineData("Aug 1\r\n\r\nLanterns", "\r\n")]
    public void Last_line_gets_a_line_break(string text, string? end) =>
        Formatting.FinalLineBreak(Parse(text))?.NewText.ShouldBe(end);

    [Theory]
    [InlineData("pasted-page", "Aug 1\n\nLanterns  ‸\n", "Aug 1\n\nLanterns\n")]
    [InlineData(
        "pasted-page",
        "Aug 1\n\nWe light corridors.\n\n   ‸\n",
        "Aug 1\n\nWe light corridors.\n\n\n"
    )]
    [InlineData("pasted-page", "Aug 1\r\n \t‸\r\nLanterns", "Aug 1\r\n\r\nLanterns")]
    [InlineData(
        "markdown-list",
        "- [A](https://arxiv.org/abs/2507.00001)\n  ‸\n",
        "- [A](https://arxiv.org/abs/2507.00001)\n\n"
    )]
    // Two spaces are a hard line break in Markdown, also after a heading.
    [InlineData("markdown-list", "# Papers\n\nWe light  ‸\ncorridors.\n", null)]
    [InlineData("markdown-list", "```\ncode   ‸\n```\n", null)]
    [InlineData("markdown-list", "```\n\n   ‸\n```\n", null)]
    [InlineData(
        "markdown-sections",
        "### [A](https://arxiv.org/abs/2507.00001)\n\n```\ncode   ‸\nmore\n```\n",
        null
    )]
    [InlineData("markdown-sections", "```\ncode   ‸\n", null)]
    [InlineData("markdown-list", "```\ncode\n```\n\nWe light \t‸\n", "```\ncode\n```\n\nWe light\n")]
    [InlineData("markdown-list", "We light   ‸\ncorridors.\n", "We light  \ncorridors.\n")]
    [InlineData("markdown-list", "---\nabout: |\n  light   ‸\n---\n", null)]
    [InlineData("pasted-page", "Aug 1\n\n```\n\ncode   ‸\n\n```\n", null)]
    public void Line_left_by_Enter_loses_trailing_whitespace_except_in_code(
        string dialect,
        string text,
        string? expected
    )
    {
        var offset = text.IndexOf('‸', StringComparison.Ordinal);
        var tree = DigestTree.Parse(text.Remove(offset, 1), DialectChooser.Find(dialect)!);
        var change = Formatting.Leave(tree, tree.Position(offset).Line);
        if (expected is null)
            change.ShouldBeNull();
        else
            TextChange.Apply(tree.ToString(), [change.ShouldNotBeNull()]).ShouldBe(expected);
    }

    private static IReadOnlyList<TextChange> Changes(DigestTree tree, FormattingOptions? options = null) =>
        Formatting.Changes(tree, new TextSpan(0, tree.Length), options);

    private static DigestTree Formatted(DigestTree tree, FormattingOptions? options = null) =>
        tree.Reparse(TextChange.Apply(tree.ToString(), Changes(tree, options)));

    private static DigestTree Keeps(string text, FormattingOptions options, string name)
    {
        var before = Parse(text);
        var after = Formatted(before, options);
        Words(after).ShouldBe(Words(before), name);
        Read(after).ShouldBe(Read(before), name);
        Changes(after, options).ShouldBeEmpty(name);
        return after;
    }

    private static bool AreApart(Part above, Part part) =>
        !(above is DateHeading or Entry && part is DateHeading or Entry)
        || above.ToString().ReplaceLineEndings("\n").EndsWith("\n\n", StringComparison.Ordinal)
        || Whitespace.IsBlank(LineBreaks.LastLine(above.ToString()))
        || part.ToString().TrimStart()
            is ['-' or '*' or '+' or '|' or '<' or '\\' or (>= '0' and <= '9'), ..];

    // Days, papers and their fields.
    private static string Read(DigestTree tree) =>
        string.Join(
            '\n',
            tree.Parts.Select(p => p.Part)
                .Select(p =>
                    p switch
                    {
                        DateHeading day => day.Slice(day.Name),
                        Entry e =>
                            $"{e.Content.Title} | {Whitespace.Fold(e.Content.Abstract is { } a ? e.Slice(a) : "")} | {string.Join(';', e.Content.Fields.Select(f => f.Name + f.Value))} | {string.Join(' ', e.Links.Select(l => l.Text))}",
                        _ => "",
                    }
                )
                .Where(t => t.Length > 0)
        );

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static string Words(DigestTree tree) =>
        string.Join(' ', tree.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
