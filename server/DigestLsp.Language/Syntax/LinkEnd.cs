using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Finds the end of a link in text.</summary>
internal static class LinkEnd
{
    private const int MaxOpenerLength = 13;
    private const int LookAhead = 30;

    /// <summary>Gets the offset after the link whose host, or path, starts at <paramref name="start"/>.</summary>
    public static int Find(ReadOnlySpan<char> text, int start, bool path)
    {
        var (round, square, slashes, query) = (0, 0, 0, false);
        var end = path ? start : BehindForeignHost(text, start);
        for (; end < text.Length; end++)
        {
            var character = text[end];
            if (character is '\r' or '\n' && LinkWrap.Continuation(text, start, end) is > 0 and var next)
            {
                end = next - 1;
                continue;
            }
            if (
                character <= ' '
                || character is '"' or '<' or '>' or '`' or '{' or '}' or '|' or '^'
                || Ends(character, end == start)
            )
                break;
            if (character == '\\')
            {
                // TeX and Markdown escape characters of URLs: \_ \% \# \& \~
                if (end + 1 < text.Length && text[end + 1] is '_' or '%' or '#' or '&' or '~' or '-')
                {
                    end++;
                    query |= text[end] == '#';
                    continue;
                }
                if (LinkWrap.BreakCommand(text, end) is > 0 and var command)
                {
                    end += command - 1;
                    continue;
                }
                break;
            }
            if (character == '(')
                round++;
            else if (character == '[')
                square++;
            else if ((character == ')' && --round < 0) || (character == ']' && --square < 0))
                break;
            if (character == '.' && query && DotsInQuery(text, end) is > 0 and var dots)
            {
                end += dots - 1;
                continue;
            }
            if (
                Separates(text, start, end)
                || EndsRepositoryName(text, start, end, mayBeName: slashes <= 2 && !query)
            )
                break;
            slashes += character == '/' ? 1 : 0;
            query |= character is '?' or '#';
        }
        return Trimmed(text, start, end, path);
    }

    /// <summary>
    /// Extends a link over one stray space: <c>github. com/o/r</c>, <c>github.com/bbvisual/ MoBind</c>. Only if the text after the space
    /// cannot be a word of the sentence.
    /// </summary>
    public static int WithSpaceInside(ReadOnlySpan<char> text, int start, int end)
    {
        var link = text[start..end];
        foreach (var spacedHost in LinkHost.SpacedHosts)
        {
            if (
                text[start..].StartsWith(spacedHost, StringComparison.OrdinalIgnoreCase)
                && text[(start + spacedHost.Length)..] is ['/', ..]
            )
                return Find(text, start + spacedHost.Length + 1, path: true);
        }
        var host = HostFamilies.RepositoryHostLength(link);
        if (host == 0)
            return end;
        if (host == link.Length && text[end..].StartsWith(" /", StringComparison.Ordinal))
        {
            var spaced = Find(text, end + 2, path: true);
            return text[(end + 2)..spaced].IndexOf('/') > 0 ? spaced : end;
        }
        var owner = host < link.Length && link[host] == '/' && link[^1] == '/' && link.Count('/') == 2;
        if (!owner || end + 1 >= text.Length || text[end] != ' ')
            return end;
        var last = end + 1;
        while (
            last < text.Length && (char.IsAsciiLetterOrDigit(text[last]) || text[last] is '-' or '_' or '.')
        )
            last++;
        var name = text[(end + 1)..last].TrimEnd('.');
        var telling =
            name.Length > 2
            && (name[1..].IndexOfAnyInRange('A', 'Z') >= 0 || name.IndexOfAny("0123456789-_") >= 0);
        return telling && name[1..].IndexOfAnyInRange('a', 'z') >= 0 ? end + 1 + name.Length : end;
    }

    // "?gs_l=psy-ab.3...0..281&ved=": periods inside a value. Returns their number, or 0 if they are an ellipsis.
    private static int DotsInQuery(ReadOnlySpan<char> text, int at)
    {
        var dots = text[at..Math.Min(text.Length, at + LookAhead)].IndexOfAnyExcept('.');
        if (dots < 3)
            return 0;
        var rest = text[(at + dots)..Math.Min(text.Length, at + LookAhead)];
        var word = rest.IndexOfAny(" \t\r\n");
        rest = word < 0 ? rest : rest[..word];
        return
            rest is [>= '0' and <= '9', ..] || (rest is [not ('&' or '='), ..] && rest.ContainsAny('&', '='))
            ? dots
            : 0;
    }

    // "例え.jp/a", "✪df.ws/a": a host of another script or with a symbol continues where a path would end.
    private static int BehindForeignHost(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        if (end < text.Length && !char.IsAscii(text[end]) && LinkHost.IsNameCharacter(text[end]))
        {
            while (
                end < text.Length && end - start < LinkHost.MaxLength && LinkHost.IsNameCharacter(text[end])
            )
                end++;
        }
        return text[start..end].Contains('.') ? end : start;
    }

    // Names of owners and repositories have letters, digits, "-", "_" and "."; "@v1.0" may follow for pip.
    private static bool EndsRepositoryName(ReadOnlySpan<char> text, int start, int at, bool mayBeName)
    {
        var character = text[at];
        if (
            char.IsAsciiLetterOrDigit(character)
            || character is '-' or '_' or '.' or '/' or '?' or '#' or '@' or ':'
        )
            return false;
        if (character == '%')
            return at + 2 >= text.Length
                || !char.IsAsciiHexDigit(text[at + 1])
                || !char.IsAsciiHexDigit(text[at + 2]);
        return mayBeName && IsInRepositoryHost(text[start..at]);
    }

    /// <summary>Whether a character ends a URL for readers: letters and punctuation of other scripts, emoji.</summary>
    private static bool Ends(char character, bool first)
    {
        if (character < '\u00A0')
            return character is >= '\u007F' and < '\u00A0';
        if (first && char.IsLetter(character))
            return false;
        return character is '\u00A0' or '«' or '»' or '\uFEFF'
            || character is >= '\u1100' and <= '\u11FF'
            || character is >= '\u2000' and <= '\u2BFF'
            || character is >= '\u2E00' and <= '\uFFFD';
    }

    // Commas, semicolons and quotes are rare inside URLs and common between them.
    private static bool Separates(ReadOnlySpan<char> text, int start, int at)
    {
        var rest = text[(at + 1)..];
        switch (text[at])
        {
            case '\'':
                return rest.IsEmpty
                    || IsPossessive(rest)
                    || (!char.IsAsciiLetterOrDigit(rest[0]) && !IsFeet(text, start, at));
            case '*':
                return rest.IsEmpty || rest[0] is '*' or ' ' or '.' or ',' or ')' or '\n' or '\r';
            case ',' or ';':
                return StartsLink(rest) || IsInRepositoryHost(text[start..]);
            case '!' or '$':
                return IsInRepositoryHost(text[start..]);
            case '&':
                return rest.StartsWith("quot;", StringComparison.Ordinal)
                    || rest.StartsWith("gt;", StringComparison.Ordinal)
                    || rest.StartsWith("lt;", StringComparison.Ordinal)
                    || rest.StartsWith("nbsp;", StringComparison.Ordinal)
                    || rest.StartsWith("#39;", StringComparison.Ordinal);
            case ':':
                return at > start
                    && rest.StartsWith("//", StringComparison.Ordinal)
                    && !IsNested(text[start..at]);
            case '.':
                return rest.StartsWith("..", StringComparison.Ordinal)
                    ? !IsComparison(text[start..at], rest)
                    : StartsSentence(rest);
            default:
                return false;
        }
    }

    // "web.archive.org/web/2020/https://…", "?u=https://…": a URL inside another one, and not joined to its end.
    private static bool IsNested(ReadOnlySpan<char> before)
    {
        var scheme =
            before.EndsWith("https", StringComparison.OrdinalIgnoreCase) ? 5
            : before.EndsWith("http", StringComparison.OrdinalIgnoreCase) ? 4
            : 0;
        return scheme > 0
            && before.Length > scheme
            && (
                before[^(scheme + 1)] is '=' or '#'
                || (before[^(scheme + 1)] == '/' && before.Contains("/web/", StringComparison.Ordinal))
            );
    }

    // "compare/v1...v2"
    private static bool IsComparison(ReadOnlySpan<char> address, ReadOnlySpan<char> rest) =>
        rest.Length > 2
        && char.IsAsciiLetterOrDigit(rest[2])
        && IsInRepositoryHost(address)
        && address.Contains("/compare/", StringComparison.Ordinal);

    // "…/owner/name.We show": the space after the period is missing.
    private static bool StartsSentence(ReadOnlySpan<char> rest)
    {
        var blank = rest[..Math.Min(rest.Length, MaxOpenerLength + 1)].IndexOf(' ');
        return blank is > 1 and <= MaxOpenerLength
            && rest[..blank]
                is "We"
                    or "The"
                    or "Our"
                    or "In"
                    or "This"
                    or "These"
                    or "It"
                    or "To"
                    or "Experiments"
                    or "Furthermore";
    }

    // "bestway-10'-x-30inch": a quote inside a path segment, in a link without quotes around it.
    private static bool IsFeet(ReadOnlySpan<char> text, int start, int at) =>
        char.IsAsciiDigit(text[at - 1])
        && at + 2 < text.Length
        && text[at + 1] is '-' or '_' or '/' or '%'
        && char.IsAsciiLetterOrDigit(text[at + 2])
        && text[Math.Max(0, start - "'https://".Length)..start].TrimEnd("htpsHTPS:/") is not [.., '\''];

    private static bool IsPossessive(ReadOnlySpan<char> rest) =>
        rest[0] == 's' && (rest.Length == 1 || !char.IsAsciiLetterOrDigit(rest[1]));

    private static bool StartsLink(ReadOnlySpan<char> rest) =>
        rest.IsEmpty
        || rest.StartsWith("http", StringComparison.OrdinalIgnoreCase)
        || rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || IsInRepositoryHost(rest);

    private static bool IsInRepositoryHost(ReadOnlySpan<char> address)
    {
        if (address.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
            address = address["www.".Length..];
        return HostFamilies.RepositoryHostLength(address) is > 0 and var host
            && host < address.Length
            && address[host] == '/';
    }

    /// <summary>Removes the punctuation of the sentence from the end.</summary>
    private static int Trimmed(ReadOnlySpan<char> text, int start, int end, bool path)
    {
        // A scheme right after a URL starts the next one.
        if (end < text.Length && text[end] == ':' && end - start > 4)
        {
            var head = text[start..end];
            if (head.EndsWith("https", StringComparison.OrdinalIgnoreCase))
                end -= 5;
            else if (head.EndsWith("http", StringComparison.OrdinalIgnoreCase))
                end -= 4;
        }
        var before = text[Math.Max(0, start - "_https://".Length)..start];
        var emphasised = !path && before.TrimEnd("htpsHTPS:/") is [.., '_'];
        while (end > start)
        {
            var last = text[end - 1];
            var loose =
                last
                    is '.'
                        or ','
                        or ';'
                        or ':'
                        or '!'
                        or '?'
                        or '\''
                        or '*'
                        or '\\'
                        or '&'
                        or '('
                        or '['
                        or '$'
                        or '´'
                || (last == '_' && emphasised)
                || (last == '~' && text[end - 2] == '~');
            if (!loose)
                break;
            end--;
        }
        return end;
    }
}
