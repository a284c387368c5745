using System.Text.Json.Nodes;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>Former ids of renamed rules keep working and name the current id.</summary>
public sealed class FormerRuleIdTests : CommandTest
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens and watch.\n";
    private const string Renamed = "Rule `page.furniture` was renamed to `page.boilerplate`.";

    [Theory]
    [InlineData("page.furniture", "page.boilerplate")]
    [InlineData("link.gone", "link.broken")]
    public void Former_id_sets_the_severity_of_the_current_rule(string formerId, string id)
    {
        var rule = RuleSet.Find(formerId).ShouldNotBeNull();
        rule.Id.ShouldBe(id);
        RuleSet.ById.ShouldNotContainKey(formerId);
        var settings = RuleSettings.From(new Dictionary<string, string> { [formerId] = "off" });
        settings.SeverityOf(rule).ShouldBe(Severity.Off);
        settings.Problems.ShouldBeEmpty();
        settings.Hints.ShouldBe([$"Rule `{formerId}` was renamed to `{id}`."]);
        var file = ProjectFile.Parse($$"""{ "rules": { "{{formerId}}": "off" } }""", PathOf(".digest.json"));
        file.RulesOf(PathOf("a.digest"), RuleSettings.Default).SeverityOf(rule).ShouldBe(Severity.Off);
        file.Problems.ShouldHaveSingleItem().Severity.ShouldBe(Severity.Information);
    }

    [Theory]
    [InlineData("""{ "page.furniture": "off", "page.boilerplate": "error" }""")]
    [InlineData("""{ "page.boilerplate": "error", "page.furniture": "off" }""")]
    public void Current_id_takes_precedence_over_the_former_one(string rules)
    {
        var rule = RuleSet.ById["page.boilerplate"];
        ProjectFile
            .Parse($$"""{ "rules": {{rules}} }""", PathOf(".digest.json"))
            .RulesOf(PathOf("a.digest"), RuleSettings.Default)
            .SeverityOf(rule)
            .ShouldBe(Severity.Error);
        var pairs = JsonNode.Parse(rules)!.AsObject().ToDictionary(p => p.Key, p => (string)p.Value!);
        RuleSettings.From(pairs).SeverityOf(rule).ShouldBe(Severity.Error);
    }

    [Fact]
    public void Former_id_in_a_configuration_is_a_warning_of_the_command_line()
    {
        var file = Write("a.digest", Page);
        var configuration = Write(
            ".digest.json",
            """{ "overrides": { "*": { "page.furniture": "off" } } }"""
        );
        Run("check", "--format=json", file).ShouldBe(0);
        Output.ToString().Trim().ShouldBe("[]");
        Error.ToString().ShouldContain($"{configuration}:1:25: warning: {Renamed}");
        Clear();
        Run("config", file).ShouldBe(0);
        Output.ToString().ShouldMatch("page.boilerplate +off ");
        Clear();
        Run("rules", "page.furniture").ShouldBe(0);
        Output.ToString().ShouldContain("Former id: `page.furniture`");
        Error.ToString().ShouldContain(Renamed);
    }

    [Fact]
    public void Former_id_in_a_baseline_hides_the_problem()
    {
        var file = Write("a.digest", Page);
        var baseline = PathOf("digest.baseline.json");
        Run("check", "--baseline", baseline, "--update-baseline", file).ShouldBe(0);
        var written = File.ReadAllText(baseline);
        written.ShouldContain("page.boilerplate");
        File.WriteAllText(
            baseline,
            written.Replace("page.boilerplate", "page.furniture", StringComparison.Ordinal)
        );
        Clear();
        Run("check", "--format=json", "--baseline", baseline, file).ShouldBe(0);
        Output.ToString().Trim().ShouldBe("[]");
    }

    [Fact]
    public async Task Editor_shows_the_current_id_at_the_former_one()
    {
        Write(".digest.json", "{\n  \"rules\": { \"page.furniture\": \"off\" }\n}");
        var uri = new Uri(Write("a.digest", Page)).AbsoluteUri;
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(uri, Page);
        JsonNode published;
        do published = await client.NotificationAsync("textDocument/publishDiagnostics");
        while (!((string)published["uri"]!).EndsWith(".digest.json", StringComparison.Ordinal));
        var problem = published["diagnostics"]!.AsArray().ShouldHaveSingleItem()!;
        ((string?)problem["message"]).ShouldBe(Renamed);
        ((int)problem["severity"]!).ShouldBe(3);
        ((int)problem["range"]!["start"]!["line"]!).ShouldBe(1);
    }
}
