using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Range = DigestLsp.Server.Lsp.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/formatting</c>, <c>rangeFormatting</c> and <c>onTypeFormatting</c>: whitespace only.</summary>
internal static class FormattingHandler
{
    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("documentFormattingProvider");
        router.Capability("documentRangeFormattingProvider");
        router.Capability("documentOnTypeFormattingProvider", """{"firstTriggerCharacter":"\n"}""");
        router.Document(
            "textDocument/formatting",
            (Document document, DocumentFormattingParams p) =>
                Whole(state, document, p.Options?.InsertFinalNewline == true)
        );
        router.Document(
            "textDocument/rangeFormatting",
            (Document document, TextDocumentRangeParams p) => Selected(state, document, p.Range)
        );
        router.Document(
            "textDocument/onTypeFormatting",
            (Document document, TextDocumentPositionParams p) => Entered(document, p.Position)
        );
    }

    /// <summary>
    /// Formats the whole document. Trailing whitespace and blank lines at the end are always removed; the final newline depends on the
    /// client.
    /// </summary>
    private static TextEdit[] Whole(ServerState state, Document document, bool insertFinalNewline)
    {
        var tree = document.Tree;
        var changes = Formatting.Changes(
            tree,
            new TextSpan(0, tree.Length),
            state.Settings.Current.Editor.Formatting
        );
        return insertFinalNewline && Formatting.FinalLineBreak(tree) is { } last
            ? document.Converter.Edits(tree, [.. changes, last])
            : document.Converter.Edits(tree, changes);
    }

    /// <summary>Formats the selection, and all of an abstract that is partly selected.</summary>
    private static TextEdit[] Selected(ServerState state, Document document, Range range)
    {
        var tree = document.Tree;
        var within = document.Converter.Span(tree, range);
        return document.Converter.Edits(
            tree,
            Formatting.Changes(tree, within, state.Settings.Current.Editor.Formatting)
        );
    }

    /// <summary>Removes trailing whitespace of the previous line after Enter. No other line changes while the user types.</summary>
    private static TextEdit[] Entered(Document document, Position position) =>
        position.Line > 0
        && Formatting.Leave(document.Tree, LspConverter.Clamp(position.Line - 1)) is { } change
            ? document.Converter.Edits(document.Tree, [change])
            : [];
}
