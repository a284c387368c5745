using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Language.Text;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Repeats a request once without the token if the token may be why it was refused: an expired one, one that an organization forbids, or
/// one that does not see a public repository.
/// </summary>
internal sealed class TokenFallback(OnlineOptions options, Fetcher fetcher, Tokens tokens)
{
    private const int MaxMessageLength = 200;

    /// <summary>Sends a request, and once more without the token if it is refused with it.</summary>
    /// <param name="asked">The request.</param>
    /// <param name="target">What it is about.</param>
    /// <param name="turn">Who asks.</param>
    /// <param name="refusal">How the target was refused with the token already; null if it was not requested yet.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <exception cref="OperationCanceledException">The session is over, or nobody needs the answer any more.</exception>
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
        // A server that answers nobody without a token: then the token's answer is the only one.
        if (open.Answer?.Status == HttpStatusCode.Unauthorized && refusal.Status == HttpStatusCode.NotFound)
            return fetched ?? await fetcher.SendAsync(asked, turn, cancellationToken).ConfigureAwait(false);
        // What is forbidden is there, though nobody sees it without a token.
        if (open.Answer?.Status == HttpStatusCode.NotFound && refusal.Status == HttpStatusCode.Forbidden)
            return FetchResult.Failed("refuses to answer with the token (403).");
        if (open.Answer.Succeeded() || open.Answer?.Status == HttpStatusCode.NotModified)
            await ReportAsync(asked, target, refusal, cancellationToken).ConfigureAwait(false);
        return open with { IsWithoutToken = true };
    }

    /// <summary>Whether a request was refused with a token, and how; null if it was not, or had none.</summary>
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

    /// <summary>What an error of the API says, for people; empty if it says nothing.</summary>
    public static string MessageOf(Answer answer)
    {
        try
        {
            using var json = answer.ReadObject();
            return json.RootElement.Text("message") ?? "";
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // An error page says nothing that can be shown.
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
        var name = target.FullName ?? target.Owner ?? target.Url;
        await tokens
            .ReportAsync(
                api,
                refusal.Status,
                source =>
                    refusal.Status == HttpStatusCode.Forbidden
                        ? $"{HostOf(api)} refused the token from {source} for {name}{Quote(refusal.Message)}. Such links are checked without the token."
                        : $"The token from {source} has no access to {name}, which is public on {HostOf(api)}. Such links are checked without the token.",
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    /// <summary>The host of an API as people know it.</summary>
    public static string HostOf(Uri api) => GitHubApis.WebHost(api) ?? "github.com";

    /// <summary>What a service says, to be put behind a sentence.</summary>
    public static string Quote(string message) =>
        message.Length == 0
            ? ""
            : $" ({PreviewText.Cut(MarkdownText.Visible(message), MaxMessageLength).TrimEnd('.')})";
}
