namespace DigestLsp.Language.Text;

/// <summary>Handles URLs divided by a line break or a LaTeX command for one.</summary>
internal static class LinkWrap
{
    // The minimum line length of hard-wrapped text.
    private const int MinLine = 50;
    private const int MaxIndent = 8;
    private const int MaxToken = 200;

    private static readonly string[] BreakCommands = ["\\allowbreak", "\\linebreak", "\\penalty0", "\\break"];

    /// <summary>Gets where a URL continues after a line break, or -1 if it ends there.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">The start of the host or path.</param>
    /// <param name="lineEnd">The line break.</param>
    public static int Continuation(ReadOnlySpan<char> text, int start, int lineEnd)
    {
        var next =
            lineEnd
            + (text[lineEnd] == '\r' && lineEnd + 1 < text.Length && text[lineEnd + 1] == '\n' ? 2 : 1);
        var token = next;
        while (token < text.Length && token - next <= MaxIndent && text[token] is ' ' or '\t')
            token++;
        if (lineEnd == start || token == text.Length || !char.IsAsciiLetterOrDigit(text[token]))
            return -1;
        var tokenEnd = token;
        while (tokenEnd < text.Length && tokenEnd - token < MaxToken && IsUrlCharacter(text[tokenEnd]))
            tokenEnd++;
        var piece = text[token..tokenEnd].TrimEnd(".,;:!?");
        if (
            piece.IsEmpty
            || piece.Contains("://", StringComparison.Ordinal)
            || piece.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
            || (tokenEnd < text.Length && text[tokenEnd - 1] == ':')
        )
            return -1;
        return IsInBraces(text, start, tokenEnd) || IsWrapped(text, start, lineEnd, piece) ? token : -1;
    }

    /// <summary>Gets the length of a LaTeX command that allows a line break, including the space after it, or 0.</summary>
    public static int BreakCommand(ReadOnlySpan<char> text, int at)
    {
        foreach (var command in BreakCommands)
        {
            if (!text[at..].StartsWith(command, StringComparison.Ordinal))
                continue;
            var end = at + command.Length;
            if (end < text.Length && char.IsAsciiLetter(text[end]))
                continue;
            if (text[end..].StartsWith("{}", StringComparison.Ordinal))
                return command.Length + 2;
            return command.Length + (end < text.Length && text[end] == ' ' ? 1 : 0);
        }
        return 0;
    }

    /// <summary>Whether a text contains such a command.</summary>
    public static bool HasBreakCommand(string text) =>
        text.Contains('\\', StringComparison.Ordinal)
        && Array.Exists(BreakCommands, c => text.Contains(c, StringComparison.Ordinal));

    // "\url{https://…↵…}", "<https://…↵…>"
    private static bool IsInBraces(ReadOnlySpan<char> text, int start, int tokenEnd)
    {
        var before = text[Math.Max(0, start - "{https://".Length)..start].TrimEnd("htpsHTPS:/");
        var close =
            before is [.., '{'] ? '}'
            : before is [.., '<'] ? '>'
            : '\0';
        return close != '\0' && tokenEnd < text.Length && text[tokenEnd] == close;
    }

    private static bool IsWrapped(ReadOnlySpan<char> text, int start, int lineEnd, ReadOnlySpan<char> piece)
    {
        var from = Math.Max(0, lineEnd - MaxToken);
        var window = text[from..lineEnd];
        var lineStart = from + window.LastIndexOfAny('\r', '\n') + 1;
        if (lineEnd - lineStart < MinLine || lineStart > start)
            return false;
        var isTelling =
            piece.ContainsAny("/=&_-%?#")
            || (
                piece.Length > 2
                && (piece.ContainsAnyInRange('0', '9') || piece[1..].ContainsAnyInRange('A', 'Z'))
            );
        return text[lineEnd - 1] switch
        {
            '-' or '_' => !IsSentenceOpener(piece),
            '=' or '&' or '?' or '%' => true,
            '/' => isTelling,
            // A URL that fills its line continues on the next one.
            _ => isTelling
                && piece.ContainsAny("/=&?#")
                && text[lineStart..start].Trim().Length <= "https://".Length,
        };
    }

    private static bool IsSentenceOpener(ReadOnlySpan<char> piece) =>
        piece
            is "We"
                or "The"
                or "Our"
                or "In"
                or "This"
                or "These"
                or "It"
                or "To"
                or "and"
                or "or"
                or "is"
                or "are"
                or "for";

    private static bool IsUrlCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character)
        || character
            is '-'
                or '_'
                or '.'
                or '~'
                or '/'
                or '%'
                or '?'
                or '='
                or '&'
                or '#'
                or '+'
                or ':'
                or '@'
                or ','
                or ';'
                or '!';
}
