using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/codeAction</c>: the fixes of the findings at a range, all of one kind, all that are safe.</summary>
internal static class CodeActionHandler
{
    public const string FixAllKind = "source.fixAll.digest";

    public static CodeAction[] Handle(Session session, Document document, CodeActionParams parameters)
    {
        var findings = document.Findings(session.Settings.Rules);
        var actions = new List<CodeAction>();
        if (Wanted(parameters.Context.Only, "quickfix"))
            QuickFixes(
                session,
                document,
                findings,
                Translator.Span(document.Tree, parameters.Range),
                actions
            );
        if (
            Wanted(parameters.Context.Only, FixAllKind, onRequestOnly: true)
            && Fixes.Safe(findings) is { Count: > 0 } safe
        )
            actions.Add(
                new CodeAction("Fix all that is safe to fix", FixAllKind, Edit(session, document, safe))
            );
        return [.. actions];
    }

    private static void QuickFixes(
        Session session,
        Document document,
        IReadOnlyList<Finding> findings,
        TextSpan span,
        List<CodeAction> actions
    )
    {
        foreach (var finding in findings.Where(f => f.Span.Start <= span.End && f.Span.End >= span.Start))
        {
            foreach (var fix in finding.Fixes)
                actions.Add(
                    new CodeAction(fix.Title, "quickfix", Edit(session, document, fix.Changes))
                    {
                        Diagnostics = [Translator.ToProtocol(document, finding)],
                        IsPreferred = fix.IsPreferred ? true : null,
                    }
                );
            if (finding.Fixes.Count == 0)
                continue;
            var alike = findings.Where(f => f.RuleId == finding.RuleId).ToList();
            var title = $"Fix all {alike.Count} findings of {finding.RuleId} in this file";
            if (alike.Count > 1 && !actions.Exists(a => a.Title == title))
                actions.Add(new CodeAction(title, "quickfix", Edit(session, document, Fixes.All(alike))));
        }
    }

    private static WorkspaceEdit Edit(Session session, Document document, IEnumerable<TextChange> changes)
    {
        var edits = Translator.Edits(document.Tree, changes);
        return session.Client.Workspace?.WorkspaceEdit?.DocumentChanges == true
            ? new WorkspaceEdit(
                null,
                [
                    new TextDocumentEdit(
                        new OptionalVersionedTextDocumentIdentifier(document.Uri, document.Version),
                        edits
                    ),
                ]
            )
            : new WorkspaceEdit(
                new Dictionary<string, TextEdit[]>(StringComparer.Ordinal) { [document.Uri] = edits },
                null
            );
    }

    // A kind asked for includes the kinds below it; "source" actions come only when asked for.
    private static bool Wanted(string[]? only, string kind, bool onRequestOnly = false) =>
        only is null
            ? !onRequestOnly
            : Array.Exists(
                only,
                o => o.Length == 0 || kind == o || kind.StartsWith(o + ".", StringComparison.Ordinal)
            );
}
