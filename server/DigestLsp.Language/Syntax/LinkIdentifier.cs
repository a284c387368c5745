using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Finds ids that are links without a URL: <c>arXiv:2306.01234v2</c>, <c>doi:10.1000/182</c>.</summary>
internal static class LinkIdentifier
{
    private const int MaxPrefix = 64;

    /// <summary>Gets the span of <c>arXiv:ID</c>, with an optional space after or instead of the colon; empty if it is not one.</summary>
    public static TextSpan Arxiv(ReadOnlySpan<char> text, int start)
    {
        const string Name = "arxiv";
        var id = start + Name.Length;
        if (
            !text[start..].StartsWith(Name, StringComparison.OrdinalIgnoreCase)
            || id >= text.Length
            || text[id] is not (':' or ' ')
            || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        )
            return default;
        id++;
        if (id < text.Length && text[id] == ' ')
            id++;
        var end = id;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '/' or '-'))
            end++;
        var name = text[id..end].TrimEnd(".-/");
        return
            name.Length is >= 9 and <= 40
            && ArxivIdText.Find(name.ToString()) is { } found
            && name.StartsWith(found, StringComparison.Ordinal)
            ? TextSpan.FromBounds(start, id + found.Length)
            : default;
    }

    /// <summary>Gets the span of <c>doi:10.…</c>, with an optional space after or instead of the colon; empty if it is not one.</summary>
    public static TextSpan Doi(ReadOnlySpan<char> text, int start)
    {
        var id = start + "doi:".Length;
        if (id < text.Length && text[id] == ' ')
            id++;
        if (
            !text[id..].StartsWith("10.", StringComparison.Ordinal)
            || (start > 0 && char.IsAsciiLetterOrDigit(text[start - 1]))
        )
            return default;
        // A registrant has at least four digits.
        var slash = text[id..Math.Min(text.Length, id + MaxPrefix)].IndexOf('/');
        if (slash < "10.1000".Length)
            return default;
        var end = LinkEnd.Find(text, id, path: true);
        return end > id + slash ? TextSpan.FromBounds(start, end) : default;
    }
}
