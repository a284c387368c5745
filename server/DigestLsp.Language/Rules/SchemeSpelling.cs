using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Finds misspelled schemes of URLs: <c>https//</c>, <c>htps://</c>, <c>ttps://</c>, <c>https:\\</c>.</summary>
internal static class SchemeSpelling
{
    private const int MaxScheme = 14;
    private const int MaxSeparator = 8;
    private const int MaxHost = 255;

    /// <summary>A misspelled scheme.</summary>
    /// <param name="Span">The scheme with its separator.</param>
    /// <param name="Correct"><c>https://</c> or <c>http://</c>.</param>
    public readonly record struct Misspelling(TextSpan Span, string Correct);

    /// <summary>Gets the misspelled schemes of a text, in order.</summary>
    public static List<Misspelling> In(ReadOnlySpan<char> text)
    {
        var found = new List<Misspelling>();
        for (var at = 0; at < text.Length; )
        {
            var distance = text[at..].IndexOfAny(":/\\");
            if (distance < 0)
                break;
            at += distance;
            if (At(text, at) is { } misspelling)
            {
                found.Add(misspelling);
                at = misspelling.Span.End;
            }
            else
            {
                at = SeparatorEnd(text, at);
            }
        }
        return found;
    }

    /// <summary>Whether a misspelled scheme ends at the start of a link: <c>https:github.com/o/r</c>.</summary>
    public static bool IsBefore(Part part, LinkSyntax link)
    {
        var start = Math.Max(0, link.Span.Start - MaxScheme - MaxSeparator);
        var length = link.Span.Start - start;
        return In(part.Window(TextSpan.FromBounds(start, link.Span.End))).Exists(m => m.Span.End == length);
    }

    private static Misspelling? At(ReadOnlySpan<char> text, int mark)
    {
        // "https;//", "https.//": a wrong character instead of the colon.
        var start =
            mark > 0 && text[mark] is '/' or '\\' && text[mark - 1] is ';' or '.' or ',' ? mark - 1 : mark;
        var name = start;
        while (name > 0 && start - name < MaxScheme && char.IsAsciiLetter(text[name - 1]))
            name--;
        var scheme = text[name..start];
        if (scheme.Length < 2 || (name > 0 && IsInWord(text[name - 1])))
            return null;
        var end = SeparatorEnd(text, mark);
        if (end - mark > MaxSeparator)
            return null;
        var separator = text[start..end];
        var isExact = Is(scheme, "http") || Is(scheme, "https");
        var correct = isExact && separator is "://" ? Doubled(text, ref end) : Correct(scheme);
        var known = LinkHost.IsKnownAt(text, end);
        if (correct is null || !(known || BeginsWithDomain(text[end..])))
            return null;
        var slashes = separator.Count('/') + separator.Count('\\');
        var certain =
            known || (isExact ? slashes >= 2 || separator is ":/" : separator is "://" or ":\\\\" or ":///");
        // Only a known host makes a URL of "http:example" or "http/example".
        return certain ? new Misspelling(TextSpan.FromBounds(name, end), correct) : null;
    }

    // "https://https://host": the last scheme is the intended one.
    private static string? Doubled(ReadOnlySpan<char> text, ref int end)
    {
        string? last = null;
        foreach (var scheme in (ReadOnlySpan<string>)["https://", "http://", "https://", "http://"])
        {
            if (!text[end..].StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
                continue;
            end += scheme.Length;
            last = scheme;
        }
        return last;
    }

    private static int SeparatorEnd(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        while (end < text.Length && text[end] is ':' or '/' or '\\')
            end++;
        return end;
    }

    /// <summary>Gets the intended scheme, or null if it is a different one.</summary>
    private static string? Correct(ReadOnlySpan<char> scheme)
    {
        Span<char> lower = stackalloc char[scheme.Length];
        scheme.ToLowerInvariant(lower);
        ReadOnlySpan<char> name = lower;
        if (name is "http")
            return "http://";
        // "hhttps", "httphttps": part of a scheme before the scheme.
        if (
            name is "https" or "ttps" or "tps"
            || (name.Length > 5 && name.EndsWith("https") && "https".AsSpan().StartsWith(name[..^5]))
        )
            return "https://";
        if (
            name is "ttp"
            || (name.Length > 4 && name.EndsWith("http") && "https".AsSpan().StartsWith(name[..^4]))
        )
            return "http://";
        if (name.Contains('f') || name[0] is not ('h' or 't'))
            return null;
        return IsNear(name, "https") && (name.Contains('s') || !IsNear(name, "http")) ? "https://"
            : IsNear(name, "http") ? "http://"
            : null;
    }

    // One letter added, missing or replaced, or two letters swapped.
    private static bool IsNear(ReadOnlySpan<char> name, ReadOnlySpan<char> scheme)
    {
        if (Math.Abs(name.Length - scheme.Length) > 1)
            return false;
        var same = name.CommonPrefixLength(scheme);
        var left = name[same..];
        var right = scheme[same..];
        if (left.Length == right.Length)
            return left.Length == 0
                || left[1..].SequenceEqual(right[1..])
                || (
                    left.Length > 1
                    && left[0] == right[1]
                    && left[1] == right[0]
                    && left[2..].SequenceEqual(right[2..])
                );
        return left.Length > right.Length ? left[1..].SequenceEqual(right) : left.SequenceEqual(right[1..]);
    }

    /// <summary>Whether a text starts with a name that contains a period and ends with letters.</summary>
    private static bool BeginsWithDomain(ReadOnlySpan<char> text)
    {
        var end = 0;
        while (end < text.Length && end <= MaxHost && LinkHost.IsHostCharacter(text[end]))
            end++;
        var name = text[..end].TrimEnd('.');
        var last = name[(name.LastIndexOf('.') + 1)..];
        return last.Length is >= 2 and < 20
            && last.Length < name.Length
            && name[0] is not ('-' or '.')
            && !name.Contains("..", StringComparison.Ordinal)
            && !last.ContainsAnyExcept(Letters);
    }

    private static readonly System.Buffers.SearchValues<char> Letters = System.Buffers.SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    );

    private static bool IsInWord(char character) =>
        char.IsLetterOrDigit(character) || character is '.' or '-' or '+' or '_' or '/' or '\\';

    private static bool Is(ReadOnlySpan<char> text, string value) =>
        text.Equals(value, StringComparison.OrdinalIgnoreCase);
}
