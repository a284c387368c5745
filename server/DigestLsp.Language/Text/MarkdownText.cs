using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>Strangers' text as Markdown that shows it and does nothing else: no link, picture, HTML, command or theme icon.</summary>
public static class MarkdownText
{
    private const string Marks = @"\`*_{}[]()<>#+-.!|~&$:=^";

    // Editors make a link of a bare address; a word joiner behind its colon or dot takes the address apart and shows nothing.
    private const char WordJoiner = '\u2060';

    /// <summary>The text on one line, white space folded, control characters gone, every mark escaped.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        var blank = false;
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsWhiteSpace(character))
            {
                blank = escaped.Length > 0;
                continue;
            }
            if (char.IsControl(character))
                continue;
            if (blank)
                escaped.Append(' ');
            blank = false;
            if (Marks.Contains(character, StringComparison.Ordinal))
                escaped.Append('\\');
            escaped.Append(character);
            if (character == '@' || StartsAddress(text, i))
                escaped.Append(WordJoiner);
        }
        return escaped.ToString();
    }

    private static bool StartsAddress(string text, int index) =>
        text[index] == ':'
            ? text.AsSpan(index + 1).StartsWith("//", StringComparison.Ordinal)
            : text[index] == '.'
                && index >= 3
                && text.AsSpan(index - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase);
}
