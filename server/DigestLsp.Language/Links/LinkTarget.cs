namespace DigestLsp.Language.Links;

/// <summary>What a link means.</summary>
public enum LinkKind
{
    /// <summary>A page that no service below knows.</summary>
    Web,

    /// <summary>A repository of GitHub.</summary>
    GitHubRepository,

    /// <summary>A place inside a repository: a folder, releases, a wiki.</summary>
    GitHubPlace,

    /// <summary>A file of a repository, perhaps with lines.</summary>
    GitHubFile,

    /// <summary>An issue or a discussion.</summary>
    GitHubIssue,

    /// <summary>A pull request.</summary>
    GitHubPullRequest,

    /// <summary>A site under github.io, which implies a repository.</summary>
    GitHubPages,

    /// <summary>An organisation or a user of GitHub.</summary>
    GitHubOrganisation,

    /// <summary>A gist.</summary>
    Gist,

    /// <summary>A page of GitHub's own: features, topics, settings.</summary>
    GitHubSite,

    /// <summary>A picture that says something about a repository.</summary>
    Badge,

    /// <summary>A paper on arXiv.</summary>
    Arxiv,

    /// <summary>A paper's page on Hugging Face.</summary>
    HuggingFacePaper,

    /// <summary>A model on Hugging Face.</summary>
    HuggingFaceModel,

    /// <summary>A dataset on Hugging Face.</summary>
    HuggingFaceDataset,

    /// <summary>A space on Hugging Face.</summary>
    HuggingFaceSpace,

    /// <summary>An organisation or a user of Hugging Face.</summary>
    HuggingFaceOrganisation,

    /// <summary>A page of Hugging Face's own.</summary>
    HuggingFaceSite,

    /// <summary>A digital object identifier.</summary>
    Doi,

    /// <summary>A paper on OpenReview.</summary>
    OpenReview,
}

/// <summary>Where a link leads and what that is.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Url">
/// The full address, normalised and safe to open: <c>https</c>, or <c>http</c> where written so; no credentials, no blanks.
/// </param>
public sealed record LinkTarget(LinkKind Kind, string Url)
{
    /// <summary>GitHub's or Hugging Face's owner; null where none is named.</summary>
    public string? Owner { get; init; }

    /// <summary>Name of the repository, model, dataset or space; null where none is named.</summary>
    public string? Repository { get; init; }

    /// <summary>The GitHub Enterprise server that has it, with its port if it names one; null for github.com and for what is not GitHub's.</summary>
    public string? Server { get; init; }

    /// <summary>arXiv's identifier without version, DOI, gist, forum or number of an issue; null where there is none.</summary>
    public string? Id { get; init; }

    /// <summary>arXiv's version, without the <c>v</c>; null where none is written.</summary>
    public int? Version { get; init; }

    /// <summary>The place inside a repository, as its path from the repository on: <c>blob/main/a.py</c>; null for others.</summary>
    public string? Place { get; init; }

    /// <summary>First and last line (1-based) that a file's link points at; null where it points at none.</summary>
    public (int First, int Last)? Lines { get; init; }

    /// <summary>Why the address cannot be right: a name that GitHub does not allow; null where nothing is wrong.</summary>
    public string? Problem { get; init; }

    /// <summary><c>owner/name</c> of the repository that the link names or implies; null where there is none.</summary>
    public string? FullName => Owner is not null && Repository is not null ? $"{Owner}/{Repository}" : null;

    /// <summary>Equal for links that lead to the same thing, however they are written.</summary>
    public string Key =>
        Kind switch
        {
            LinkKind.GitHubRepository => On("github", FullName),
            LinkKind.Arxiv => $"arxiv:{Id}",
            LinkKind.Doi => $"doi:{Id}".ToLowerInvariant(),
            LinkKind.HuggingFacePaper => $"hf-paper:{Id}",
            _ => LinkAddress.Key(Url),
        };

    /// <summary>Whether the link names a repository of GitHub or a place inside one.</summary>
    public bool IsInRepository =>
        Kind
            is LinkKind.GitHubRepository
                or LinkKind.GitHubPlace
                or LinkKind.GitHubFile
                or LinkKind.GitHubIssue
                or LinkKind.GitHubPullRequest;

    /// <summary>
    /// Equal for links that speak of one repository or one paper: those into a repository and to its site, those to a paper on arXiv and on
    /// Hugging Face.
    /// </summary>
    public string ReferenceKey =>
        IsInRepository || (Kind == LinkKind.GitHubPages && FullName is not null) ? On("github", FullName)
        : Kind == LinkKind.HuggingFacePaper ? $"arxiv:{Id}"
        : Key;

    /// <summary>
    /// What is asked about to know how the link is: the repository for every place inside it, the paper without its version. Null where
    /// nothing can be asked: a name that cannot be, a site that merely implies a repository.
    /// </summary>
    public string? Subject =>
        Problem is not null ? null
        : IsInRepository ? On("github", FullName)
        : Kind switch
        {
            LinkKind.GitHubPages or LinkKind.Badge or LinkKind.GitHubSite or LinkKind.HuggingFaceSite => null,
            LinkKind.GitHubOrganisation => On("github-owner", Owner),
            LinkKind.Gist => On("gist", Id),
            LinkKind.HuggingFaceModel or LinkKind.HuggingFaceDataset or LinkKind.HuggingFaceSpace =>
                $"{Kind}:{FullName ?? Repository}".ToLowerInvariant(),
            _ => Key,
        };

    /// <summary>The Enterprise server that a <see cref="Subject"/> names; null if it names none.</summary>
    internal static string? ServerOf(string subject)
    {
        var at = subject.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && subject[..at] is "github" or "github-owner" or "gist"
            ? subject[(at + 1)..subject.LastIndexOf(':')]
            : null;
    }

    // "github:owner/name", on an Enterprise server "github@git.example.org:owner/name"
    private string On(string kind, string? name) =>
        (Server is null ? $"{kind}:{name}" : $"{kind}@{Server}:{name}").ToLowerInvariant();

    /// <summary>Reads the meaning of a link as it is written.</summary>
    /// <param name="text">The link's text, as <see cref="Syntax.LinkSyntax.Text"/> has it.</param>
    public static LinkTarget Of(string text)
    {
        var address = LinkAddress.Of(text);
        foreach (var service in Services)
        {
            if (service(address) is { } target)
                return target;
        }
        return new LinkTarget(LinkKind.Web, address.Url);
    }

    /// <summary>The services that know addresses, each a file of its own; the first that knows one has it.</summary>
    private static readonly Func<LinkAddress, LinkTarget?>[] Services =
    [
        GitHub.Read,
        GitHubPages.Read,
        Gist.Read,
        Arxiv.Read,
        HuggingFace.Read,
        Doi.Read,
        OpenReview.Read,
        Badge.Read,
    ];
}
