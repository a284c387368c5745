using System.Net;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// Any web page, by the title and description in its head. Uses HEAD, and GET of the first bytes if HEAD is refused or for a preview.
/// </summary>
public class WebPage : LinkService
{
    private const int MaxTextLength = 400;

    /// <inheritdoc/>
    public override string Name => "The site";

    /// <inheritdoc/>
    public sealed override bool AsksAnyHost => true;

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target.Kind
            is LinkKind.Web
                or LinkKind.GitHubSite
                or LinkKind.HuggingFaceSite
                or LinkKind.HuggingFaceOrganisation
        && Uri.TryCreate(target.Url, UriKind.Absolute, out _);

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options)
    {
        var address = new Uri(target.Url);
        return
        [
            new(address) { Method = HttpMethod.Head },
            new(address)
            {
                Enough = PageHead.LookedAt,
                Headers = [("Range", FormattableString.Invariant($"bytes=0-{PageHead.LookedAt - 1}"))],
            },
        ];
    }

    /// <inheritdoc/>
    // Check the page after a redirect too: it may be a sign-in page.
    public sealed override bool NeedsFollowUp(LinkTarget target, Answer first, bool richly) =>
        richly || !IsPage(first) || NewUrlOf(target, first) is not null;

    /// <inheritdoc/>
    protected sealed override Answer? Deciding(LinkTarget target, IReadOnlyList<Answer?> answers)
    {
        // Many servers do not support HEAD or treat it differently from GET, so HEAD alone counts only if the page exists where it was.
        var (head, page) = (answers[0], answers[1]);
        return !IsPage(head) || IsPage(page) ? page
            : NewUrlOf(target, head!) is null ? head
            : null;
    }

    /// <inheritdoc/>
    protected sealed override bool IsOwn(Answer response) => true;

    /// <inheritdoc/>
    protected sealed override string? Obstacle(LinkTarget target, Answer response)
    {
        if (base.Obstacle(target, response) is { } obstacle)
            return obstacle;
        // osf.io responds 200 to every page, kaggle.com 404 to every program.
        var site = LinkAddress.Of(target.Url).Site;
        if (site is "osf.io" or "kaggle.com" || site.EndsWith(".osf.io", StringComparison.Ordinal))
            return "returns the same response for missing pages.";
        var asked = new Uri(target.Url);
        return
            new[] { response.RedirectedTo, response.MovedTo }.Any(to =>
                to is not null && InterstitialPage.IsRedirect(asked, to)
            ) || (NewUrlOf(target, response) is not null && InterstitialPage.AsksForPassword(response))
            ? "redirects to a sign-in, consent or error page."
            : null;
    }

    /// <inheritdoc/>
    protected sealed override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        var answer = Deciding(target, answers)!;
        var card = PreviewOf(target, answers[1].Succeeded() ? answers[1]! : answer);
        if (NewUrlOf(target, answer) is not { } to)
            return new ServiceResult(new LinkVerdict(LinkStatus.Ok), card);
        // A site that redirects unknown pages to its front page is inconclusive about this one.
        return to.AbsolutePath == "/" && LinkAddress.Of(target.Url).Path.Length > 1
            ? ServiceResult.Unknown("The site returned its front page.")
            : new ServiceResult(new LinkVerdict(LinkStatus.Moved) { MovedTo = to.AbsoluteUri }, card);
    }

    private static Uri? NewUrlOf(LinkTarget target, Answer answer) =>
        answer.MovedTo is { } to && LinkAddress.Key(to.AbsoluteUri) != LinkAddress.Key(target.Url)
            ? to
            : null;

    // AWS WAF uses 202 for challenges.
    private static bool IsPage(Answer? answer) =>
        answer.Succeeded() && answer!.Status != HttpStatusCode.Accepted;

    private static LinkPreview PreviewOf(LinkTarget target, Answer answer)
    {
        var type = answer.Header("Content-Type")?.Split(';')[0].Trim();
        var host = LinkAddress.Of(target.Url).Site;
        if (type?.Contains("html", StringComparison.OrdinalIgnoreCase) != true)
            return new LinkPreview(NameOf(target), target.Url)
            {
                Marks = [host],
                Facts = [.. new[] { type, SizeOf(answer) }.OfType<string>().Select(f => new Fact(f))],
            };
        var head = PageHead.Of(answer.Header("Content-Type"), answer.Body.Span);
        return new LinkPreview(head.Title ?? NameOf(target), target.Url)
        {
            Marks = [host],
            Authors = PreviewText.Authors(head.Authors),
            Text = head.Description is { } text ? PreviewText.Cut(text, MaxTextLength) : null,
        };
    }

    private static string NameOf(LinkTarget target)
    {
        var address = LinkAddress.Of(target.Url);
        return address.Segments is [.., var last] ? Uri.UnescapeDataString(last) : address.Site;
    }

    private static string? SizeOf(Answer answer)
    {
        var length = answer.Header("Content-Range")?.Split('/')[^1] ?? answer.Header("Content-Length");
        return
            long.TryParse(length, System.Globalization.CultureInfo.InvariantCulture, out var bytes)
            && bytes > 0
            ? FileExcerpt.Size(bytes)
            : null;
    }
}
