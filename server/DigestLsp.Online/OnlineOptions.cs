namespace DigestLsp.Online;

/// <summary>What may be asked, where, and how long.</summary>
public sealed record OnlineOptions
{
    /// <summary>Whether the network may be asked at all; false unless the user's settings and trust say otherwise.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where GitHub's REST API is, with a slash at its end.</summary>
    public Uri GitHubApi { get; init; } = new("https://api.github.com/");

    /// <summary>Where the files of GitHub's repositories are, with a slash at its end.</summary>
    public Uri GitHubFiles { get; init; } = new("https://raw.githubusercontent.com/");

    /// <summary>Where arXiv's API is, with a slash at its end.</summary>
    public Uri ArxivApi { get; init; } = new("https://export.arxiv.org/api/");

    /// <summary>Where Hugging Face is, with a slash at its end.</summary>
    public Uri HuggingFace { get; init; } = new("https://huggingface.co/");

    /// <summary>Where identifiers of documents are resolved, with a slash at its end.</summary>
    public Uri Doi { get; init; } = new("https://doi.org/");

    /// <summary>A token for <see cref="GitHubApi"/>'s host and no other; null for none.</summary>
    public string? GitHubToken { get; init; }

    /// <summary>How long an answer is waited for before a preview says that it is still being fetched.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
