using DigestLsp.Language.Features;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using InlayHint = DigestLsp.Server.Lsp.InlayHint;
using Range = DigestLsp.Server.Lsp.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/inlayHint</c>: link status and annotations of papers. Never waits for the network.</summary>
internal static class InlayHintHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("inlayHintProvider");
        router.Document(
            "textDocument/inlayHint",
            (Document document, TextDocumentRangeParams p) => Handle(state, document, p.Range)
        );
    }

    private static InlayHint[] Handle(ServerState state, Document document, Range range) =>
        state.Settings.Current.Editor.InlayHints != InlayHintMode.On
            ? []
            :
            [
                .. InlayHints
                    .In(document.Tree, document.Converter.Span(document.Tree, range), state.Watch.Verdicts)
                    .Select(h => new InlayHint(document.Converter.Position(document.Tree, h.Offset), h.Text)
                    {
                        Tooltip = h.Tooltip,
                    }),
            ];
}
