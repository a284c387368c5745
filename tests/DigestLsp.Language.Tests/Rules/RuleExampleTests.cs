using DigestLsp.Language.Dialects;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>The examples of every rule show what it reports.</summary>
public class RuleExampleTests
{
    public static TheoryData<string, int> Examples =>
        [.. RuleSet.ById.Values.SelectMany(rule => rule.Examples.Select((_, i) => (rule.Id, i)))];

    [Theory]
    [MemberData(nameof(Examples))]
    public void Rule_reports_exactly_the_spans_marked_in_its_example(string id, int example)
    {
        var (text, marks) = MarkedText.Parse(RuleSet.ById[id].Examples[example]);
        Find(id, text).Select(f => Show(text, f.Span)).ShouldBe(marks.Select(m => Show(text, m)));
    }

    [Theory]
    [MemberData(nameof(Examples))]
    public void Fix_resolves_its_problem_when_applied_once(string id, int example)
    {
        var (text, _) = MarkedText.Parse(RuleSet.ById[id].Examples[example]);
        for (var step = 0; step < 20; step++)
        {
            var found = Find(id, text).Where(f => f.Fixes.Any()).ToList();
            if (found.Count == 0)
                return;
            var mended = TextChange.Apply(text, found[0].Fixes[0].Changes);
            mended.ShouldNotBe(text);
            text = mended;
        }
        Assert.Fail($"The fix of {id} never ends.");
    }

    [Fact]
    public void Every_rule_is_listed_with_a_unique_id()
    {
        var written = typeof(Rule)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(Rule)) && !t.IsAbstract)
            .Select(t => t.Name)
            .Order();
        RuleSet.ById.Values.Select(r => r.GetType().Name).Order().ShouldBe(written);
        RuleSet.ById.Keys.ShouldAllBe(id =>
            System.Text.RegularExpressions.Regex.IsMatch(id, "^(entry|date|page|link|text)\\.[a-z0-9-]+$")
        );
    }

    private static IEnumerable<Diagnostic> Find(string id, string text) =>
        Linter
            .Check(
                DigestTree.Parse(text, DialectChooser.Choose),
                RuleSettings.Default,
                RuleSet.ById[id] is VerdictRule rule ? new LinkVerdicts(rule.ExampleVerdicts) : null
            )
            .Where(f => f.RuleId == id);

    private static string Show(string text, TextSpan span) =>
        $"{span} {text.Substring(span.Start, span.Length)}";
}
