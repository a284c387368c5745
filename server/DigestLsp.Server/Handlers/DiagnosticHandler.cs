using System.Globalization;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c>: what the rules find; "unchanged" where client and settings have not moved.</summary>
internal static class DiagnosticHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, Session session)
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
                session.LookForProjects();
                return HandleAsync(session, document, p.PreviousResultId, stop);
            }
        );
    }

    private static async Task<DocumentDiagnosticReport> HandleAsync(
        Session session,
        Document document,
        string? previousResultId,
        CancellationToken cancellationToken
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Version}.{session.SettingsVersion}.{document.Tree.Length}.{session.Neighbours.VersionOf(document)}.{session.Watch.Version}"
        );
        if (id == previousResultId)
            return new DocumentDiagnosticReport("unchanged", id);
        // All rules over a book take a while, and keys are not to wait for them.
        var all = document.IsLong
            ? await Task.Run(() => Shown(session, document), cancellationToken).ConfigureAwait(false)
            : Shown(session, document);
        if (document.Typing is { IsResting: false } typing)
        {
            var shown = Shown(session, document, resting: false);
            if (shown.Count < all.Count)
            {
                // What is mended is gone at once; what is held back is asked for again when the typing rests. A client that cannot be
                // asked to has to wait for it.
                if (session.Client.RefreshesDiagnostics)
                {
                    session.Publisher.RefreshAtRest(typing.Rest);
                    return Full(id + ".typing", shown);
                }
                await Task.Delay(typing.Rest, cancellationToken).ConfigureAwait(false);
                all = Shown(session, document);
            }
        }
        return Full(id, all);

        DocumentDiagnosticReport Full(string resultId, IReadOnlyCollection<Finding> findings) =>
            new("full", resultId, Items(session, document, findings));
    }

    /// <summary>All findings, or those that may be shown while somebody types.</summary>
    public static IReadOnlyCollection<Finding> Shown(
        Session session,
        Document document,
        bool resting = true
    ) =>
        document.Typing is { } typing
            ? [.. session.FindingsOf(document).Where(f => !typing.Holds(document.Tree, f, resting))]
            : session.FindingsOf(document);

    /// <summary>Findings as the client knows them.</summary>
    public static RawJson Items(Session session, Document document, IReadOnlyCollection<Finding> findings) =>
        DiagnosticList.Of(session.Client.Diagnostics, document, findings);
}
