namespace DigestLsp.Online;

/// <summary>What may be asked, where, and how long.</summary>
public sealed record OnlineOptions
{
    /// <summary>Whether the network may be asked at all; false unless the user's settings and trust say otherwise.</summary>
    public bool Enabled { get; init; }

    /// <summary>Where GitHub's REST API is, with a slash at its end.</summary>
    public Uri GitHubApi { get; init; } = new("https://api.github.com/");

    /// <summary>A token for <see cref="GitHubApi"/>'s host and no other; null for none.</summary>
    public string? GitHubToken { get; init; }

    /// <summary>How long an answer is waited for before a preview says that it is still being fetched.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(2.5);

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);
}
