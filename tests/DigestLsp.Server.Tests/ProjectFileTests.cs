using DigestLsp.Language.Rules;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>A project's <c>.digest.json</c>: its settings apply, and its problems are reported at their lines.</summary>
public sealed class ProjectFileTests
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see. See github.com/invented/garden.\n";

    [Fact]
    public void Comments_and_trailing_commas_are_allowed()
    {
        var file = ProjectFile.Parse(
            """
            {
              // no boilerplate here
              "rules": { "page.boilerplate": "off", },
              "overrides": { "old/**": { "link.missing-scheme": "off" } },
              "ignore": ["example.org",],
            }
            """,
            "/p/.digest.json"
        );
        file.Problems.ShouldBeEmpty();
        var rules = file.RulesOf("/p/new/a.digest", RuleSettings.Default);
        rules.SeverityOf(RuleSet.ById["page.boilerplate"]).ShouldBe(Severity.Off);
        rules.SeverityOf(RuleSet.ById["link.missing-scheme"]).ShouldBe(Severity.Warning);
        file.RulesOf("/p/old/a.digest", RuleSettings.Default)
            .SeverityOf(RuleSet.ById["link.missing-scheme"])
            .ShouldBe(Severity.Off);
        file.RulesOf("/p/new/b.digest", RuleSettings.Default).ShouldBeSameAs(rules);
    }

    [Fact]
    public void The_schema_that_the_extension_ships_is_written_from_the_rules()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigestLsp.sln")))
            folder = folder.Parent!;
        var path = Path.Combine(folder.FullName, "vscode-extension", "schemas", "digest.schema.json");
        if (Environment.GetEnvironmentVariable("DIGESTLSP_WRITE_DOCS") == "1")
            File.WriteAllText(path, ProjectSchema.Text());
        File.ReadAllText(path)
            .ReplaceLineEndings("\n")
            .ShouldBe(ProjectSchema.Text(), "Run these tests with DIGESTLSP_WRITE_DOCS=1.");
    }

    [Theory]
    [InlineData(
        "{\n  \"rules\": { \"page.boilerplat\": \"off\" }\n}",
        1,
        "Unknown rule `page.boilerplat`. Did you mean page.boilerplate?"
    )]
    [InlineData(
        "{\n  \"rules\": {\n    \"page.boilerplate\": \"loud\"\n  }\n}",
        2,
        "Invalid severity `loud`"
    )]
    [InlineData("{\n  \"rule\": {}\n}", 1, "Unknown setting `rule`. Did you mean rules?")]
    [InlineData("{\n  \"dialects\": { \"*.txt\": \"latin\" }\n}", 1, "Unknown layout `latin`; use ")]
    [InlineData("{\n  \"rules\": {\n", 2, "Invalid JSON")]
    [InlineData("{\n  \"digests\": [\n    \"*.txt\",\n    \"[z-a].txt\"]\n}", 3, "Invalid glob `[z-a].txt`")]
    [InlineData("{\n  \"dialects\": {\n    \"[!]\": \"arxiv-mail\" }\n}", 2, "Invalid glob")]
    [InlineData(
        "{\n  \"overrides\": {\n\n    \"[!]\": { \"page.boilerplate\": \"off\" } }\n}",
        3,
        "Invalid glob"
    )]
    [InlineData("[]", 0, "Use an object")]
    public void Problem_is_reported_at_its_line(string text, int line, string message)
    {
        var problem = ProjectFile.Parse(text, "/p/.digest.json").Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(line);
        problem.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\n  // mine\n  \"rules\": { \"page.boilerplate\": \"hint\" }, // kept\n}")]
    [InlineData("{ \"overrides\": { \"b.digest\": { \"date.invalid\": \"off\" } } }")]
    public void An_edit_adds_one_setting_and_keeps_the_rest(string text)
    {
        var changed = new ProjectFileEditor(
            new ProjectFileEditor(text).TurnOff("page.boilerplate", null)
        ).TurnOff("link.missing-scheme", "b.digest");
        changed = new ProjectFileEditor(changed).Ignore("https://example.org/a");
        changed = new ProjectFileEditor(changed).Ignore("https://example.org/b");
        var file = ProjectFile.Parse(changed, "/p/.digest.json");
        file.Problems.ShouldBeEmpty(changed);
        file.RulesOf("/p/a.digest", RuleSettings.Default)
            .SeverityOf(RuleSet.ById["page.boilerplate"])
            .ShouldBe(Severity.Off, changed);
        var rules = file.RulesOf("/p/b.digest", RuleSettings.Default);
        rules.SeverityOf(RuleSet.ById["link.missing-scheme"]).ShouldBe(Severity.Off, changed);
        rules.IgnoredLinks.ShouldBe(["https://example.org/a", "https://example.org/b"], ignoreOrder: true);
        if (text.Contains("//", StringComparison.Ordinal))
            changed.ShouldContain("// kept");
        if (text.Contains("date.invalid", StringComparison.Ordinal))
            rules.SeverityOf(RuleSet.ById["date.invalid"]).ShouldBe(Severity.Off);
    }

    [Fact]
    public async Task The_nearest_one_decides_and_a_change_takes_effect_at_once()
    {
        var folder = Directory.CreateTempSubdirectory("digest-lsp-project");
        try
        {
            var configuration = Path.Combine(folder.FullName, ".digest.json");
            await File.WriteAllTextAsync(
                configuration,
                """{ "rules": { "page.boilerplate": "off" } }""",
                TestContext.Current.CancellationToken
            );
            var uri = new Uri(Path.Combine(folder.FullName, "a.digest")).AbsoluteUri;
            await using var client = await Client.ReadyAsync(
                capabilities: """{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}},"workspace":{"workspaceEdit":{"documentChanges":true}}}"""
            );
            await client.OpenAsync(uri, Page);
            (await CodesAsync(client, uri)).ShouldBe(["link.missing-scheme"]);
            var actions = (
                await client.ResultAsync(
                    "textDocument/codeAction",
                    $$$"""{"textDocument":{"uri":"{{{uri}}}"},"range":{"start":{"line":6,"character":45},"end":{"line":6,"character":45}},"context":{"diagnostics":[]}}"""
                )
            )!.AsArray();
            var off = actions.Single(a =>
                (string?)a!["title"] == "Disable `link.missing-scheme` in `.digest.json`"
            )!["edit"]!["documentChanges"]!
                .AsArray()
                .Single(c => c!["kind"] is null)!["textDocument"]!;
            // VS Code refuses all actions of a response with an edit without version.
            off.AsObject().ContainsKey("version").ShouldBeTrue();
            await File.WriteAllTextAsync(
                configuration,
                """{ "ignore": ["github.com"], "rules": { "nothing": "off" } }""",
                TestContext.Current.CancellationToken
            );
            await client.TellAsync(
                "workspace/didChangeWatchedFiles",
                $$"""{"changes":[{"uri":"{{new Uri(configuration).AbsoluteUri}}","type":2}]}"""
            );
            (await CodesAsync(client, uri)).ShouldBe(["page.boilerplate"]);
            var told = await client.NotificationAsync("textDocument/publishDiagnostics");
            ((string?)told["diagnostics"]![0]!["message"]).ShouldBe("Unknown rule `nothing`.");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_raw_page_becomes_a_clean_digest_by_one_action()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}}}"""
        );
        await client.OpenAsync("untitled:a", Page);
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":0,"character":0},"end":{"line":0,"character":0}},"context":{"diagnostics":[],"only":["source.repairPaste"]}}"""
            )
        )!.AsArray();
        var edits = actions.ShouldHaveSingleItem()!["edit"]!["changes"]!["untitled:a"]!.AsArray();
        edits.Select(e => (string?)e!["newText"]).ShouldBe(["", "https://"]);
    }

    private static async Task<IEnumerable<string?>> CodesAsync(Client client, string uri)
    {
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(uri));
        return report!["items"]!.AsArray().Select(i => (string?)i!["code"]);
    }
}
