using System.Net;
using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>Follows the redirects of one request.</summary>
/// <param name="asked">The requested URL.</param>
internal sealed class Redirects(Uri asked)
{
    private bool isPermanent = true;
    private Uri? movedTo;

    /// <summary>The URL to request now, without the fragment of the requested one.</summary>
    public Uri Current { get; private set; } = WithFragment(asked, "");

    /// <summary>Gets the URL that a response redirects to, without credentials, or null if it is not a redirect.</summary>
    public Uri? Next(Answer answer)
    {
        if (
            (int)answer.Status is not (301 or 302 or 303 or 307 or 308)
            || answer.Header("Location") is not { } location
            || !Uri.TryCreate(Current, location, out var next)
        )
            return null;
        if (next.UserInfo.Length > 0)
            next = new UriBuilder(next) { UserName = "", Password = "" }.Uri;
        // A Location without a fragment inherits that of the URL it answers (RFC 9110, 10.2.2).
        return next.Fragment.Length > 0 ? next : WithFragment(next, Current.Fragment);
    }

    /// <summary>Follows a redirect.</summary>
    public void Follow(Answer answer, Uri next)
    {
        isPermanent &= answer.Status is HttpStatusCode.MovedPermanently or HttpStatusCode.PermanentRedirect;
        movedTo = isPermanent ? next : movedTo;
        Current = next;
    }

    /// <summary>Adds the redirects to the result of the last request.</summary>
    public FetchResult Describe(FetchResult last)
    {
        if (Current == asked)
            return last;
        // A missing host that only a redirect names does not mean that the target is missing.
        if (last.Answer is not { } answer)
            return FetchResult.Failed(last.Failure, last.Until);
        return FetchResult.Of(
            answer with
            {
                MovedTo = movedTo,
                RedirectedTo = Current,
                IsFromElsewhere =
                    LinkAddress.Of(asked.AbsoluteUri).Site != LinkAddress.Of(Current.AbsoluteUri).Site,
            }
        );
    }

    private static Uri WithFragment(Uri url, string fragment) =>
        url.Fragment == fragment ? url : new UriBuilder(url) { Fragment = fragment }.Uri;
}
