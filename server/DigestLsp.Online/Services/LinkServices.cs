using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>All services that can be asked.</summary>
public static class LinkServices
{
    /// <summary>The services; the first that knows a target is asked.</summary>
    public static IReadOnlyList<LinkService> All { get; } =
    [
        new GitHubIssue(),
        new GitHubFile(),
        new GitHubRepository(),
        new GitHubSite(),
        new GitHubGist(),
        new GitHubOwner(),
        new ArxivPaper(),
        new HuggingFacePaper(),
        new HuggingFaceModel(),
        new HuggingFaceDataset(),
        new HuggingFaceSpace(),
        new DoiRecord(),
        new OpenReviewPaper(),
        new WebPage(),
    ];

    /// <summary>The service that knows a target; null where none does.</summary>
    public static LinkService? For(LinkTarget target) =>
        target.Problem is null ? All.FirstOrDefault(s => s.Handles(target)) : null;
}
