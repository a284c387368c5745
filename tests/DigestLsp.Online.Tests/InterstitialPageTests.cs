using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Tests;

/// <summary>A permanent redirect to an interstitial page does not move a link.</summary>
public sealed class InterstitialPageTests
{
    private const string Link = "http://lamps.example/docs/lamps";

    [Theory]
    [InlineData("http://lamps.example/login?return_to=%2Fdocs%2Flamps")]
    [InlineData("https://lamps.example/login")]
    [InlineData("https://lamps.example/Login.aspx?ReturnUrl=/docs/lamps")]
    [InlineData("https://lamps.example/wp-login.php?redirect_to=https%3A%2F%2Flamps.example%2Fdocs%2Flamps")]
    [InlineData("https://lamps.example/signin")]
    [InlineData("https://lamps.example/en/sign-in/")]
    [InlineData("https://lamps.example/users/sign_in")]
    [InlineData("https://lamps.example/session/new")]
    [InlineData("https://lamps.example/logon.do")]
    [InlineData("https://lamps.example/app#/login")]
    [InlineData("https://lamps.example/login;jsessionid=1")]
    [InlineData("https://lamps.example/signin-oidc")]
    [InlineData("https://lamps.example/login.php3")]
    [InlineData("https://lamps.example/unauthorized")]
    [InlineData("https://lamps.example/index.php?action=login")]
    [InlineData("https://lamps.example/index.php?title=Special:UserLogin")]
    [InlineData("https://lamps.example/iniciar-sesion")]
    [InlineData("https://lamps.example/se-connecter")]
    [InlineData("https://lamps.example/inloggen/")]
    [InlineData("https://lamps.example/logowanie")]
    [InlineData("https://lamps.example/%E7%99%BB%E5%BD%95")]
    [InlineData("https://lamps.example/auth/realms/lamps/protocol/openid-connect/auth?client_id=a&state=x")]
    [InlineData("https://lamps.example/oauth2/authorize?response_type=code")]
    [InlineData("https://lamps.example/Shibboleth.sso/Login?target=ss%3Amem")]
    [InlineData("https://lamps.example/saml/start?SAMLRequest=fZJN")]
    [InlineData("https://lamps.example/authwall?trk=x")]
    [InlineData("https://lamps.example/cookie-consent")]
    [InlineData("https://lamps.example/age-gate")]
    [InlineData("https://lamps.example/404.html")]
    [InlineData("https://lamps.example/error")]
    [InlineData("https://lamps.example/page-not-found")]
    [InlineData("https://login.lamps.example/")]
    [InlineData("https://accounts.host.example/ServiceLogin")]
    [InlineData("https://sso.host.example/idp/profile")]
    [InlineData("https://uni-login.host.example/start")]
    [InlineData("https://consent.host.example/m?continue=http%3A%2F%2Flamps.example%2Fdocs%2Flamps&gl=DE")]
    [InlineData("https://host.example/gate?x=http%253A%252F%252Flamps.example%252Fdocs%252Flamps")]
    [InlineData("https://host.example/start?next=/home")]
    [InlineData("https://host.example/adfs/ls/?wa=wsignin1.0&wtrealm=urn")]
    public void Redirect_to_a_sign_in_consent_or_error_page_is_unknown(string to)
    {
        Judge(new Uri(to), new Uri(to)).State.ShouldBe(LinkStatus.Unknown);
        Judge(new Uri(to), movedTo: null).State.ShouldBe(LinkStatus.Unknown);
        Judge(new Uri(to), new Uri("https://lamps.example/new/lamps")).State.ShouldBe(LinkStatus.Unknown);
    }

    [Theory]
    [InlineData(Link, "https://lamps.example/guide/lamps")]
    [InlineData(Link, "https://lamps.example/docs/lamps/v2?lang=en")]
    [InlineData(Link, "https://new.example/lamps")]
    [InlineData(Link, "https://lamps.example/blog/login-security-of-lamps")]
    [InlineData(Link, "https://catalog.example/blogs/assorted")]
    [InlineData(Link, "https://authors.example/signal/insight")]
    [InlineData(Link, "https://lamps.example/papers/4041")]
    [InlineData(Link, "https://lamps.example/errors-in-lamps")]
    [InlineData(Link, "https://lamps.example/guide#login")]
    [InlineData(Link, "https://lamps.example/guide;v=2/lamps")]
    [InlineData(Link, "https://lamps.example/search?q=login-lamps")]
    [InlineData("https://lamps.example/login", "https://lamps.example/account/login")]
    [InlineData("https://auth.lamps.example/docs/a", "https://auth.lamps.example/docs/b")]
    [InlineData(
        "https://lamps.example/r?url=https://a.example/x",
        "https://lamps.example/go?url=https://a.example/x"
    )]
    public void Redirect_to_another_page_has_moved(string link, string to) =>
        Judge(new Uri(to), new Uri(to), link).State.ShouldBe(LinkStatus.Moved);

    [Theory]
    [InlineData("<form action=x><input name=p type=\"password\"></form>", LinkStatus.Unknown)]
    [InlineData("<INPUT class='a'\n type = 'password' name=b>", LinkStatus.Unknown)]
    [InlineData("<p>How to choose a password</p><input type=text>", LinkStatus.Moved)]
    public async Task Page_with_a_password_field_is_not_a_new_location(string body, LinkStatus state)
    {
        await using var site = new StandIn(c =>
            StandIn.Target(c) == "/new"
                ? StandIn.Say(c, 200, c.Request.Method == "HEAD" ? "" : body, ("Content-Type", "text/html"))
                : StandIn.Say(c, 301, "", ("Location", "/new"))
        );
        using var checker = Checkers.Of(
            Checkers.Options(site.Address) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            }
        );
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "old")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(state);
    }

    [Theory]
    [InlineData(404, "")]
    [InlineData(403, "")]
    [InlineData(500, "")]
    [InlineData(202, "")]
    [InlineData(403, "<title>Just a moment...</title>")]
    public async Task Page_that_only_HEAD_finds_is_not_a_new_location(int status, string body)
    {
        await using var site = new StandIn(c =>
            StandIn.Target(c) == "/new"
                ? StandIn.Say(
                    c,
                    c.Request.Method == "HEAD" ? 200 : status,
                    body,
                    ("Content-Type", "text/html")
                )
                : StandIn.Say(c, 301, "", ("Location", "/new"))
        );
        using var checker = Checkers.Of(
            Checkers.Options(site.Address) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            }
        );
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "old")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void Page_with_a_password_field_is_ok_if_only_its_scheme_changed() =>
        Ask.Of(
                Link,
                Ask.Answer("<input type=password>", 200, ("Content-Type", "text/html")) with
                {
                    MovedTo = new Uri(Link.Replace("http:", "https:", StringComparison.Ordinal)),
                }
            )
            .Verdict.State.ShouldBe(LinkStatus.Ok);

    private static LinkVerdict Judge(Uri redirectedTo, Uri? movedTo, string link = Link) =>
        Ask.Of(link, Redirected(redirectedTo, movedTo), Redirected(redirectedTo, movedTo)).Verdict;

    private static Answer Redirected(Uri redirectedTo, Uri? movedTo) =>
        Ask.Answer("") with
        {
            RedirectedTo = redirectedTo,
            MovedTo = movedTo,
        };
}
