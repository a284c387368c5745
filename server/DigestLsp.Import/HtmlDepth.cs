using System.Collections.Frozen;

namespace DigestLsp.Import;

/// <summary>Estimates the nesting depth of a page from its source: the parser's time grows with the square of the depth.</summary>
internal static class HtmlDepth
{
    private const int MaxNameLength = 16;

    // Void elements, and elements that the next one of their kind closes.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Flat = new[]
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "source",
        "track",
        "wbr",
        "p",
        "li",
        "dt",
        "dd",
        "tr",
        "td",
        "th",
        "option",
        "optgroup",
        "tbody",
        "thead",
        "tfoot",
        "colgroup",
        "rt",
        "rp",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether more tags are open at any point than a limit. Counts tags in comments and scripts too.</summary>
    public static bool IsOver(ReadOnlySpan<char> html, int limit)
    {
        var open = 0;
        while (html.IndexOf('<') is var next and >= 0 && next + 1 < html.Length)
        {
            html = html[(next + 1)..];
            var closes = html[0] == '/';
            var name = html[(closes ? 1 : 0)..];
            name = name[..Math.Min(name.Length, MaxNameLength)];
            var end = name.IndexOfAnyExcept(
                "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-:"
            );
            name = end < 0 ? name : name[..end];
            if (name.IsEmpty || !char.IsAsciiLetter(name[0]) || Flat.Contains(name))
                continue;
            open = closes ? Math.Max(0, open - 1) : open + 1;
            if (open > limit)
                return true;
        }
        return false;
    }
}
