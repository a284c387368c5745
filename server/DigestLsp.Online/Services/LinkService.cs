using System.Globalization;
using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// The status and preview of links to one site. Each service is one file and is pure: it creates requests and reads responses.
/// </summary>
public abstract class LinkService
{
    /// <summary>The name shown to users, which can start a sentence: <c>GitHub</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether the service handles a target. Targets with a <see cref="LinkTarget.Problem"/> are never passed.</summary>
    public abstract bool Handles(LinkTarget target);

    /// <summary>
    /// Gets the requests for a target. The first response decides the status and is the only request of background checks; the others
    /// enrich the preview.
    /// </summary>
    public abstract IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options);

    /// <summary>
    /// Whether the service requests arbitrary hosts. It is then used only with <c>checkLinks: all</c> or by a command of the user. Other
    /// services only contact their own host.
    /// </summary>
    public virtual bool AsksAnyHost => false;

    /// <summary>
    /// Whether to send the requests after the first one. By default only for a preview, and if the first one succeeded. A service may need
    /// the second response to decide the status if the first request was refused.
    /// </summary>
    /// <param name="target">The target.</param>
    /// <param name="first">The first response.</param>
    /// <param name="richly">Whether the result is for a preview; false for background checks.</param>
    public virtual bool NeedsFollowUp(LinkTarget target, Answer first, bool richly) =>
        richly && first.Succeeded();

    /// <summary>Whether the requests after the first one enrich the preview.</summary>
    public virtual bool AddsToPreview => true;

    /// <summary>
    /// Gets the cache key of the preview. All pages inside a repository share its verdict (<see cref="LinkTarget.Subject"/>), but a file or
    /// an issue has its own preview.
    /// </summary>
    public virtual string PreviewKey(LinkTarget target) => target.Subject ?? target.Key;

    /// <summary>The batch request of background checks, or null to request each target separately.</summary>
    public virtual LinkBatch? Batch => null;

    /// <summary>Reads the responses.</summary>
    /// <param name="target">The target.</param>
    /// <param name="answers">
    /// One response per request; null if a request was not sent or has no response. The first one succeeded (2xx).
    /// </param>
    /// <param name="now">The time of the responses.</param>
    /// <exception cref="JsonException">A response cannot be read.</exception>
    protected abstract ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    );

    /// <summary>The reason shown for a broken link.</summary>
    protected virtual string GoneReason => "Page not found.";

    /// <summary>Gets the result for a target from its responses. Never throws.</summary>
    /// <param name="target">The target.</param>
    /// <param name="answers">One response per request; null if a request was not sent or has no response.</param>
    /// <param name="now">The time of the responses.</param>
    public ServiceResult Judge(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now) =>
        Deciding(target, answers) is not { } response ? ServiceResult.Unknown($"{Name} did not respond.")
        : Obstacle(target, response) is { } obstacle ? ServiceResult.Unknown($"{Name} {obstacle}")
        : ResponseProof.Require(
            response.Succeeded() ? TryRead(target, answers, now) : ReadRefusal(target, response),
            response,
            IsOwn
        );

    /// <summary>Gets the response that decides whether the target exists, or null if none does.</summary>
    protected virtual Answer? Deciding(LinkTarget target, IReadOnlyList<Answer?> answers) => answers[0];

    /// <summary>
    /// Gets why a response is inconclusive about the target, as the rest of a sentence that begins with <see cref="Name"/>, or null if it can
    /// be used.
    /// </summary>
    protected virtual string? Obstacle(LinkTarget target, Answer response) =>
        ResponseProof.Obstacle(response);

    /// <summary>Whether a response has the format of the service, unlike that of a captive portal.</summary>
    protected virtual bool IsOwn(Answer response) => ResponseProof.IsJsonObject(response);

    /// <summary>Gets why the target is broken according to an unsuccessful response, or null if it is not.</summary>
    protected virtual string? GoneReasonOf(Answer response) =>
        response.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone ? GoneReason : null;

    /// <summary>Reads an unsuccessful response.</summary>
    protected virtual ServiceResult ReadRefusal(LinkTarget target, Answer answer) =>
        GoneReasonOf(answer) is { } reason
            ? ServiceResult.Broken(reason)
            : ServiceResult.Unknown($"{Name} {ReasonOf(answer.Status)}");

    private ServiceResult TryRead(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now)
    {
        try
        {
            return Read(target, answers, now);
        }
        catch (Exception error)
            when (error
                    // Invalid UTF-8 and unpaired surrogates in JSON strings are detected only when they are read.
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or System.Xml.XmlException
            )
        {
            return ServiceResult.Unknown($"{Name} sent an invalid response.");
        }
    }

    /// <summary>Gets why a status is inconclusive, as the rest of a sentence that begins with the service name.</summary>
    internal static string ReasonOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => "requires sign-in (HTTP 401).",
            HttpStatusCode.Forbidden => "refused the request (HTTP 403).",
            HttpStatusCode.TooManyRequests =>
                "received too many requests (HTTP 429). Links will be checked again later.",
            _ => string.Create(CultureInfo.InvariantCulture, $"returned an error (HTTP {(int)status})."),
        };
}
