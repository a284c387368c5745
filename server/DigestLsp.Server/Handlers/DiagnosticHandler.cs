using System.Globalization;
using DigestLsp.Server.Background;
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
        var check = state.CheckOf(document);
        // Checking a long document takes a while and must not block the loop.
        var all = await MessageLoop
            .BesideIf(document.IsLong, () => check.Shown(), cancellationToken)
            .ConfigureAwait(true);
        if (document.TypingSuppression is { IsResting: false } typing)
        {
            var shown = check.Shown(resting: false);
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
                all = check.Shown();
            }
        }
        return Full(id, all);

        DocumentDiagnosticReport Full(string resultId, IReadOnlyCollection<Diagnostic> diagnostics) =>
            new("full", resultId, DiagnosticList.Of(state.Client.Diagnostics, document, diagnostics));
    }

    /// <summary>Converts diagnostics for the client.</summary>
    public static RawJson Items(
        ServerState state,
        Document document,
        IReadOnlyCollection<Diagnostic> diagnostics
    ) => DiagnosticList.Of(state.Client.Diagnostics, document, diagnostics);
}
