using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>Decodes TeX commands for characters: <c>Fr\'ed\'eric</c>, <c>Schr{\"o}dinger</c>, <c>\L ukasz</c>. Math is unchanged.</summary>
internal static class TexText
{
    /// <summary>Replaces commands for accents and letters with characters.</summary>
    public static string Decode(string text)
    {
        if (!text.Contains('\\', StringComparison.Ordinal))
            return text;
        var decoded = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; )
        {
            var math = text[i] == '$' ? MathText.LengthAt(text, i) : 0;
            if (math > 0)
            {
                decoded.Append(text, i, math);
                i += math;
            }
            else if (text[i] == '{' && Command(text, i + 1) is { } braced && At(text, braced.End) == '}')
            {
                decoded.Append(braced.Character);
                i = braced.End + 1;
            }
            else if (Command(text, i) is { } command)
            {
                decoded.Append(command.Character);
                i = command.End;
            }
            else
                decoded.Append(text[i++]);
        }
        return decoded.ToString();
    }

    // The command at an offset, or null if none there is a character.
    private static (char Character, int End)? Command(string text, int at)
    {
        if (At(text, at) != '\\' || at + 1 >= text.Length)
            return null;
        var name = text[at + 1];
        if ("&%#_$".Contains(name))
            return (name, at + 2);
        if (char.IsAsciiLetter(name))
            return Named(text, at + 1);
        return
            Letter(text, at + 2, isWord: false) is { } letter
            && LatinLetters.With(name, letter.Character) is { } marked
            ? (marked, letter.End)
            : null;
    }

    // "\c{c}", "\v s", "\o", "\ss{}"
    private static (char Character, int End)? Named(string text, int start)
    {
        var end = start;
        while (end < text.Length && char.IsAsciiLetter(text[end]))
            end++;
        var name = text[start..end];
        if (LatinLetters.Named(name) is { } own)
            return (own, AfterName(text, end));
        return
            name.Length == 1
            && Letter(text, end, isWord: true) is { } letter
            && LatinLetters.With(name[0], letter.Character) is { } marked
            ? (marked, letter.End)
            : null;
    }

    // The letter below an accent: "e", "{e}", "\i", "{\i}", after a space if the accent is a word.
    private static (char Character, int End)? Letter(string text, int at, bool isWord)
    {
        if (isWord && At(text, at) == ' ')
            at++;
        else if (isWord && At(text, at) is not ('{' or '\\'))
            return null;
        var braced = At(text, at) == '{';
        if (braced)
            at++;
        (char Character, int End)? letter =
            At(text, at) == '\\' && At(text, at + 1) is 'i' or 'j' && !char.IsAsciiLetter(At(text, at + 2))
                ? (text[at + 1], AfterName(text, at + 2))
            : char.IsLetter(At(text, at)) ? (text[at], at + 1)
            : null;
        if (!braced || letter is not { } inner)
            return letter;
        return At(text, inner.End) == '}' ? (inner.Character, inner.End + 1) : null;
    }

    // A space or empty braces after a command end its name and are not printed.
    private static int AfterName(string text, int end) =>
        At(text, end) == ' ' ? end + 1
        : At(text, end) == '{' && At(text, end + 1) == '}' ? end + 2
        : end;

    private static char At(string text, int index) => index < text.Length ? text[index] : '\0';
}
