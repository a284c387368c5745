using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a field without a value.</summary>
public sealed class EmptyField : PartRule
{
    // The maximum length of markers between the start of the line and the field's name: "- **".
    private const int MaxMarker = 12;

    /// <inheritdoc/>
    public override string Id => "entry.empty-field";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for fields without a value: `Authors:` without authors. Labels with list items or indented lines below them are ignored. Empty table cells are reported as hints, except tags, reading status and notes.";

    /// <inheritdoc/>
    public override string Why => "The value was lost or never filled in.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Tags: gardens, attention
                Code:
                ^^^^
                """,
            """
                # Papers of 2025-08-01

                ### [Gardens of Sparse Attention](https://arxiv.org/abs/2508.01234)

                **Abstract**: We plant gardens of attention and watch which rows bear fruit.

                - **Training**:
                  - Rows in the shade
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry entry)
            return;
        string? text = null;
        foreach (var field in entry.Content.Fields)
        {
            if (!field.ValueSpan.IsEmpty)
                continue;
            // The name of a table cell is in the header, so nothing in this line can be removed.
            var isCell = field.NameSpan.IsEmpty;
            // Not every paper of a table has tags, a status and notes.
            if (isCell && field.Name is TagList.FieldName or "Status" or "Note")
                continue;
            if (!isCell && HasTextBelow(entry, text ??= entry.ToString(), field))
                continue;
            found.Add(
                new Diagnostic(Id, field.NameSpan, $"Field `{field.Name}` is empty")
                {
                    IsHint = isCell,
                    Fixes = isCell
                        ? []
                        :
                        [
                            new Fix(
                                $"Remove field `{field.Name}`",
                                [new TextChange(Lines(text ??= entry.ToString(), field), "")]
                            ),
                        ],
                }
            );
        }
    }

    // "- **Training**:" followed by items, lines or a code block: they are its value.
    private static bool HasTextBelow(Entry entry, ReadOnlySpan<char> text, EntryField field)
    {
        var lines = Lines(text, field);
        var line = text.Slice(lines.Start, lines.Length);
        var indent = line.Length - line.TrimStart(" \t>").Length;
        var below = text[lines.End..];
        var content = below.TrimStart("\r\n");
        var next = content[..LineBreaks.ContentLength(content)];
        var item = next.TrimStart(" \t>");
        var nextIndent = next.Length - item.Length;
        if (item.IsEmpty)
            return false;
        // An item, quote or image below a label that is not an item itself is its value.
        var isItem =
            item is ['-' or '*' or '+' or '•' or '·' or '!', ' ' or '[', ..]
            || item is [>= '0' and <= '9', '.' or ')', ..];
        var isLabelItem = line.TrimStart(" \t>") is ['-' or '*' or '+' or '•', ' ', ..];
        return nextIndent > indent
            || (isItem && !isLabelItem && !IsField(entry, lines.End + below.Length - content.Length));
    }

    private static bool IsField(Entry entry, int start) =>
        entry.Content.Fields.Any(f => f.NameSpan.Start >= start && f.NameSpan.Start < start + MaxMarker);

    // The lines of the field with their line breaks.
    private static TextSpan Lines(ReadOnlySpan<char> text, EntryField field)
    {
        var start = text[..field.NameSpan.Start].LastIndexOfAny('\r', '\n') + 1;
        return new TextSpan(start, LineBreaks.LineLength(text[start..], out _));
    }
}
