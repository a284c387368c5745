namespace DigestLsp.Language.Links;

/// <summary>The kind of a link's target.</summary>
public enum LinkKind
{
    /// <summary>A page without a service.</summary>
    Web,

    /// <summary>A repository of GitHub.</summary>
    GitHubRepository,

    /// <summary>A page inside a repository: a folder, releases, a wiki.</summary>
    GitHubPlace,

    /// <summary>A file of a repository, optionally with lines.</summary>
    GitHubFile,

    /// <summary>An issue or a discussion.</summary>
    GitHubIssue,

    /// <summary>A pull request.</summary>
    GitHubPullRequest,

    /// <summary>A site under github.io, which implies a repository.</summary>
    GitHubPages,

    /// <summary>A GitHub organization or user.</summary>
    GitHubOrganisation,

    /// <summary>A gist.</summary>
    Gist,

    /// <summary>One of GitHub's own pages: features, topics, settings.</summary>
    GitHubSite,

    /// <summary>A badge image.</summary>
    Badge,

    /// <summary>A paper on arXiv.</summary>
    Arxiv,

    /// <summary>A paper page on Hugging Face.</summary>
    HuggingFacePaper,

    /// <summary>A model on Hugging Face.</summary>
    HuggingFaceModel,

    /// <summary>A dataset on Hugging Face.</summary>
    HuggingFaceDataset,

    /// <summary>A space on Hugging Face.</summary>
    HuggingFaceSpace,

    /// <summary>A Hugging Face organization or user.</summary>
    HuggingFaceOrganisation,

    /// <summary>One of Hugging Face's own pages.</summary>
    HuggingFaceSite,

    /// <summary>A project of GitLab, or a place inside it.</summary>
    GitLabProject,

    /// <summary>A digital object identifier.</summary>
    Doi,

    /// <summary>A paper on OpenReview.</summary>
    OpenReview,
}

/// <summary>The descriptions of all services, and what follows from them.</summary>
internal static class HostFamilies
{
    /// <summary>Gets the descriptions; the first that reads a URL has it.</summary>
    public static IReadOnlyList<HostFamily> All { get; } =
    [
        GitHub.Family,
        GitHubPages.Family,
        Gist.Family,
        GitLab.Family,
        Arxiv.Family,
        HuggingFace.Family,
        Doi.Family,
        OpenReview.Family,
        Badge.Family,
        Web.Family,
    ];

    /// <summary>Gets the hosts that start a link without a scheme, without <c>www.</c>.</summary>
    public static string[] BareHosts { get; } = [.. All.SelectMany(f => f.BareHosts)];

    /// <summary>Gets the domains whose subdomains are links without scheme and path.</summary>
    public static string[] SiteDomains { get; } = [.. All.Select(f => f.SiteDomain).OfType<string>()];

    /// <summary>Gets the hosts with repositories as <c>owner/name</c>.</summary>
    public static string[] RepositoryHosts { get; } = [.. All.Select(f => f.RepositoryHost).OfType<string>()];

    private static readonly HostFamily[] byKind = ByKind();

    /// <summary>Gets the description of the targets of a kind.</summary>
    public static HostFamily Of(LinkKind kind) => byKind[(int)kind];

    /// <summary>Gets the length of the repository host that a text starts with, or 0.</summary>
    public static int RepositoryHostLength(ReadOnlySpan<char> text)
    {
        foreach (var host in RepositoryHosts)
        {
            if (text.StartsWith(host, StringComparison.OrdinalIgnoreCase))
                return host.Length;
        }
        return 0;
    }

    private static HostFamily[] ByKind()
    {
        // A test checks that each kind belongs to one description.
        var families = new HostFamily[All.Sum(f => f.Kinds.Count)];
        foreach (var family in All)
        {
            foreach (var kind in family.Kinds)
                families[(int)kind] = family;
        }
        return families;
    }
}
