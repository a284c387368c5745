using System.Net;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>Untrusted text causes no requests to private hosts: a listener on this machine counts connections.</summary>
public sealed class HostileTests
{
    public static TheoryData<string> Spellings =>
        [
            "http://127.0.0.1:PORT/",
            "http://localhost:PORT/",
            "http://a.localhost:PORT/",
            "http://2130706433:PORT/",
            "http://0x7f000001:PORT/",
            "http://0x7f.0.0.1:PORT/",
            "http://0177.0.0.1:PORT/",
            "http://017700000001:PORT/",
            "http://127.1:PORT/",
            "http://127.0.1:PORT/",
            "http://0:PORT/",
            "http://0.0.0.0:PORT/",
            "http://[::1]:PORT/",
            "http://[::]:PORT/",
            "http://[::ffff:127.0.0.1]:PORT/",
            "http://[::ffff:7f00:1]:PORT/",
            "http://[::127.0.0.1]:PORT/",
            "http://[64:ff9b::127.0.0.1]:PORT/",
            "http://[2002:7f00:1::]:PORT/",
            "http://127.0.0.1.:PORT/",
            "http://１２７.０.０.１:PORT/",
            "http://127。0。0。1:PORT/",
            "http://user:password@127.0.0.1:PORT/",
            "http://github.com@127.0.0.1:PORT/",
            "https://127.0.0.1:PORT/",
            "http://LOCALHOST:PORT/",
        ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_spelling_of_a_private_IP_address_is_connected_to(string spelling)
    {
        await using var door = RawStandIn.Saying(
            RawStandIn.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        );
        var link = spelling.Replace("PORT", $"{door.Port}", StringComparison.Ordinal);
        using var checker = Checkers.Of(Options());
        var verdicts = await checker.CheckAsync([LinkTarget.Of(link)], anyHost: true);
        await checker.PreviewAsync(LinkTarget.Of(link), default);
        verdicts.Values.ShouldAllBe(v => v.State == LinkStatus.Unknown);
        door.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task No_redirect_leads_to_one(string spelling)
    {
        await using var door = RawStandIn.Saying(
            RawStandIn.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        );
        var link = spelling.Replace("PORT", $"{door.Port}", StringComparison.Ordinal);
        await using var site = new StandIn(c => StandIn.Say(c, 302, "", ("Location", link)));
        using var checker = Checkers.Of(Options() with { AllowedPrivateHosts = new(site.Address.Authority) });
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "a")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Unknown);
        site.Asked.ShouldNotBeEmpty();
        door.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task DNS_rebinding_is_refused()
    {
        await using var door = RawStandIn.Saying(
            RawStandIn.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        );
        var asked = 0;
        // Public for the first lookup (a public IP address), private for the connection.
        using var checker = Checkers.Of(
            Options() with
            {
                RequestTimeout = TimeSpan.FromMilliseconds(300),
                Resolve = (_, _) =>
                    Task.FromResult<IPAddress[]>([
                        Interlocked.Increment(ref asked) % 2 == 1
                            ? IPAddress.Parse("192.31.196.1")
                            : IPAddress.Loopback,
                    ]),
            }
        );
        for (var i = 0; i < 6; i++)
            await checker.CheckAsync(
                [LinkTarget.Of($"http://r{i}.example.test:{door.Port}/")],
                anyHost: true
            );
        asked.ShouldBeGreaterThan(0);
        door.Connections.ShouldBe(0);
    }

    [Fact]
    public async Task Host_with_one_private_IP_address_is_refused()
    {
        await using var door = RawStandIn.Saying(
            RawStandIn.Bytes("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        );
        using var checker = Checkers.Of(
            Options() with
            {
                Resolve = (_, _) =>
                    Task.FromResult<IPAddress[]>([IPAddress.Loopback, IPAddress.Parse("140.82.121.3")]),
            }
        );
        await checker.CheckAsync([LinkTarget.Of($"http://a.example.test:{door.Port}/")], anyHost: true);
        door.Connections.ShouldBe(0);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://127.0.0.1/")]
    [InlineData("gopher://127.0.0.1/")]
    public async Task A_redirect_to_another_scheme_is_not_followed(string address)
    {
        await using var site = new StandIn(c => StandIn.Say(c, 302, "", ("Location", address)));
        using var checker = Checkers.Of(Options() with { AllowedPrivateHosts = new(site.Address.Authority) });
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "a")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public async Task Host_allowed_by_the_user_is_requested()
    {
        await using var site = StandIn.Saying(200, "hello");
        using var checker = Checkers.Of(Options() with { AllowedPrivateHosts = new("127.0.0.1") });
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "a")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Ok);
    }

    private static OnlineOptions Options() =>
        Checkers.Options(new Uri("https://api.example.test/")) with
        {
            AsksAnyHost = true,
        };
}
