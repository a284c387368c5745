using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// Decides whether a response comes from the service itself. Captive portals, bot protection and redirect targets respond in its place and
/// prove nothing about a link. All services and batches check their verdicts here.
/// </summary>
internal static partial class ResponseProof
{
    private static readonly string[] ChallengeHeaders =
    [
        "cf-mitigated",
        "sg-captcha",
        "x-amzn-waf-action",
        "x-vercel-mitigated",
    ];

    /// <summary>
    /// Gets the reason why a response is inconclusive about its target whatever its status, or null if it can be used. The text continues a
    /// sentence that begins with the service name.
    /// </summary>
    public static string? Obstacle(Answer response) =>
        Array.Exists(ChallengeHeaders, h => response.Header(h) is not null) || IsChallengePage(response)
            ? "requires a bot check."
        // AWS WAF uses 202 for challenges.
        : response.Status == HttpStatusCode.Accepted && response.Body.IsEmpty
            ? "sent an empty response (HTTP 202)."
        : null;

    /// <summary>Replaces a verdict of broken or moved with unknown if the response does not prove it.</summary>
    /// <param name="known">The verdict of the service.</param>
    /// <param name="response">The response.</param>
    /// <param name="isOwn">Whether the response has the format of the service.</param>
    public static ServiceResult Require(ServiceResult known, Answer response, Func<Answer, bool> isOwn)
    {
        var verdict = known.Verdict;
        if (verdict.State is not (LinkStatus.Broken or LinkStatus.Moved))
            return known;
        var isTheRedirect = verdict.MovedTo is { } moved && moved == response.MovedTo?.AbsoluteUri;
        if (response.IsFromElsewhere && !isTheRedirect)
            return ServiceResult.Unknown("The request was redirected to another host.");
        return isOwn(response)
            ? known
            : ServiceResult.Unknown("The response does not come from the service itself.");
    }

    /// <summary>Whether the media type of a response contains a word, or is missing.</summary>
    public static bool IsOf(Answer response, string word) =>
        response.Header("Content-Type") is not { } type
        || type.Contains(word, StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a response is a JSON object with the media type of JSON.</summary>
    public static bool IsJsonObject(Answer response)
    {
        if (!IsOf(response, "json"))
            return false;
        try
        {
            using var json = response.ReadObject();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>Whether a response is HTML that contains a pattern.</summary>
    public static bool IsHtmlWith(Answer response, Regex pattern) =>
        IsOf(response, "html")
        && pattern.IsMatch(
            Encoding.UTF8.GetString(response.Body.Span[..Math.Min(response.Body.Length, PageHead.LookedAt)])
        );

    private static bool IsChallengePage(Answer response) => IsHtmlWith(response, Challenges());

    // Titles of challenge pages, and names that only their scripts have.
    [GeneratedRegex(
        """
            <title[^<>]{0,200}>\s{0,20}(?:
                Just\ a\ moment
              | One\ moment,\ please
              | Attention\ Required!\ \|\ Cloudflare
              | Making\ sure\ you(?:'|&\#0?39;|&apos;|’)re\ not\ a\ bot
              | Checking\ (?:your|if\ the\ site)
              | Verifying\ (?:you\ are\ human|your\ browser)
              | (?:Please\ )?verify\ (?:that\ )?you\ are\ (?:a\ )?human
              | (?:Human|Bot|Browser)\ verification
              | Are\ you\ (?:a\ robot|human)
              | Robot\ (?:or\ human|check)
              | Pardon\ Our\ Interruption
              | Client\ Challenge
              | Vercel\ Security\ Checkpoint
              | DDoS-Guard
              | Access\ to\ this\ page\ has\ been\ denied
              | Radware\ Captcha
            )[^<>]{0,60}</title
            | \b_cf_chl_opt\b | \bgokuProps\b | \bcaptcha-delivery\.com\b | \bid="px-captcha" | /\.within\.website/x/cmd/anubis
            """,
        RegexOptions.IgnoreCase | RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant
    )]
    private static partial Regex Challenges();
}
