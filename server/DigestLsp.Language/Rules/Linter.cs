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

    /// <summary>Gets the diagnostics of a document by position.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="settings">The severities of rules.</param>
    /// <param name="verdicts">The link verdicts, or null to skip the rules that need them.</param>
    /// <param name="others">The other digests, or null to skip comparisons with them.</param>
    /// <param name="cache">The results of parts, for parts that do not change, or null to cache nothing.</param>
    public static IReadOnlyList<Diagnostic> Check(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts? verdicts = null,
        OtherDigests? others = null,
        RuleCache? cache = null
    )
    {
        var diagnostics = InParts(tree, settings, mendingOnly: false, cache);
        var rest = new List<Diagnostic>();
        if (verdicts is { IsEmpty: false })
            AddVerdicts(tree, settings, verdicts, cache, rest);
        CheckDocument(RuleSet.DocumentRules, new DocumentContext(tree, others, cache), settings, rest);
        return Applicable(tree, With(diagnostics, rest));
    }

    /// <summary>Gets the diagnostics of a document that may have a safe fix, by position, and possibly others.</summary>
    internal static IReadOnlyList<Diagnostic> CheckToMend(
        DigestTree tree,
        RuleSettings settings,
        RuleCache? cache = null
    )
    {
        var diagnostics = InParts(tree, settings, mendingOnly: true, cache);
        var rest = new List<Diagnostic>();
        CheckDocument(RuleSet.MendingDocumentRules, new DocumentContext(tree, cache: cache), settings, rest);
        return Applicable(tree, With(diagnostics, rest));
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
            new DocumentContext(tree, others),
            settings,
            diagnostics
        );
        return InOrder(diagnostics);
    }

    // Plain text has no structure that could be wrong.
    private static IReadOnlyList<Diagnostic> Applicable(
        DigestTree tree,
        IReadOnlyList<Diagnostic> diagnostics
    ) => tree.IsUnrecognized ? [.. diagnostics.Where(static d => !IsStructural(d.RuleId))] : diagnostics;

    private static bool IsStructural(string rule) =>
        rule.StartsWith("entry.", StringComparison.Ordinal)
        || rule.StartsWith("date.", StringComparison.Ordinal)
        || rule.StartsWith("page.", StringComparison.Ordinal);

    private static IReadOnlyList<Diagnostic> With(List<Diagnostic> inParts, List<Diagnostic> rest) =>
        rest.Count == 0 ? inParts : Merged(inParts, InOrder(rest));

    private static List<Diagnostic> InParts(
        DigestTree tree,
        RuleSettings settings,
        bool mendingOnly,
        RuleCache? cache
    )
    {
        var inParts = new Diagnostic[tree.PartCount][];
        var unknown = new List<(int Index, Part Part)>();
        var index = 0;
        foreach (var at in tree.Parts)
        {
            if (cache?.Of(at.Part).Diagnostics?.Under(settings, mendingOnly) is { } known)
                inParts[index] = known;
            else
                unknown.Add((index, at.Part));
            index++;
        }
        // The parts of a newly opened or changed long document are independent: check them on all cores.
        if (unknown.Count >= ManyParts)
            Parallel.ForEach(unknown, Find);
        else
            unknown.ForEach(Find);
        var diagnostics = new List<Diagnostic>();
        index = 0;
        foreach (var at in tree.Parts)
        {
            foreach (var diagnostic in inParts[index++])
                diagnostics.Add(diagnostic.Shift(at.Start));
        }
        return diagnostics;

        void Find((int Index, Part Part) unknown)
        {
            inParts[unknown.Index] = InPart(unknown.Part, settings, mendingOnly, cache);
            // The key for comparisons.
            _ = unknown.Part.TextHash;
        }
    }

    private static void CheckDocument(
        IReadOnlyList<DocumentRule> rules,
        DocumentContext document,
        RuleSettings settings,
        List<Diagnostic> diagnostics
    )
    {
        foreach (var rule in rules)
        {
            var severity = settings.SeverityOf(rule);
            if (severity == Severity.Off)
                continue;
            var first = diagnostics.Count;
            rule.Check(document, diagnostics);
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

    /// <summary>Gets the diagnostics of rules about a part, with spans relative to it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="settings">The severities of rules.</param>
    /// <param name="mendingOnly">Whether rules without safe fixes can be skipped.</param>
    /// <param name="cache">Receives the diagnostics.</param>
    internal static Diagnostic[] InPart(
        Part part,
        RuleSettings settings,
        bool mendingOnly = false,
        RuleCache? cache = null
    )
    {
        // Skip implausibly long entries, so that edits in them stay fast.
        var rules =
            part.Width > MaxPartLength ? []
            : mendingOnly ? RuleSet.PartRulesWithSafeFixes
            : RuleSet.PartRules;
        var prose = new Prose(part);
        var found = InOrder(
            Run(part, rules, settings, (rule, diagnostics) => rule.Check(part, prose, diagnostics))
        );
        if (cache?.Of(part) is { } kept)
            kept.Diagnostics = new PartDiagnostics(
                settings,
                mendingOnly,
                found,
                kept.Diagnostics is { } last ? last with { Last = null } : null
            );
        return found;
    }

    private static void AddVerdicts(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts verdicts,
        RuleCache? cache,
        List<Diagnostic> diagnostics
    )
    {
        foreach (var at in tree.Parts)
        {
            var kept = cache?.Of(at.Part);
            if (
                kept?.Verdicts is not { } known
                || !ReferenceEquals(known.Settings, settings)
                || !ReferenceEquals(known.Verdicts, verdicts)
            )
            {
                known = new VerdictDiagnostics(settings, verdicts, InPart(at.Part, settings, verdicts));
                kept?.Verdicts = known;
            }
            foreach (var diagnostic in known.Diagnostics)
                diagnostics.Add(diagnostic.Shift(at.Start));
        }
    }

    private static Diagnostic[] InPart(Part part, RuleSettings settings, LinkVerdicts verdicts)
    {
        var rules = part.Width <= MaxPartLength ? RuleSet.VerdictRules : [];
        return [.. Run(part, rules, settings, (rule, found) => rule.Check(part, verdicts, found))];
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
}
