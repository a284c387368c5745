using DigestLsp.Language.Features;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/documentSymbol</c>: days, their papers, the papers' links; flat for clients that know no hierarchy.</summary>
internal static class DocumentSymbolHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, Session session)
    {
        router.Capability("documentSymbolProvider");
        router.Document(
            "textDocument/documentSymbol",
            (Document document, DocumentParams _) => Handle(session, document)
        );
    }

    private static object Handle(Session session, Document document) =>
        session.Client.HierarchicalSymbols
            ? new OutlineJson(session.Client.SymbolKinds, document.Converter).Of(document.Tree)
            : Flat(session, document).ToArray();

    private static IEnumerable<SymbolInformation> Flat(Session session, Document document)
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
                session.Client.SymbolKinds.Of(item.Kind),
                new Location(document.Uri, document.Converter.Range(at, item.Span)),
                container
            );
    }
}
