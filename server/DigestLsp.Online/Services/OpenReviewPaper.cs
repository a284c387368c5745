using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>A paper on OpenReview, by its page's head: the API refuses callers without an account, which says nothing of the paper.</summary>
public sealed class OpenReviewPaper : WebPage
{
    /// <inheritdoc/>
    public override string Name => "OpenReview";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target.Kind == LinkKind.OpenReview;
}
