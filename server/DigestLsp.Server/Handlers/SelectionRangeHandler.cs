using DigestLsp.Language.Features;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/selectionRange</c>: word, sentence, abstract, paper, day.</summary>
internal static class SelectionRangeHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router)
    {
        router.Capability("selectionRangeProvider");
        router.Document(
            "textDocument/selectionRange",
            (Document document, SelectionRangeParams p) => Handle(document, p.Positions)
        );
    }

    private static SelectionRange[] Handle(Document document, Position[] positions) =>
        [
            .. positions.Select(position =>
            {
                SelectionRange? range = null;
                foreach (
                    var span in Selection
                        .Around(document.Tree, document.Converter.Offset(document.Tree, position))
                        .Reverse()
                )
                    range = new SelectionRange(document.Converter.Range(document.Tree, span), range);
                return range!;
            }),
        ];
}
