using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The line of a caret, and what of it a proposal would replace.</summary>
/// <param name="Start">Offset of its first character in the document.</param>
/// <param name="Text">Its text, without its line break.</param>
/// <param name="Caret">The caret's place in it.</param>
/// <param name="Above">What the line above it begins with; empty on the first.</param>
internal sealed record CompletionLine(int Start, string Text, int Caret, string Above)
{
    private const int Beginning = 300;

    /// <summary>What stands before the caret.</summary>
    public string Before => Text[..Caret];

    /// <summary>Where it ends in the document.</summary>
    public int End => Start + Text.Length;

    /// <summary>Whether a blank line, or nothing, stands above.</summary>
    public bool IsBehindBlank => Whitespace.IsBlank(Above);

    /// <summary>Whether a line follows.</summary>
    public bool IsFollowed { get; private init; }

    /// <summary>Whether a blank line follows, and not only the document's end.</summary>
    public bool IsBeforeBlank { get; private init; }

    public static CompletionLine At(DigestTree tree, int offset)
    {
        var position = tree.Position(offset);
        var start = tree.Offset(position with { Character = 0 });
        var above = position.Line == 0 ? "" : LineOf(tree, position.Line - 1, Beginning);
        return new CompletionLine(start, LineOf(tree, position.Line), offset - start, above)
        {
            IsFollowed = position.Line + 1 < tree.LineCount,
            IsBeforeBlank =
                position.Line + 2 < tree.LineCount
                && Whitespace.IsBlank(LineOf(tree, position.Line + 1, Beginning)),
        };
    }

    /// <summary>Where the name ends that goes on at a place of the line.</summary>
    public int NameEnd(int from)
    {
        var end = from;
        while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || Text[end] is '-' or '_' or '.'))
            end++;
        // A full stop behind an address ends the sentence.
        while (end > from && Text[end - 1] == '.')
            end--;
        return end;
    }

    /// <summary>From a place of the line to the next comma or the line's end.</summary>
    public TextSpan Value(int from)
    {
        var end = Text.AsSpan(Caret).IndexOfAny(',', ';', '#');
        end = end < 0 ? Text.Length : Caret + end;
        while (end > Caret && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return Span(from, end);
    }

    /// <summary>From a place of the line to another, in the document's coordinates.</summary>
    public TextSpan Span(int from, int end) => TextSpan.FromBounds(Start + from, Start + end);

    /// <summary>Whether a value at this place would stick to the colon or comma before it.</summary>
    public bool NeedsBlank(int at) => at > 0 && Text[at - 1] is ':' or ',' or ';' or '*' or '_';

    private static string LineOf(DigestTree tree, int line, int most = int.MaxValue)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        return tree.Slice(TextSpan.FromBounds(start, tree.Offset(new LinePosition(line, most))));
    }
}
