using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Words that stand where something else was meant to stand.</summary>
public sealed partial class Placeholder : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.placeholder";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayMend => false;

    /// <inheritdoc/>
    public override string Summary =>
        "Finds `this https URL`, `TODO` and `TBD`, links without text or address in Markdown, and a title, abstract, field or cell that is `null`, `None`, `nan` or `undefined` (a field may say `none`: that is an answer). A table's `null` is only a hint: some archives write it in every row.";

    /// <inheritdoc/>
    public override string Why =>
        "A program or a writer left it there, and readers get it instead of what was meant.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. Our code is at this https URL.
                                                                                              ^^^^^^^^^^^^^^

                Lanterns for Long Corridors

                TODO: find the abstract
                ^^^^

                Code: null
                      ^^^^
                """,
            """
                # Papers of 2025-08-01

                ### [Gardens of Sparse Attention](https://arxiv.org/abs/2508.01234)

                **Abstract**: We plant gardens of attention and watch which rows bear fruit. See [the page]().
                                                                                                 ^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, List<Finding> found)
    {
        if (part is not Entry entry)
            return;
        var offset = 0;
        foreach (var (block, role) in part.Blocks)
        {
            if (role is not (BlockRole.Furniture or BlockRole.Separator or BlockRole.Date))
                CheckBlock(entry, block, role, offset, found);
            offset += block.Width;
        }
    }

    private void CheckBlock(Entry entry, Block block, BlockRole role, int offset, List<Finding> found)
    {
        var text = block.Text.Span;
        var line = text.TrimStart();
        if (line.StartsWith('|'))
        {
            foreach (var cell in Cells().EnumerateMatches(text))
                Add(cell.Index, cell.Length, quiet: true, text, found);
        }
        foreach (var match in Anywhere().EnumerateMatches(text))
            Add(match.Index, match.Length, quiet: false, text, found);
        if (!entry.IsPlainText)
        {
            foreach (var match in EmptyLinks().EnumerateMatches(text))
                Add(match.Index, match.Length, quiet: false, text, found);
        }
        var whole = entry.ValueOf(block, role);
        if (
            whole is { } value
            && Whole().IsMatch(text.Slice(value.Start, value.Length))
            && !(role is BlockRole.Field && text.Slice(value.Start, value.Length).SequenceEqual("none"))
        )
            Add(value.Start, value.Length, quiet: false, text, found);

        void Add(int start, int length, bool quiet, ReadOnlySpan<char> from, List<Finding> to) =>
            to.Add(
                new Finding(
                    Id,
                    new TextSpan(offset + start, length),
                    $"“{from.Slice(start, length)}” stands here for something that is missing"
                )
                {
                    IsQuiet = quiet,
                }
            );
    }

    [GeneratedRegex(
        @"\bthis https? URL\b|(?<![\w$\\#@`])(?:TODO|TBD|FIXME)(?=[\s:.)\],]|$)(?! (?:list|lists|comment)s?\b)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Anywhere();

    [GeneratedRegex(
        @"(?<=\|\s{0,20})(?:null|None|nan|undefined)(?=\s{0,20}\|)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Cells();

    [GeneratedRegex(
        @"(?<![!\]\\])\[[^\[\]\r\n]{1,200}\]\(\s{0,5}\)|(?<![!\]\\])\[\s{0,5}\]\([^()\s]{1,300}\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex EmptyLinks();

    [GeneratedRegex(@"^(?:null|none|nan|undefined)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
