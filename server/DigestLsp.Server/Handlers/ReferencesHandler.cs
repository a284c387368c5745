using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Highlights, references and definition of a repository, arXiv paper, link, title or tag, in all digests of the workspace.
/// </summary>
internal static class ReferencesHandler
{
    private const int Read = 2;

    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("documentHighlightProvider");
        router.Capability("definitionProvider");
        router.Capability("referencesProvider", """{"workDoneProgress":true}""");
        router.Document(
            "textDocument/documentHighlight",
            (Document document, PositionListParams p) =>
            {
                state.Watch.CaretAt(document, document.Converter.Offset(document.Tree, p.Position));
                return Highlights(document, p.Position);
            }
        );
        router.Document(
            "textDocument/references",
            (Document document, ReferenceParams p, CancellationToken stop) =>
                ReferencesAsync(state, document, p, stop)
        );
        router.Document(
            "textDocument/definition",
            (Document document, PositionListParams p, CancellationToken stop) =>
                DefinitionAsync(state, document, p.Position, stop)
        );
    }

    private static DocumentHighlight[] Highlights(Document document, Position position) =>
        Key(document, position) is { } key
            ?
            [
                .. ReferenceFinder
                    .Of(document.Tree, key)
                    .Select(s => new DocumentHighlight(document.Converter.Range(document.Tree, s), Read)),
            ]
            : [];

    /// <summary>Gets all references, those of the current document first. The first by URI is the declaration; a tag has none.</summary>
    private static async Task<Location[]> ReferencesAsync(
        ServerState state,
        Document document,
        ReferenceParams parameters,
        CancellationToken cancellationToken
    )
    {
        if (Key(document, parameters.Position) is not { } key)
            return [];
        var partial = new PartialResultStream<Location>(state, parameters.PartialResultToken);
        var isWhole = parameters.Context?.IncludeDeclaration != false || key.Kind == ReferenceTargetKind.Tag;
        // The declaration is known only when all locations are.
        if (isWhole)
            partial.Send([.. Here(document, key)]);
        var library = await state
            .Library.ReadyAsync(cancellationToken, parameters.WorkDoneToken)
            .ConfigureAwait(false);
        var all = All(state, library, document, key, cancellationToken)
            .Skip(isWhole ? 0 : 1)
            .ToLookup(l => l.Uri == document.Uri);
        if (!isWhole)
            partial.Send([.. all[true]]);
        partial.Send([.. all[false]]);
        return partial.Rest();
    }

    /// <summary>
    /// Gets the first location in all digests by URI. For a duplicate it is the original paper, for the original itself. A tag has none.
    /// </summary>
    private static async Task<Location[]> DefinitionAsync(
        ServerState state,
        Document document,
        Position position,
        CancellationToken cancellationToken
    )
    {
        if (Key(document, position) is not { Kind: not ReferenceTargetKind.Tag } key)
            return [];
        var library = await state.Library.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return [.. All(state, library, document, key, cancellationToken).Take(1)];
    }

    private static ReferenceTarget? Key(Document document, Position position) =>
        ReferenceFinder.KeyAt(document.Tree, document.Converter.Offset(document.Tree, position));

    private static IEnumerable<Location> Here(Document document, ReferenceTarget key) =>
        ReferenceFinder
            .Of(document.Tree, key)
            .Select(s => new Location(document.Uri, document.Converter.Range(document.Tree, s)));

    // By URI, with the snapshot of the current document.
    private static IEnumerable<Location> All(
        ServerState state,
        WorkspaceIndex library,
        Document document,
        ReferenceTarget key,
        CancellationToken cancellationToken
    )
    {
        // The same file may be open through a link too.
        var aliases = state
            .Workspace.Documents.Where(d => d.FileKey == document.FileKey)
            .Select(d => d.Uri)
            .Except([document.Uri], StringComparer.Ordinal);
        var uris = library
            .Digests.Keys.Append(document.Uri)
            .Distinct(StringComparer.Ordinal)
            .Except(aliases, StringComparer.Ordinal);
        foreach (var uri in uris.Order(StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var places =
                uri == document.Uri
                    ? Here(document, key)
                    : library
                        .Digests[uri]
                        .PlacesOf(key)
                        .Select(r => new Location(uri, LspConverter.ToLsp(r)));
            foreach (var place in places)
                yield return place;
        }
    }
}
