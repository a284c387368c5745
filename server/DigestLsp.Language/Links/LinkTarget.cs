namespace DigestLsp.Language.Links;

/// <summary>The target of a link.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Url">
/// The normalized absolute URL, which is safe to open: <c>https</c>, or <c>http</c> if written so; no credentials, no spaces.
/// </param>
public sealed record LinkTarget(LinkKind Kind, string Url)
{
    /// <summary>The owner on GitHub or Hugging Face, or null.</summary>
    public string? Owner { get; init; }

    /// <summary>The name of the repository, model, dataset or space, or null.</summary>
    public string? Repository { get; init; }

    /// <summary>The GitHub Enterprise server with an optional port, or null for github.com and other sites.</summary>
    public string? Server { get; init; }

    /// <summary>The arXiv id without version, DOI, gist id, forum id or issue number, or null.</summary>
    public string? Id { get; init; }

    /// <summary>The version of the arXiv paper, without the <c>v</c>, or null.</summary>
    public int? Version { get; init; }

    /// <summary>The path inside a repository: <c>blob/main/a.py</c>; or null.</summary>
    public string? Place { get; init; }

    /// <summary>The first and last line (1-based) of a link to a file, or null.</summary>
    public (int First, int Last)? Lines { get; init; }

    /// <summary>The reason the URL is invalid, such as a name that GitHub does not allow, or null if it is valid.</summary>
    public string? Problem { get; init; }

    /// <summary><c>owner/name</c> of the repository that the link names or implies, or null.</summary>
    public string? FullName => Owner is not null && Repository is not null ? $"{Owner}/{Repository}" : null;

    /// <summary>A key that is equal for links to the same target, however they are written.</summary>
    public string Key => Family.Key(this);

    /// <summary>Whether the target is a GitHub repository or inside one.</summary>
    public bool IsInRepository =>
        Kind
            is LinkKind.GitHubRepository
                or LinkKind.GitHubPlace
                or LinkKind.GitHubFile
                or LinkKind.GitHubIssue
                or LinkKind.GitHubPullRequest;

    /// <summary>
    /// A key that is equal for links to the same repository or paper: into a repository and to its site, and to a paper on arXiv and on
    /// Hugging Face.
    /// </summary>
    public string ReferenceKey => Family.ReferenceKey(this);

    /// <summary>
    /// The key of the link status: the repository for every page inside it, the paper without its version. Null if the link cannot be
    /// checked: an invalid name, a site that only implies a repository.
    /// </summary>
    public string? Subject => Problem is null ? Family.Subject(this) : null;

    /// <summary>Gets what the target is, in a few words.</summary>
    public string Label => Family.Label(this);

    /// <summary>Whether the target is code, or is in a repository with code.</summary>
    public bool IsCode => Family.IsCode(this);

    /// <summary>Whether the target's host is known to serve <c>https</c>.</summary>
    public bool ServesHttps => Family.ServesHttps;

    private HostFamily Family => HostFamilies.Of(Kind);

    /// <summary>Reads the target of a link.</summary>
    /// <param name="text">The link's text; see <see cref="Syntax.LinkSyntax.Text"/>.</param>
    public static LinkTarget Of(string text)
    {
        var address = LinkAddress.Of(text);
        foreach (var family in HostFamilies.All)
        {
            if (family.Read(address) is { } target)
                return target;
        }
        throw new System.Diagnostics.UnreachableException();
    }
}
