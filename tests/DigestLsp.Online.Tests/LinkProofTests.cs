using System.Net.Sockets;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>
/// Every service against every status, redirect and fault over HTTP: a link is broken or moved only on the statement of the service itself.
/// </summary>
public sealed class LinkProofTests
{
    private const string Json = "application/json";
    private const string Html = "text/html";
    private const string NotFound = """{"message":"Not Found"}""";
    private const string Page = "<html><title>Not here</title><body>Nothing.</body></html>";
    private const string Challenge = "<html><title>Just a moment...</title><body>Wait.</body></html>";
    private const string DoiPage =
        "<html><title>Error: DOI Not Found</title><h1>DOI Not Found</h1><p>This DOI cannot be found in the DOI System.</p></html>";
    private const string Empty = """<feed xmlns="http://www.w3.org/2005/Atom"></feed>""";
    private const string EmptyOfForty =
        """<feed xmlns="http://www.w3.org/2005/Atom" xmlns:o="http://a9.com/-/spec/opensearch/1.1/"><o:totalResults>40</o:totalResults></feed>""";
    private const string ErrorFeed =
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/api/errors#x</id><title>Error</title><summary>incorrect id format</summary></entry></feed>""";
    private const string OtherFeed =
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/1706.03762v7</id><title>Other Lamps</title></entry></feed>""";

    private static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Short = TimeSpan.FromMilliseconds(300);

    private static readonly Dictionary<string, Fault> Faults = All()
        .ToDictionary(f => f.Name, StringComparer.Ordinal);

    public static TheoryData<string> Names => [.. Faults.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_service_has_the_right_verdict_for(string fault)
    {
        var wrong = await Task.WhenAll(FakeService.All.Select(s => WrongAsync(s, Faults[fault])));
        wrong.Where(w => w is not null).ShouldBeEmpty(fault);
    }

    private static async Task<string?> WrongAsync(FakeService service, Fault fault)
    {
        await using var elsewhere = new RawStandIn(
            (request, stream, token) =>
            {
                var call = new FakeCall(service, request, new Uri("http://127.0.0.1/"), stream, token);
                return call.Target.Contains("404", StringComparison.Ordinal)
                        ? call.SayAsync(
                            404,
                            call.Target.Contains("json", StringComparison.Ordinal) ? Json : Html,
                            NotFound
                        )
                    : call.Target.Contains("good", StringComparison.Ordinal) ? call.GoodAsync()
                    : call.SayAsync(200, Html, Page);
            }
        );
        await using var host = new RawStandIn(
            (request, stream, token) =>
                fault.Answer(new FakeCall(service, request, elsewhere.Address, stream, token))
        );
        if (fault.Expected(service) is not { } expected)
            return null;
        var verdict = await service.CheckAsync(host.Address, fault.IsShort ? Short : Patient);
        return verdict.State == expected
            ? null
            : $"{service.Name}: {verdict.State} instead of {expected} ({verdict.Reason}{verdict.MovedTo})";
    }

    private static IEnumerable<Fault> All() =>
        [.. Statuses(), .. Bodies(), .. Walls(), .. Redirects(), .. Connections(), .. Seconds(), .. Feeds()];

    private static IEnumerable<Fault> Statuses()
    {
        yield return new("200", c => c.GoodAsync(), _ => LinkStatus.Ok);
        foreach (var status in (int[])[404, 410])
            yield return new(
                $"{status} JSON",
                c => c.SayAsync(status, Json, NotFound),
                s => s.IsArxiv ? LinkStatus.Unknown : LinkStatus.Broken
            );
        yield return new(
            "451 JSON",
            c => c.SayAsync(451, Json, """{"message":"Repository access blocked"}"""),
            s => s.IsGitHub ? LinkStatus.Broken : LinkStatus.Unknown
        );
        yield return new("451 HTML", c => c.SayAsync(451, Html, Page));
        foreach (
            var status in (int[])
                [
                    300,
                    301,
                    304,
                    400,
                    401,
                    402,
                    403,
                    406,
                    407,
                    408,
                    418,
                    421,
                    429,
                    500,
                    502,
                    503,
                    504,
                    511,
                    999,
                ]
        )
        {
            yield return new($"{status} JSON", c => c.SayAsync(status, Json, NotFound));
            yield return new($"{status} HTML", c => c.SayAsync(status, Html, Page));
        }
    }

    private static IEnumerable<Fault> Bodies()
    {
        yield return new("404 HTML", c => c.SayAsync(404, Html, Page), Web(LinkStatus.Broken));
        yield return new("410 HTML", c => c.SayAsync(410, Html, Page), Web(LinkStatus.Broken));
        yield return new(
            "404 plain text",
            c => c.SayAsync(404, "text/plain", "Not Found"),
            Web(LinkStatus.Broken)
        );
        yield return new("404 empty", c => c.SayAsync(404, Json, ""), Web(LinkStatus.Broken));
        yield return new("404 HTML called JSON", c => c.SayAsync(404, Json, Page), Web(LinkStatus.Broken));
        yield return new(
            "404 JSON called HTML",
            c => c.SayAsync(404, Html, NotFound),
            Web(LinkStatus.Broken)
        );
        yield return new("404 JSON list", c => c.SayAsync(404, Json, "[]"), Web(LinkStatus.Broken));
        yield return new(
            "404 page of doi.org",
            c => c.SayAsync(404, Html, DoiPage),
            s => s.Name == "DOI" || s.IsWeb ? LinkStatus.Broken : LinkStatus.Unknown
        );
        yield return new("404 cut off", c => c.CutAsync(404, Json, NotFound));
        yield return new("404 endless", c => c.EndlessAsync(404, Json, TimeSpan.Zero));
        yield return new(
            "404 endless and slow",
            c => c.EndlessAsync(404, Json, TimeSpan.FromMilliseconds(20)),
            IsShort: true
        );
        yield return new(
            "200 cut off",
            c => c.CutAsync(200, c.Service.MediaType, c.Service.Good),
            Web(LinkStatus.Ok)
        );
    }

    private static IEnumerable<Fault> Walls()
    {
        foreach (var status in (int[])[403, 404, 410, 503])
        {
            yield return new(
                $"{status} with cf-mitigated",
                c => c.SayAsync(status, Json, NotFound, "cf-mitigated: challenge")
            );
            yield return new($"{status} with a challenge page", c => c.SayAsync(status, Html, Challenge));
            yield return new(
                $"{status} with x-amzn-waf-action",
                c => c.SayAsync(status, Json, NotFound, "x-amzn-waf-action: captcha")
            );
        }
        yield return new("202 empty", c => c.SayAsync(202, Html, ""));
        yield return new(
            "202 empty of AWS WAF",
            c => c.SayAsync(202, Html, "", "x-amzn-waf-action: challenge")
        );
        yield return new(
            "404 page of Anubis",
            c => c.SayAsync(404, Html, "<title>Making sure you&#39;re not a bot!</title>")
        );
    }

    private static IEnumerable<Fault> Redirects()
    {
        foreach (var status in (int[])[301, 302, 303, 307, 308])
        {
            yield return new(
                $"{status} to another host's 404 JSON",
                c => c.RedirectAsync(status, c.Elsewhere + "404.json")
            );
            yield return new(
                $"{status} to another host's 404 HTML",
                c => c.RedirectAsync(status, c.Elsewhere + "404.html")
            );
            yield return new(
                $"{status} to a 404 of the same host",
                c =>
                    c.Target == "/other"
                        ? c.SayAsync(404, Json, NotFound)
                        : c.RedirectAsync(status, "/other"),
                s => s.IsArxiv ? LinkStatus.Unknown : LinkStatus.Broken
            );
            yield return new($"{status} to itself", c => c.RedirectAsync(status, c.Target + "x"));
        }
        yield return new(
            "302 to a captive portal",
            c => c.RedirectAsync(302, c.Elsewhere + "portal"),
            // A registered DOI leads to a publisher's page.
            s => s.IsWeb || s.Name == "DOI" ? LinkStatus.Ok : LinkStatus.Unknown
        );
        yield return new(
            "301 to a sign-in page",
            c =>
                c.Target.StartsWith("/login", StringComparison.Ordinal)
                    ? c.SayAsync(200, Html, Page)
                    : c.RedirectAsync(301, "/login?return_to=" + Uri.EscapeDataString(c.Target))
        );
        yield return new(
            "301 to another page",
            c =>
                c.Target == "/other"
                    ? c.SayAsync(200, Html, "<title>Other</title>")
                    : c.RedirectAsync(301, "/other"),
            Web(LinkStatus.Moved)
        );
    }

    private static IEnumerable<Fault> Connections()
    {
        yield return new("no response", c => c.HangAsync(), IsShort: true);
        yield return new("a closed connection", _ => Task.CompletedTask);
        yield return new("a reset connection", ResetAsync);
        yield return new("a response that is not HTTP", c => c.WriteAsync("hello\r\n\r\n"));
        yield return new("half a head", c => c.WriteAsync("HTTP/1.1 404 Not Found\r\nContent-"));
    }

    private static IEnumerable<Fault> Seconds()
    {
        (string Name, Func<FakeCall, Task> Answer, bool IsShort)[] seconds =
        [
            ("no response", c => c.HangAsync(), true),
            ("a reset", ResetAsync, false),
            ("a closed connection", _ => Task.CompletedTask, false),
            ("401", c => c.SayAsync(401, Html, Page), false),
            ("403", c => c.SayAsync(403, Html, Page), false),
            ("429", c => c.SayAsync(429, Html, Page), false),
            ("429 with Retry-After", c => c.SayAsync(429, Html, Page, "Retry-After: 60"), false),
            ("451", c => c.SayAsync(451, Html, Page), false),
            ("500", c => c.SayAsync(500, Html, Page), false),
            ("503 with Retry-After", c => c.SayAsync(503, Html, Page, "Retry-After: 60"), false),
            ("202 empty", c => c.SayAsync(202, Html, ""), false),
            ("a 404 cut off", c => c.CutAsync(404, Html, Page), false),
            ("an endless 404", c => c.EndlessAsync(404, Html, TimeSpan.Zero), false),
            ("an endless, slow 404", c => c.EndlessAsync(404, Html, TimeSpan.FromMilliseconds(20)), true),
            ("a 404 challenge", c => c.SayAsync(404, Html, Challenge), false),
            ("a redirect to another host's 404", c => c.RedirectAsync(302, c.Elsewhere + "404.html"), false),
            ("a 200 cut off", c => c.CutAsync(200, Html, Page), false),
        ];
        foreach (var head in (int[])[404, 410])
        foreach (var (name, answer, isShort) in seconds)
            yield return new(
                $"HEAD {head}, then {name}",
                c => c.IsHead ? c.SayAsync(head, Html, "") : answer(c),
                // Only pages are requested with HEAD; the other cases cover the APIs.
                s => s.IsWeb ? LinkStatus.Unknown : null,
                isShort
            );
        yield return new(
            "HEAD 404, then 200",
            c => c.IsHead ? c.SayAsync(404, Html, "") : c.GoodAsync(),
            _ => LinkStatus.Ok
        );
        yield return new(
            "HEAD 405, then 404",
            c => c.SayAsync(c.IsHead ? 405 : 404, Html, Page),
            Web(LinkStatus.Broken)
        );
    }

    private static IEnumerable<Fault> Feeds()
    {
        foreach (
            var (name, body) in ((string, string)[])
                [
                    ("an empty feed", Empty),
                    ("an empty feed of 40 results", EmptyOfForty),
                    ("arXiv's error feed", ErrorFeed),
                    ("half a feed", OtherFeed[..^20]),
                ]
        )
            yield return new(
                name,
                c => c.SayAsync(200, "application/atom+xml", body),
                s => s.IsWeb ? LinkStatus.Ok : LinkStatus.Unknown
            );
        yield return new(
            "a feed of the other requested paper",
            c => c.SayAsync(200, "application/atom+xml", OtherFeed),
            s =>
                s.IsArxiv ? LinkStatus.Broken
                : s.IsWeb ? LinkStatus.Ok
                : LinkStatus.Unknown
        );
        yield return new(
            "a feed of a paper that was not requested",
            c =>
                c.SayAsync(
                    200,
                    "application/atom+xml",
                    OtherFeed.Replace("1706.03762", "2401.99999", StringComparison.Ordinal)
                ),
            s => s.IsWeb ? LinkStatus.Ok : LinkStatus.Unknown
        );
        yield return new(
            "a feed called plain text",
            c => c.SayAsync(200, "text/plain", OtherFeed),
            s => s.IsWeb ? LinkStatus.Ok : LinkStatus.Unknown
        );
        foreach (var status in (int[])[200, 429, 503])
            yield return new(
                $"{status} Rate exceeded.",
                c => c.SayAsync(status, "text/plain", "Rate exceeded."),
                s => s.IsWeb && status == 200 ? LinkStatus.Ok : LinkStatus.Unknown
            );
    }

    private static Task ResetAsync(FakeCall call)
    {
        var socket = ((NetworkStream)call.Stream).Socket;
        socket.LingerState = new LingerOption(true, 0);
        socket.Close();
        return Task.CompletedTask;
    }

    private static Func<FakeService, LinkStatus?> Web(LinkStatus state) =>
        service => service.IsWeb ? state : LinkStatus.Unknown;

    /// <summary>A behavior of a host, and the expected verdict of each service, or null if it does not apply.</summary>
    private sealed record Fault(
        string Name,
        Func<FakeCall, Task> Answer,
        Func<FakeService, LinkStatus?> Expected,
        bool IsShort = false
    )
    {
        public Fault(string name, Func<FakeCall, Task> answer, bool IsShort = false)
            : this(name, answer, _ => LinkStatus.Unknown, IsShort) { }
    }
}
