using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>For any behavior of a service, a link soon becomes unknown with a reason, and never broken.</summary>
public sealed class FetchTests
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(418)]
    [InlineData(204)]
    public async Task Inconclusive_status_is_unknown(int status)
    {
        await using var github = StandIn.Saying(status, "");
        await IsUnknownAsync(github.Address);
    }

    [Theory]
    [InlineData(404)]
    [InlineData(410)]
    [InlineData(451)]
    public async Task Not_found_status_is_broken(int status)
    {
        await using var github = StandIn.Saying(status, "{}");
        (await CheckAsync(Checkers.Options(github.Address))).State.ShouldBe(LinkStatus.Broken);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_unknown()
    {
        await using var github = RawStandIn.Saying(
            RawStandIn.Bytes(Head + "Content-Length: 1000\r\n\r\n{\"full_name\":")
        );
        await IsUnknownAsync(github.Address, "closed the connection");
        github.Connections.ShouldBe(3);
    }

    [Fact]
    public async Task A_slow_body_is_waited_for_no_longer_than_a_request_may_take()
    {
        await using var github = new RawStandIn(
            async (_, stream, token) =>
            {
                await stream.WriteAsync(RawStandIn.Bytes(Head + "Content-Length: 1000\r\n\r\n"), token);
                while (true)
                {
                    await stream.WriteAsync(RawStandIn.Bytes(" "), token);
                    await Task.Delay(50, token);
                }
            }
        );
        await IsUnknownAsync(
            Checkers.Options(github.Address) with
            {
                RequestTimeout = TimeSpan.FromMilliseconds(300),
            },
            "in time"
        );
    }

    [Fact]
    public async Task An_endless_body_is_read_no_further_than_2_MB()
    {
        var sent = 0L;
        await using var github = new RawStandIn(
            async (_, stream, token) =>
            {
                await stream.WriteAsync(RawStandIn.Bytes(Head + "Connection: close\r\n\r\n"), token);
                var piece = new byte[64 * 1024];
                while (true)
                {
                    await stream.WriteAsync(piece, token);
                    sent += piece.Length;
                }
            }
        );
        await IsUnknownAsync(github.Address, "2 MB");
        // Plus the buffers of the system.
        sent.ShouldBeLessThan(32 * 1024 * 1024);
    }

    [Fact]
    public async Task Decompressed_body_is_limited_to_2_MB()
    {
        using var packed = new MemoryStream();
        using (var zip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            zip.Write(new byte[200 * 1024 * 1024]);
        await using var github = RawStandIn.Saying(
            RawStandIn.Bytes(Head + $"Content-Encoding: gzip\r\nContent-Length: {packed.Length}\r\n\r\n"),
            packed.ToArray()
        );
        var before = GC.GetTotalAllocatedBytes();
        await IsUnknownAsync(github.Address, "2 MB");
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(64 * 1024 * 1024);
    }

    [Theory]
    [InlineData("<html>Log in to this hotel's network</html>")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"full_name\":7}")]
    [InlineData("{\"full_name\":\"\\ud800\"}")]
    [InlineData("")]
    public async Task Invalid_description_of_a_repository_is_unknown(string body)
    {
        await using var github = StandIn.Saying(200, body);
        await IsUnknownAsync(github.Address);
    }

    [Fact]
    public async Task Invalid_certificate_is_unknown()
    {
        await using var github = RawStandIn.Saying(RawStandIn.Bytes("this is no TLS"));
        await IsUnknownAsync(new Uri($"https://127.0.0.1:{github.Port}/"));
    }

    [Theory]
    [InlineData(SocketError.HostNotFound)]
    [InlineData(SocketError.TryAgain)]
    public async Task Service_whose_name_does_not_resolve_is_unknown(SocketError error) =>
        await IsUnknownAsync(
            Checkers.Options(new Uri("https://api.example.test/")) with
            {
                Resolve = (_, _) => throw new SocketException((int)error),
            },
            "cannot be reached"
        );

    [Theory]
    [InlineData(true, LinkStatus.Broken)]
    [InlineData(false, LinkStatus.Unknown)]
    public async Task Missing_host_is_broken_only_if_other_hosts_resolve(bool others, LinkStatus state)
    {
        using var checker = Checkers.Of(
            Checkers.Options(new Uri("https://api.example.test/")) with
            {
                Resolve = (host, _) =>
                    others && host == "github.com"
                        ? Task.FromResult<IPAddress[]>([IPAddress.Parse("140.82.121.3")])
                        : throw new SocketException((int)SocketError.HostNotFound),
            }
        );
        var verdicts = await checker.CheckAsync(
            [LinkTarget.Of("https://nobody.example.test/a")],
            anyHost: true
        );
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(state);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    public async Task Redirect_to_a_host_that_does_not_exist_is_unknown(int status)
    {
        await using var site = StandIn.Saying(status, "", ("Location", "http://nobody.example.test/a"));
        using var checker = Checkers.Of(
            Checkers.Options(site.Address) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
                Resolve = (host, _) =>
                    host == "nobody.example.test"
                        ? throw new SocketException((int)SocketError.HostNotFound)
                        : Task.FromResult<IPAddress[]>([IPAddress.Loopback]),
            }
        );
        var verdicts = await checker.CheckAsync([LinkTarget.Of(site.Address + "a")], anyHost: true);
        verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public async Task Host_is_unknown_if_the_proxy_does_not_exist()
    {
        var before = HttpClient.DefaultProxy;
        HttpClient.DefaultProxy = new ProxyOfOneHost("behind.example.test");
        try
        {
            using var checker = Checkers.Of(
                Checkers.Options(new Uri("https://api.example.test/")) with
                {
                    Resolve = (host, _) =>
                        host == "proxy.example.test"
                            ? throw new SocketException((int)SocketError.HostNotFound)
                            : Task.FromResult<IPAddress[]>([IPAddress.Parse("140.82.121.3")]),
                }
            );
            var verdicts = await checker.CheckAsync(
                [LinkTarget.Of("http://behind.example.test/a")],
                anyHost: true
            );
            verdicts.Values.ShouldHaveSingleItem().State.ShouldBe(LinkStatus.Unknown);
        }
        finally
        {
            HttpClient.DefaultProxy = before;
        }
    }

    [Fact]
    public async Task Redirects_without_end_are_unknown()
    {
        await using var github = new StandIn(c =>
            StandIn.Say(c, 302, "", ("Location", StandIn.Target(c) + "a"))
        );
        await IsUnknownAsync(github.Address, "redirects too often");
        github.Asked.Count.ShouldBe(6);
    }

    // RFC 9110, 10.2.2. The link's own fragment is not part of the verdict, which links with other fragments share.
    [Theory]
    [InlineData("/new", null, "new")]
    [InlineData("/new#usage", null, "new#usage")]
    [InlineData("/new#usage", "/newer", "newer#usage")]
    [InlineData("/new#usage", "/newer#setup", "newer#setup")]
    [InlineData("/new", "/newer#setup", "newer#setup")]
    public async Task Moved_url_has_the_fragment_of_the_redirects(
        string first,
        string? second,
        string movedTo
    )
    {
        await using var site = new StandIn(c =>
            StandIn.Target(c) switch
            {
                "/old" => StandIn.Say(c, 301, "", ("Location", first)),
                "/new" when second is not null => StandIn.Say(c, 301, "", ("Location", second)),
                _ => StandIn.Say(c, 200, ""),
            }
        );
        using var checker = Checkers.Of(
            Checkers.Options(site.Address) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            }
        );
        var verdicts = await checker.CheckAsync(
            [LinkTarget.Of(site.Address + "old#install"), LinkTarget.Of(site.Address + "old#other")],
            anyHost: true
        );
        verdicts.Values.ShouldHaveSingleItem().MovedTo.ShouldBe(site.Address + movedTo);
    }

    [Fact]
    public async Task A_failure_that_passes_is_not_noticed()
    {
        var asked = 0;
        await using var github = new StandIn(c =>
            Interlocked.Increment(ref asked) < 3
                ? StandIn.Say(c, 502, "")
                : StandIn.Say(c, 200, """{"id":1,"full_name":"invented/lanterns"}""")
        );
        (await CheckAsync(Checkers.Options(github.Address))).State.ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task Reserve_of_the_rate_limit_is_kept_for_hovers()
    {
        var reset = DateTimeOffset.UtcNow.AddMinutes(30).ToUnixTimeSeconds();
        await using var github = new StandIn(c =>
            StandIn.Say(
                c,
                200,
                $$"""{"id":1,"full_name":"{{StandIn.Target(c)["/repos/".Length..]}}"}""",
                ("X-RateLimit-Limit", "60"),
                ("X-RateLimit-Remaining", "20"),
                ("X-RateLimit-Reset", $"{reset}")
            )
        );
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        var verdicts = await checker.CheckAsync(
            Enumerable.Range(0, 10).Select(i => LinkTarget.Of($"github.com/invented/r{i}"))
        );
        github.Asked.Count.ShouldBe(1);
        verdicts.Values.Count(v => v.State == LinkStatus.Unknown).ShouldBe(9);
        verdicts.Values.First(v => v.State == LinkStatus.Unknown).Reason!.ShouldContain("20 requests left");
        (await checker.PreviewAsync(LinkTarget.Of("github.com/invented/r7"), default))!.State.ShouldBe(
            LinkStatus.Ok
        );
    }

    [Fact]
    public async Task GitHub_requests_are_sequential_with_hovers_first()
    {
        var (now, most) = (0, 0);
        var order = new List<string>();
        var hovered = new TaskCompletionSource();
        await using var github = new StandIn(async c =>
        {
            lock (order)
            {
                most = Math.Max(most, ++now);
                order.Add(StandIn.Target(c));
            }
            await hovered.Task;
            await Task.Delay(30);
            lock (order)
                now--;
            await StandIn.Say(
                c,
                200,
                $$"""{"id":1,"full_name":"{{StandIn.Target(c)["/repos/".Length..]}}"}"""
            );
        });
        using var checker = Checkers.Of(Checkers.Options(github.Address));
        var all = checker.CheckAsync(
            Enumerable.Range(0, 20).Select(i => LinkTarget.Of($"github.com/invented/r{i}"))
        );
        while (github.Asked.Count == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        var hover = checker.PreviewAsync(LinkTarget.Of("github.com/invented/r19"), default);
        hovered.SetResult();
        await hover;
        await all;
        most.ShouldBe(1);
        order.IndexOf("/repos/invented/r19").ShouldBeLessThan(6);
    }

    [Fact]
    public async Task Repeated_failures_are_retried_less_often()
    {
        // An invalid response to a query: the service responds, so its host gets no backoff.
        await using var github = StandIn.Saying(200, "{}");
        var clock = new SteppedClock();
        using var checker = Checkers.Of(Checkers.Options(github.Address), token: "secret", clock);
        var targets = new[]
        {
            LinkTarget.Of("github.com/invented/a"),
            LinkTarget.Of("github.com/invented/b"),
        };
        var pauses = new List<TimeSpan>();
        for (var i = 1; i <= 6; i++)
        {
            await checker.CheckAsync(targets);
            github.Asked.Count.ShouldBe(i);
            pauses.Add(checker.AskAgain!.Value - clock.Now);
            clock.Now = checker.AskAgain.Value - TimeSpan.FromSeconds(1);
            await checker.CheckAsync(targets);
            github.Asked.Count.ShouldBe(i);
            clock.Now += TimeSpan.FromMinutes(10);
        }
        pauses[0].ShouldBeInRange(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40));
        pauses[3].ShouldBeGreaterThan(TimeSpan.FromMinutes(2));
        pauses[5].ShouldBeInRange(TimeSpan.FromMinutes(7), TimeSpan.FromMinutes(13));
    }

    [Fact]
    public async Task A_token_is_not_sent_on_a_redirect_to_another_origin()
    {
        await using var other = StandIn.Saying(200, """{"id":1,"full_name":"invented/lanterns"}""");
        await using var github = StandIn.Saying(
            301,
            "",
            ("Location", $"http://name:password@127.0.0.1:{other.Address.Port}/x")
        );
        using var checker = Checkers.Of(
            Checkers.Options(github.Address) with
            {
                AllowedPrivateHosts = new("127.0.0.1"),
            },
            token: "secret"
        );
        await checker.PreviewAsync(LinkTarget.Of("github.com/invented/lanterns"), default);
        github.Tokens.Distinct().ShouldBe(["Bearer secret"]);
        other.Tokens.Distinct().ShouldBe([null]);
        checker.Log.Last().ShouldAllBe(r => !r.Address.Contains("password") && !r.Outcome.Contains("secret"));
    }

    /// <summary>A proxy for one host only, so that concurrent tests do not use it.</summary>
    private sealed class ProxyOfOneHost(string host) : IWebProxy
    {
        public ICredentials? Credentials { get; set; }

        public Uri? GetProxy(Uri destination) => new("http://proxy.example.test:3128/");

        public bool IsBypassed(Uri destination) => destination.Host != host;
    }

    private static async Task IsUnknownAsync(Uri api, string reason = "") =>
        await IsUnknownAsync(Checkers.Options(api), reason);

    private static async Task IsUnknownAsync(OnlineOptions options, string reason)
    {
        var verdict = await CheckAsync(options);
        verdict.State.ShouldBe(LinkStatus.Unknown);
        verdict.Reason!.ShouldContain(reason);
        verdict.Reason!.ShouldStartWith("GitHub");
    }

    private static async Task<LinkVerdict> CheckAsync(OnlineOptions options)
    {
        using var checker = Checkers.Of(options);
        var verdicts = await checker.CheckAsync([LinkTarget.Of("github.com/invented/lanterns")]);
        return verdicts["github:invented/lanterns"];
    }
}
