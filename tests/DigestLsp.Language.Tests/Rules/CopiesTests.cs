using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>A page that was pasted several times, and papers that are repeated outside of the copies.</summary>
public class CopiesTests
{
    [Fact]
    public void Every_copy_is_one_diagnostic_and_a_later_duplicate_is_another()
    {
        var papers = new[]
        {
            "Gardens of Sparse Attention",
            "Lanterns for Long Corridors",
            "Rivers of Cold Data",
        }
            .Select(title =>
                $"{title}\n\nWe look at {title.ToLowerInvariant()} and watch which bear fruit at night.\n\n"
            )
            .ToArray();
        var page = "Aug 1\n\n" + string.Concat(papers);
        var text = page + page + page + "Aug 2\n\n" + papers[1];
        var found = Linter.Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default);
        found.Count(f => f.RuleId == "page.pasted-twice").ShouldBe(2);
        found
            .Where(f => f.RuleId == "entry.duplicate-paper")
            .Select(f => f.Span.Start)
            .ShouldBe([text.LastIndexOf("Lanterns for", StringComparison.Ordinal)]);
    }
}
