namespace DigestLsp.Server.Lsp;

// Messages of this server's own, beside the Language Server Protocol; docs/configuration.md documents them.

/// <summary><c>digest/githubToken</c>, client to server: the token of the editor's session, null when there is none any more.</summary>
internal sealed record GitHubTokenParams(string? Host = null, string? Token = null);

/// <summary><c>digest/status</c>, server to client.</summary>
internal sealed record StatusParams(string State, DocumentStatus[] Documents, QuotaStatus? Quota);

/// <summary>One open document's figures.</summary>
internal sealed record DocumentStatus(
    string Uri,
    int Errors,
    int Warnings,
    int Hints,
    int Links,
    int UnknownLinks,
    string? UnknownReason
);

/// <summary>GitHub's quota; the reset in seconds since 1970.</summary>
internal sealed record QuotaStatus(int Limit, int Remaining, long Reset);
