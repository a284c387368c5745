using System.Globalization;
using System.Text;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Parses character classes of a glob as in POSIX: <c>[abc]</c>, <c>[a-z]</c>, <c>[!a]</c> and <c>[^a]</c>, <c>[[:digit:]]</c>. A leading
/// <c>]</c> is literal. A slash is never matched.
/// </summary>
internal static class GlobSet
{
    /// <summary>Converts a class to a regular expression, or returns null if it is invalid.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="at">The start of the class, then its end.</param>
    /// <param name="isGit">Whether a backslash escapes, and a reversed range matches only its start.</param>
    public static string? Read(string glob, ref int at, bool isGit)
    {
        var i = at + 1;
        var set = new StringBuilder("[");
        if (i < glob.Length && glob[i] is '!' or '^')
        {
            set.Append('^');
            i++;
        }
        char? before = null;
        for (var first = i; i < glob.Length; i++)
        {
            if (glob[i] == ']' && i > first)
            {
                at = i;
                return set.Append("-[/]]").ToString();
            }
            if (glob[i] == '[' && i + 1 < glob.Length && glob[i + 1] == ':')
            {
                var end = glob.IndexOf(']', i + 2);
                if (end < 0)
                    return null;
                if (glob[end - 1] == ':' && end - 1 > i + 1)
                {
                    if (Class(glob.AsSpan(i + 2, end - i - 3)) is not { } named)
                        return null;
                    set.Append(named);
                    (before, i) = (null, end);
                    continue;
                }
            }
            var isRange = glob[i] == '-' && before is not null && i + 1 < glob.Length && glob[i + 1] != ']';
            if (isRange)
                i++;
            if (isGit && glob[i] == '\\' && ++i == glob.Length)
                return null;
            if (isRange && before <= glob[i])
                set.Append(Escaped(before.Value)).Append('-').Append(Escaped(glob[i]));
            else if (isRange && !isGit)
                return null;
            else if (!isRange)
                set.Append(Escaped(glob[i]));
            before = isRange ? null : glob[i];
        }
        return null;
    }

    private static string Escaped(char character) =>
        string.Create(CultureInfo.InvariantCulture, $"\\u{(int)character:X4}");

    private static string? Class(ReadOnlySpan<char> name) =>
        name switch
        {
            "alnum" => "0-9A-Za-z",
            "alpha" => "A-Za-z",
            "blank" => " \\t",
            "cntrl" => "\\x00-\\x1F\\x7F",
            "digit" => "0-9",
            "graph" => "!-~",
            "lower" => "a-z",
            "print" => " -~",
            "punct" => "!-/:-@\\[-`{-~",
            "space" => " \\t-\\r",
            "upper" => "A-Z",
            "xdigit" => "0-9A-Fa-f",
            _ => null,
        };
}
