using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Features;

/// <summary>Fixing many problems at once does not change anything else.</summary>
public class PasteRepairTests
{
    [Fact]
    public void Fix_all_loses_no_paper_and_no_link()
    {
        foreach (var document in Corpus.Documents())
            Keeps(document, t => Fixes.SafeToTheEnd(t, RuleSettings.Default));
    }

    [Fact]
    public void Paste_cleanup_loses_no_paper_and_no_link()
    {
        foreach (var document in Corpus.Documents())
            Keeps(document, t => PasteRepair.Changes(t));
    }

    [Fact]
    public void Reference_page_is_clean_afterwards()
    {
        var before = Parse(Corpus.Read("daily-papers-aug-1.txt"));
        var text = TextChange.Apply(before.ToString(), Fixes.SafeToTheEnd(before, RuleSettings.Default));
        var after = Parse(TextChange.Apply(text, PasteRepair.Changes(Parse(text))));
        Papers(after).Count().ShouldBe(70);
        Linter
            .Check(after, RuleSettings.Default)
            .ShouldAllBe(f => f.RuleId != "page.boilerplate" && f.RuleId != "link.missing-scheme");
        // Words that TeX joined may be split, but none is removed.
        var left = Words(after).CountBy(w => w).ToDictionary(StringComparer.Ordinal);
        Words(before).CountBy(w => w).ShouldAllBe(w => left.GetValueOrDefault(w.Key) >= w.Value);
    }

    [Fact]
    public void Pasted_page_becomes_a_clean_digest()
    {
        const string Raw =
            "new\n\nSubscribe\n\n\nDaily Papers\n\n\n\nAug 1\n\n\n\nGardens of Sparse Attention\nWe plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine it is the row in the shade, and nobody knows why that should be so. We ask the gardener, who waters at night, and measure how much of the fruit is owed to him. See github.com/invented/garden.\n\n\n";
        var tree = Parse(Raw);
        TextChange
            .Apply(Raw, PasteRepair.Changes(tree))
            .ShouldBe(
                "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine it is the row in the shade, and nobody knows why that should be so. We ask the gardener, who waters at night, and measure how much of the fruit is owed to him. See https://github.com/invented/garden.\n"
            );
    }

    private static void Keeps(string document, Func<DigestTree, IReadOnlyList<TextChange>> mend)
    {
        var text = Corpus.Read(document);
        var before = Parse(text);
        var mended = TextChange.Apply(text, mend(before));
        var after = Parse(mended);
        after.Dialect.ShouldBe(before.Dialect, document);
        Papers(after).Select(Title).ShouldBe(Papers(before).Select(Title), document);
        Links(after)
            .Order(StringComparer.Ordinal)
            .ShouldBe(Links(before).Order(StringComparer.Ordinal), document);
        mend(after).ShouldBeEmpty(document);
        var bare = text.Replace("\r\n", "", StringComparison.Ordinal)
            .Contains('\n', StringComparison.Ordinal);
        if (text.Contains("\r\n", StringComparison.Ordinal) && !bare)
            mended
                .Replace("\r\n", "", StringComparison.Ordinal)
                .Contains('\n', StringComparison.Ordinal)
                .ShouldBeFalse(document);
    }

    private static DigestTree Parse(string text) => DigestTree.Parse(text, DialectChooser.Choose);

    private static IEnumerable<Entry> Papers(DigestTree tree) =>
        tree.Parts.Select(p => p.Part).OfType<Entry>();

    // Fixes may change characters of a title, but not its ASCII letters.
    private static string Title(Entry entry) =>
        string.Concat(entry.Content.Title.Where(c => char.IsAsciiLetter(c))).Length > 12
            ? string.Concat(entry.Content.Title.Where(char.IsAsciiLetter))[..6]
            : "short";

    private static IEnumerable<string> Links(DigestTree tree) =>
        Papers(tree).SelectMany(e => e.Links).Select(l => LinkTarget.Of(l.Text).Key);

    private static IEnumerable<string> Words(DigestTree tree) =>
        Papers(tree)
            .SelectMany(e => e.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .Where(w => w.All(char.IsAsciiLetter));
}
