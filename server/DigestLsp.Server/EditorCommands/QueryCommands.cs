using DigestLsp.Language.Library;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.papersByStatus</c>, <c>digest.papersByTag</c> and <c>digest.papersByDay</c>: the papers of all digests in groups, for a view.
/// Needs no argument. <c>digest/papersChanged</c> notifies of changes.
/// </summary>
internal static class QueryCommands
{
    public static EditorCommand[] All { get; } =
    [
        Of("digest.papersByStatus", PaperGroups.ByStatus),
        Of("digest.papersByTag", PaperGroups.ByTag),
        Of("digest.papersByDay", PaperGroups.ByDay),
    ];

    // Not on the loop: there may be a hundred thousand papers.
    private static EditorCommand Of(string name, Func<WorkspaceIndex, IReadOnlyList<PaperGroup>> group) =>
        new(name, (call, stop) => Task.Run(() => GroupAsync(call, group, stop), stop));

    private static async Task<object?> GroupAsync(
        CommandCall call,
        Func<WorkspaceIndex, IReadOnlyList<PaperGroup>> group,
        CancellationToken cancellationToken
    )
    {
        var library = await call
            .State.Library.ReadyAsync(cancellationToken, call.WorkDoneToken)
            .ConfigureAwait(false);
        call.State.Papers.Answered(library);
        return group(library)
            .Select(g => new ListedPapers(g.Name, [.. g.Papers.Select(Listed)], g.More > 0 ? g.More : null))
            .ToArray();
    }

    private static ListedPaper Listed(LibraryPaper at) =>
        new(
            at.Paper.Title,
            new Location(at.Uri, LspConverter.ToLsp(at.Paper.Range)),
            at.Paper.Day,
            at.Paper.Status,
            [.. at.Paper.Tags]
        );
}
