using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// Each quick fix on its own resolves its diagnostic, causes no other, changes no other line, and keeps the line endings.
/// </summary>
public class SingleFixTests
{
    private const int OfARule = 5;

    public static TheoryData<string> Examples => [.. RuleSet.ById.Keys];

    public static TheoryData<string> Documents =>
        [
            "daily-papers-aug-1.txt",
            "gold/jun-crlf.digest",
            "gold/jun-wrapped.digest",
            "gold/jan-trailers.digest",
            "hf_kv_txt/InMatrix__paper_data_paper_metadata_2025-08-01.txt",
            "hf_kv_txt/InMatrix__paper_data_paper_metadata_2024-06-28.txt",
            "hf_weekly_txt/cho1133__huggingface_top_10_papers_2025-W33_translated.txt",
            "hf_daily_md/gabrielchua__archive_2025_09_30.md",
            "arxiv_email/NicolasSchuler__tests_fixtures_2026-01-26.txt",
            "awesome_list/opendilab__README.md",
        ];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Single_fix_works_in_the_examples_of_a_rule(string id)
    {
        foreach (var example in RuleSet.ById[id].Examples)
        {
            var (text, _) = MarkedText.Parse(example);
            Holds(text, null);
            Holds(text.ReplaceLineEndings("\r\n"), null);
        }
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Single_fix_works_in_real_documents(string name) => Holds(Corpus.Read(name), name);

    private static void Holds(string text, string? name)
    {
        var tree = DigestTree.Parse(text, DialectChooser.For(null, name ?? ""));
        var before = Linter.Check(tree, RuleSettings.Default);
        var known = Counted(before, text);
        foreach (var rule in before.Where(f => f.Fixes.Count > 0).GroupBy(f => f.RuleId))
        {
            foreach (var diagnostic in rule.Take(OfARule))
            {
                foreach (var fix in diagnostic.Fixes)
                    Holds(tree, text, diagnostic, fix, known);
            }
        }
    }

    private static void Holds(
        DigestTree tree,
        string text,
        Diagnostic diagnostic,
        Fix fix,
        Dictionary<(string, string), int> known
    )
    {
        var told = $"{diagnostic.RuleId} at {tree.Position(diagnostic.Span.Start)}: {fix.Title}";
        var mended = TextChange.Apply(text, fix.Changes);
        mended.ShouldNotBe(text, told);
        var after = Linter.Check(tree.Reparse(mended), RuleSettings.Default);
        var counted = Counted(after, mended);
        var key = Key(diagnostic, text);
        counted.GetValueOrDefault(key).ShouldBeLessThan(known[key], told);
        foreach (var (other, count) in counted)
            count.ShouldBeLessThanOrEqualTo(known.GetValueOrDefault(other), $"{told} brings {other}");
        if (diagnostic.RuleId != "text.mixed-line-endings" && LoneLineFeeds(text) == 0)
            LoneLineFeeds(mended).ShouldBe(0, told);
    }

    private static Dictionary<(string, string), int> Counted(
        IEnumerable<Diagnostic> diagnostics,
        string text
    ) => diagnostics.GroupBy(f => Key(f, text)).ToDictionary(g => g.Key, g => g.Count());

    private static (string, string) Key(Diagnostic diagnostic, string text) =>
        (diagnostic.RuleId, text.Substring(diagnostic.Span.Start, diagnostic.Span.Length));

    // A CRLF document has none.
    private static int LoneLineFeeds(string text) =>
        text.Contains("\r\n", StringComparison.Ordinal)
            ? text.Where((c, i) => c == '\n' && (i == 0 || text[i - 1] != '\r')).Count()
            : 0;
}
