using System.Globalization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>A service for <see cref="LinkProofTests"/>: a link, and the host of its requests.</summary>
/// <param name="Name">The name, for messages.</param>
/// <param name="Link">The link, or a path for a page of the fake host itself.</param>
/// <param name="Good">The body that describes the target.</param>
/// <param name="MediaType">The media type of its bodies.</param>
/// <param name="At">Creates options that send the requests to a host.</param>
internal sealed record FakeService(
    string Name,
    string Link,
    string Good,
    string MediaType,
    Func<OnlineOptions, Uri, OnlineOptions> At
)
{
    private const string Json = "application/json; charset=utf-8";

    public const string Feed =
        """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2306.01234v1</id><title>Small Lamps</title></entry></feed>""";

    public bool IsWeb => Name == "web page";
    public bool IsArxiv => Name == "arXiv";
    public bool IsGitHub => Name.StartsWith("GitHub", StringComparison.Ordinal);

    /// <summary>Whether it reports errors as JSON.</summary>
    public bool IsJson => !IsWeb && !IsArxiv;

    public static IReadOnlyList<FakeService> All { get; } =
    [
        GitHub("repository", "https://github.com/ada/lamps", """{"id":1,"full_name":"ada/lamps"}"""),
        GitHub("issue", "https://github.com/ada/lamps/issues/3", """{"id":1,"full_name":"ada/lamps"}"""),
        GitHub("file", "https://github.com/ada/lamps/blob/main/a.py", """{"id":1,"full_name":"ada/lamps"}"""),
        GitHub(
            "gist",
            "https://gist.github.com/ada/0123456789abcdef0123",
            """{"id":"0123456789abcdef0123","files":{}}"""
        ),
        GitHub("owner", "https://github.com/ada", """{"login":"ada","id":1}"""),
        new(
            "GitLab project",
            "https://gitlab.com/ada/lamps",
            """{"id":1,"path_with_namespace":"ada/lamps"}""",
            Json,
            (options, host) => options with { Apis = new Dictionary<string, Uri> { ["GitLab"] = host } }
        ),
        HuggingFace("paper", "https://huggingface.co/papers/2306.01234", """{"title":"Small Lamps"}"""),
        HuggingFace("model", "https://huggingface.co/ada/lamps", """{"id":"ada/lamps"}"""),
        HuggingFace("dataset", "https://huggingface.co/datasets/ada/lamps", """{"id":"ada/lamps"}"""),
        HuggingFace("space", "https://huggingface.co/spaces/ada/lamps", """{"id":"ada/lamps"}"""),
        new(
            "arXiv",
            "https://arxiv.org/abs/2306.01234",
            Feed,
            "application/atom+xml; charset=utf-8",
            (options, host) => options with { ArxivApi = host }
        ),
        new(
            "DOI",
            "https://doi.org/10.9999/lamps",
            """{"title":"Small Lamps"}""",
            "application/vnd.citationstyles.csl+json",
            (options, host) => options with { Doi = host }
        ),
        new(
            "web page",
            "docs/lamps",
            "<title>Small Lamps</title>",
            "text/html; charset=utf-8",
            (options, _) => options
        ),
    ];

    /// <summary>Checks the link against a host.</summary>
    /// <param name="host">The host of the requests.</param>
    /// <param name="timeout">The timeout of a request.</param>
    public async Task<LinkVerdict> CheckAsync(Uri host, TimeSpan timeout)
    {
        var options = new OnlineOptions
        {
            Enabled = true,
            AllowedPrivateHosts = new("127.0.0.1"),
            RequestTimeout = timeout,
        };
        using var checker = Checkers.Of(At(options, host), clock: new HurriedClock());
        var link = IsWeb ? new Uri(host, Link).AbsoluteUri : Link;
        var verdicts = await checker.CheckAsync([LinkTarget.Of(link)], anyHost: true);
        return verdicts.Values.ShouldHaveSingleItem();
    }

    private static FakeService GitHub(string kind, string link, string good) =>
        new("GitHub " + kind, link, good, Json, (options, host) => options with { GitHubApi = host });

    private static FakeService HuggingFace(string kind, string link, string good) =>
        new("Hugging Face " + kind, link, good, Json, (options, host) => options with { HuggingFace = host });
}

/// <summary>A request to a fake host, and the ways to respond.</summary>
internal sealed record FakeCall(
    FakeService Service,
    string Request,
    Uri Elsewhere,
    Stream Stream,
    CancellationToken Closing
)
{
    public string Method => Request.Split(' ')[0];

    public string Target => Request.Split(' ')[1];

    public bool IsHead => Method == "HEAD";

    /// <summary>Sends a complete response, without a body for HEAD.</summary>
    public Task SayAsync(int status, string type, string body, params string[] headers) =>
        WriteAsync(HeadOf(status, type, body.Length, headers) + (IsHead ? "" : body));

    public Task GoodAsync() => SayAsync(200, Service.MediaType, Service.Good);

    public Task RedirectAsync(int status, string location) =>
        SayAsync(status, "text/html", "", "Location: " + location);

    /// <summary>Sends a response whose body is shorter than announced.</summary>
    public Task CutAsync(int status, string type, string body) =>
        WriteAsync(HeadOf(status, type, body.Length + 100) + (IsHead ? "" : body));

    /// <summary>Sends a response whose body does not end.</summary>
    public async Task EndlessAsync(int status, string type, TimeSpan pause)
    {
        await WriteAsync(
            string.Create(
                CultureInfo.InvariantCulture,
                $"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\nConnection: close\r\n\r\n"
            )
        );
        var piece = new byte[pause > TimeSpan.Zero ? 1 : 64 * 1024];
        while (!IsHead)
        {
            await Stream.WriteAsync(piece, Closing);
            await Task.Delay(pause, Closing);
        }
    }

    /// <summary>Sends no response while the client waits.</summary>
    public Task HangAsync() => Task.Delay(Timeout.Infinite, Closing);

    public Task WriteAsync(string text) => Stream.WriteAsync(RawStandIn.Bytes(text), Closing).AsTask();

    private static string HeadOf(int status, string type, int length, params string[] headers) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"HTTP/1.1 {status} x\r\nContent-Type: {type}\r\nContent-Length: {length}\r\nConnection: close\r\n{string.Concat(headers.Select(h => h + "\r\n"))}\r\n"
        );
}
