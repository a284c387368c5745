using DigestLsp.Import;
using DigestLsp.Language.Features;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>digest/importHtml</c>: what a browser's clipboard holds, as papers that the document does not have yet.</summary>
internal static class ImportHandler
{
    public static ImportHtmlResult Handle(Document? document, ImportHtmlParams parameters)
    {
        var imported = Importer.Import(parameters.Html ?? "", parameters.Text ?? "", document?.Tree);
        var text =
            document is null || parameters.Position is not { } position
                ? imported.Text
                : PastePlace.Fit(document.Tree, Translator.Offset(document.Tree, position), imported.Text);
        return new ImportHtmlResult(
            text,
            imported.Papers,
            imported.Skipped,
            imported.IsFromPage ? "page" : "text"
        );
    }
}
