using System.Globalization;
using DigestLsp.Language.Links;

namespace DigestLsp.Language.Syntax;

/// <summary>Recognizes hosts in text: which ones start a link without a scheme.</summary>
internal static class LinkHost
{
    /// <summary>Longer names are not hosts (RFC 1035, 2.3.4: 255 octets).</summary>
    public const int MaxLength = 255;

    private const string Www = "www.";

    /// <summary>Gets the repository hosts with one space in them: <c>github. com</c>, <c>github .com</c>.</summary>
    public static string[] SpacedHosts { get; } =
    [
        .. HostFamilies.RepositoryHosts.Select(h => h.Replace(".", ". ", StringComparison.Ordinal)),
        .. HostFamilies.RepositoryHosts.Select(h => h.Replace(".", " .", StringComparison.Ordinal)),
    ];

    /// <summary>Gets the hosts whose links are read without a scheme.</summary>
    public static string[] BareHosts { get; } = [.. HostFamilies.BareHosts, .. SpacedHosts];

    public static bool IsHostCharacter(char character) =>
        char.IsAsciiLetterOrDigit(character) || character is '-' or '.';

    /// <summary>Whether a known host starts at an offset.</summary>
    public static bool IsKnownAt(ReadOnlySpan<char> text, int start)
    {
        var rest = text[start..];
        if (BareHostLength(rest) > 0)
            return true;
        var name = Host(rest);
        return IsSite(name) || (name.StartsWith(Www, StringComparison.OrdinalIgnoreCase) && IsDomain(name));
    }

    /// <summary>Whether a text without a scheme is a link: a known host with a path, or the host of a site.</summary>
    public static bool IsLinkWithoutScheme(ReadOnlySpan<char> link)
    {
        if (BareHostLength(link) is > 0 and var length && length < link.Length)
            return link[length] == '/'
                && link.Length > length + 1
                && char.IsAsciiLetterOrDigit(link[length + 1]);
        var name = Host(link);
        return IsSite(name) || (name.StartsWith(Www, StringComparison.OrdinalIgnoreCase) && IsDomain(name));
    }

    /// <summary>Whether a URL without its scheme starts with a valid host.</summary>
    public static bool IsHost(ReadOnlySpan<char> address)
    {
        var end = address.IndexOfAny("/?#");
        var authority = end < 0 ? address : address[..end];
        var at = authority.LastIndexOf('@');
        if (at >= 0)
            authority = authority[(at + 1)..];
        if (authority is ['[', .., ']'] or ['[', ..])
            return authority.IndexOf(']') > 2;
        var colon = authority.LastIndexOf(':');
        if (colon >= 0)
        {
            if (authority[(colon + 1)..].IndexOfAnyExceptInRange('0', '9') >= 0)
                return false;
            authority = authority[..colon];
        }
        if (authority.Equals("localhost", StringComparison.OrdinalIgnoreCase))
            return true;
        return IsDomain(authority.TrimEnd('.'))
            || IsNumber(authority)
            || IsLocalName(authority, hasMore: colon >= 0 || end >= 0);
    }

    /// <summary>Whether a character is valid in a host name of any script; some names have symbols: <c>✪df.ws</c>.</summary>
    public static bool IsNameCharacter(char character) =>
        char.IsLetterOrDigit(character)
        || character is '-' or '.'
        || (
            !char.IsAscii(character)
            && (
                char.IsSurrogate(character)
                || char.GetUnicodeCategory(character) == UnicodeCategory.OtherSymbol
            )
        );

    // "http://host-name", "http://host/x": a name in the local network. "https://example" in a sentence is not.
    private static bool IsLocalName(ReadOnlySpan<char> host, bool hasMore)
    {
        if (host.Length is < 2 or > 63 || host[0] == '-' || host[^1] == '-')
            return false;
        foreach (var character in host)
        {
            if (!char.IsAsciiLetterOrDigit(character) && character != '-')
                return false;
        }
        return hasMore || host.ContainsAny("-0123456789");
    }

    // Browsers accept 2130706433 and 0x7f000001 as IP addresses; refusing them is not the scanner's task.
    private static bool IsNumber(ReadOnlySpan<char> host) =>
        host.Length >= 8
        && host.IndexOfAnyExcept("0123456789abcdefABCDEFxX") < 0
        && char.IsAsciiDigit(host[0]);

    private static bool IsDomain(ReadOnlySpan<char> host)
    {
        var dot = host.LastIndexOf('.');
        if (
            dot <= 0
            || dot == host.Length - 1
            || host.Contains("..", StringComparison.Ordinal)
            || host[0] is '.' or '-'
        )
            return false;
        foreach (var character in host)
        {
            if (!IsNameCharacter(character) && character is not (' ' or '_'))
                return false;
        }
        return true;
    }

    // "owner.github.io"
    private static bool IsSite(ReadOnlySpan<char> host)
    {
        foreach (var domain in HostFamilies.SiteDomains)
        {
            var owner = host.Length - domain.Length - 1;
            if (
                owner > 0
                && host[owner] == '.'
                && host.EndsWith(domain, StringComparison.OrdinalIgnoreCase)
                && host[..owner].IndexOf('.') < 0
            )
                return true;
        }
        return false;
    }

    private static int BareHostLength(ReadOnlySpan<char> text)
    {
        var www = text.StartsWith(Www, StringComparison.OrdinalIgnoreCase) ? Www.Length : 0;
        foreach (var host in BareHosts)
        {
            if (
                text[www..].StartsWith(host, StringComparison.OrdinalIgnoreCase)
                && !GoesOn(text[(www + host.Length)..])
            )
                return www + host.Length;
        }
        return 0;
    }

    private static bool GoesOn(ReadOnlySpan<char> rest) =>
        !rest.IsEmpty
        && (
            char.IsAsciiLetterOrDigit(rest[0])
            || rest[0] == '-'
            || (rest is ['.', var next, ..] && char.IsAsciiLetterOrDigit(next))
        );

    private static ReadOnlySpan<char> Host(ReadOnlySpan<char> text)
    {
        var (end, most) = (0, Math.Min(text.Length, MaxLength));
        while (end < most && IsHostCharacter(text[end]))
            end++;
        return text[..end].TrimEnd('.');
    }
}
