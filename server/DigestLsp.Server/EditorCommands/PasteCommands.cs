using DigestLsp.Language.Text;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.pasteClean</c>: inserts what a clipboard holds (<c>html</c>, <c>text</c>) at <c>position</c> in <c>uri</c> as a clean digest, without
/// papers that are there already. Answers with what <c>digest/importHtml</c> answers; nothing is inserted where nothing is new.
/// </summary>
internal static class PasteCommands
{
    public static EditorCommand[] All { get; } = [new("digest.pasteClean", PasteAsync)];

    private static async Task<object?> PasteAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var (document, offset) = (call.Document, call.Offset);
        var parameters = new ImportHtmlParams(
            call.Text("html"),
            call.Text("text"),
            document.Uri,
            Translator.Position(document.Tree, offset)
        );
        var result = await Task.Run(() => ImportHandler.Handle(document, parameters), cancellationToken)
            .ConfigureAwait(true);
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
