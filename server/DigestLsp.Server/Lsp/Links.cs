namespace DigestLsp.Server.Lsp;

// Custom messages in addition to the Language Server Protocol; documented in docs/configuration.md.

/// <summary><c>digest/githubToken</c>, client to server: the token of the editor's session, or null if absent.</summary>
internal sealed record GitHubTokenParams(string? Host = null, string? Token = null);

/// <summary><c>digest/status</c>, server to client.</summary>
internal sealed record StatusParams(string State, DocumentStatus[] Documents, QuotaStatus? Quota);

/// <summary>The counts of one open document.</summary>
internal sealed record DocumentStatus(
    string Uri,
    int Errors,
    int Warnings,
    int Hints,
    bool Recognized,
    int Links,
    int UnknownLinks,
    string? UnknownReason
);

/// <summary>GitHub's rate limit, with the reset in seconds since 1970.</summary>
internal sealed record QuotaStatus(int Limit, int Remaining, long Reset);
