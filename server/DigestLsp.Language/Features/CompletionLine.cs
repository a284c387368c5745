using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The line of a caret, and what of it a proposal would replace.</summary>
/// <param name="Start">Offset of its first character in the document.</param>
/// <param name="Text">Its text, without its line break.</param>
/// <param name="Caret">The caret's place in it.</param>
internal sealed record CompletionLine(int Start, string Text, int Caret)
{
    /// <summary>What stands before the caret.</summary>
    public string Before => Text[..Caret];

    /// <summary>The paper that a field on this line would belong to; null where none would.</summary>
    public Entry? Entry { get; private init; }

    /// <summary>Whether a blank line, or nothing, stands above.</summary>
    public bool IsBehindBlank { get; private init; }

    /// <summary>Where the word at the line's start begins.</summary>
    public int WordStart => Text.Length - Text.TrimStart().Length;

    /// <summary>Whether the line holds a word that is just being written, or nothing.</summary>
    public bool IsWordAtStart =>
        Text.Trim().Length <= 12
        && Caret == Text.TrimEnd().Length
        && Text.Trim().All(char.IsLetterOrDigit)
        && (Entry is not null || IsBehindBlank);

    public static CompletionLine At(DigestTree tree, int offset)
    {
        var position = tree.Position(offset);
        var start = tree.Offset(position with { Character = 0 });
        var end = tree.Offset(position with { Character = int.MaxValue });
        var above = position.Line == 0 ? "" : LineOf(tree, position.Line - 1);
        var behindBlank = Blanks.IsBlank(above);
        var at = tree.PartAt(start);
        var entry = at?.Part as Entry;
        // A word behind a blank line may be read as the title of a paper to come: the field would be of the one before.
        if (at is { } part && (entry is null || part.Start >= start) && start > 0)
            entry = tree.PartsBefore(start).Take(2).Select(p => p.Part).OfType<Entry>().FirstOrDefault();
        return new CompletionLine(start, tree.Slice(TextSpan.FromBounds(start, end)), offset - start)
        {
            Entry = behindBlank || FieldText.IsField(above) ? entry : null,
            IsBehindBlank = behindBlank,
        };
    }

    /// <summary>From a place of the line to the end of the name that the caret stands in.</summary>
    public TextSpan Around(int from)
    {
        var end = Caret;
        while (end < Text.Length && (char.IsAsciiLetterOrDigit(Text[end]) || Text[end] is '-' or '_' or '.'))
            end++;
        // A full stop behind an address ends the sentence.
        while (end > Caret && Text[end - 1] == '.')
            end--;
        return TextSpan.FromBounds(Start + Math.Min(from, Caret), Start + end);
    }

    /// <summary>From a place of the line to the next comma or the line's end.</summary>
    public TextSpan Value(int from)
    {
        var end = Text.AsSpan(Caret).IndexOfAny(',', ';', '#');
        end = end < 0 ? Text.Length : Caret + end;
        while (end > Caret && char.IsWhiteSpace(Text[end - 1]))
            end--;
        return TextSpan.FromBounds(Start + Math.Min(from, Caret), Start + end);
    }

    /// <summary>Whether a value at this place would stick to the colon or comma before it.</summary>
    public bool NeedsBlank(int at) => at > 0 && Text[at - 1] is ':' or ',' or ';';

    private static string LineOf(DigestTree tree, int line)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        return tree.Slice(TextSpan.FromBounds(start, tree.Offset(new LinePosition(line, int.MaxValue))));
    }
}
