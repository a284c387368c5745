using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/codeAction</c>: the fixes of the diagnostics in a range, of all diagnostics of a rule, and all safe fixes.
/// </summary>
internal static class CodeActionHandler
{
    public const string FixAllKind = "source.fixAll.digest";

    // The user requested actions. Moving the cursor (2) shows a light bulb, with a short menu.
    private const int Invoked = 1;
    private const string RepairTitle = "Clean up pasted page";
    public const string RepairKind = "source.repairPaste.digest";

    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "codeActionProvider",
            client =>
                client.CodeActionLiterals
                    ? $$"""
                        {"codeActionKinds":["quickfix","{{FixAllKind}}","{{RepairKind}}","{{PaperActions.RewriteKind}}",
                        "{{PaperActions.MoveKind}}","{{ExportActions.ExportKind}}","{{ExportActions.CitationKind}}"],
                        "resolveProvider":{{(client.ResolvesActions ? "true" : "false")}}}
                        """
                // A client without literal support gets commands, which make it apply an edit.
                : client.ApplyEdit ? "true"
                : null
        );
        router.Document(
            "textDocument/codeAction",
            (Document document, CodeActionParams p, CancellationToken stop) =>
            {
                var check = state.CheckOf(document);
                state.Watch.CaretAt(document, document.Converter.Offset(document.Tree, p.Range.End));
                return MessageLoop.BesideIf(document.IsLong, () => Handle(state, check, p), stop);
            }
        );
    }

    /// <summary>Gets the actions, or only commands for a client that supports nothing else.</summary>
    private static object Handle(ServerState state, DocumentCheck check, CodeActionParams parameters)
    {
        var (document, findings) = (check.Document, check.Diagnostics);
        var actions = new List<CodeAction>();
        if (Wanted(parameters.Context.Only, "quickfix"))
            QuickFixes(
                state,
                document,
                findings,
                document.Converter.Span(document.Tree, parameters.Range),
                actions
            );
        var here = document.Converter.Offset(document.Tree, parameters.Range.Start);
        actions.AddRange(
            PaperActions
                .At(state, document, here)
                .Where(a => Wanted(parameters.Context.Only, a.Kind!))
                .Select(a =>
                    state.Client.ApplyEdit ? a : CodeActionResolver.InsteadOfCommand(state, document, a)
                )
                .Where(a => (a.Edit, a.Command, a.Data) is not (null, null, null))
        );
        // The search sends an edit to the client.
        if (
            state.Client.ApplyEdit
            && Wanted(parameters.Context.Only, PaperActions.RewriteKind)
            && PaperActions.FindPaper(
                state,
                document,
                document.Converter.Offset(document.Tree, parameters.Range.Start)
            )
                is { } find
        )
            actions.Add(find);
        if (
            Wanted(parameters.Context.Only, FixAllKind, onRequestOnly: true)
            && Fixes.SafeToTheEnd(document.Tree, state.RulesOf(document), document.Caches.Rules)
                is { Count: > 0 } safe
        )
            actions.Add(
                new CodeAction("Fix all auto-fixable problems", FixAllKind, document.Edit(state.Client, safe))
            );
        if (
            Wanted(parameters.Context.Only, RepairKind, onRequestOnly: true)
            && PasteRepair.Changes(document.Tree, document.Caches.Rules) is { Count: > 0 } repair
        )
            actions.Add(new CodeAction(RepairTitle, RepairKind, document.Edit(state.Client, repair)));
        if (
            Wanted(
                parameters.Context.Only,
                ExportActions.ExportKind,
                onRequestOnly: parameters.Context.TriggerKind != Invoked
            )
        )
            actions.AddRange(ExportActions.Exports(state, document));
        if (
            Wanted(parameters.Context.Only, ExportActions.CitationKind)
            && ExportActions.Citation(document, here) is { } citation
        )
            actions.Add(citation);
        return state.Client.CodeActionLiterals
            ? actions.ToArray()
            : actions.Select(a => a.Command).OfType<Command>().ToArray();
    }

    private static void QuickFixes(
        ServerState state,
        Document document,
        IReadOnlyList<Diagnostic> findings,
        TextSpan span,
        List<CodeAction> actions
    )
    {
        // A selection may contain all diagnostics of a document, so count them once.
        var counts = findings
            .CountBy(f => f.RuleId, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        var titles = new HashSet<string>(StringComparer.Ordinal);
        var known = state.Client.Diagnostics;
        foreach (var finding in findings.Where(f => f.Span.Start <= span.End && f.Span.End >= span.Start))
        {
            var isMany = counts[finding.RuleId] >= Linter.MinGroup;
            if (isMany)
                FixAllOfRule(finding);
            foreach (var fix in finding.Fixes)
                actions.Add(
                    new CodeAction(fix.Title, "quickfix", document.Edit(state.Client, fix.Changes))
                    {
                        Diagnostics =
                        [
                            document.Converter.Diagnostic(known, document.Uri, document.Tree, finding),
                        ],
                        IsPreferred = fix.IsPreferred && state.Client.PreferredActions ? true : null,
                    }
                );
            Configure(state, document, finding, titles, actions);
            if (finding.Fixes.Count == 0)
                continue;
            if (
                RuleSet.ById[finding.RuleId].OffersCleanup
                && finding.Fixes.Any(f => f.IsSafe)
                && titles.Add(RepairTitle)
            )
                actions.Add(CodeActionResolver.Page(state, document, RepairTitle));
            if (!isMany)
                FixAllOfRule(finding);
        }

        void FixAllOfRule(Diagnostic finding)
        {
            var count = counts[finding.RuleId];
            var title = $"Fix all {count} `{finding.RuleId}` problems in this file";
            if (count > 1 && finding.Fixes.Count > 0 && titles.Add(title))
                actions.Add(CodeActionResolver.Rule(state, document, title, finding.RuleId));
        }
    }

    /// <summary>Adds the actions that disable a rule or ignore a link in the project configuration.</summary>
    private static void Configure(
        ServerState state,
        Document document,
        Diagnostic finding,
        HashSet<string> titles,
        List<CodeAction> actions
    )
    {
        if (state.Projects.EditorFor(document.Uri) is not { } project)
            return;
        var diagnostic = document.Converter.Diagnostic(
            state.Client.Diagnostics,
            document.Uri,
            document.Tree,
            finding
        );
        Add($"Disable `{finding.RuleId}` for this file", p => p.TurnOff(finding.RuleId, project.Name));
        Add($"Disable `{finding.RuleId}` in `.digest.json`", p => p.TurnOff(finding.RuleId, null));
        if (LinkAt(document, finding) is { } link)
            Add($"Ignore `{link}` in `.digest.json`", p => p.Ignore(link));

        void Add(string title, Func<ProjectFileEditor, string> change)
        {
            if (titles.Add(title) && state.Projects.Edit(project, change, state.Client) is { } edit)
                actions.Add(new CodeAction(title, "quickfix", edit) { Diagnostics = [diagnostic] });
        }
    }

    private static string? LinkAt(Document document, Diagnostic finding) =>
        finding.RuleId.StartsWith("link.", StringComparison.Ordinal)
        && DocumentLinks.At(document.Tree, finding.Span.Start) is { } link
            ? LinkTarget.Of(link.Text).Url
            : null;

    // A requested kind includes its subkinds. "source" actions are returned only if requested.
    private static bool Wanted(string[]? only, string kind, bool onRequestOnly = false) =>
        only is null
            ? !onRequestOnly
            : Array.Exists(
                only,
                o => o.Length == 0 || kind == o || kind.StartsWith(o + ".", StringComparison.Ordinal)
            );
}
