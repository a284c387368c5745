using DigestLsp.Language.Features;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/selectionRange</c>: word, sentence, abstract, entry, day.</summary>
internal static class SelectionRangeHandler
{
    public static SelectionRange[] Handle(Document document, Position[] positions) =>
        [
            .. positions.Select(position =>
            {
                SelectionRange? range = null;
                foreach (
                    var span in Selection
                        .Around(document.Tree, Translator.Offset(document.Tree, position))
                        .Reverse()
                )
                    range = new SelectionRange(Translator.Range(document.Tree, span), range);
                return range!;
            }),
        ];
}
