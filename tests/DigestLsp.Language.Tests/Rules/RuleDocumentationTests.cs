using DigestLsp.Language.Features;
using DigestLsp.Language.Rules;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// docs/rules/ contains the documentation of the rules. With DIGESTLSP_WRITE_DOCS=1 in the environment, the pages are written instead of
/// compared.
/// </summary>
public class RuleDocumentationTests
{
    [Fact]
    public void Every_page_matches_its_rule()
    {
        var pages = RuleSet.ById.Values.ToDictionary(
            r => r.Id + ".md",
            RuleDocumentation.Page,
            StringComparer.Ordinal
        );
        pages["README.md"] = RuleDocumentation.Index(RuleSet.ById.Values);
        var folder = Path.Combine(Corpus.Repository, "docs", "rules");
        if (Environment.GetEnvironmentVariable("DIGESTLSP_WRITE_DOCS") == "1")
        {
            Directory.CreateDirectory(folder);
            foreach (var (name, page) in pages)
                File.WriteAllText(Path.Combine(folder, name), page);
        }
        Directory
            .GetFiles(folder)
            .Select(Path.GetFileName)
            .Except(["precision.md"])
            .Order()
            .ShouldBe(pages.Keys.Order());
        foreach (var (name, page) in pages)
        {
            File.ReadAllText(Path.Combine(folder, name))
                .ReplaceLineEndings("\n")
                .ShouldBe(page, $"{name} is stale: run the tests with DIGESTLSP_WRITE_DOCS=1");
        }
    }
}
