using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Repeats a request once without the token if the token may be the reason for the refusal. For example, it has expired, an organization
/// forbids it, or it has no access to a public repository.
/// </summary>
internal sealed class TokenFallback(OnlineOptions options, Fetcher fetcher, Tokens tokens)
{
    private const int MaxMessageLength = 200;

    /// <summary>Sends a request, and once more without the token if it is refused with the token.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="target">The target of the request.</param>
    /// <param name="turn">The priority.</param>
    /// <param name="refusal">How the target was already refused with the token, or null if it was not requested yet.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <exception cref="OperationCanceledException">The server is shutting down, or no caller needs the response.</exception>
    public async Task<FetchResult> SendAsync(
        ServiceRequest asked,
        LinkTarget target,
        RequestPriority turn,
        TokenRefusal? refusal,
        CancellationToken cancellationToken
    )
    {
        FetchResult? fetched = null;
        if (refusal is null)
        {
            fetched = await fetcher.SendAsync(asked, turn, cancellationToken).ConfigureAwait(false);
            refusal = RefusalIn(fetched);
            if (refusal is null)
                return fetched;
        }
        var open = await fetcher
            .SendAsync(asked with { WithoutToken = true }, turn, cancellationToken)
            .ConfigureAwait(false);
        // The server requires a token, so the response with the token is the only one.
        if (open.Answer?.Status == HttpStatusCode.Unauthorized && refusal.Status == HttpStatusCode.NotFound)
            return fetched ?? await fetcher.SendAsync(asked, turn, cancellationToken).ConfigureAwait(false);
        // A target with status 403 exists, although it is not visible without a token.
        if (open.Answer?.Status == HttpStatusCode.NotFound && refusal.Status == HttpStatusCode.Forbidden)
            return FetchResult.Failed("rejected a request with the token (HTTP 403).");
        if (open.Answer.Succeeded() || open.Answer?.Status == HttpStatusCode.NotModified)
            await ReportAsync(asked, target, refusal, cancellationToken).ConfigureAwait(false);
        return open with { IsWithoutToken = true };
    }

    /// <summary>Gets how a request was refused with a token, or null if it was not refused or had no token.</summary>
    public static TokenRefusal? RefusalIn(FetchResult fetched) =>
        fetched
            is {
                Answer:
                {
                    HadToken: true,
                    Status: HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
                } answer
            }
            ? new TokenRefusal(answer.Status, MessageOf(answer))
            : null;

    /// <summary>Gets the message of an API error, or an empty string if it has none.</summary>
    public static string MessageOf(Answer answer)
    {
        try
        {
            using var json = answer.ReadObject();
            return json.RootElement.Text("message") ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // An error page has no message that can be shown.
            return "";
        }
    }

    private async Task ReportAsync(
        ServiceRequest asked,
        LinkTarget target,
        TokenRefusal refusal,
        CancellationToken cancellationToken
    )
    {
        if (refusal.Status == HttpStatusCode.Unauthorized || options.ApiAt(asked.Address) is not { } api)
            return;
        var name = target.FullName ?? target.Url;
        await tokens
            .ReportAsync(
                api,
                refusal.Status,
                source =>
                    refusal.Status == HttpStatusCode.Forbidden
                        ? $"{HostOf(api)} rejected the token from {source} for {name}{Quote(refusal.Message)}. Such links are checked without the token."
                        : $"The token from {source} has no access to {name}, which is public on {HostOf(api)}. Such links are checked without the token.",
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>Gets the host name of an API as shown to users.</summary>
    public static string HostOf(Uri api) => GitHubApis.WebHost(api) ?? "github.com";

    /// <summary>Quotes a service's message after a sentence.</summary>
    public static string Quote(string message) =>
        message.Length == 0
            ? ""
            : $" ({PreviewText.Cut(MarkdownText.Visible(message), MaxMessageLength).TrimEnd('.')})";
}
