using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// A link in marked-up text: <c>[text](url)</c>, <c>[[url][text]]</c>, <c>`text &lt;url&gt;`_</c>, <c>&lt;a href&gt;</c>, or a bare URL.
/// </summary>
/// <param name="Text">The link text, empty for a bare URL.</param>
/// <param name="Address">The URL.</param>
/// <param name="Start">The start.</param>
/// <param name="End">The end.</param>
internal readonly record struct MarkLink(TextSpan Text, TextSpan Address, int Start, int End)
{
    /// <summary>Whether its text is a kind of page, a venue or a citation, and not a title.</summary>
    public bool IsLabel(ReadOnlySpan<char> text)
    {
        var name = Name(text);
        return name.IsEmpty
            || FieldLabels.IsLinkLabel(name)
            || (name.Length < 60 && MarkLinks.NamesNoTitle(name));
    }

    /// <summary>Whether it links to a paper.</summary>
    public bool IsPaper(ReadOnlySpan<char> text)
    {
        var to = To(text);
        if (to.StartsWith("https://img.shields.io/", StringComparison.OrdinalIgnoreCase))
            return false;
        return PaperAddress.MayBePaper(to);
    }

    /// <summary>Whether it leads out of the document.</summary>
    public bool IsWeb(ReadOnlySpan<char> text)
    {
        var to = To(text);
        return IsReference(text)
            || MarkdownInline.IsWeb(to)
            || to.StartsWith("arxiv.org/", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Whether it leads to a heading, here or on another page.</summary>
    public bool IsContents(ReadOnlySpan<char> text)
    {
        var to = To(text);
        return to is ['#', ..]
            || (to.Contains('#') && MarkLinks.NamesHeading(Name(text), to) && !IsPaper(text));
    }

    /// <summary>Whether it leads to a file of the project.</summary>
    public bool IsFile(ReadOnlySpan<char> text)
    {
        var to = To(text);
        return to.Length > 3 && to[0] != '#' && to.IndexOf(':') < 0 && !IsWeb(text);
    }

    // "[text][32]": a reference link.
    private bool IsReference(ReadOnlySpan<char> text) =>
        Address is { Length: > 0, Start: > 0 }
        && text[Address.Start - 1] == '['
        && Text.End == Address.Start - 2
        && text[Text.End] == ']';

    private ReadOnlySpan<char> Name(ReadOnlySpan<char> text) =>
        text.Slice(Text.Start, Text.Length).Trim("[]()<>*_` \t");

    private ReadOnlySpan<char> To(ReadOnlySpan<char> text) =>
        text.Slice(Address.Start, Address.Length).Trim();
}

/// <summary>Finds links in marked-up text.</summary>
internal static partial class MarkLinks
{
    // Titles and their links are near the start of a line.
    private const int Farthest = 4000;

    /// <summary>Finds the first link from an offset, ignoring images.</summary>
    public static bool Next(ReadOnlySpan<char> text, int from, out MarkLink link)
    {
        text = text[..Math.Min(text.Length, Farthest)];
        while (from < text.Length)
        {
            var found = text[from..].IndexOfAny("[<`hH\\");
            if (found < 0)
                break;
            from += found;
            var end = At(text, from, out link);
            if (link.End > 0)
                return true;
            from = Math.Max(end, from + 1);
        }
        link = default;
        return false;
    }

    /// <summary>Whether a line consists of links with labels or bare URLs and separators.</summary>
    public static bool AreAll(ReadOnlySpan<char> text)
    {
        var (from, any) = (0, false);
        while (from < text.Length)
        {
            var isLink = Next(text, from, out var link);
            var between = text[from..(isLink ? link.Start : text.Length)];
            foreach (var range in between.SplitAny(" \t|·•,/&;()[]<>*_-–—"))
            {
                var word = between[range];
                if (
                    !word.IsEmpty
                    && char.IsLetterOrDigit(word[0])
                    && !FieldLabels.IsLinkLabel(word.TrimEnd(":："))
                )
                    return false;
            }
            if (!isLink)
                return any;
            if (!link.IsLabel(text))
                return false;
            (from, any) = (link.End, true);
        }
        return any;
    }

    // Returns where to continue if there is no link.
    private static int At(ReadOnlySpan<char> text, int at, out MarkLink link)
    {
        link = default;
        switch (text[at])
        {
            case '\\':
                return at + 2;
            case '[':
                return Bracketed(text, at, out link);
            case '`':
                return Quoted(text, at, out link);
            case '<':
                return Tagged(text, at, out link);
            default:
                if (at > 0 && char.IsLetterOrDigit(text[at - 1]))
                    return at + 1;
                if (
                    !text[at..].StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                    && !text[at..].StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                )
                    return at + 1;
                var length = text[at..].IndexOfAny(" \t\r\n<>\"|）】");
                var end = length < 0 ? text.Length : at + length;
                // "https://…[text]" of AsciiDoc.
                if (
                    text[at..end].IndexOf('[') is > 0 and var open
                    && Brackets.Closing(text, at + open, '[', ']') is > 0 and var close
                    && text[(at + open)..close].ContainsAnyInRange('A', 'z')
                )
                {
                    link = Make(
                        TextSpan.FromBounds(at + open + 1, close),
                        new TextSpan(at, open),
                        at,
                        close + 1
                    );
                    return close + 1;
                }
                end = at + text[at..end].TrimEnd("),.;:]*_").Length;
                link = Make(default, TextSpan.FromBounds(at, end), at, end);
                return end;
        }
    }

    private static int Bracketed(ReadOnlySpan<char> text, int at, out MarkLink link)
    {
        link = default;
        var close = Brackets.Closing(text, at, '[', ']');
        if (close < 0)
            return at + 1;
        var picture =
            (at > 0 && text[at - 1] == '!') || text[(at + 1)..].StartsWith("![", StringComparison.Ordinal);
        if (
            text[at..].StartsWith("[[", StringComparison.Ordinal)
            && text[at..close].IndexOf("][") is > 0 and var middle
        )
        {
            // "[[url][text]]" in org.
            var address = TextSpan.FromBounds(at + 2, at + middle);
            var end = close + 1;
            link = Make(TextSpan.FromBounds(at + middle + 2, close - 1), address, at, end);
            if (link.IsWeb(text) || link.IsFile(text))
                return end;
            link = default;
            return at + 1;
        }
        if (close + 1 < text.Length && text[close + 1] == '(')
        {
            var end = Brackets.Closing(text, close + 1, '(', ')');
            if (end < 0)
                return at + 1;
            if (picture)
                return end + 1;
            var address = Whitespace.Content(text[(close + 2)..end]).Shift(close + 2);
            if (address.Length > 1 && text[address.Start] == '<' && text[address.End - 1] == '>')
                address = new TextSpan(address.Start + 1, address.Length - 2);
            link = Make(TextSpan.FromBounds(at + 1, close), address, at, end + 1);
            return end + 1;
        }
        if (!picture && close + 1 < text.Length && text[close + 1] == '[')
        {
            // "[text][32]": a reference link.
            var end = Brackets.Closing(text, close + 1, '[', ']');
            if (
                end > close + 2
                && (end + 1 >= text.Length || text[end + 1] != '(')
                && end - close < 40
                && close > at + 1
                && text[at + 1] != '['
            )
            {
                link = Make(
                    TextSpan.FromBounds(at + 1, close),
                    TextSpan.FromBounds(close + 2, end),
                    at,
                    end + 1
                );
                return end + 1;
            }
        }
        return at + 1;
    }

    // "`text <url>`_" in reStructuredText.
    private static int Quoted(ReadOnlySpan<char> text, int at, out MarkLink link)
    {
        link = default;
        var length = text[(at + 1)..].IndexOf('`');
        if (length < 0)
            return text.Length;
        var end = at + 1 + length;
        var inside = text[(at + 1)..end];
        var open = inside.LastIndexOf('<');
        if (open <= 0 || !inside.EndsWith('>') || end + 1 >= text.Length || text[end + 1] != '_')
            return end + 1;
        var shown = Whitespace.Content(inside[..open]).Shift(at + 1);
        end += text[(end + 1)..].StartsWith("__", StringComparison.Ordinal) ? 3 : 2;
        link = Make(shown, new TextSpan(at + 2 + open, inside.Length - open - 2), at, end);
        return end;
    }

    private static int Tagged(ReadOnlySpan<char> text, int at, out MarkLink link)
    {
        link = default;
        if (!text[at..].StartsWith("<a ", StringComparison.OrdinalIgnoreCase))
            return at + 1;
        var tagEnd = text[at..].IndexOf('>');
        var href = text[at..].IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (tagEnd < 0 || href < 0 || href > tagEnd)
            return at + 1;
        tagEnd += at;
        var address = Whitespace.Content(text[(at + href + 5)..tagEnd]).Shift(at + href + 5);
        if (
            address.Length > 0
            && text[address.Start] is '"' or '\''
            && text[(address.Start + 1)..tagEnd].IndexOf(text[address.Start]) is >= 0 and var quote
        )
            address = new TextSpan(address.Start + 1, quote);
        var close = text[tagEnd..].IndexOf("</a", StringComparison.OrdinalIgnoreCase);
        var textEnd = close < 0 ? text.Length : tagEnd + close;
        var shown = Whitespace.Content(text[(tagEnd + 1)..textEnd]).Shift(tagEnd + 1);
        var end = close < 0 ? text.Length : Math.Min(text.Length, textEnd + 4);
        if (text.Slice(shown.Start, shown.Length).StartsWith("<img", StringComparison.OrdinalIgnoreCase))
            return end;
        link = Make(shown, address, at, end);
        return end;
    }

    private static MarkLink Make(TextSpan shown, TextSpan address, int start, int end) =>
        new(shown, address, start, end);

    // "[Early Work](https://…#early-work)"
    internal static bool NamesHeading(ReadOnlySpan<char> name, ReadOnlySpan<char> to)
    {
        var fragment = to.IndexOf('#') is > 0 and var mark ? to[(mark + 1)..] : default;
        var at = 0;
        foreach (var letter in name)
        {
            if (!char.IsLetterOrDigit(letter))
                continue;
            while (at < fragment.Length && !char.IsLetterOrDigit(fragment[at]))
                at++;
            if (
                at >= fragment.Length
                || char.ToLowerInvariant(fragment[at++]) != char.ToLowerInvariant(letter)
            )
                return false;
        }
        return at > 0;
    }

    // A venue, an id, or a citation with names and year: "CVPR 2026", "2608.01234", "Bent, McIl (1993)".
    internal static bool NamesNoTitle(ReadOnlySpan<char> name)
    {
        if (name.IndexOfAnyInRange('0', '9') < 0 && name.Count(' ') > 1)
            return false;
        var text = name.ToString();
        return TitleText.IsVenue(text) || ArxivIdText.IsPossible(text) || Citation().IsMatch(text);
    }

    [GeneratedRegex(@"^\p{Lu}[\p{L}'’., &-]{1,50}\((?:19|20)\d\d[a-z]?\)$", RegexOptions.CultureInvariant)]
    private static partial Regex Citation();
}
