using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Layouts are detected by evidence: papers in any digest, and none in other documents.</summary>
public class VariedDocumentTests
{
    public static TheoryData<string> Digests => [.. VariedDigests.All.Select(d => d.Name)];

    public static TheoryData<string> Others => [.. OtherDocuments.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Digests))]
    public void A_digest_has_its_titles(string name)
    {
        var (_, titles, text) = VariedDigests.All.First(d => d.Name == name);
        Entries(Parse(name, text)).Select(e => e.Content.Title).ShouldBe(titles);
    }

    [Theory]
    [MemberData(nameof(Others))]
    public void Another_document_has_no_papers_and_no_structure(string name)
    {
        var tree = Parse(name, OtherDocuments.All.First(d => d.Name == name).Text);
        Entries(tree).ShouldBeEmpty();
        Outline.Days(tree).ShouldBeEmpty();
        Linter
            .Check(tree, RuleSettings.Default)
            .Select(f => f.RuleId)
            .ShouldAllBe(id => id.StartsWith("link.") || id.StartsWith("text."));
    }

    [Fact]
    public void Authors_are_found_beside_titles()
    {
        Authors("wrapped.md").ShouldBe(["Ada Invented, Ben Bedacht", ""]);
        Authors("emoji.md").ShouldBe(["Ada Invented, Ben Bedacht", "Cleo Ficta"]);
        Authors("bib.md").ShouldBe(["A. Invented, B. Bedacht", "C. Ficta"]);
        Authors("dashed.md").ShouldBe(["Ada Invented, et al.", "Cleo Ficta", "Dan Invented, et al."]);
        Authors("newsletter.txt").ShouldBe(["Ada Invented, Ben Bedacht", "Cleo Ficta"]);
        Authors("table-noheaderlinks.md").ShouldBe(["Ada Invented, Ben Bedacht", ""]);
    }

    private static IEnumerable<string> Authors(string name) =>
        Entries(Parse(name, VariedDigests.All.First(d => d.Name == name).Text))
            .Select(e => string.Join(", ", e.Content.Authors));

    private static DigestTree Parse(string name, string text) =>
        DigestTree.Parse(text, DialectChooser.For(null, name));

    private static IEnumerable<Entry> Entries(DigestTree tree) =>
        tree.Parts.Select(at => at.Part).OfType<Entry>();
}
