using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>White space of a digest as it should be: one blank line between what is apart, none at the start, no blanks at line ends. Never a word is changed.</summary>
public static class Formatting
{
    /// <summary>The changes inside a span of the document, none overlapping; applied twice they are applied once.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="within">Changes that reach out of it are left out.</param>
    /// <param name="options">What becomes of abstracts' lines; without it they stay.</param>
    public static IReadOnlyList<TextChange> Changes(
        DigestTree tree,
        TextSpan within,
        FormattingOptions? options = null
    )
    {
        options ??= FormattingOptions.Default;
        var changes = new List<TextChange>();
        foreach (var at in tree.PartsIn(within))
        {
            // At the document's ends blank lines are judged otherwise.
            var isInside = at.Start > 0 && at.End < tree.Length;
            if (isInside && ReferenceEquals(at.Part.FormattedMemo, options))
                continue;
            var known = changes.Count;
            Add(tree, at, options, changes);
            if (isInside && changes.Count == known)
                at.Part.FormattedMemo = options;
        }
        changes.RemoveAll(c => !within.Contains(c.Span));
        return changes;
    }

    /// <summary>The blanks at the end of a line that a writer leaves with Enter, taken out; null where there are none, or they are code.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="line">The line's number.</param>
    public static TextChange? Leave(DigestTree tree, int line)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        var end = tree.Offset(new LinePosition(line, int.MaxValue));
        var text = tree.Slice(TextSpan.FromBounds(start, end));
        return
            Blanks.AtLineEnds(text, tree.Dialect.IsMarkdown) is [var blanks]
            && !tree.Dialect.IsCode(tree, start)
            ? new TextChange(blanks.Shift(start), "")
            : null;
    }

    private static void Add(DigestTree tree, PartAt at, FormattingOptions options, List<TextChange> changes)
    {
        var abstracts = AbstractFormatting.Changes(tree, at, options);
        changes.AddRange(abstracts);
        var start = at.Start;
        foreach (var (block, _) in at.Part.Blocks)
        {
            var isLast = start + block.Width == tree.Length;
            foreach (var blanks in Blanks.AtLineEnds(block.Text.Span, at.Part.IsMarkdown))
            {
                if (!abstracts.Exists(c => c.Span.Overlaps(blanks.Shift(start))))
                    changes.Add(new TextChange(blanks.Shift(start), ""));
            }
            if (BlankLines(block, start, isLast) is { } change)
            {
                changes.RemoveAll(c => change.Span.Contains(c.Span));
                changes.Add(change);
            }
            start += block.Width;
        }
    }

    /// <summary>Every run of blank lines behind a block as one; none at the start of the document.</summary>
    internal static TextChange? BlankLines(Block block, int start, bool isLast)
    {
        var text = block.Text.Span;
        var content = block.Content;
        if (content.IsEmpty)
            return start == 0 && block.Width > 0 ? new TextChange(new TextSpan(0, block.Width), "") : null;
        var end = content.End + LineBreaks.LineLength(text[content.End..], out _);
        var kept = isLast ? end : end + LineBreaks.LineLength(text[end..], out _);
        return kept < block.Width
            ? new TextChange(TextSpan.FromBounds(start + kept, start + block.Width), "")
            : null;
    }
}
