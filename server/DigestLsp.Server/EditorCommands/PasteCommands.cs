using DigestLsp.Import;
using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.pasteClean</c>: inserts a clipboard's contents (<c>html</c>, <c>text</c>) at <c>position</c> in <c>uri</c> as a digest,
/// without papers that are already in the document. The result is that of <c>digest/importHtml</c>; nothing is inserted if there are no new
/// papers.
/// </summary>
internal static class PasteCommands
{
    public static EditorCommand[] All { get; } = [new("digest.pasteClean", PasteAsync)];

    /// <summary>Converts a paste to papers that are not in the document.</summary>
    public static ImportHtmlResult Read(Document? document, ImportHtmlParams parameters)
    {
        var imported = Importer.Import(parameters.Html ?? "", parameters.Text ?? "", document?.Tree);
        var text =
            document is null || parameters.Position is not { } position
                ? imported.Text
                : PasteTarget.Fit(
                    document.Tree,
                    document.Converter.Offset(document.Tree, position),
                    imported.Text
                );
        return new ImportHtmlResult(
            text,
            imported.Papers,
            imported.Skipped,
            imported.IsFromPage ? "page" : "text"
        );
    }

    private static async Task<object?> PasteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (document, offset) = (call.Document, call.Offset);
        var parameters = new ImportHtmlParams(
            call.Text("html"),
            call.Text("text"),
            document.Uri,
            document.Converter.Position(document.Tree, offset)
        );
        var result = await Task.Run(() => Read(document, parameters), cancellationToken).ConfigureAwait(true);
        if (result.Text.Length == 0)
            return result;
        var edit = await call.ApplyAsync(
                "Paste as digest",
                document,
                [new TextChange(new TextSpan(offset, 0), result.Text)],
                cancellationToken
            )
            .ConfigureAwait(true);
        // A client that cannot apply edits gets the edit.
        return edit ?? result;
    }
}
