using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Finds links in text, Markdown, TeX and mail: <c>http</c> and <c>https</c> URLs, known hosts without a scheme, <c>git@github.com:o/r</c>,
/// <c>arXiv:2306.01234</c> and <c>doi:10.…</c>. A link ends where a reader would end it. URLs of other schemes are not links, and neither
/// is their contents.
/// </summary>
public static class LinkScanner
{
    // The maximum distance of text that decides whether a link ends at a character.
    private const int LookAhead = 32;

    private const int MaxDestinationLength = 2000;

    // A text that a link may be recognized by, and which of its characters is searched for: the first period, colon or x, which are rare.
    private readonly record struct Anchor(string Text)
    {
        public int Mark { get; } = Text.IndexOfAny(['.', ':', 'x']);
    }

    private static readonly Anchor[] Anchors =
    [
        new("://"),
        new(": //"),
        new(" ://"),
        new("www."),
        new("arxiv"),
        new("doi:"),
        new("doi 10."),
        new("script:"),
        new("command:"),
        new("data:"),
        .. LinkHost
            .BareHosts.Concat(HostFamilies.SiteDomains)
            .Select(LastLabels)
            .Distinct(StringComparer.Ordinal)
            // Found by "arxiv".
            .Where(h => !h.StartsWith("arxiv", StringComparison.Ordinal))
            .Select(h => new Anchor(h)),
    ];

    // "raw.githubusercontent.com": a host is searched for by its last two labels.
    private static string LastLabels(string host) =>
        host.LastIndexOf('.', host.LastIndexOf('.') - 1) is > 0 and var dot ? host[(dot + 1)..] : host;

    /// <summary>Gets the links in a text, in order, with spans relative to it.</summary>
    public static LinkSyntax[] Scan(ReadOnlySpan<char> text)
    {
        List<LinkSyntax>? links = null;
        for (var position = 0; position < text.Length; )
        {
            var anchor = NextAnchor(text, position);
            if (anchor < 0)
                break;
            var (span, next) = LinkAt(text, anchor, position);
            if (!span.IsEmpty)
                (links ??= []).Add(new LinkSyntax(span, text.Slice(span.Start, span.Length).ToString()));
            position = Math.Max(next, anchor + 1);
        }
        return links is null ? [] : [.. links];
    }

    // The framework's multi-string search is as fast, but compiling it takes longer than parsing a page.
    private static int NextAnchor(ReadOnlySpan<char> text, int from)
    {
        for (var mark = from; ; mark++)
        {
            var distance = text[mark..].IndexOfAny(".:xX");
            if (distance < 0)
                return -1;
            mark += distance;
            var first = -1;
            foreach (var anchor in Anchors)
            {
                var start = mark - anchor.Mark;
                if (
                    (anchor.Text[anchor.Mark] | 0x20) == (text[mark] | 0x20)
                    && start >= from
                    // Usually the character before differs, which is faster to check than the whole anchor.
                    && (anchor.Mark == 0 || (anchor.Text[anchor.Mark - 1] | 0x20) == (text[mark - 1] | 0x20))
                    && (first < 0 || start < first)
                    && StartsWith(text[start..], anchor.Text)
                )
                    first = start;
            }
            if (first >= 0)
                return first;
        }
    }

    /// <summary>Gets the link around an anchor, which may be empty, and where to continue the search.</summary>
    private static (TextSpan Span, int Next) LinkAt(ReadOnlySpan<char> text, int anchor, int floor)
    {
        var rest = text[anchor..];
        if (rest[0] == ':' || rest.StartsWith(" ://", StringComparison.Ordinal))
            return WithScheme(text, anchor, floor);
        if (rest[0] is 'a' or 'A')
            return LinkIdentifier.Arxiv(text, anchor) is { IsEmpty: false } id
                ? (id, id.End)
                : WithoutScheme(text, anchor, floor);
        if (StartsWith(rest, "doi:") || StartsWith(rest, "doi 10."))
        {
            var doi = LinkIdentifier.Doi(text, anchor);
            return (doi, doi.End);
        }
        if (StartsWith(rest, "script:") || StartsWith(rest, "command:") || StartsWith(rest, "data:"))
            return (default, OpaqueEnd(text, anchor));
        return WithoutScheme(text, anchor, floor);
    }

    private static (TextSpan, int) WithScheme(ReadOnlySpan<char> text, int colon, int floor)
    {
        var start = colon;
        while (start > floor && char.IsAsciiLetter(text[start - 1]))
            start--;
        var scheme = text[start..colon];
        var length =
            EndsWith(scheme, "https") ? 5
            : EndsWith(scheme, "http") ? 4
            : 0;
        // "https: //" and "https ://": a stray space next to the colon.
        var slashes = text[colon] == ' ' || text[colon + 1] == ' ' ? colon + 2 : colon + 1;
        if (length == 0)
        {
            var git =
                EndsWith(scheme, "ssh") ? 3
                : EndsWith(scheme, "git") ? 3
                : 0;
            var host = text[(colon + 3)..];
            if (
                git > 0
                && (
                    (StartsWith(host, "git@") && HostFamilies.RepositoryHostLength(host["git@".Length..]) > 0)
                    || IsRepositoryHost(host, "/")
                )
            )
            {
                var gitEnd = LinkEnd.Find(text, colon + 3, path: false);
                return (TextSpan.FromBounds(colon - git, gitEnd), gitEnd);
            }
            // file://, vscode://, "A://B": not a link, and neither is its contents.
            return (default, scheme.IsEmpty ? colon + 1 : OpaqueEnd(text, colon));
        }
        start = colon - length;
        var hostStart = slashes + 2;
        // "https:// github.com": a stray space after the slashes.
        var spaced =
            hostStart + 1 < text.Length && text[hostStart] == ' ' && LinkHost.IsKnownAt(text, hostStart + 1);
        if (spaced)
            hostStart++;
        else if (slashes != colon + 1 && !LinkHost.IsKnownAt(text, hostStart))
            return (default, colon + 1);
        if (
            DestinationEnd(text, start) is > 0 and var destination
            && LinkHost.IsHost(text[hostStart..destination])
        )
            return (TextSpan.FromBounds(start, destination), destination);
        // A path is scanned only after a host: text may have a scheme every few characters.
        var authority = text[hostStart..].IndexOfAny("/?#");
        var near = authority < 0 ? text : Near(text, hostStart + authority);
        if (!LinkHost.IsHost(near[hostStart..EndOf(near, hostStart)]))
            return (default, hostStart);
        var end = EndOf(text, hostStart);
        return (TextSpan.FromBounds(start, end), end);
    }

    // "[Paper](<https://example.org/a b(c).pdf>)", "[1]: <https://…>": the destination ends at the bracket. -1 if it is not one.
    private static int DestinationEnd(ReadOnlySpan<char> text, int start)
    {
        if (
            !text[..start].EndsWith("](<", StringComparison.Ordinal)
            && !text[..start].EndsWith("]: <", StringComparison.Ordinal)
        )
            return -1;
        var rest = text[start..Math.Min(text.Length, start + MaxDestinationLength)];
        var length = rest.IndexOfAny("<>\r\n");
        return length > 0 && rest[length] == '>' ? start + length : -1;
    }

    private static (TextSpan, int) WithoutScheme(ReadOnlySpan<char> text, int anchor, int floor)
    {
        var next = anchor + 1;
        var start = anchor;
        while (start > floor && LinkHost.IsHostCharacter(text[start - 1]))
            start--;
        while (start < anchor && text[start] is '-' or '.')
            start++;
        var before = start > 0 ? text[start - 1] : ' ';
        if (
            before == '@'
            && start >= 4
            && EndsWith(text[..start], "git@")
            && IsRepositoryHost(text[start..], ":/")
        )
        {
            var ssh = LinkEnd.Find(text, start, path: false);
            return (TextSpan.FromBounds(start - 4, ssh), ssh);
        }
        // An e-mail address, a path, a host inside another URL.
        if (
            before is '@' or '/' or '\\' or '=' or '%' or '_' or ':'
            && !(before == ':' && start >= 2 && text[start - 2] != '/')
        )
            return (default, next);
        if (before is '@' || (char.IsAsciiLetterOrDigit(before) && start > floor))
            return (default, next);
        if (!LinkHost.IsKnownAt(text, start))
            return (default, next);
        var near = Near(text, start + LinkHost.MaxLength);
        if (!LinkHost.IsLinkWithoutScheme(near[start..EndOf(near, start)]))
            return (default, next);
        var end = EndOf(text, start);
        return (TextSpan.FromBounds(start, end), end);
    }

    private static ReadOnlySpan<char> Near(ReadOnlySpan<char> text, int position) =>
        text[..Math.Min(text.Length, position + LookAhead)];

    private static int EndOf(ReadOnlySpan<char> text, int start) =>
        LinkEnd.WithSpaceInside(text, start, LinkEnd.Find(text, start, path: false));

    // Up to the next whitespace or closing bracket: the rest of a URL that is not a link.
    private static int OpaqueEnd(ReadOnlySpan<char> text, int start)
    {
        var length = text[start..].IndexOfAny(" \t\r\n<>\"`");
        return length < 0 ? text.Length : start + length;
    }

    private static bool IsRepositoryHost(ReadOnlySpan<char> text, string next) =>
        HostFamilies.RepositoryHostLength(text) is > 0 and var length
        && length < text.Length
        && next.Contains(text[length]);

    private static bool StartsWith(ReadOnlySpan<char> text, string value) =>
        text.StartsWith(value, StringComparison.OrdinalIgnoreCase);

    private static bool EndsWith(ReadOnlySpan<char> text, string value) =>
        text.EndsWith(value, StringComparison.OrdinalIgnoreCase);
}
