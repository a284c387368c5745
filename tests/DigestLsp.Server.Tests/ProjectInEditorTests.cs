using System.Text.Json.Nodes;
using DigestLsp.Server.Cli;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>Project configuration and baseline over the protocol: they apply immediately, saved or not.</summary>
public sealed class ProjectInEditorTests : IDisposable
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see. See github.com/invented/garden.\n";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-editor");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Unsaved_configuration_applies_and_its_problems_are_reported()
    {
        await WriteAsync(".digest.json", "{}");
        await using var client = await StartAsync();
        await client.OpenAsync(UriOf("a.digest"), Page);
        (await CodesAsync(client, "a.digest")).ShouldBe(["page.boilerplate", "link.missing-scheme"]);
        await client.OpenAsync(UriOf(".digest.json"), """{ "rules": { "page.boilerplate": "off" } }""");
        (await CodesAsync(client, "a.digest")).ShouldBe(["link.missing-scheme"]);
        // After half a brace, the previous settings apply, and the problem is reported at its line.
        await ChangeAsync(
            client,
            2,
            """{"range":{"start":{"line":0,"character":40},"end":{"line":0,"character":42}},"text":",\n"}"""
        );
        (await CodesAsync(client, "a.digest")).ShouldBe(["link.missing-scheme"]);
        (await ProblemAsync(client)).ShouldBe((1, "Invalid JSON"));
        await ChangeAsync(
            client,
            3,
            """{"text":"{ \"rules\": {},\n  \"ignore\": [\"github.com\"],\n  \"dialect\": 1 }"}"""
        );
        (await CodesAsync(client, "a.digest")).ShouldBe(["page.boilerplate"]);
        (await ProblemAsync(client)).ShouldBe(
            (2, "Unknown setting `dialect`. Did you mean dialects? Known settings")
        );
        await client.TellAsync("textDocument/didClose", Client.Document(UriOf(".digest.json")));
        (await CodesAsync(client, "a.digest")).ShouldBe(["page.boilerplate", "link.missing-scheme"]);
        (await client.OutlineAsync(UriOf(".digest.json")))!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dialect_by_glob_is_taken_at_once()
    {
        await using var client = await StartAsync();
        await client.OpenAsync(UriOf("page.txt"), Page);
        (await client.OutlineAsync(UriOf("page.txt")))!.ToJsonString().ShouldContain("Gardens of Sparse");
        await client.OpenAsync(UriOf(".digest.json"), """{ "dialects": { "*.txt": "key-value" } }""");
        (await client.OutlineAsync(UriOf("page.txt")))!.ToJsonString().ShouldNotContain("Gardens of Sparse");
    }

    [Fact]
    public void New_configuration_is_created_in_the_workspace_folder_of_the_document()
    {
        string[] folders = [Path.Combine(folder.FullName, "a"), Path.Combine(folder.FullName, "b")];
        var projects = new ProjectFiles { Roots = () => folders };
        Place("b/sub/x.digest").ShouldBe((Path.Combine(folders[1], ".digest.json"), "sub/x.digest"));
        Place("c/x.digest").ShouldBe((Path.Combine(folder.FullName, "c", ".digest.json"), "x.digest"));

        (string, string) Place(string file) =>
            projects.EditorFor(UriOf(file)) is { } place ? (place.Path, place.Name) : default;
    }

    [Theory]
    [InlineData("Disable `link.missing-scheme` for this file", true)]
    [InlineData("Disable `link.missing-scheme` in `.digest.json`", false)]
    [InlineData("Ignore `https://github.com/invented/garden` in `.digest.json`", false)]
    public async Task Quick_fix_changes_the_configuration_and_resolves_the_problem(
        string title,
        bool hereOnly
    )
    {
        await WriteAsync(".digest.json", "{\n  // ours\n}\n");
        await using var client = await StartAsync();
        await client.OpenAsync(UriOf("a.digest"), Page);
        await client.OpenAsync(
            UriOf("b.digest"),
            Page.Replace("Gardens", "Lanterns", StringComparison.Ordinal)
        );
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                $$$"""{"textDocument":{"uri":"{{{UriOf("a.digest")}}}"},"range":{"start":{"line":6,"character":45},"end":{"line":6,"character":45}},"context":{"diagnostics":[]}}"""
            )
        )!.AsArray();
        var edit = actions.Single(a => (string?)a!["title"] == title)!["edit"]!["documentChanges"]![0]!;
        ((string?)edit["textDocument"]!["uri"]).ShouldBe(UriOf(".digest.json"));
        await client.OpenAsync(UriOf(".digest.json"), (string)edit["edits"]![0]!["newText"]!);
        (await CodesAsync(client, "a.digest")).ShouldBe(["page.boilerplate"]);
        (await CodesAsync(client, "b.digest")).Contains("link.missing-scheme").ShouldBe(hereOnly);
    }

    [Fact]
    public async Task Baseline_problems_are_hidden_in_the_editor_too()
    {
        await WriteAsync(".digest.json", """{ "baseline": "known.json" }""");
        await WriteAsync("a.digest", Page);
        using var output = new StringWriter();
        CommandLine
            .Run(["check", "--update-baseline", folder.FullName], output, output)
            .ShouldBe(0, output.ToString());
        await using var client = await StartAsync();
        await client.OpenAsync(UriOf("a.digest"), Page);
        (await CodesAsync(client, "a.digest")).ShouldBeEmpty();
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{UriOf("a.digest")}}}","version":2},"contentChanges":[{"text":{{{Client.Json(Page + "\nLanterns, www.example.org/b\n")}}}}]}"""
        );
        (await CodesAsync(client, "a.digest")).ShouldNotContain("page.boilerplate");
        (await CodesAsync(client, "a.digest")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Configurations_are_checked_on_save_without_file_watchers()
    {
        await using var client = await StartAsync();
        ((bool)client.Capabilities["textDocumentSync"]!["save"]!).ShouldBeTrue();
        await client.OpenAsync(UriOf("a.digest"), Page);
        (await CodesAsync(client, "a.digest")).ShouldContain("page.boilerplate");
        await WriteAsync(".digest.json", """{ "rules": { "page.boilerplate": "off" } }""");
        await client.TellAsync("textDocument/didSave", Client.Document(UriOf("a.digest")));
        (await CodesAsync(client, "a.digest")).ShouldNotContain("page.boilerplate");
        File.Delete(Path.Combine(folder.FullName, ".digest.json"));
        await client.TellAsync("textDocument/didSave", Client.Document(UriOf("a.digest")));
        (await CodesAsync(client, "a.digest")).ShouldContain("page.boilerplate");
    }

    [Theory]
    [InlineData("utf-16", 11, 12)]
    [InlineData("utf-8", 14, 15)]
    [InlineData("utf-32", 10, 11)]
    public async Task Positions_in_a_configuration_use_the_client_encoding(
        string encoding,
        int start,
        int end
    )
    {
        await using var client = await Client.ReadyAsync(
            capabilities: $$$$"""{"general":{"positionEncodings":["{{{{encoding}}}}"]},"textDocument":{"diagnostic":{}}}"""
        );
        await WriteAsync(".digest.json", """{ /* é😀*/ "ours": 1 }""");
        await client.OpenAsync(UriOf("a.digest"), Page);
        var told = await client.NotificationAsync("textDocument/publishDiagnostics");
        var range = told["diagnostics"]![0]!["range"]!;
        ((int)range["start"]!["character"]!).ShouldBe(start);
        ((int)range["end"]!["character"]!).ShouldBe(end);
    }

    private string UriOf(string name) => new Uri(Path.Combine(folder.FullName, name)).AbsoluteUri;

    private Task WriteAsync(string name, string text) =>
        File.WriteAllTextAsync(
            Path.Combine(folder.FullName, name),
            text,
            TestContext.Current.CancellationToken
        );

    private static Task<Client> StartAsync() =>
        Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}},"workspace":{"workspaceEdit":{"documentChanges":true}}}"""
        );

    private Task ChangeAsync(Client client, int version, string change) =>
        client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{UriOf(".digest.json")}}}","version":{{{version}}}},"contentChanges":[{{{change}}}]}"""
        );

    private async Task<IEnumerable<string?>> CodesAsync(Client client, string name)
    {
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(UriOf(name)));
        return report!["items"]!.AsArray().Select(i => (string?)i!["code"]);
    }

    private async Task<(int, string)> ProblemAsync(Client client)
    {
        JsonNode told;
        do told = await client.NotificationAsync("textDocument/publishDiagnostics");
        while (told["diagnostics"]!.AsArray().Count == 0);
        ((string?)told["uri"]).ShouldBe(UriOf(".digest.json"));
        var problem = told["diagnostics"]![0]!;
        var message = (string)problem["message"]!;
        return ((int)problem["range"]!["start"]!["line"]!, message.Split([':', '"'])[0].TrimEnd());
    }
}
