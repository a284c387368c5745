using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/prepareRename</c> and <c>rename</c>: a tag in all digests, opened or not.</summary>
internal static class RenameHandler
{
    public static RenameRange? Prepare(Document document, Position position) =>
        Rename.TagAt(document.Tree, Translator.Offset(document.Tree, position)) is { } tag
            ? new RenameRange(Translator.Range(document.Tree, tag.Span), tag.Name)
            : null;

    public static async Task<WorkspaceEdit> HandleAsync(
        Session session,
        Document document,
        RenameParams parameters,
        CancellationToken cancellationToken
    )
    {
        var offset = Translator.Offset(document.Tree, parameters.Position);
        if (Rename.TagAt(document.Tree, offset) is not { } tag)
            throw Bad("Only tags are renamed; there is none here.");
        var name = parameters.NewName.Trim().TrimStart('#');
        if (!TagList.IsName(name))
            throw Bad($"\"{parameters.NewName}\" cannot be a tag: commas, line breaks, # and | part tags.");
        if (name == tag.Name)
            return WorkspaceEdits.Of(session, []);
        await session.Library.ReadyAsync(cancellationToken, parameters.WorkDoneToken).ConfigureAwait(false);
        var edits = session
            .Workspace.Digests.Select(d =>
                (d.Uri, (int?)d.Version, Translator.Edits(d.Tree, Rename.Tag(d.Tree, tag.Name, name)))
            )
            .Concat(
                session
                    .Library.Closed(f =>
                        f.Papers.Any(p => p.Tags.Contains(tag.Name, CanonicalComparer.IgnoreCase))
                    )
                    .Select(f =>
                        (f.Uri, (int?)null, Translator.Edits(f.Tree, Rename.Tag(f.Tree, tag.Name, name)))
                    )
            );
        cancellationToken.ThrowIfCancellationRequested();
        return WorkspaceEdits.Of(session, [.. edits.Where(e => e.Item3.Length > 0)]);
    }

    private static LocalRpcException Bad(string message) =>
        new(message) { ErrorCode = (int)JsonRpcErrorCode.InvalidParams };
}
