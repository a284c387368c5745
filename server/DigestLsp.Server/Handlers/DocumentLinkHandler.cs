using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/documentLink</c>: every link with a full address that is safe to open.</summary>
internal static class DocumentLinkHandler
{
    public static DocumentLink[] Handle(Session session, Document document)
    {
        var tooltips = session.Client.LinkTooltips;
        return
        [
            .. DocumentLinks
                .All(document.Tree)
                .Select(found =>
                {
                    var target = LinkTarget.Of(found.Link.Text);
                    return new DocumentLink(
                        Translator.Range(found.At, found.Link.Span),
                        target.Url,
                        tooltips ? DocumentLinks.Tooltip(target) : null
                    );
                }),
        ];
    }
}
