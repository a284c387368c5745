using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Runs the rules over a tree.</summary>
public static class Linter
{
    /// <summary>From so many findings of one rule in a document on, they are shown as a group.</summary>
    public const int MinGroup = 30;

    private const int LongestPart = 1 << 20;
    private const int ManyParts = 1_000;
    private const int Few = 32;

    /// <summary>All findings of a document, by position. Parts that were checked before under the same settings are not checked again.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="settings">How loudly each rule speaks.</param>
    /// <param name="verdicts">What services say of links; without it no rule speaks of that.</param>
    /// <param name="others">The digests beside this one; without it no rule speaks of them.</param>
    public static IReadOnlyList<Finding> Check(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts? verdicts = null,
        OtherDigests? others = null
    )
    {
        var findings = InParts(tree, settings, mendingOnly: false);
        var rest = new List<Finding>();
        if (verdicts is { IsEmpty: false })
            AddVerdicts(tree, settings, verdicts, rest);
        CheckDocument(RuleSet.DocumentRules, tree, settings, others, rest);
        return With(findings, rest);
    }

    /// <summary>The findings of a document that may have a fix to be applied without a look, by position; of the others some.</summary>
    internal static IReadOnlyList<Finding> CheckToMend(DigestTree tree, RuleSettings settings)
    {
        var findings = InParts(tree, settings, mendingOnly: true);
        var rest = new List<Finding>();
        CheckDocument(RuleSet.MendingDocumentRules, tree, settings, null, rest);
        return With(findings, rest);
    }

    /// <summary>What the rules that compare digests find in one of them, by position; all other rules are not run.</summary>
    public static IReadOnlyList<Finding> CheckBesideOthers(
        DigestTree tree,
        RuleSettings settings,
        OtherDigests others
    )
    {
        var findings = new List<Finding>();
        CheckDocument(
            [.. RuleSet.DocumentRules.Where(r => r.ComparesDigests)],
            tree,
            settings,
            others,
            findings
        );
        return InOrder(findings);
    }

    private static IReadOnlyList<Finding> With(List<Finding> inParts, List<Finding> rest) =>
        rest.Count == 0 ? inParts : Merged(inParts, InOrder(rest));

    private static List<Finding> InParts(DigestTree tree, RuleSettings settings, bool mendingOnly)
    {
        CheckManyAtOnce(tree, settings, mendingOnly);
        var findings = new List<Finding>();
        foreach (var at in tree.Parts)
        {
            foreach (var finding in InPart(at.Part, settings, mendingOnly))
                findings.Add(finding.Shift(at.Start));
        }
        return findings;
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
        List<Finding> findings
    )
    {
        foreach (var rule in rules)
        {
            var severity = settings.SeverityOf(rule);
            if (severity == Severity.Off)
                continue;
            var first = findings.Count;
            if (others is null)
                rule.Check(tree, findings);
            else
                rule.Check(tree, others, findings);
            Speak(findings, first, severity);
        }
    }

    private static Finding[] InOrder(List<Finding> findings)
    {
        if (findings.Count > Few)
            return [.. findings.Order(Comparer<Finding>.Create(Compare))];
        // A part has a few, found in order but for those of another rule: each goes behind those that it is not before.
        Finding[] ordered = [.. findings];
        for (var i = 1; i < ordered.Length; i++)
        {
            for (var at = i; at > 0 && Compare(ordered[at - 1], ordered[at]) > 0; at--)
                (ordered[at - 1], ordered[at]) = (ordered[at], ordered[at - 1]);
        }
        return ordered;
    }

    // What parts keep is in order, and so are they: only the others are sorted after a key.
    private static Finding[] Merged(List<Finding> inParts, Finding[] others)
    {
        var merged = new Finding[inParts.Count + others.Length];
        var (left, right) = (0, 0);
        for (var i = 0; i < merged.Length; i++)
            merged[i] =
                right == others.Length || (left < inParts.Count && Compare(inParts[left], others[right]) <= 0)
                    ? inParts[left++]
                    : others[right++];
        return merged;
    }

    private static int Compare(Finding a, Finding b)
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
    internal static Finding[] InPart(Part part, RuleSettings settings, bool mendingOnly = false) =>
        Known(part, settings, mendingOnly) ?? Find(part, settings, mendingOnly);

    private static Finding[] Find(Part part, RuleSettings settings, bool mendingOnly)
    {
        // Nobody wrote an entry of a million characters: it is looked at no further, so that a key in it takes no time.
        var rules =
            part.Width > LongestPart ? []
            : mendingOnly ? RuleSet.MendingPartRules
            : RuleSet.PartRules;
        var found = InOrder(Run(part, rules, settings, (rule, findings) => rule.Check(part, findings)));
        // An editor asks under its own settings and a repair under none: what was found under the last two is kept.
        part.FindingsMemo = new Memo(
            settings,
            mendingOnly,
            found,
            part.FindingsMemo is Memo last ? last with { Last = null } : null
        );
        if (part is Entry entry)
            entry.TitleMemo = entry.AbstractMemo = null;
        return found;
    }

    private static Finding[]? Known(Part part, RuleSettings settings, bool mendingOnly) =>
        part.FindingsMemo is not Memo memo ? null
        : memo.Answers(settings, mendingOnly) ? memo.Findings
        : memo.Last?.Answers(settings, mendingOnly) == true ? memo.Last.Findings
        : null;

    private static void AddVerdicts(
        DigestTree tree,
        RuleSettings settings,
        LinkVerdicts verdicts,
        List<Finding> findings
    )
    {
        foreach (var at in tree.Parts)
        {
            if (
                at.Part.VerdictFindingsMemo is not VerdictMemo memo
                || !ReferenceEquals(memo.Settings, settings)
                || !ReferenceEquals(memo.Verdicts, verdicts)
            )
            {
                var rules = at.Part.Width <= LongestPart ? RuleSet.VerdictRules : [];
                var found = Run(
                    at.Part,
                    rules,
                    settings,
                    (rule, list) => rule.Check(at.Part, verdicts, list)
                );
                at.Part.VerdictFindingsMemo = memo = new VerdictMemo(settings, verdicts, [.. found]);
            }
            findings.AddRange(memo.Findings.Select(f => f.Shift(at.Start)));
        }
    }

    private static List<Finding> Run<TRule>(
        Part part,
        IReadOnlyList<TRule> rules,
        RuleSettings settings,
        Action<TRule, List<Finding>> check
    )
        where TRule : Rule
    {
        var findings = new List<Finding>();
        foreach (var rule in rules)
        {
            var severity = settings.SeverityOf(rule);
            if (severity == Severity.Off)
                continue;
            var first = findings.Count;
            check(rule, findings);
            if (settings.IgnoredLinks.Count > 0 && rule.Id.StartsWith("link.", StringComparison.Ordinal))
                RemoveIgnored(part, settings, findings, first);
            Speak(findings, first, severity);
        }
        return findings;
    }

    private static void RemoveIgnored(Part part, RuleSettings settings, List<Finding> findings, int first)
    {
        if (findings.Count > first)
            ProseRule.RemoveIn(
                part.Links.Where(l => settings.Ignores(LinkTarget.Of(l.Text))),
                findings,
                first
            );
    }

    private static void Speak(List<Finding> findings, int first, Severity severity)
    {
        for (var i = first; i < findings.Count; i++)
            findings[i] = findings[i] with { Severity = findings[i].IsQuiet ? Severity.Hint : severity };
    }

    private sealed record Memo(RuleSettings Settings, bool MendingOnly, Finding[] Findings, Memo? Last)
    {
        public bool Answers(RuleSettings settings, bool mendingOnly) =>
            ReferenceEquals(Settings, settings) && (mendingOnly || !MendingOnly);
    }

    private sealed record VerdictMemo(RuleSettings Settings, LinkVerdicts Verdicts, Finding[] Findings);
}
