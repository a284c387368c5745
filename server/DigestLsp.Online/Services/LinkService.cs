using System.Globalization;
using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// A service that knows things about links of its own. One file a service, pure on both sides of the HTTP call: which requests to send,
/// and what their answers say.
/// </summary>
public abstract class LinkService
{
    /// <summary>How people call it, to begin a sentence with: <c>GitHub</c>.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it can be asked about a target. A target with a <see cref="LinkTarget.Problem"/> never comes here.</summary>
    public abstract bool Handles(LinkTarget target);

    /// <summary>
    /// What to ask. The answer to the first decides how the link is, and is all that checking in the background asks for; the others make
    /// a hover richer.
    /// </summary>
    public abstract IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options);

    /// <summary>
    /// Whether it asks whatever host a text names. Such a service is asked only where the settings say <c>checkLinks: all</c> or the user
    /// runs a command for it; the others ask one known service each.
    /// </summary>
    public virtual bool AsksAnyHost => false;

    /// <summary>
    /// Whether the requests behind the first are sent: to make a hover richer where the first succeeded. A service may need the second to
    /// decide how the link is, where the first was refused.
    /// </summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="first">The answer to the first request.</param>
    /// <param name="richly">Whether somebody looks at the card; false for checking in the background.</param>
    public virtual bool NeedsFollowUp(LinkTarget target, Answer first, bool richly) =>
        richly && first.Succeeded();

    /// <summary>Whether the requests behind the first make the card richer.</summary>
    public virtual bool AddsToPreview => true;

    /// <summary>
    /// Equal for targets with the same card. All places inside a repository share its verdict (<see cref="LinkTarget.Subject"/>), yet a
    /// file or an issue has a card of its own, and only for somebody who looks at it.
    /// </summary>
    public virtual string PreviewKey(LinkTarget target) => target.Subject ?? target.Key;

    /// <summary>How many targets are asked about at once in the background; null where each is asked about by itself.</summary>
    public virtual LinkBatch? Batch => null;

    /// <summary>What the answers say.</summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="answers">
    /// As many as there are requests; null where a request was not sent or has no answer. The first is there and succeeded (2xx).
    /// </param>
    /// <param name="now">The time of the answers.</param>
    /// <exception cref="JsonException">The answer cannot be read.</exception>
    protected abstract ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    );

    /// <summary>Why a target is gone if the service does not have it.</summary>
    protected virtual string GoneReason => "There is no such page.";

    /// <summary>Gets what is known of a target after its responses. Never fails.</summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="answers">As many as there are requests; null where a request was not sent or has no answer.</param>
    /// <param name="now">The time of the answers.</param>
    public ServiceResult Judge(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now) =>
        Deciding(answers) is not { } response ? ServiceResult.Unknown($"{Name} has not answered.")
        : Obstacle(target, response) is { } obstacle ? ServiceResult.Unknown($"{Name} {obstacle}")
        : ResponseProof.Require(
            response.Succeeded() ? TryRead(target, answers, now) : ReadRefusal(target, response),
            response,
            IsOwn
        );

    /// <summary>Gets the response that decides whether the target exists, or null if there is none.</summary>
    protected virtual Answer? Deciding(IReadOnlyList<Answer?> answers) => answers[0];

    /// <summary>
    /// Gets why a response says nothing about the target, as the rest of a sentence that begins with <see cref="Name"/>; or null if it may
    /// be read.
    /// </summary>
    protected virtual string? Obstacle(LinkTarget target, Answer response) =>
        ResponseProof.Obstacle(response);

    /// <summary>Whether a response has the form in which the service answers, which tells it from a captive portal's.</summary>
    protected virtual bool IsOwn(Answer response) => ResponseProof.IsJsonObject(response);

    /// <summary>Gets why the target is gone if a response other than 2xx says so, or null if it does not.</summary>
    protected virtual string? GoneReasonOf(Answer response) =>
        response.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone ? GoneReason : null;

    /// <summary>What an answer of another status than 2xx says.</summary>
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
                    // A text of JSON that is no UTF-8, or half a surrogate pair, is found out only when it is read.
                    is JsonException
                        or InvalidOperationException
                        or FormatException
                        or System.Xml.XmlException
            )
        {
            return ServiceResult.Unknown($"{Name}'s answer cannot be read.");
        }
    }

    /// <summary>Why a status says nothing of a link: a sentence that wants the service's name before it.</summary>
    internal static string ReasonOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => "requires a sign-in (401).",
            HttpStatusCode.Forbidden => "refuses to answer (403).",
            HttpStatusCode.TooManyRequests => "asks to be left alone for a while (429).",
            _ => string.Create(CultureInfo.InvariantCulture, $"answers with an error ({(int)status})."),
        };
}
