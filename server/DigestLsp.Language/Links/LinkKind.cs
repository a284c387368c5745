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
