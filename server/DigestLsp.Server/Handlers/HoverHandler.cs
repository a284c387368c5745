using DigestLsp.Language.Features;
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
        if (PlaceText.At(tree, Translator.Offset(tree, position)) is not { } place)
            return null;
        var preview = place.Target is { } target
            ? await session.PreviewAsync(target, cancellationToken).ConfigureAwait(false)
            : null;
        return Show(session, tree, preview?.Markdown ?? place.Markdown, place.Span);
    }

    private static Hover Show(Session session, DigestTree tree, string markdown, TextSpan span)
    {
        var content = session.Client.HoverMarkdown
            ? new MarkupContent("markdown", markdown)
            : new MarkupContent("plaintext", PlainText.Of(markdown));
        return new Hover(content, Translator.Range(tree, span));
    }
}
