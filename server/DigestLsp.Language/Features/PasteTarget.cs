using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Fits a piece of a digest into the place where it is pasted.</summary>
public static class PasteTarget
{
    private const int Around = 8;

    /// <summary>The piece with one blank line to what stands before and behind it, and the document's line breaks.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">Where the piece goes.</param>
    /// <param name="piece">Whole paragraphs, lines ended by <c>\n</c>.</param>
    public static string Fit(DigestTree tree, int offset, string piece)
    {
        if (piece.Length == 0)
            return piece;
        var before = tree.Slice(TextSpan.FromBounds(Math.Max(0, offset - Around), offset));
        var behind = tree.Slice(TextSpan.FromBounds(offset, Math.Min(tree.Length, offset + Around)));
        var isFirst = offset <= Around && Whitespace.IsBlank(before);
        var isLast = offset + Around >= tree.Length && Whitespace.IsBlank(behind);
        var above = isFirst ? 2 : before[before.AsSpan().TrimEnd().Length..].Count(c => c == '\n');
        var below = isLast ? 1 : behind[..^behind.AsSpan().TrimStart().Length].Count(c => c == '\n');
        var head = new string('\n', Math.Max(0, 2 - above));
        var tail = new string('\n', Math.Max(0, 1 - below));
        var fitted = head + piece.Trim('\n') + "\n" + tail;
        return tree.PartAt(0)?.Part.ToString().Contains("\r\n", StringComparison.Ordinal) == true
            ? fitted.Replace("\n", "\r\n", StringComparison.Ordinal)
            : fitted;
    }
}
