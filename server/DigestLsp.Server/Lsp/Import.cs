namespace DigestLsp.Server.Lsp;

/// <summary>Asks for what a paste says: HTML and plain text of a clipboard, the open document it goes into, and where.</summary>
internal sealed record ImportHtmlParams(
    string? Html = null,
    string? Text = null,
    string? Uri = null,
    Position? Position = null
);

/// <summary>A paste as a digest; see <see cref="DigestLsp.Import.Imported"/>.</summary>
/// <param name="Text">The text to insert; empty where nothing is new.</param>
/// <param name="Papers">How many papers are in it.</param>
/// <param name="Skipped">Titles of those that are there already.</param>
/// <param name="Source"><c>page</c> where the HTML was read, <c>text</c> where the text was repaired.</param>
internal sealed record ImportHtmlResult(
    string Text,
    int Papers,
    IReadOnlyList<string> Skipped,
    string Source
);
