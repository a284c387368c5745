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
    public abstract bool Knows(LinkTarget target);

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
    /// <param name="first">The answer to the first request.</param>
    /// <param name="richly">Whether somebody looks at the card; false for checking in the background.</param>
    public virtual bool AsksOn(Answer first, bool richly) => richly && (int)first.Status is >= 200 and < 300;

    /// <summary>
    /// Equal for targets with the same card. All places inside a repository share its verdict (<see cref="LinkTarget.Subject"/>), yet a
    /// file or an issue has a card of its own, and only for somebody who looks at it.
    /// </summary>
    public virtual string CardKey(LinkTarget target) => target.Subject ?? target.Key;

    /// <summary>How many targets are asked about at once in the background; null where each is asked about by itself.</summary>
    public virtual LinkBatch? Batch => null;

    /// <summary>What the answers say.</summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="answers">
    /// As many as there are requests; null where a request was not sent or has no answer. The first is there and succeeded (2xx).
    /// </param>
    /// <param name="now">The time of the answers.</param>
    /// <exception cref="JsonException">The answer cannot be read.</exception>
    protected abstract Known Read(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now);

    /// <summary>What it means that nothing of a name is there (404, 410).</summary>
    protected virtual string GoneReason => "There is no such page.";

    /// <summary>What is known of a target after its answers; never fails.</summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="answers">As many as there are requests; null where a request was not sent or has no answer.</param>
    /// <param name="now">The time of the answers.</param>
    public virtual Known Judge(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now)
    {
        if (answers is not [{ } first, ..])
            return Known.Unknown($"{Name} has not answered.");
        if ((int)first.Status is >= 200 and < 300)
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
                return Known.Unknown($"{Name}'s answer cannot be read.");
            }
        }
        return ReadRefusal(target, first);
    }

    /// <summary>What an answer of another status than 2xx says.</summary>
    protected virtual Known ReadRefusal(LinkTarget target, Answer answer) =>
        answer.Status switch
        {
            HttpStatusCode.NotFound or HttpStatusCode.Gone => Known.Gone(GoneReason),
            HttpStatusCode.UnavailableForLegalReasons => Known.Gone("Not available for legal reasons."),
            var status => Known.Unknown($"{Name} {ReasonOf(status)}"),
        };

    /// <summary>Why a status says nothing of a link: a sentence that wants the service's name before it.</summary>
    internal static string ReasonOf(HttpStatusCode status) =>
        status switch
        {
            HttpStatusCode.Unauthorized => "does not accept the token.",
            HttpStatusCode.Forbidden => "refuses to answer (403).",
            HttpStatusCode.TooManyRequests => "asks to be left alone for a while (429).",
            _ => string.Create(CultureInfo.InvariantCulture, $"answers with an error ({(int)status})."),
        };
}
