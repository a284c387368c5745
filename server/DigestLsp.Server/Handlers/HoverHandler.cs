using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/hover</c>: a repository's card on a link, the paper at a glance on its title, the day on its heading.</summary>
internal static class HoverHandler
{
    public static async Task<Hover?> HandleAsync(
        Session session,
        Document document,
        Position position,
        CancellationToken cancellationToken
    )
    {
        var tree = document.Tree;
        var offset = Translator.Offset(tree, position);
        if (DocumentLinks.At(tree, offset) is { } link)
        {
            var target = LinkTarget.Of(link.Text);
            var preview = await session.Links.PreviewAsync(target, cancellationToken).ConfigureAwait(false);
            return Show(
                session,
                tree,
                preview?.Markdown ?? MarkdownText.Escape(DocumentLinks.Tooltip(target)),
                link.Span
            );
        }
        if (tree.PartAt(offset) is not { } at)
            return null;
        return at.Part switch
        {
            Entry { Content.TitleSpan: { } title } entry when title.Touches(offset - at.Start) => Show(
                session,
                tree,
                Glance.OfPaper(tree, at, entry),
                title.Shift(at.Start)
            ),
            DateHeading heading when heading.Content.Touches(offset - at.Start) => Show(
                session,
                tree,
                Glance.OfDay(tree, at, heading),
                heading.Content.Shift(at.Start)
            ),
            _ => null,
        };
    }

    private static Hover Show(Session session, DigestTree tree, string markdown, TextSpan span)
    {
        var content = session.Client.HoverMarkdown
            ? new MarkupContent("markdown", markdown)
            : new MarkupContent("plaintext", PlainText.Of(markdown));
        return new Hover(content, Translator.Range(tree, span));
    }
}
