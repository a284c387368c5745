using DigestLsp.Language.Features;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/hover</c>: the preview of a link, a summary of a paper on its title, and of a day on its heading.</summary>
internal static class HoverHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("hoverProvider");
        router.Document(
            "textDocument/hover",
            (Document document, TextDocumentPositionParams p, CancellationToken stop) =>
                HandleAsync(state, document, p.Position, stop)
        );
    }

    private static async Task<Hover?> HandleAsync(
        ServerState state,
        Document document,
        Position position,
        CancellationToken cancellationToken
    )
    {
        var tree = document.Tree;
        if (HoverContent.At(tree, document.Converter.Offset(tree, position)) is not { } place)
            return null;
        var preview = place.Target is { } target
            ? await state.Links.PreviewAsync(target, cancellationToken).ConfigureAwait(false)
            : null;
        return Show(
            state,
            document,
            preview?.Markdown ?? place.Markdown + WhyNoMore(state, place),
            place.Span
        );
    }

    /// <summary>Gets why a preview is incomplete in an untrusted workspace.</summary>
    private static string WhyNoMore(ServerState state, HoverContent place) =>
        place.Target is { } target
        && !state.Settings.Current.Online.Trusted
        && state.Links.Checker.Checkable([target], anyHost: false).Count > 0
            ? "\n\nNot checked: the workspace is not trusted."
            : "";

    private static Hover Show(ServerState state, Document document, string markdown, TextSpan span)
    {
        var content = state.Client.HoverMarkdown
            ? new MarkupContent("markdown", markdown)
            : new MarkupContent("plaintext", PlainText.Of(markdown));
        return new Hover(content, document.Converter.Range(document.Tree, span));
    }
}
