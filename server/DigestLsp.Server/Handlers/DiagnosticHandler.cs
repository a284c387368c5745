using System.Globalization;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c>: what the rules find; "unchanged" where client and settings have not moved.</summary>
internal static class DiagnosticHandler
{
    public static async Task<WrittenJson> HandleAsync(
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
            return FindingsMessages.Unchanged(id);
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
                    return FindingsMessages.Full(id + ".typing", Items(session, document, shown));
                }
                await Task.Delay(typing.Rest, cancellationToken).ConfigureAwait(false);
                all = Shown(session, document);
            }
        }
        return FindingsMessages.Full(id, Items(session, document, all));
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
    public static WrittenJson Items(
        Session session,
        Document document,
        IReadOnlyCollection<Finding> findings
    ) => FindingsWriter.Of(session.Client.Diagnostics, document, findings);
}
