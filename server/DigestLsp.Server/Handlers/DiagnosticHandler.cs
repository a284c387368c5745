using System.Globalization;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c>: the diagnostics, or "unchanged" if document and settings are.</summary>
internal static class DiagnosticHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "diagnosticProvider",
            client =>
                client.PullsDiagnostics
                    ? """{"identifier":"digest","interFileDependencies":true,"workspaceDiagnostics":false}"""
                    : null
        );
        router.Document(
            "textDocument/diagnostic",
            (Document document, DocumentDiagnosticParams p, CancellationToken stop) =>
            {
                state.LookForProjects();
                return HandleAsync(state, document, p.PreviousResultId, stop);
            }
        );
    }

    private static async Task<DocumentDiagnosticReport> HandleAsync(
        ServerState state,
        Document document,
        string? previousResultId,
        CancellationToken cancellationToken
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Version}.{state.Settings.Version}.{document.Tree.Length}.{state.CrossFileContext.VersionOf(document)}.{state.Watch.Version}"
        );
        if (id == previousResultId)
            return new DocumentDiagnosticReport("unchanged", id);
        // Checking a long document takes a while and must not block the loop.
        var all = document.IsLong
            ? await Task.Run(() => Shown(state, document), cancellationToken).ConfigureAwait(false)
            : Shown(state, document);
        if (document.TypingSuppression is { IsResting: false } typing)
        {
            var shown = Shown(state, document, resting: false);
            if (shown.Count < all.Count)
            {
                // Fixed problems disappear immediately; suppressed ones are requested again when typing stops, if the client supports
                // refresh.
                if (state.Client.RefreshesDiagnostics)
                {
                    state.Publisher.RefreshAtRest(typing.Rest);
                    return Full(id + ".typing", shown);
                }
                await Task.Delay(typing.Rest, cancellationToken).ConfigureAwait(false);
                all = Shown(state, document);
            }
        }
        return Full(id, all);

        DocumentDiagnosticReport Full(string resultId, IReadOnlyCollection<Diagnostic> diagnostics) =>
            new("full", resultId, Items(state, document, diagnostics));
    }

    /// <summary>Gets all diagnostics, or those that are not suppressed while the user types.</summary>
    public static IReadOnlyCollection<Diagnostic> Shown(
        ServerState state,
        Document document,
        bool resting = true
    ) =>
        document.TypingSuppression is { } typing
            ? [.. state.DiagnosticsOf(document).Where(f => !typing.Holds(document.Tree, f, resting))]
            : state.DiagnosticsOf(document);

    /// <summary>Converts diagnostics for the client.</summary>
    public static RawJson Items(
        ServerState state,
        Document document,
        IReadOnlyCollection<Diagnostic> diagnostics
    ) => DiagnosticList.Of(state.Client.Diagnostics, document, diagnostics);
}
