namespace DigestLsp.Language.Text;

/// <summary>Finds sentences in text. A blank line ends a sentence, and the period of an abbreviation does not.</summary>
public static class Sentences
{
    private const string Marks = ".!?…。！？｡";
    private const string Closers = "\"'”’)]}»›」』）】*_`";
    private const string Openers = "\"'“‘([{«‹「『（【*_`";

    // Abbreviations that never end a sentence.
    private static readonly HashSet<string> Inner = new(
        "e.g i.e cf vs viz w.r.t a.k.a Dr Prof Mr Mrs Ms St".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    // Abbreviations before a number or a letter that is one; before a word they are words.
    private static readonly HashSet<string> Numbered = new(
        "Fig Figs Eq Eqs Sec Secs Tab No Nos Ref Refs Ch App Alg Thm Lem Prop Def Vol p pp".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    // Abbreviations that end a sentence before a capital.
    private static readonly HashSet<string> Last = new(
        "al etc resp approx ca".Split(' '),
        StringComparer.OrdinalIgnoreCase
    );

    // Such a word never follows an initial, but may follow a letter of a formula.
    private static readonly HashSet<string> Beginnings = new(
        "We The This These Our In It To However For As By Then When With Here A An".Split(' '),
        StringComparer.Ordinal
    );

    /// <summary>Gets the trimmed sentence that contains or touches an offset, or null.</summary>
    public static TextSpan? At(ReadOnlySpan<char> text, int offset)
    {
        var start = Next(text, 0);
        while (start < text.Length && start <= offset)
        {
            var end = End(text, start);
            var next = Next(text, end);
            // Between two sentences, the caret is before the second.
            if (offset < end || (offset == end && (next > end || next == text.Length)))
                return TextSpan.FromBounds(start, end);
            start = next;
        }
        return null;
    }

    // The end of the sentence that starts there.
    private static int End(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        for (var i = start; i < text.Length; i++)
        {
            if (Whitespace.IsBlank(text[i]))
            {
                var next = Next(text, i);
                if (next == text.Length || LineBreaks.Count(text[i..next]) > 1)
                    return end;
                i = next;
            }
            end = i + 1;
            if (!Marks.Contains(text[i], StringComparison.Ordinal))
                continue;
            while (end < text.Length && Marks.Contains(text[end], StringComparison.Ordinal))
                end++;
            while (end < text.Length && Closers.Contains(text[end], StringComparison.Ordinal))
                end++;
            // Full-width punctuation needs no space after it.
            if (
                text[i] is '。' or '！' or '？' or '｡'
                || (end < text.Length && Whitespace.IsBlank(text[end]) && !GoesOn(text, start, i, end))
            )
                return end;
            i = end - 1;
        }
        return end;
    }

    // Whether a punctuation mark before a space does not end the sentence.
    private static bool GoesOn(ReadOnlySpan<char> text, int start, int mark, int end)
    {
        if (text[mark] is not ('.' or '…'))
            return false;
        var next = text[Next(text, end)..].TrimStart(Openers);
        if (next.IsEmpty)
            return false;
        if (char.IsLower(next[0]))
            return true;
        var before = text[start..mark];
        var word = before[(before.LastIndexOfAny(" \t\n\r\u00A0([{\"“‘") + 1)..].ToString();
        if (
            word.Length == before.Length
            && word.Length > 0
            && !word.AsSpan().ContainsAnyExceptInRange('0', '9')
        )
            return true;
        if (word.Length == 1 && char.IsUpper(word[0]))
            return char.IsUpper(next[0]) && !Beginnings.Contains(FirstWord(next));
        return Inner.Contains(word)
            || (Last.Contains(word) && !char.IsUpper(next[0]))
            || (
                Numbered.Contains(word)
                && !(next.Length > 1 && char.IsLetter(next[1]) && char.IsLower(next[1]))
            );
    }

    private static string FirstWord(ReadOnlySpan<char> text) =>
        Words.At(text, 0) is { } word ? text[..word.End].ToString() : "";

    private static int Next(ReadOnlySpan<char> text, int from)
    {
        while (from < text.Length && Whitespace.IsBlank(text[from]))
            from++;
        return from;
    }
}
