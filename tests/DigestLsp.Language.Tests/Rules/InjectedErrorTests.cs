using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// Clean real entries with one error injected at a time, fifty of each kind: the rule finds at least 98 of 100, and no other problem
/// appears.
/// </summary>
public partial class InjectedErrorTests
{
    private const int EachKind = 50;
    private const double Recall = 0.98;

    private static readonly string[] Pages =
    [
        "jan-page",
        "jun-page",
        "jan-trailers",
        "jan-wrapped",
        "jan-crlf",
    ];

    /// <summary>Injects an error into an entry. Returns null if that is not possible.</summary>
    private delegate string? Injury(string title, string summary, string lineBreak);

    private static readonly Dictionary<string, Injury> Injuries = new(StringComparer.Ordinal)
    {
        ["entry.missing-abstract"] = (t, _, _) => t,
        ["entry.merged-title-and-abstract"] = (t, s, n) => t + n + s,
        ["entry.truncated-abstract"] = (t, s, n) =>
            Join(t, s.Length < 300 ? null : WholeWords(s[..(s.Length / 2)]), n),
        ["entry.title-broken-over-lines"] = (t, s, n) =>
            t.LastIndexOf(' ', Math.Min(t.Length - 1, 50)) is > 20 and var at
            && t.Length > 45
            && !".,;:!?".Contains(t[at - 1])
                ? Join(t[..at] + n + t[(at + 1)..], s, n)
                : null,
        ["entry.title-ends-with-period"] = (t, s, n) =>
            char.IsAsciiLetterLower(t[^1]) ? Join(t + ".", s, n) : null,
        ["entry.title-in-capitals"] = (t, s, n) =>
            t.Count(c => c == ' ') > 3 ? Join(t.ToUpperInvariant(), s, n) : null,
        ["entry.placeholder"] = (t, s, n) => Join(t, s + " See this https URL.", n),
        ["entry.empty-field"] = (t, s, n) => Join(t, s + n + n + "Tags:", n),
        ["entry.code-promised-without-link"] = (t, s, n) =>
            s.Contains("code", StringComparison.OrdinalIgnoreCase)
            || s.Contains("http", StringComparison.Ordinal)
                ? null
                : Join(t, s + " Our code is publicly available.", n),
        ["link.missing-scheme"] = (t, s, n) => Join(t, s + " See github.com/invented/garden.", n),
        ["link.insecure-scheme"] = (t, s, n) => Join(t, s + " See http://github.com/invented/garden.", n),
        ["link.space-inside"] = (t, s, n) => Join(t, s + " See https: //github.com/invented/garden.", n),
        ["link.malformed-github"] = (t, s, n) => Join(t, s + " See https://github.com/-invented/garden.", n),
        ["link.no-repository"] = (t, s, n) => Join(t, s + " The code is at https://github.com/invented.", n),
        ["link.tracking-parameters"] = (t, s, n) =>
            Join(t, s + " See https://example.org/a?utm_source=b.", n),
        ["link.duplicate-in-entry"] = (t, s, n) =>
            Join(t, s + " See https://example.org/a and https://example.org/a.", n),
        ["link.malformed-arxiv-id"] = (t, s, n) => Join(t, s + " See https://arxiv.org/abs/2513.01234.", n),
        ["link.malformed-scheme"] = (t, s, n) => Join(t, s + " See https//example.org/a.", n),
        ["link.missing-space-before"] = (t, s, n) => Join(t, s + " See pagehttps://example.org/a.", n),
        ["link.href-residue"] = (t, s, n) => Join(t, s + " See https://example.org/rows{rows}.", n),
        ["text.space-before-punctuation"] = (t, s, n) => Join(t, s + " Rows bear fruit , we find.", n),
        ["text.repeated-word"] = (t, s, n) => Join(t, s + " We water the the rows.", n),
        ["text.missing-word"] = (t, s, n) => Join(t, s + " We show that  outperforms all rows.", n),
        ["text.latex-residue"] = (t, s, n) => Join(t, s + " It gains 20\\% there.", n),
        ["text.stripped-latex"] = (t, s, n) => Join(t, s + " It is 1.3times faster.", n),
        ["text.tex-quotes"] = (t, s, n) => Join(t, s + " We call it ``garden''.", n),
        ["text.html-entity"] = (t, s, n) => Join(t, s + " Rows &amp; columns bear fruit.", n),
        ["text.missing-space-after-punctuation"] = (t, s, n) => Join(t, s + " Rows bear.Fruit falls.", n),
        ["text.unbalanced-bracket"] = (t, s, n) =>
            s.AsSpan().IndexOfAny("[]{}$\\") < 0 ? Join(t, s + " Rows (in gardens bear fruit.", n) : null,
        ["text.mojibake"] = (t, s, n) => Join(t, s + " The authorsâ€™ rows bear fruit.", n),
        ["text.invisible-character"] = (t, s, n) => Join(t, s + " Rows bear fru\u200Bit.", n),
        ["text.no-break-space"] = (t, s, n) => Join(t, s + " Rows\u00A0bear fruit.", n),
        ["text.trailing-whitespace"] = (t, s, n) => Join(t, s + "  ", n),
    };

    public static TheoryData<string> Rules => [.. Injuries.Keys];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Injected_error_is_reported_and_nothing_else(string rule)
    {
        var (tried, found) = (0, 0);
        var missed = new List<string>();
        var elsewhere = new List<string>();
        foreach (var page in Pages)
        {
            var text = Corpus.Read($"gold/{page}.digest");
            var lineBreak = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            var tree = DigestTree.Parse(text, DialectChooser.Choose);
            var before = Linter.Check(tree, RuleSettings.Default);
            foreach (var at in tree.Parts.Where(p => p.Part is Entry))
            {
                if (tried == EachKind)
                    break;
                var content = ((Entry)at.Part).Content;
                if (content.TitleSpan is not { } title || content.Abstract is not { } summary)
                    continue;
                var span = TextSpan.FromBounds(at.Start + title.Start, at.Start + summary.End);
                if (before.Any(f => f.Span.Overlaps(span)))
                    continue;
                if (Injuries[rule](content.Title, at.Part.Slice(summary), lineBreak) is not { } broken)
                    continue;
                tried++;
                var change = new TextChange(span, broken);
                var after = Linter.Check(tree.WithChange(change), RuleSettings.Default);
                var damaged = new TextSpan(span.Start, broken.Length + 2);
                if (
                    after.Any(f =>
                        f.RuleId == rule && f.Span.Start >= damaged.Start && f.Span.End <= damaged.End
                    )
                )
                    found++;
                else
                    missed.Add($"{page}: {content.Title}");
                var shift = broken.Length - span.Length;
                var expected = before
                    .Select(f => Show(f, f.Span.Start > span.Start ? shift : 0))
                    .ToHashSet(StringComparer.Ordinal);
                elsewhere.AddRange(
                    after
                        .Where(f => f.RuleId != rule && !expected.Contains(Show(f, 0)))
                        .Select(f => $"{page}: {content.Title}: {f.RuleId}")
                );
            }
        }
        tried.ShouldBe(EachKind);
        ((double)found / tried).ShouldBeGreaterThanOrEqualTo(Recall, string.Join("\n", missed));
        elsewhere.ShouldBeEmpty();
    }

    private static string Show(Diagnostic diagnostic, int shift) =>
        $"{diagnostic.RuleId} {diagnostic.Span.Shift(shift)}";

    private static string? Join(string title, string? summary, string lineBreak) =>
        summary is null ? null : title + lineBreak + lineBreak + summary;

    private static string WholeWords(string text) => LastWord().Replace(text, "");

    [GeneratedRegex(@"[^\p{L}]+\S*$|(?<=\p{L})\W*\s\S*$")]
    private static partial Regex LastWord();
}
