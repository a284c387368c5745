using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/documentLink</c>: every link with a full address that is safe to open.</summary>
internal static class DocumentLinkHandler
{
    public static WrittenJson Handle(Session session, Document document)
    {
        var tooltips = session.Client.LinkTooltips;
        return PartAnswers.List(document.Tree, at => PartAnswers.Of(at.Part).Links ??= Links(at, tooltips));
    }

    private static PartJson Links(PartAt at, bool tooltips)
    {
        var json = PartJson.Builder.Begin();
        foreach (var link in at.Part.Links)
        {
            var target = LinkTarget.Of(link.Text);
            json.Item()
                .Raw("{\"range\":"u8)
                .Range(at, DocumentLinks.ValueOf(at.Part, link))
                .Raw(",\"target\":"u8)
                .Text(target.Url);
            if (tooltips)
                json.Raw(",\"tooltip\":"u8).Text(DocumentLinks.Tooltip(target));
            json.Raw("}"u8);
        }
        return json.Build();
    }
}
