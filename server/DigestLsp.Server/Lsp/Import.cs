namespace DigestLsp.Server.Lsp;

/// <summary>The parameters of a paste: HTML and plain text of the clipboard, the open document and the position.</summary>
internal sealed record ImportHtmlParams(
    string? Html = null,
    string? Text = null,
    string? Uri = null,
    Position? Position = null
);

/// <summary>A paste as a digest; see <see cref="DigestLsp.Import.Imported"/>.</summary>
/// <param name="Text">The text to insert, empty if there are no new papers.</param>
/// <param name="Papers">The number of papers.</param>
/// <param name="Skipped">The titles of papers that are already in the document.</param>
/// <param name="Source"><c>page</c> if the HTML was parsed, <c>text</c> if the text was cleaned up.</param>
internal sealed record ImportHtmlResult(
    string Text,
    int Papers,
    IReadOnlyList<string> Skipped,
    string Source
);
