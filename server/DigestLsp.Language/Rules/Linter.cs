using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Runs the rules over a tree.</summary>
public static class Linter
{
    /// <summary>From so many findings of one rule in a document on, they are shown as a group.</summary>
    public const int MinGroup = 30;

    private const int MaxPartLength = 1 << 20;
    private const int ManyParts = 1_000;
    private const int Few = 32;

    /// <summary>All findings of a document, by position. Parts that were checked before under the same settings are not checked again.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="settings">How loudly each rule speaks.</param>
    /// <param name="verdicts">What services say of links; without it no rule speaks of that.</param>
    /// <param name="others">The digests beside this one; without it no rule speaks of them.</param>
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

    /// <summary>The findings of a document that may have a fix to be applied without a look, by position; of the others some.</summary>
    internal static IReadOnlyList<Diagnostic> CheckToMend(DigestTree tree, RuleSettings settings)
    {
        var diagnostics = InParts(tree, settings, mendingOnly: true);
        var rest = new List<Diagnostic>();
        CheckDocument(RuleSet.MendingDocumentRules, tree, settings, null, rest);
        return With(diagnostics, rest);
    }

    /// <summary>What the rules that compare digests find in one of them, by position; all other rules are not run.</summary>
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

    // A long document that was just opened or mended: its parts know nothing of one another, so all cores check them, and find what the
    // rules that compare parts know them by.
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
        // A part has a few, found in order but for those of another rule: each goes behind those that it is not before.
        Diagnostic[] ordered = [.. diagnostics];
        for (var i = 1; i < ordered.Length; i++)
        {
            for (var at = i; at > 0 && Compare(ordered[at - 1], ordered[at]) > 0; at--)
                (ordered[at - 1], ordered[at]) = (ordered[at], ordered[at - 1]);
        }
        return ordered;
    }

    // What parts keep is in order, and so are they: only the others are sorted after a key.
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

    /// <summary>What the rules about one part find in it, with spans relative to it; kept with the part.</summary>
    /// <param name="part">The part.</param>
    /// <param name="settings">How loudly each rule speaks.</param>
    /// <param name="mendingOnly">Whether rules that have no fix to be applied without a look need not be run.</param>
    internal static Diagnostic[] InPart(Part part, RuleSettings settings, bool mendingOnly = false) =>
        Known(part, settings, mendingOnly) ?? Find(part, settings, mendingOnly);

    private static Diagnostic[] Find(Part part, RuleSettings settings, bool mendingOnly)
    {
        // Nobody wrote an entry of a million characters: it is looked at no further, so that a key in it takes no time.
        var rules =
            part.Width > MaxPartLength ? []
            : mendingOnly ? RuleSet.PartRulesWithSafeFixes
            : RuleSet.PartRules;
        var found = InOrder(Run(part, rules, settings, (rule, diagnostics) => rule.Check(part, diagnostics)));
        // An editor asks under its own settings and a repair under none: what was found under the last two is kept.
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
