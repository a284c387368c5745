using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Formats the whitespace of a digest: one blank line between parts, none at the start, no trailing whitespace. Never changes a word.
/// </summary>
public static class Formatting
{
    /// <summary>Gets the changes inside a span, without overlaps. Formatting is idempotent.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="within">Changes outside of the span are left out, except those of abstracts that overlap it.</param>
    /// <param name="options">The options for abstracts; by default they are kept.</param>
    public static IReadOnlyList<TextChange> Changes(
        DigestTree tree,
        TextSpan within,
        FormattingOptions? options = null
    )
    {
        options ??= FormattingOptions.Default;
        // Of two changes at one offset, the insertion comes first.
        List<TextChange> changes = [.. PartSpacing.Missing(tree, within)];
        foreach (var at in tree.PartsIn(within))
        {
            Add(tree, at, within, options, changes);
        }
        return changes;
    }

    /// <summary>
    /// Gets the change that removes trailing whitespace from a line left with Enter, or null if there is no such whitespace or it is code.
    /// </summary>
    /// <param name="tree">The document.</param>
    /// <param name="line">The line number.</param>
    public static TextChange? Leave(DigestTree tree, int line)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        var end = tree.Offset(new LinePosition(line, int.MaxValue));
        var text = tree.Slice(TextSpan.FromBounds(start, end));
        return
            Whitespace.AtLineEnds(text, tree.Dialect.IsMarkdown) is [var blanks]
            && !tree.Dialect.IsCode(tree, start)
            ? new TextChange(blanks.Shift(start), "")
            : null;
    }

    /// <summary>Gets the change that adds a final line break, or null if there is one or the document is blank.</summary>
    public static TextChange? FinalLineBreak(DigestTree tree)
    {
        if (tree.PartAt(tree.Length) is not { Part: var last } || last.Content.IsEmpty)
            return null;
        var behind = last.Slice(TextSpan.FromBounds(last.Content.End, last.Width));
        return LineBreaks.Count(behind) > 0
            ? null
            : new TextChange(new TextSpan(tree.Length, 0), tree.LineEnd());
    }

    /// <summary>Adds the changes of a part that are within the range.</summary>
    private static void Add(
        DigestTree tree,
        PartAt at,
        TextSpan within,
        FormattingOptions options,
        List<TextChange> changes
    )
    {
        var abstracts = AbstractFormatting.Changes(tree, at, options);
        foreach (var change in abstracts)
        {
            if (IsTouched(change.Span, within))
                changes.Add(change);
        }
        var start = at.Start;
        foreach (var placed in at.Part.Blocks)
        {
            var end = start + placed.Block.Width;
            var lines = BlankLines(placed, start, isLast: end == tree.Length);
            if (lines is { } run && within.Contains(run.Span))
                changes.Add(run);
            else
                lines = null;
            foreach (var blanks in placed.BlanksAtLineEnds(at.Part.IsMarkdown))
            {
                var span = blanks.Shift(start);
                var isGone =
                    lines?.Span.Contains(span) == true || abstracts.Exists(c => c.Span.Overlaps(span));
                if (!isGone && within.Contains(span))
                    changes.Add(new TextChange(span, ""));
            }
            start = end;
        }
    }

    private static bool IsTouched(TextSpan span, TextSpan within) =>
        within.IsEmpty ? span.Touches(within.Start) : span.Overlaps(within);

    /// <summary>
    /// Gets the change that reduces the blank lines after a block to one, except in code, and to none at the start of the document.
    /// </summary>
    internal static TextChange? BlankLines(AssignedBlock placed, int start, bool isLast)
    {
        var block = placed.Block;
        var text = block.Text.Span;
        var content = block.Content;
        if (content.IsEmpty)
            return start == 0 && block.Width > 0 ? new TextChange(new TextSpan(0, block.Width), "") : null;
        if (placed.Role == BlockRole.Code)
            return null;
        var end = content.End + LineBreaks.LineLength(text[content.End..], out _);
        var kept = isLast ? end : end + LineBreaks.LineLength(text[end..], out _);
        return kept < block.Width
            ? new TextChange(TextSpan.FromBounds(start + kept, start + block.Width), "")
            : null;
    }
}
