namespace DigestLsp.Server.Lsp;

/// <summary>A group of papers, as our own commands answer them.</summary>
/// <param name="Name">A status, a tag, a day; empty for papers without one.</param>
/// <param name="Papers">The papers, by digest and place.</param>
/// <param name="More">How many more there are, which are not listed; null where all are.</param>
internal sealed record ListedPapers(string Name, ListedPaper[] Papers, int? More);

/// <summary>A paper of a group.</summary>
internal sealed record ListedPaper(
    string Title,
    Location Location,
    string? Day,
    string? Status,
    string[] Tags
);
