using DigestLsp.Language.Library;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/symbol</c>: papers of all digests that a query finds, the best first.</summary>
internal static class WorkspaceSymbolHandler
{
    private const int Most = 200;
    private const int File = 1;

    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, Session session)
    {
        router.Capability("workspaceSymbolProvider", """{"workDoneProgress":true}""");
        router.Request(
            "workspace/symbol",
            (WorkspaceSymbolParams p, CancellationToken stop) =>
                Task.Run(() => HandleAsync(session, p, stop), stop)
        );
    }

    private static async Task<SymbolInformation[]> HandleAsync(
        Session session,
        WorkspaceSymbolParams parameters,
        CancellationToken cancellationToken
    )
    {
        var partial = new PartialResultStream<SymbolInformation>(session, parameters.PartialResultToken);
        var reading = session.Library.Start();
        // Asked before the library is taken: what is read in between is in none that was taken before.
        var isRead = reading.IsCompleted;
        var library = session.Library.Known();
        if (!isRead)
        {
            // What is open or read already is there at once; the others come when they are read.
            var early = library.Digests.Keys.ToHashSet(StringComparer.Ordinal);
            if (parameters.PartialResultToken is not null)
                partial.Send(Find(library, parameters.Query, cancellationToken));
            await session
                .Library.WaitAsync(reading, parameters.WorkDoneToken, cancellationToken)
                .ConfigureAwait(false);
            library = session.Library.Known();
            if (parameters.PartialResultToken is not null)
                library = new DigestLibrary(
                    library
                        .Digests.Where(d => !early.Contains(d.Key))
                        .ToDictionary(d => d.Key, d => d.Value, StringComparer.Ordinal)
                );
        }
        partial.Send(Find(library, parameters.Query, cancellationToken));
        return partial.Rest();
    }

    private static SymbolInformation[] Find(
        DigestLibrary library,
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

    // VS Code sends a query's first word only, and looks for the others in the name and here.
    private static string Container(LibraryPaper paper, PaperQuery query)
    {
        var name = Uri.UnescapeDataString(paper.Uri[(paper.Uri.LastIndexOf('/') + 1)..]);
        string?[] words = [paper.Paper.Day, name, query.MarksOf(paper.Paper)];
        return string.Join(" · ", words.Where(w => !string.IsNullOrEmpty(w)));
    }
}
