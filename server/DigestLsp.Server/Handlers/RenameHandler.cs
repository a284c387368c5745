using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/prepareRename</c> and <c>rename</c>: renames a tag in all digests, open or not.</summary>
internal static class RenameHandler
{
    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "renameProvider",
            client => client.PreparesRename ? """{"prepareProvider":true,"workDoneProgress":true}""" : "true"
        );
        router.Document(
            "textDocument/prepareRename",
            (Document document, TextDocumentPositionParams p) => Prepare(document, p.Position)
        );
        router.Document(
            "textDocument/rename",
            (Document document, RenameParams p, CancellationToken stop) =>
                HandleAsync(state, document, p, stop)
        );
    }

    private static RenameRange? Prepare(Document document, Position position) =>
        Rename.TagAt(document.Tree, document.Converter.Offset(document.Tree, position)) is { } tag
            ? new RenameRange(document.Converter.Range(document.Tree, tag.Span), tag.Name)
            : null;

    private static async Task<WorkspaceEdit> HandleAsync(
        ServerState state,
        Document document,
        RenameParams parameters,
        CancellationToken cancellationToken
    )
    {
        var offset = document.Converter.Offset(document.Tree, parameters.Position);
        if (Rename.TagAt(document.Tree, offset) is not { } tag)
            throw LspError.InvalidParams("Only tags can be renamed. Place the cursor on a tag.");
        var name = parameters.NewName.Trim().TrimStart('#');
        if (!TagList.IsName(name))
            throw LspError.InvalidParams(
                $"Invalid tag `{parameters.NewName}`: commas, line breaks, # and | are not allowed."
            );
        if (name == tag.Name)
            return WorkspaceEdits.Of(state.Client, []);
        await state.Library.ReadyAsync(cancellationToken, parameters.WorkDoneToken).ConfigureAwait(false);
        var edits = state
            .Workspace.Digests.Select(d =>
                (d.Uri, (int?)d.Version, d.Converter.Edits(d.Tree, Rename.Tag(d.Tree, tag.Name, name)))
            )
            .Concat(
                state
                    .Library.Closed(f =>
                        f.Papers.Any(p => p.Tags.Contains(tag.Name, CanonicalComparer.IgnoreCase))
                    )
                    .Select(f =>
                        (
                            f.Uri,
                            (int?)null,
                            document.Converter.Edits(f.Tree, Rename.Tag(f.Tree, tag.Name, name))
                        )
                    )
            );
        cancellationToken.ThrowIfCancellationRequested();
        return WorkspaceEdits.Of(state.Client, [.. edits.Where(e => e.Item3.Length > 0)]);
    }
}
