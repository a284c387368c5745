using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Links;

/// <summary>The parsed URL of a link: scheme added, TeX and HTML escapes decoded, spaces removed, credentials dropped.</summary>
public sealed class LinkAddress
{
    private LinkAddress(string scheme, string host, string path, string query, string fragment)
    {
        Scheme = scheme;
        Host = host;
        Path = path;
        Query = query;
        Fragment = fragment;
        Segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary><c>https</c> or <c>http</c>.</summary>
    public string Scheme { get; }

    /// <summary>The lowercase host, with its port if it is not the default.</summary>
    public string Host { get; }

    /// <summary>The host without <c>www.</c>.</summary>
    public string Site => Host.StartsWith("www.", StringComparison.Ordinal) ? Host[4..] : Host;

    /// <summary>The path from the first slash; may be empty.</summary>
    public string Path { get; }

    /// <summary>The query with its question mark; may be empty.</summary>
    public string Query { get; }

    /// <summary>The fragment with its number sign; may be empty.</summary>
    public string Fragment { get; }

    /// <summary>The non-empty segments of the path.</summary>
    public string[] Segments { get; }

    /// <summary>The whole URL.</summary>
    public string Url => $"{Scheme}://{Host}{Path}{Query}{Fragment}";

    /// <summary>Whether a text is an absolute web URL: <c>http</c> or <c>https</c>, a host, no space or control character.</summary>
    public static bool IsWeb(string text) =>
        (
            text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        )
        && !text.Any(c => char.IsWhiteSpace(c) || char.IsControl(c))
        && Of(text).Host.Length > 0;

    /// <summary>Whether a link's text is an identifier and not a URL: <c>arXiv:2306.01234</c>, <c>DOI 10.1000/182</c>.</summary>
    internal static bool IsIdentifier(string text) =>
        (
            text.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase)
            && text.AsSpan("arxiv".Length) is not ['.', ..]
        )
        || (
            text.StartsWith("doi", StringComparison.OrdinalIgnoreCase)
            && text.AsSpan("doi".Length) is not ['.', ..]
        );

    /// <summary>Parses the text of a link.</summary>
    public static LinkAddress Of(string text)
    {
        text = Plain(text);
        if (IsIdentifier(text))
        {
            var doi = text[0] is 'd' or 'D';
            var id = text[(doi ? "doi" : "arxiv").Length..].TrimStart(':');
            return new LinkAddress(
                "https",
                doi ? "doi.org" : "arxiv.org",
                (doi ? "/" : "/abs/") + id,
                "",
                ""
            );
        }
        text = WithoutSsh(text);
        var scheme = "https";
        var start = text.IndexOf("://", StringComparison.Ordinal);
        if (start is 4 or 5 && text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            scheme = start == 4 ? "http" : "https";
        var rest = start is 4 or 5 ? text[(start + 3)..] : text;
        var (hash, fragment) = Cut(rest, '#');
        var (question, query) = Cut(hash, '?');
        var (authority, path) = Cut(question, '/');
        authority = authority[(authority.LastIndexOf('@') + 1)..].ToLowerInvariant().TrimEnd('.');
        var port = scheme == "http" ? ":80" : ":443";
        if (authority.EndsWith(port, StringComparison.Ordinal))
            authority = authority[..^port.Length];
        return new LinkAddress(scheme, InAscii(authority), Encoded(path), Encoded(query), Encoded(fragment));
    }

    /// <summary>Gets a key that is equal for URLs that differ only in scheme, <c>www.</c>, fragment or a trailing slash.</summary>
    public static string Key(string url)
    {
        var address = Of(url);
        return address.Site + address.Path.TrimEnd('/') + address.Query;
    }

    // "git@github.com:o/r", "ssh://git@github.com:22/o/r", "git://github.com/o/r"
    private static string WithoutSsh(string text)
    {
        foreach (var prefix in (ReadOnlySpan<string>)["ssh://git@", "git@", "git://"])
        {
            if (!text.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))
                continue;
            var rest = text[prefix.Length..];
            foreach (var host in HostFamilies.RepositoryHosts)
                rest = rest.Replace(host + ":22/", host + "/", StringComparison.OrdinalIgnoreCase)
                    .Replace(host + ":", host + "/", StringComparison.OrdinalIgnoreCase);
            return "https://" + rest;
        }
        return text;
    }

    // "bücher.example" in Punycode: "xn--bcher-kva.example". An invalid name is unchanged.
    private static string InAscii(string host)
    {
        if (System.Text.Ascii.IsValid(host))
            return host;
        try
        {
            return new System.Globalization.IdnMapping().GetAscii(host);
        }
        catch (ArgumentException)
        {
            return Encoded(host);
        }
    }

    // "https: //github. com/o/a\_b?x=1&amp;y=2" → "https://github.com/o/a_b?x=1&y=2"
    private static string Plain(string text) =>
        text.AsSpan().IndexOfAny(" \\&\r\n") < 0
            ? text
            : Joined(text)
                .Replace(" ", "%20", StringComparison.Ordinal)
                .Replace("&amp;", "&", StringComparison.Ordinal);

    /// <summary>
    /// Removes line breaks, escapes and stray spaces from a link's text. Spaces of a destination in angle brackets stay:
    /// <c>&lt;https://example.org/a b.pdf&gt;</c>.
    /// </summary>
    internal static string Joined(string text)
    {
        var plain = new StringBuilder(text.Length);
        // Counts slashes after the scheme, since looking back at each space would take quadratic time.
        var (slashes, hasScheme, judged, isStray) = (0, false, -1, false);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is '\r' or '\n')
            {
                while (i + 1 < text.Length && text[i + 1] is ' ' or '\t' or '\n')
                    i++;
            }
            else if (text[i] == '\\' && i + 1 < text.Length)
                i += Math.Max(0, LinkWrap.BreakCommand(text, i) - 1);
            else if (text[i] == ' ')
            {
                if (judged != plain.Length)
                    (judged, isStray) = (plain.Length, IsStray(plain, slashes));
                if (!isStray)
                    plain.Append(' ');
            }
            else
            {
                if (text[i] == '/')
                {
                    var endsScheme = !hasScheme && plain.Length is > 0 and <= 8 && plain[^1] == '/';
                    hasScheme |= endsScheme;
                    slashes = endsScheme ? 0 : slashes + 1;
                }
                plain.Append(text[i]);
            }
        }
        return plain.ToString();
    }

    // Before a path, and after the owner of a repository, no space belongs to a URL.
    private static bool IsStray(StringBuilder before, int slashes) =>
        slashes == 0
        || (
            slashes <= 2
            && before[^1] == '/'
            && Array.Exists(
                HostFamilies.RepositoryHosts,
                h => before.ToString().Contains(h, StringComparison.OrdinalIgnoreCase)
            )
        );

    private static string Encoded(string text)
    {
        if (
            text.AsSpan().IndexOfAnyExceptInRange('!', '~') < 0
            && text.AsSpan().IndexOfAny("\"<>\\^`{|}") < 0
        )
            return text;
        var encoded = new StringBuilder(text.Length + 8);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value is > ' ' and < 0x7F && !"\"<>\\^`{|}".Contains((char)rune.Value))
                encoded.Append((char)rune.Value);
            else
                encoded.Append(Uri.EscapeDataString(rune.ToString()));
        }
        return encoded.ToString();
    }

    private static (string Before, string From) Cut(string text, char at)
    {
        var index = text.IndexOf(at);
        return index < 0 ? (text, "") : (text[..index], text[index..]);
    }
}
