using System.Globalization;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/diagnostic</c>: what the rules find; "unchanged" where client and settings have not moved.</summary>
internal static class DiagnosticHandler
{
    public static DocumentDiagnosticReport Handle(
        Session session,
        Document document,
        string? previousResultId
    )
    {
        var id = string.Create(
            CultureInfo.InvariantCulture,
            $"{document.Version}.{session.SettingsVersion}.{document.Tree.Length}"
        );
        return id == previousResultId
            ? new DocumentDiagnosticReport("unchanged", id, null)
            : new DocumentDiagnosticReport("full", id, Items(session, document));
    }

    public static Diagnostic[] Items(Session session, Document document) =>
        [.. document.Findings(session.RulesOf(document)).Select(f => Translator.ToProtocol(document, f))];
}
