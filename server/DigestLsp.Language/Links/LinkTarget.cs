namespace DigestLsp.Language.Links;

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
    public string Key => Family.Key(this);

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
    public string ReferenceKey => Family.ReferenceKey(this);

    /// <summary>
    /// What is asked about to know how the link is: the repository for every place inside it, the paper without its version. Null where
    /// nothing can be asked: a name that cannot be, a site that merely implies a repository.
    /// </summary>
    public string? Subject => Problem is null ? Family.Subject(this) : null;

    /// <summary>Gets what the target is, in a few words.</summary>
    public string Label => Family.Label(this);

    /// <summary>Whether the target is code, or is in a repository with code.</summary>
    public bool IsCode => Family.IsCode(this);

    /// <summary>Whether the target's host is known to serve <c>https</c>.</summary>
    public bool ServesHttps => Family.ServesHttps;

    private HostFamily Family => HostFamilies.Of(Kind);

    /// <summary>Reads the meaning of a link as it is written.</summary>
    /// <param name="text">The link's text, as <see cref="Syntax.LinkSyntax.Text"/> has it.</param>
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
