using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The line of the caret for completion.</summary>
/// <param name="Start">The offset of its start in the document.</param>
/// <param name="Text">Its text without the line break.</param>
/// <param name="Caret">The caret's offset in it.</param>
/// <param name="Above">The start of the line above; empty on the first line.</param>
internal sealed record CompletionLine(int Start, string Text, int Caret, string Above)
{
    private const int Beginning = 300;

    /// <summary>The text before the caret.</summary>
    public string Before => Text[..Caret];

    /// <summary>The offset of its end in the document.</summary>
    public int End => Start + Text.Length;

    /// <summary>Whether it is after a blank line or the first line.</summary>
    public bool IsBehindBlank => Whitespace.IsBlank(Above);

    /// <summary>Whether a line follows.</summary>
    public bool IsFollowed { get; private init; }

    /// <summary>Whether a blank line follows, and not only the end of the document.</summary>
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

    /// <summary>Gets the end of the name that contains an offset of the line.</summary>
    public int NameEnd(int from)
    {
        var end = from;
        while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || Text[end] is '-' or '_' or '.'))
            end++;
        // A period after a URL ends the sentence.
        while (end > from && Text[end - 1] == '.')
            end--;
        return end;
    }

    /// <summary>Gets the span from an offset of the line to the next comma or its end.</summary>
    public TextSpan Value(int from)
    {
        var end = Text.AsSpan(Caret).IndexOfAny(',', ';', '#');
        end = end < 0 ? Text.Length : Caret + end;
        while (end > Caret && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return Span(from, end);
    }

    /// <summary>Gets the document span between two offsets of the line.</summary>
    public TextSpan Span(int from, int end) => TextSpan.FromBounds(Start + from, Start + end);

    /// <summary>Whether a value at an offset needs a space after a colon or comma.</summary>
    public bool NeedsBlank(int at) => at > 0 && Text[at - 1] is ':' or ',' or ';' or '*' or '_';

    private static string LineOf(DigestTree tree, int line, int most = int.MaxValue)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        return tree.Slice(TextSpan.FromBounds(start, tree.Offset(new LinePosition(line, most))));
    }
}
