using DigestLsp.Language.Features;
using DigestLsp.Server.Lsp;
using InlayHint = DigestLsp.Server.Lsp.InlayHint;
using Range = DigestLsp.Server.Lsp.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/inlayHint</c>: how links are, and what was noted of papers; never waits for the network.</summary>
internal static class InlayHintHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, Session session)
    {
        router.Capability("inlayHintProvider");
        router.Document(
            "textDocument/inlayHint",
            (Document document, TextDocumentRangeParams p) => Handle(session, document, p.Range)
        );
    }

    private static InlayHint[] Handle(Session session, Document document, Range range) =>
        session.Settings.Editor.InlayHints != Shown.On
            ? []
            :
            [
                .. InlayHints
                    .In(document.Tree, document.Converter.Span(document.Tree, range), session.Watch.Verdicts)
                    .Select(h => new InlayHint(document.Converter.Position(document.Tree, h.Offset), h.Text)
                    {
                        Tooltip = h.Tooltip,
                    }),
            ];
}
