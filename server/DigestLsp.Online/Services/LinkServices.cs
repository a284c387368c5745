using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>All link services.</summary>
public static class LinkServices
{
    /// <summary>The services in order of precedence.</summary>
    public static IReadOnlyList<LinkService> All { get; } =
    [
        new GitHubIssue(),
        new GitHubFile(),
        new GitHubRepository(),
        new GitHubSite(),
        new GitHubGist(),
        new GitHubOwner(),
        new GitLabProject(),
        new ArxivPaper(),
        new HuggingFacePaper(),
        new HuggingFaceModel(),
        new HuggingFaceDataset(),
        new HuggingFaceSpace(),
        new DoiRecord(),
        new OpenReviewPaper(),
        new WebPage(),
    ];

    /// <summary>Gets the first service that handles a target, or null if absent.</summary>
    public static LinkService? For(LinkTarget target) =>
        target.Problem is null ? All.FirstOrDefault(s => s.Handles(target)) : null;
}
