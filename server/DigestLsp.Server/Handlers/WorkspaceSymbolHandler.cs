using DigestLsp.Language.Library;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/symbol</c>: papers of all digests that match a query, best first.</summary>
internal static class WorkspaceSymbolHandler
{
    private const int Most = 200;
    private const int File = 1;

    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability("workspaceSymbolProvider", """{"workDoneProgress":true}""");
        router.Request(
            "workspace/symbol",
            (WorkspaceSymbolParams p, CancellationToken stop) =>
            {
                var reading = state.Library.Start();
                return Task.Run(() => HandleAsync(state, reading, p, stop), stop);
            }
        );
    }

    private static async Task<SymbolInformation[]> HandleAsync(
        ServerState state,
        Task reading,
        WorkspaceSymbolParams parameters,
        CancellationToken cancellationToken
    )
    {
        var partial = new PartialResultStream<SymbolInformation>(state, parameters.PartialResultToken);
        // Checked before the index is taken, so that files indexed in between are reported later.
        var isRead = reading.IsCompleted;
        var library = state.Library.Known();
        if (!isRead)
        {
            // Send what is already indexed or open; the rest follows after indexing.
            var early = library.Digests.Keys.ToHashSet(StringComparer.Ordinal);
            if (parameters.PartialResultToken is not null)
                partial.Send(Find(library, parameters.Query, cancellationToken));
            await state
                .Library.WaitAsync(reading, parameters.WorkDoneToken, cancellationToken)
                .ConfigureAwait(false);
            library = state.Library.Known();
            if (parameters.PartialResultToken is not null)
                library = new WorkspaceIndex(
                    library
                        .Digests.Where(d => !early.Contains(d.Key))
                        .ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal)
                );
        }
        partial.Send(Find(library, parameters.Query, cancellationToken));
        return partial.Rest();
    }

    private static SymbolInformation[] Find(
        WorkspaceIndex library,
        string query,
        CancellationToken cancellationToken
    )
    {
        var parsed = PaperQuery.Parse(query);
        return
        [
            .. parsed
                .Find(library, cancellationToken)
                .Take(Most)
                .Select(p => new SymbolInformation(
                    parsed.NameOf(p.Paper),
                    File,
                    new Location(p.Uri, LspConverter.ToLsp(p.Paper.Range)),
                    Container(p, parsed)
                )),
        ];
    }

    // VS Code sends only the first word of a query, and filters by the others in the name and container.
    private static string Container(LibraryPaper paper, PaperQuery query)
    {
        var name = Uri.UnescapeDataString(paper.Uri[(paper.Uri.LastIndexOf('/') + 1)..]);
        string?[] words = [paper.Paper.Day, name, query.MarksOf(paper.Paper)];
        return string.Join(" · ", words.Where(w => !string.IsNullOrEmpty(w)));
    }
}
