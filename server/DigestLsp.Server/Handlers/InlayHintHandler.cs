using DigestLsp.Language.Features;
using InlayHint = DigestLsp.Server.Protocol.InlayHint;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/inlayHint</c>: how links are, and what was noted of papers; never waits for the network.</summary>
internal static class InlayHintHandler
{
    public static InlayHint[] Handle(Session session, Document document, Range range) =>
        session.Settings.Editor.InlayHints != Shown.On
            ? []
            :
            [
                .. InlayHints
                    .In(document.Tree, Translator.Span(document.Tree, range), session.Watch.Verdicts)
                    .Select(h => new InlayHint(Translator.Position(document.Tree, h.Offset), h.Text)
                    {
                        Tooltip = h.Tooltip,
                    }),
            ];
}
