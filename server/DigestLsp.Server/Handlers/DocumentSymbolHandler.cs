using DigestLsp.Language.Features;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/documentSymbol</c>: days, papers and links; flat for clients without hierarchy support.</summary>
internal static class DocumentSymbolHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("documentSymbolProvider");
        router.Document(
            "textDocument/documentSymbol",
            (Document document, DocumentParams _) => Handle(state, document)
        );
    }

    private static object Handle(ServerState state, Document document) =>
        state.Client.HierarchicalSymbols
            ? new OutlineJson(state.Client.SymbolKinds, document).List()
            : Flat(state, document).ToArray();

    private static IEnumerable<SymbolInformation> Flat(ServerState state, Document document)
    {
        foreach (var day in Outline.Days(document.Tree))
        {
            string? container = null;
            if (day.Heading is { } at && Outline.Of(at.Part) is { } heading)
            {
                container = heading.Name;
                yield return Symbol(heading, at, null);
            }
            foreach (var paper in day.Papers)
            {
                var item = Outline.Of(paper.Part)!;
                yield return Symbol(item, paper, container);
                foreach (var link in item.Children)
                    yield return Symbol(link, paper, item.Name);
            }
        }

        SymbolInformation Symbol(OutlineItem item, Language.Syntax.PartAt at, string? container) =>
            new(
                item.Name,
                state.Client.SymbolKinds.Of(item.Kind),
                new Location(document.Uri, document.Converter.Range(at, item.Span)),
                container
            );
    }
}
