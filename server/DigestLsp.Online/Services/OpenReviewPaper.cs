using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Papers on OpenReview, from the head of their page. The API refuses anonymous callers.</summary>
public sealed class OpenReviewPaper : WebPage
{
    /// <inheritdoc/>
    public override string Name => "OpenReview";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target.Kind == LinkKind.OpenReview;
}
