using System.Globalization;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c>: what the rules find; "unchanged" where client and settings have not moved.</summary>
internal static class DiagnosticHandler
{
    public static async Task<DocumentDiagnosticReport> HandleAsync(
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
            return new DocumentDiagnosticReport("unchanged", id, null);
        if (document.Typing is { IsResting: false } typing)
        {
            var shown = Items(session, document, resting: false);
            if (shown.Length < Items(session, document).Length)
            {
                // What is mended is gone at once; what is held back is asked for again when the typing rests. A client that cannot be
                // asked to has to wait for it.
                if (session.Client.RefreshesDiagnostics)
                {
                    session.Publisher.RefreshAtRest(typing.Rest);
                    return new DocumentDiagnosticReport("full", id + ".typing", shown);
                }
                await Task.Delay(typing.Rest, cancellationToken).ConfigureAwait(false);
            }
        }
        return new DocumentDiagnosticReport("full", id, Items(session, document));
    }

    /// <summary>All findings, or those that may be shown while somebody types.</summary>
    public static Diagnostic[] Items(Session session, Document document, bool resting = true) =>
        [
            .. session
                .FindingsOf(document)
                .Where(f => document.Typing?.Holds(document.Tree, f, resting) != true)
                .Select(f => Translator.ToProtocol(session.Client.Diagnostics, document, f)),
        ];
}
