using DigestLsp.Language.Features;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/foldingRange</c>: days, papers, page furniture.</summary>
internal static class FoldingRangeHandler
{
    public static FoldingRange[] Handle(Document document) =>
        [
            .. Folding
                .All(document.Tree)
                .Select(f => new FoldingRange(f.FirstLine, f.LastLine, f.IsFurniture ? "comment" : "region")),
        ];
}
