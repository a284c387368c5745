using DigestLsp.Language.Features;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/foldingRange</c>: days, papers, page boilerplate.</summary>
internal static class FoldingRangeHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("foldingRangeProvider");
        router.Document(
            "textDocument/foldingRange",
            (Document document, DocumentParams _) => Handle(state.Client, document)
        );
    }

    private static FoldingRange[] Handle(ClientCapabilities client, Document document)
    {
        var comment = client.KnowsFoldKind("comment") ? "comment" : null;
        var region = client.KnowsFoldKind("region") ? "region" : null;
        return
        [
            .. Folding
                .All(document.Tree, client.MaxFolds)
                .Select(f => new FoldingRange(
                    f.FirstLine,
                    f.LastLine,
                    f.Kind == FoldKind.Boilerplate ? comment : region
                )),
        ];
    }
}
