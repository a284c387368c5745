using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Runs the rules over a tree.</summary>
public static class Linter
{
    /// <summary>The minimum number of diagnostics of one rule in a document that are shown as a group.</summary>
    public const int MinGroup = 30;

    private const int MaxPartLength = 1 << 20;
    private const int ManyParts = 1_000;
    private const int Few = 32;

    /// <summary>Gets the diagnostics of a document by position. Results of unchanged parts are cached for the same settings.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="settings">The severities of rules.</param>
    /// <param name="verdicts">The link verdicts, or null to skip the rules that need them.</param>
    /// <param name="others">The other digests, or null to skip comparisons with them.</param>
    public static IReadOnlyList<Diagnostic> Check(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts? verdicts = null,
        OtherDigests? others = null
    )
    {
        var diagnostics = InParts(tree, settings, mendingOnly: false);
        var rest = new List<Diagnostic>();
        if (verdicts is { IsEmpty: false })
            AddVerdicts(tree, settings, verdicts, rest);
        CheckDocument(RuleSet.DocumentRules, tree, settings, others, rest);
        return With(diagnostics, rest);
    }

    /// <summary>Gets the diagnostics of a document that may have a safe fix, by position, and possibly others.</summary>
    internal static IReadOnlyList<Diagnostic> CheckToMend(DigestTree tree, RuleSettings settings)
    {
        var diagnostics = InParts(tree, settings, mendingOnly: true);
        var rest = new List<Diagnostic>();
        CheckDocument(RuleSet.MendingDocumentRules, tree, settings, null, rest);
        return With(diagnostics, rest);
    }

    /// <summary>Gets the diagnostics of rules that compare digests, by position, without running other rules.</summary>
    public static IReadOnlyList<Diagnostic> CheckBesideOthers(
        DigestTree tree,
        RuleSettings settings,
        OtherDigests others
    )
    {
        var diagnostics = new List<Diagnostic>();
        CheckDocument(
            [.. RuleSet.DocumentRules.Where(r => r.ComparesDigests)],
            tree,
            settings,
            others,
            diagnostics
        );
        return InOrder(diagnostics);
    }

    private static IReadOnlyList<Diagnostic> With(List<Diagnostic> inParts, List<Diagnostic> rest) =>
        rest.Count == 0 ? inParts : Merged(inParts, InOrder(rest));

    private static List<Diagnostic> InParts(DigestTree tree, RuleSettings settings, bool mendingOnly)
    {
        CheckManyAtOnce(tree, settings, mendingOnly);
        var diagnostics = new List<Diagnostic>();
        foreach (var at in tree.Parts)
        {
            foreach (var diagnostic in InPart(at.Part, settings, mendingOnly))
                diagnostics.Add(diagnostic.Shift(at.Start));
        }
        return diagnostics;
    }

    // The parts of a newly opened or changed long document are independent: check them on all cores, including the keys for comparisons.
    private static void CheckManyAtOnce(DigestTree tree, RuleSettings settings, bool mendingOnly)
    {
        List<Part>? unknown = null;
        foreach (var at in tree.Parts)
        {
            if (Known(at.Part, settings, mendingOnly) is null)
                (unknown ??= []).Add(at.Part);
        }
        if (unknown is { Count: >= ManyParts })
            Parallel.ForEach(
                unknown,
                part =>
                {
                    InPart(part, settings, mendingOnly);
                    _ = part.TextHash;
                }
            );
    }

    private static void CheckDocument(
        IReadOnlyList<DocumentRule> rules,
        DigestTree tree,
        RuleSettings settings,
        OtherDigests? others,
        List<Diagnostic> diagnostics
    )
    {
        foreach (var rule in rules)
        {
            var severity = settings.SeverityOf(rule);
            if (severity == Severity.Off)
                continue;
            var first = diagnostics.Count;
            if (others is null)
                rule.Check(tree, diagnostics);
            else
                rule.Check(tree, others, diagnostics);
            ApplySeverity(diagnostics, first, severity);
        }
    }

    private static Diagnostic[] InOrder(List<Diagnostic> diagnostics)
    {
        if (diagnostics.Count > Few)
            return [.. diagnostics.Order(Comparer<Diagnostic>.Create(Compare))];
        // Insertion sort: a part has few diagnostics, and they are almost sorted.
        Diagnostic[] ordered = [.. diagnostics];
        for (var i = 1; i < ordered.Length; i++)
        {
            for (var at = i; at > 0 && Compare(ordered[at - 1], ordered[at]) > 0; at--)
                (ordered[at - 1], ordered[at]) = (ordered[at], ordered[at - 1]);
        }
        return ordered;
    }

    // Diagnostics of parts are already sorted: only the others need sorting after an edit.
    private static Diagnostic[] Merged(List<Diagnostic> inParts, Diagnostic[] others)
    {
        var merged = new Diagnostic[inParts.Count + others.Length];
        var (left, right) = (0, 0);
        for (var i = 0; i < merged.Length; i++)
            merged[i] =
                right == others.Length || (left < inParts.Count && Compare(inParts[left], others[right]) <= 0)
                    ? inParts[left++]
                    : others[right++];
        return merged;
    }

    private static int Compare(Diagnostic a, Diagnostic b)
    {
        var order = a.Span.Start.CompareTo(b.Span.Start);
        if (order == 0)
            order = a.Span.End.CompareTo(b.Span.End);
        return order == 0 ? string.CompareOrdinal(a.RuleId, b.RuleId) : order;
    }

    /// <summary>Gets the diagnostics of rules about a part, with spans relative to it. Cached with the part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="settings">The severities of rules.</param>
    /// <param name="mendingOnly">Whether rules without safe fixes can be skipped.</param>
    internal static Diagnostic[] InPart(Part part, RuleSettings settings, bool mendingOnly = false) =>
        Known(part, settings, mendingOnly) ?? Find(part, settings, mendingOnly);

    private static Diagnostic[] Find(Part part, RuleSettings settings, bool mendingOnly)
    {
        // Skip implausibly long entries, so that edits in them stay fast.
        var rules =
            part.Width > MaxPartLength ? []
            : mendingOnly ? RuleSet.PartRulesWithSafeFixes
            : RuleSet.PartRules;
        var found = InOrder(Run(part, rules, settings, (rule, diagnostics) => rule.Check(part, diagnostics)));
        // An editor uses its settings and a cleanup uses none: cache the results of both.
        part.DiagnosticsMemo = new Memo(
            settings,
            mendingOnly,
            found,
            part.DiagnosticsMemo is Memo last ? last with { Last = null } : null
        );
        if (part is Entry entry)
            entry.TitleMemo = entry.AbstractMemo = null;
        return found;
    }

    private static Diagnostic[]? Known(Part part, RuleSettings settings, bool mendingOnly) =>
        part.DiagnosticsMemo is not Memo memo ? null
        : memo.Answers(settings, mendingOnly) ? memo.Diagnostics
        : memo.Last?.Answers(settings, mendingOnly) == true ? memo.Last.Diagnostics
        : null;

    private static void AddVerdicts(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts verdicts,
        List<Diagnostic> diagnostics
    )
    {
        foreach (var at in tree.Parts)
        {
            if (
                at.Part.VerdictDiagnosticsMemo is not VerdictMemo memo
                || !ReferenceEquals(memo.Settings, settings)
                || !ReferenceEquals(memo.Verdicts, verdicts)
            )
            {
                var rules = at.Part.Width <= MaxPartLength ? RuleSet.VerdictRules : [];
                var found = Run(
                    at.Part,
                    rules,
                    settings,
                    (rule, list) => rule.Check(at.Part, verdicts, list)
                );
                at.Part.VerdictDiagnosticsMemo = memo = new VerdictMemo(settings, verdicts, [.. found]);
            }
            diagnostics.AddRange(memo.Diagnostics.Select(f => f.Shift(at.Start)));
        }
    }

    private static List<Diagnostic> Run<TRule>(
        Part part,
        IReadOnlyList<TRule> rules,
        RuleSettings settings,
        Action<TRule, List<Diagnostic>> check
    )
        where TRule : Rule
    {
        var diagnostics = new List<Diagnostic>();
        foreach (var rule in rules)
        {
            var severity = settings.SeverityOf(rule);
            if (severity == Severity.Off)
                continue;
            var first = diagnostics.Count;
            check(rule, diagnostics);
            if (settings.IgnoredLinks.Count > 0 && rule.Id.StartsWith("link.", StringComparison.Ordinal))
                RemoveIgnored(part, settings, diagnostics, first);
            ApplySeverity(diagnostics, first, severity);
        }
        return diagnostics;
    }

    private static void RemoveIgnored(
        Part part,
        RuleSettings settings,
        List<Diagnostic> diagnostics,
        int first
    )
    {
        if (diagnostics.Count > first)
            ProseRule.RemoveIn(
                part.Links.Where(l => settings.Ignores(LinkTarget.Of(l.Text))),
                diagnostics,
                first
            );
    }

    private static void ApplySeverity(List<Diagnostic> diagnostics, int first, Severity severity)
    {
        for (var i = first; i < diagnostics.Count; i++)
            diagnostics[i] = diagnostics[i] with
            {
                Severity = diagnostics[i].IsHint ? Severity.Hint : severity,
            };
    }

    private sealed record Memo(RuleSettings Settings, bool MendingOnly, Diagnostic[] Diagnostics, Memo? Last)
    {
        public bool Answers(RuleSettings settings, bool mendingOnly) =>
            ReferenceEquals(Settings, settings) && (mendingOnly || !MendingOnly);
    }

    private sealed record VerdictMemo(RuleSettings Settings, LinkVerdicts Verdicts, Diagnostic[] Diagnostics);
}
