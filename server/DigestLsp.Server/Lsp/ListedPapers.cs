namespace DigestLsp.Server.Lsp;

/// <summary>A group of papers in results of custom commands.</summary>
/// <param name="Name">A status, tag or day, or empty for papers without one.</param>
/// <param name="Papers">The papers, by digest and position.</param>
/// <param name="More">The number of papers that are not listed, or null if all are.</param>
internal sealed record ListedPapers(string Name, ListedPaper[] Papers, int? More);

/// <summary>A paper of a group.</summary>
internal sealed record ListedPaper(
    string Title,
    Location Location,
    string? Day,
    string? Status,
    string[] Tags
);
