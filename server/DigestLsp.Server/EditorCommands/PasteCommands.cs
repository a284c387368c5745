using DigestLsp.Import;
using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.pasteClean</c>: inserts what a clipboard holds (<c>html</c>, <c>text</c>) at <c>position</c> in <c>uri</c> as a clean digest, without
/// papers that are there already. Answers with what <c>digest/importHtml</c> answers; nothing is inserted where nothing is new.
/// </summary>
internal static class PasteCommands
{
    public static EditorCommand[] All { get; } = [new("digest.pasteClean", PasteAsync)];

    /// <summary>Reads a paste as papers that the document does not have yet.</summary>
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
                "Paste as clean digest",
                document,
                [new TextChange(new TextSpan(offset, 0), result.Text)],
                cancellationToken
            )
            .ConfigureAwait(true);
        // A client that cannot apply edits gets the edit.
        return edit ?? result;
    }
}
