using System.Text.RegularExpressions;

namespace DigestLsp.Online.Services;

/// <summary>
/// Recognizes pages that a site shows instead of the requested one: sign-in, single sign-on, consent and error pages. A permanent redirect
/// to such a page does not mean that the target has moved there.
/// </summary>
internal static partial class InterstitialPage
{
    private const int MinPathLength = 2;

    /// <summary>Whether a redirect leads to an interstitial page.</summary>
    /// <param name="from">The requested URL.</param>
    /// <param name="to">The URL that the redirect leads to.</param>
    public static bool IsRedirect(Uri from, Uri to) =>
        (Hosts().IsMatch(to.IdnHost) && !Hosts().IsMatch(from.IdnHost))
        || (Paths().IsMatch(PathOf(to)) && !Paths().IsMatch(PathOf(from)))
        || Parameters(to).Except(Parameters(from), StringComparer.Ordinal).Any(p => Returns(p, from));

    /// <summary>Whether a page has a password field.</summary>
    public static bool AsksForPassword(Answer response) =>
        ResponseProof.IsHtmlWith(response, PasswordFields());

    // Without path parameters (";jsessionid=1"); with the route in the fragment of a single-page application ("/app#/login").
    private static string PathOf(Uri url) =>
        PathParameters()
            .Replace(
                Uri.UnescapeDataString(
                    url.AbsolutePath.TrimEnd('/') + (url.Fragment is ['#', '/', ..] ? url.Fragment[1..] : "")
                ),
                ""
            );

    private static IEnumerable<string> Parameters(Uri url) => url.Query.TrimStart('?').Split('&', ';');

    /// <summary>Whether a query parameter is a return URL: by its name, or because it contains the requested URL.</summary>
    private static bool Returns(string parameter, Uri from)
    {
        var (name, value) = parameter.Split('=', 2) is [var before, var after]
            ? (before, after)
            : (parameter, "");
        if (SignOnParameters().IsMatch(name) || SignInValues().IsMatch(value))
            return true;
        // Each page that passes a URL on encodes it once more.
        var decoded = Uri.UnescapeDataString(Uri.UnescapeDataString(value));
        return Locations().IsMatch(decoded)
            && (
                ReturnParameters().IsMatch(name)
                || (
                    from.AbsolutePath.Length >= MinPathLength
                    && decoded.Contains(PathOf(from), StringComparison.OrdinalIgnoreCase)
                )
            );
    }

    [GeneratedRegex(
        @"^(?:[a-z0-9-]{1,40}[.-])?(?:log-?in|logon|sign-?in|sso|cas|idp|saml|adfs|auth|oauth2?|openid|accounts?|identity|passport|wayf|consent|shibboleth)\d{0,3}[.-]",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Hosts();

    // Words of sign-on protocols match anywhere in a path, words of error pages only at its end.
    [GeneratedRegex(
        """
            (?:^|/)(?:
                [a-z0-9]{0,20}[-_.]?(?:log|sign)[-_]?(?:in|on)(?:[-_]?(?:page|form|prompt|user|required|redirect|flow|wall|screen|oidc)|\d)?
              | sso | saml2? | adfs | wayf | idp | shibboleth(?:\.sso)? | oauth2? | oidc | openid(?:-connect)?
              | auth | authn | authenticat(?:e|ion) | authori[sz](?:e|ation) | session[-_/]new | [a-z]{0,20}[-_]?consent | anmeld(?:en|ung) | connexion
              | iniciar-?sesion | se-connecter | inloggen | logga-?in | entrar | accedi | logowanie | prihlaseni | giris | 登录 | 登入 | ログイン | 로그인
            )(?:\.[a-z]{2,5}\d?)?(?:/|$)
            | (?:^|/)(?:
                accounts? | register | sign[-_]?up | subscribe | auth[-_]?wall | pay[-_]?wall | checkpoint | gdpr | age[-_]?(?:gate|check|verification)
              | cookies?[-_]?(?:wall|required|absent) | captcha | access[-_]?denied | unauthori[sz]ed | forbidden | blocked | unavailable | maintenance
              | 40[0-9] | 50[0-9] | errors? | (?:page|file)?[-_]?not[-_]?found
            )(?:\.[a-z]{2,5}\d?)?/?$
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Paths();

    [GeneratedRegex(";[^/]*")]
    private static partial Regex PathParameters();

    // "action=login", "title=Special:UserLogin".
    [GeneratedRegex(
        "^(?:special(?::|%3A))?(?:user)?[-_]?(?:log|sign)[-_]?(?:in|on)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SignInValues();

    [GeneratedRegex(
        "^(?:samlrequest|relaystate|client_id|response_type|login_challenge|code_challenge|wtrealm|wctx|entityid)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex SignOnParameters();

    [GeneratedRegex(
        "^(?:return|redirect|redir|continue|next|goto|dest|target|service|back|came_from|orig|ref|url|from|wreply|success|path|page|then|to$|r$|u$)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReturnParameters();

    [GeneratedRegex("^(?:https?:|/)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Locations();

    [GeneratedRegex(
        "<input\\s[^<>]{0,500}type\\s{0,3}=\\s{0,3}[\"']?password\\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PasswordFields();
}
