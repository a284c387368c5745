using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/documentLink</c>: links with a complete URL that is safe to open.</summary>
internal static class DocumentLinkHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("documentLinkProvider", """{"resolveProvider":false}""");
        router.Document(
            "textDocument/documentLink",
            (Document document, DocumentParams _) => Handle(document, state.Client.LinkTooltips)
        );
    }

    private static RawJson Handle(Document document, bool hasTooltips) =>
        PartJson.List(
            document.Tree,
            (writer, at) =>
                document.Caches.JsonOf(at.Part).Links ??= Links(
                    writer,
                    document.Converter,
                    at with
                    {
                        Start = 0,
                        Line = 0,
                    },
                    hasTooltips
                )
        );

    private static JsonFragment Links(
        JsonFragment.Writer writer,
        LspConverter converter,
        PartAt at,
        bool hasTooltips
    )
    {
        var links = new List<DocumentLink>();
        foreach (var link in at.Part.Links)
        {
            var target = LinkTarget.Of(link.Text);
            links.Add(
                new DocumentLink(
                    converter.Range(at, DocumentLinks.ValueOf(at.Part, link)),
                    target.Url,
                    hasTooltips ? DocumentLinks.Tooltip(target) : null
                )
            );
        }
        return writer.Write(links, LspJson.Default.DocumentLink);
    }
}
