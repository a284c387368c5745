using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Fits text into the position of a paste.</summary>
public static class PasteTarget
{
    private const int Around = 8;

    /// <summary>Adds one blank line before and after a text and converts its line endings to those of the document.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The insertion offset.</param>
    /// <param name="piece">Whole paragraphs with <c>\n</c> line ends.</param>
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
