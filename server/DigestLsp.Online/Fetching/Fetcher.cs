using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Sends all requests: one connection pool, a queue per host, redirects followed and checked hop by hop, bodies limited in size. Never
/// throws for a failed request: the result has a <see cref="FetchResult.Failure"/>.
/// </summary>
internal sealed class Fetcher(OnlineOptions options, Tokens tokens, RequestLog log, TimeProvider clock)
    : IDisposable
{
    private const int MaxRedirects = 5;
    private const int Attempts = 3;
    private const int Reserve = 20;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(250);

    private readonly RequestGuard guard = new(options);
    private HttpClient? client;

    /// <summary>The queues of all hosts.</summary>
    public HostQueues Queues { get; } = new(options, clock);

    /// <summary>Sends a request when its turn comes, retries transient failures and follows redirects.</summary>
    /// <exception cref="OperationCanceledException">The server is shutting down, or no caller needs the response.</exception>
    public async Task<FetchResult> SendAsync(
        ServiceRequest asked,
        RequestPriority turn,
        CancellationToken cancellationToken
    )
    {
        var redirects = new Redirects(asked.Address);
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var address = redirects.Current;
            var fetched = await SendHopAsync(asked, address, turn, cancellationToken).ConfigureAwait(false);
            if (fetched.Answer is not { } answer || redirects.Next(answer) is not { } next)
                return redirects.Describe(fetched);
            if (asked.Method == HttpMethod.Post)
                return fetched;
            if (next.Scheme != Uri.UriSchemeHttps && address.Scheme == Uri.UriSchemeHttps)
                return FetchResult.Failed("redirects to an insecure URL.");
            redirects.Follow(answer, next);
        }
        return FetchResult.Failed("redirects too often.");
    }

    /// <summary>Whether only the reserve of a host's rate limit is left, so that only urgent requests should be sent.</summary>
    public async Task<bool> IsScarceAsync(ServiceRequest asked, CancellationToken cancellationToken) =>
        Queues.Of(asked.Address).LimitsOf(hasToken: false).RateLimit is { Remaining: <= Reserve } quota
        && quota.Reset > clock.GetUtcNow()
        && await TokenForAsync(asked, asked.Address, cancellationToken).ConfigureAwait(false) is null;

    /// <inheritdoc/>
    public void Dispose() => client?.Dispose();

    private async Task<FetchResult> SendHopAsync(
        ServiceRequest asked,
        Uri address,
        RequestPriority turn,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 1; ; attempt++)
        {
            var fetched = await SendInTurnAsync(asked, address, turn, cancellationToken)
                .ConfigureAwait(false);
            if (!MayPass(fetched) || attempt == Attempts || asked.Method == HttpMethod.Post)
                return fetched;
            await Task.Delay(HostQueue.Backoff(FirstWait, attempt - 1), clock, cancellationToken)
                .ConfigureAwait(false);
        }
    }

    private static bool MayPass(FetchResult fetched) =>
        fetched.MayPass
        || fetched.Answer is { Status: >= HttpStatusCode.InternalServerError } answer
            && answer.Header("Retry-After") is null
            && answer.Status != HttpStatusCode.NotImplemented;

    private async Task<FetchResult> SendInTurnAsync(
        ServiceRequest asked,
        Uri address,
        RequestPriority turn,
        CancellationToken cancellationToken
    )
    {
        if (await guard.ProblemAsync(address, cancellationToken).ConfigureAwait(false) is { } problem)
            return FetchResult.Failed(problem);
        var queue = Queues.Of(address);
        await queue.EnterAsync(turn, cancellationToken).ConfigureAwait(false);
        try
        {
            // Targets of a queued batch may have been dropped; redirects are followed unchanged.
            if (turn.Latest is { } latest && address == asked.Address)
            {
                asked = latest();
                address = asked.Address;
            }
            var token = await TokenForAsync(asked, address, cancellationToken).ConfigureAwait(false);
            // The token may have been rejected while this request was queued.
            if (asked.NeedsToken && token is null)
                return FetchResult.Failed("requires a token.") with
                {
                    Refusal = new TokenRefusal(HttpStatusCode.Unauthorized, ""),
                };
            var limits = queue.LimitsOf(token is not null);
            if (ReasonToWait(limits, turn, token is not null) is { } wait)
                return wait;
            var started = Stopwatch.GetTimestamp();
            var fetched = await SendOnceAsync(asked, address, token, cancellationToken).ConfigureAwait(false);
            Note(asked, address, fetched, Stopwatch.GetElapsedTime(started));
            if (fetched.Answer is not { } answer)
                limits.LearnFailure();
            else if (limits.Learn(answer, IsLimit(answer, queue == Queues.GitHub)))
                return FetchResult.Failed(limits.Backoff.Reason, limits.Backoff.Until);
            else if (answer is { HadToken: true, Status: HttpStatusCode.Unauthorized })
                tokens.Reject(options.ApiAt(address)!, token!, TokenFallback.MessageOf(answer));
            return fetched;
        }
        finally
        {
            queue.Leave();
        }
    }

    /// <summary>
    /// Gets the reason a request is not sent now: the host requested a delay, or only the reserve of its rate limit is left.
    /// </summary>
    private FetchResult? ReasonToWait(HostLimits limits, RequestPriority turn, bool hasToken)
    {
        var now = clock.GetUtcNow();
        if (limits.Backoff.Until > now && (limits.Backoff.IsLimit || !turn.IsUrgent))
            return FetchResult.Failed(limits.Backoff.Reason, limits.Backoff.Until);
        if (
            !turn.IsUrgent
            && !hasToken
            && limits.RateLimit is { Remaining: <= Reserve } quota
            && quota.Reset > now
        )
            return FetchResult.Failed(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"has {quota.Remaining} requests left until {quota.Reset.UtcDateTime:HH:mm} UTC. They are reserved for hover previews."
                ),
                quota.Reset
            );
        return null;
    }

    private async Task<FetchResult> SendOnceAsync(
        ServiceRequest asked,
        Uri address,
        string? token,
        CancellationToken cancellationToken
    )
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(options.RequestTimeout);
        try
        {
            using var request = NewRequest(asked, address, token);
            using var response = await (client ??= NewClient())
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, timeout.Token)
                .ConfigureAwait(false);
            // An error counts only if the whole body was received.
            var enough = response.IsSuccessStatusCode ? asked.Enough : int.MaxValue;
            var body = await BodyReader
                .ReadAsync(response.Content, enough, timeout.Token)
                .ConfigureAwait(false);
            return body is null
                ? FetchResult.Failed("sent a response larger than 2 MB.")
                : FetchResult.Of(
                    new Answer(response.StatusCode, HeadersOf(response), body)
                    {
                        HadToken = token is not null,
                    }
                );
        }
        catch (HttpRequestException error)
        {
            return Failure(error, address);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            return FetchResult.Broken();
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return FetchResult.Failed("did not respond in time.");
        }
    }

    private static FetchResult Failure(HttpRequestException error, Uri address) =>
        error switch
        {
            { InnerException: RefusedException refused } => FetchResult.Failed(refused.Message),
            { HttpRequestError: HttpRequestError.ResponseEnded }
            or { InnerException: IOException { InnerException: SocketException } } => FetchResult.Broken(),
            { InnerException: AuthenticationException } => FetchResult.Failed(
                "cannot be reached: invalid certificate."
            ),
            // With a proxy, it is the proxy's own name that was not found.
            { InnerException: SocketException { SocketErrorCode: SocketError.HostNotFound } }
                when !RequestGuard.UsesProxy(address) => FetchResult.HostMissing(address.Host),
            { InnerException: SocketException socket } => FetchResult.Failed(
                $"cannot be reached: {socket.Message.TrimEnd('.')}."
            ),
            _ => FetchResult.Failed($"cannot be reached: {error.Message.TrimEnd('.')}."),
        };

    private HttpRequestMessage NewRequest(ServiceRequest asked, Uri address, string? token)
    {
        var request = new HttpRequestMessage(asked.Method, address);
        request.Headers.UserAgent.ParseAdd("digest-lsp");
        request.Headers.Accept.ParseAdd(asked.Accept);
        foreach (var (name, value) in asked.Headers)
            request.Headers.TryAddWithoutValidation(name, value);
        if (asked.Body is { } body)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return request;
    }

    private Task<string?> TokenForAsync(
        ServiceRequest asked,
        Uri address,
        CancellationToken cancellationToken
    ) =>
        !asked.WithoutToken && options.ApiAt(address) is { } api
            ? tokens.ForAsync(api, cancellationToken)
            : Task.FromResult<string?>(null);

    private HttpClient NewClient() =>
        new(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                AutomaticDecompression = DecompressionMethods.All,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
                ConnectCallback = guard.ConnectAsync,
            }
        )
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };

    // GitHub also uses 403 for rate limits and for missing permissions; the latter leave the rate limit above zero.
    private static bool IsLimit(Answer answer, bool isGitHub) =>
        answer.Status == HttpStatusCode.TooManyRequests
        || answer.Status == HttpStatusCode.ServiceUnavailable && answer.Header("Retry-After") is not null
        || answer.Status == HttpStatusCode.Forbidden
            && (
                answer.Header("Retry-After") is not null
                || answer.Header("X-RateLimit-Remaining") is "0"
                || isGitHub
                    && (
                        answer is { HadToken: false } && answer.Header("X-RateLimit-Remaining") is null
                        || Encoding
                            .UTF8.GetString(answer.Body.Span)
                            .Contains("rate limit", StringComparison.OrdinalIgnoreCase)
                    )
            );

    private static Dictionary<string, string> HeadersOf(HttpResponseMessage response)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (
            var (name, values) in response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
        )
            headers[name] = string.Join(", ", values);
        return headers;
    }

    private void Note(ServiceRequest asked, Uri address, FetchResult fetched, TimeSpan time) =>
        log.Add(
            new NetworkRequest(
                clock.GetUtcNow() - time,
                asked.Method.Method,
                address.AbsoluteUri,
                fetched.Answer is { } answer
                    ? ((int)answer.Status).ToString(CultureInfo.InvariantCulture)
                    : fetched.Failure,
                (int)time.TotalMilliseconds
            )
        );
}
