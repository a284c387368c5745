using System.Text.Json.Nodes;
using DigestLsp.Language.Tests;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Handlers;

namespace DigestLsp.Server.Tests;

/// <summary>Completion, renaming, annotations and rearranging over the protocol.</summary>
public sealed class WriteTests : IDisposable
{
    private const string Page =
        "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors. See https://github.com/invented/lamp.\n\nTags: light, water\n\nGardens of Sparse Attention\n\nWe plant gardens.\n\nAug 2\n\nBridges over Quiet Rivers\n\nWe build bridges and cross.\n";
    private const string Edits =
        """{"workspace":{"applyEdit":true,"workspaceEdit":{"documentChanges":true}},"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["quickfix"]}}}}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-write");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Proposals_come_with_and_without_snippets(bool snippets)
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"completion":{"completionItem":{"snippetSupport":"""
                + (snippets ? "true" : "false")
                + "}}}}"
        );
        await client.OpenAsync("untitled:a", Page + "\n");
        var items = await ItemsAsync(client, 18, 0);
        var paper = items.Single(i => (string)i["label"]! == "New paper");
        ((string)paper["textEdit"]!["newText"]!)
            .Contains("${1:Title}", StringComparison.Ordinal)
            .ShouldBe(snippets);
        ((int?)paper["insertTextFormat"]).ShouldBe(snippets ? 2 : null);
        items.Select(i => (string)i["label"]!).ShouldContain("Status");
    }

    [Fact]
    public async Task Completion_replaces_and_filters_by_a_leading_marker()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(
            "untitled:a.digest.md",
            "## 2025-08-01\n\n### [A](https://arxiv.org/abs/2508.00011)\n\n**Abstract**: We do.\n\n### N"
        );
        var paper = (await ItemsAsync(client, 6, 5, "untitled:a.digest.md")).Single(i =>
            (string)i["label"]! == "New paper"
        );
        SmokeTests.Range(paper["textEdit"]!["range"]).ShouldBe("6:0-6:5");
        ((string)paper["textEdit"]!["newText"]!).ShouldStartWith("### [Title](");
        ((string)paper["filterText"]!).ShouldBe("### New paper");
    }

    [Fact]
    public async Task First_completion_waits_for_indexing_or_is_incomplete()
    {
        Write("old.digest", "Jul 3\n\nRivers of Data\n\nTwo banks rarely agree on it.\n\nTags: rivers\n");
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync("untitled:a", "Aug 1\n\nGardens of Attention\n\nWe plant them.\n\nTags: ");
        var answer = await client.ResultAsync("textDocument/completion", Client.At("untitled:a", 6, 6));
        var isThere = answer!["items"]!.AsArray().Any(i => (string)i!["label"]! == "rivers");
        (isThere || (bool)answer["isIncomplete"]!).ShouldBeTrue();
    }

    [Fact]
    public async Task Repository_completion_works_in_a_corpus_document()
    {
        var text = Corpus.Read("daily-papers-aug-1.txt");
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"completion":{"completionItem":{"resolveSupport":{"properties":["documentation"]}}}}}"""
        );
        await client.OpenAsync("untitled:a", text + "\n\nA Paper of Tomorrow\n\nSee https://github.com/");
        var line = new LineMap(text).Count + 3;
        var items = await ItemsAsync(client, line, 23);
        items.Count.ShouldBeGreaterThan(15);
        items[0]["documentation"].ShouldBeNull();
        var resolved = await client.ResultAsync("completionItem/resolve", items[0].ToJsonString());
        ((string)resolved!["documentation"]!["value"]!).ShouldStartWith("- ");
    }

    [Fact]
    public async Task A_tag_is_renamed_in_files_that_are_not_open()
    {
        Write(
            "old.digest",
            "Jul 3\n\nRivers of Data\n\nTwo banks rarely agree on it.\n\nTags: Water, rivers\n"
        );
        Write("none.digest", "Jul 3\n\nRivers of Data\n\nTwo banks and water.\n\nTags: rivers\n");
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"rename":{"prepareSupport":true}}}""",
            folder: folder.FullName
        );
        await client.OpenAsync("untitled:a", Page);
        var prepared = await client.ResultAsync("textDocument/prepareRename", Client.At("untitled:a", 6, 14));
        ((string)prepared!["placeholder"]!).ShouldBe("water");
        (
            await client.ResultAsync("textDocument/prepareRename", Client.At("untitled:a", 4, 4))
        ).ShouldBeNull();
        var changes = (
            await client.ResultAsync(
                "textDocument/rename",
                """{"textDocument":{"uri":"untitled:a"},"position":{"line":6,"character":14},"newName":"sea"}"""
            )
        )!["changes"]!.AsObject();
        changes.Select(c => c.Key[(c.Key.LastIndexOf('/') + 1)..]).ShouldBe(["untitled:a", "old.digest"]);
        changes.ShouldAllBe(c => (string)c.Value![0]!["newText"]! == "sea");
        (
            await client.AskAsync(
                "textDocument/rename",
                """{"textDocument":{"uri":"untitled:a"},"position":{"line":6,"character":14},"newName":"a, b"}"""
            )
        )["error"]
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Paths_to_a_moved_digest_are_updated()
    {
        Write("july.digest", "Jul 3\n\nRivers of Data\n\nGoes on in [August](august.digest.md#top).\n");
        Write("august.digest.md", "Goes back to july.digest, and to https://example.org/july.digest.\n");
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        var edit = await client.ResultAsync(
            "workspace/willRenameFiles",
            $$"""{"files":[{"oldUri":{{Client.Json(Uri("july.digest"))}},"newUri":{{Client.Json(Uri("2025/july 25.digest"))}}}]}"""
        );
        var texts = edit!["changes"]!
            .AsObject()
            .ToDictionary(c => c.Key, c => c.Value!.AsArray().Select(e => (string)e!["newText"]!));
        texts[Uri("august.digest.md")].ShouldBe(["2025/july%2025.digest"]);
        texts[Uri("july.digest")].ShouldBe(["../august.digest.md"]);
    }

    [Fact]
    public async Task Moves_of_possible_digests_and_linked_files_are_announced()
    {
        await using var client = await Client.ReadyAsync();
        var filters = client.Capabilities["workspace"]!["fileOperations"]!["willRename"]![
            "filters"
        ]!.AsArray();
        string[] globs =
        [
            .. filters
                .Select(f => f!["pattern"]!)
                .Where(p => (string?)p["matches"] == "file")
                .Select(p => (string)p["glob"]!),
        ];
        string[] files = ["july.digest", "2025/july.digest.txt", "notes/july.txt", "july.md", "papers/a.pdf"];
        files.ShouldAllBe(file => globs.Any(glob => Glob.IsMatch(glob, file, false)));
    }

    [Theory]
    [InlineData(
        "[J](july.digest)",
        "july.digest",
        "july (1)#2 50%.digest",
        "[J](july%20%281%29%232%2050%25.digest)"
    )]
    [InlineData("%00x.digest, july.digest", "july.digest", "may.digest", "%00x.digest, may.digest")]
    [InlineData(
        "file:///%00x.digest july.digest",
        "july.digest",
        "may.digest",
        "file:///%00x.digest may.digest"
    )]
    [InlineData("[J](<my july.digest>)", "july.digest", "may.digest", "[J](<my july.digest>)")]
    [InlineData("[J](my july.digest)", "july.digest", "may.digest", "[J](my july.digest)")]
    [InlineData("[J](<my july.digest#a>)", "my july.digest", "my may.digest", "[J](<my may.digest#a>)")]
    [InlineData("[J](my july.digest)", "my july.digest", "my may.digest", "[J](my%20may.digest)")]
    [InlineData("2025/july.digest [o](2025/)", "2025/", "2026/", "2026/july.digest [o](2026/)")]
    [InlineData("[J](/2025/july.digest)", "2025/july.digest", "2025/may.digest", "[J](/2025/may.digest)")]
    [InlineData("file://ROOT/july.digest", "july.digest", "may.digest", "file://ROOT/may.digest")]
    [InlineData(
        "![f](img/x.png) [g](img/y.png) [w](https://a.org)",
        "a.digest",
        "sub/a.digest",
        "![f](../img/x.png) [g](img/y.png) [w](https://a.org)"
    )]
    [InlineData("[J](notes/july.txt)", "notes/july.txt", "notes/may.txt", "[J](notes/may.txt)")]
    public void Path_is_updated_in_its_current_form(string text, string old, string now, string expected)
    {
        Directory.CreateDirectory(Path.Combine(folder.FullName, "img"));
        Write("img/x.png", "");
        text = text.Replace("ROOT", folder.FullName, StringComparison.Ordinal);
        string At(string name) => Path.TrimEndingDirectorySeparator(Path.Combine(folder.FullName, name));
        TextChange
            .Apply(
                text,
                RenameFilesHandler.Changes(At("a.digest"), text, [(At(old), At(now))], [folder.FullName])
            )
            .ShouldBe(expected.Replace("ROOT", folder.FullName, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Existing_note_is_kept_and_the_caret_moves_to_its_end()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"workspace":{"applyEdit":true},"window":{"showDocument":{"support":true}}}"""
        );
        JsonNode? shown = null;
        var applied = new List<string>();
        client.Answers["window/showDocument"] = asked =>
        {
            shown = asked!["selection"]!["start"]!.DeepClone();
            return new JsonObject { ["success"] = true };
        };
        client.Answers["workspace/applyEdit"] = asked =>
        {
            applied.Add(asked!["edit"]!["changes"]!["untitled:a"]![0]!.ToJsonString());
            return new JsonObject { ["applied"] = true };
        };
        await client.OpenAsync("untitled:a", Page + "\nNote: dear\n");
        await RunAsync("digest.addNote", 16);
        ((int)shown!["line"]!, (int)shown["character"]!).ShouldBe((18, 10));
        await RunAsync("digest.addTag", 2);
        ((int)shown["line"]!, (int)shown["character"]!).ShouldBe((6, 18));
        applied.ShouldBeEmpty();
        await RunAsync("digest.addNote", 16, ",\"note\":\" two \"");
        applied.Single().ShouldContain("\\nNote: two\"");

        async Task RunAsync(string command, int line, string more = "") =>
            (
                await client.ResultAsync(
                    "workspace/executeCommand",
                    $$$"""{"command":"{{{command}}}","arguments":[{"uri":"untitled:a","position":{"line":{{{line}}},"character":0}{{{more}}}}]}"""
                )
            ).ShouldBeNull();
    }

    [Fact]
    public async Task Impossible_action_is_not_offered_and_its_command_explains_why()
    {
        await using var client = await Client.ReadyAsync(capabilities: Edits);
        await client.OpenAsync(
            "untitled:a",
            "| Title | PDF | Tags |\n|---|---|---|\n| Lanterns for Long Corridors | [1](http://arxiv.org/abs/2508.00011) | light |\n| Bridges over Quiet Rivers | [1](http://arxiv.org/abs/2508.00012) | |\n"
        );
        (
            await client.ResultAsync(
                "textDocument/codeAction",
                """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":3,"character":3},"end":{"line":3,"character":3}},"context":{"diagnostics":[],"only":["refactor.rewrite"]}}"""
            )
        )!
            .AsArray()
            .Select(a => (string)a!["title"]!)
            .ShouldBe(["Add tag light", "Remove paper", "Sort papers by title"]);
        var answer = await client.AskAsync(
            "workspace/executeCommand",
            """{"command":"digest.markAs","arguments":[{"uri":"untitled:a","position":{"line":3,"character":3}}]}"""
        );
        ((string)answer["error"]!["message"]!).ShouldBe(
            "digest.markAs cannot add the field: the table has no column \"Status\"."
        );
    }

    [Fact]
    public async Task A_paper_is_marked_as_read_tagged_and_moved_by_code_actions()
    {
        await using var client = await Client.ReadyAsync(capabilities: Edits);
        await client.OpenAsync("untitled:a", Page);
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                """{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":8,"character":3},"end":{"line":8,"character":3}},"context":{"diagnostics":[],"only":["refactor"]}}"""
            )
        )!.AsArray();
        var titles = actions.Select(a => (string)a!["title"]!).ToList();
        titles.ShouldBe([
            "Mark paper as read",
            "Add tag light",
            "Add tag water",
            "Add note",
            "Add tags",
            "Move paper to Aug 2",
            "Remove paper",
            "Sort papers by title",
        ]);
        ((string)actions[0]!["edit"]!["documentChanges"]![0]!["edits"]![0]!["newText"]!).ShouldBe(
            "\n\nStatus: read"
        );
        var text = await RunAsync(client, actions[titles.IndexOf("Move paper to Aug 2")]!["command"]!);
        text.ShouldEndWith(
            "We build bridges and cross.\n\nGardens of Sparse Attention\n\nWe plant gardens.\n"
        );
    }

    [Theory]
    [InlineData("Lanterns of Night\n\nWe light.\n\nStatus: read\n\nGardens of Day\n\nWe plant.\n", 2)]
    [InlineData(
        "Lanterns of Night\n\nWe light.\n\nStatus: read\n\nGardens of Day\n\nWe plant.\n\nAug 1\n\nOwls of Late Evenings\n\nThey fly.\n",
        2
    )]
    [InlineData("Gardens of Day\n\nWe plant.\n\nLanterns of Night\n\nWe light.\n\nStatus: read\n", 0)]
    [InlineData(
        "Aug 1\n\nOwls of Late Evenings\n\nThey fly.\n\nAug 3\n\nGardens of Day\n\nWe plant.\n\nAug 2\n\nLanterns of Night\n\nWe light.\n",
        1
    )]
    public async Task Sorting_is_offered_only_if_it_changes_something(string text, int offers)
    {
        await using var client = await Client.ReadyAsync(capabilities: Edits);
        await client.OpenAsync("untitled:a", text);
        var actions = await ActionsAsync(client, 2);
        actions
            .Where(t => t.StartsWith("Sort", StringComparison.Ordinal))
            .ShouldBe(
                offers switch
                {
                    0 => [],
                    1 => ["Sort days"],
                    _ => ["Sort papers by title", "Sort papers by status"],
                }
            );
    }

    [Fact]
    public async Task Table_row_without_columns_gets_no_annotations_and_commands_explain_why()
    {
        await using var client = await Client.ReadyAsync(capabilities: Edits);
        await client.OpenAsync(
            "untitled:a",
            "|Title|PDF|\n|---|---|\n|Lanterns of Night|[x](https://arxiv.org/abs/2508.00001)|\n"
        );
        (await ActionsAsync(client, 2)).ShouldBe(["Remove paper"]);
        foreach (
            var (command, member, expected) in new[]
            {
                ("addNote", "", "\"Note\""),
                ("addTag", ",\"tag\":\"light\"", "\"Tags\""),
                ("sortPapers", ",\"by\":\"foo\"", "\"title\" or \"status\""),
                ("sortPapers", ",\"by\":3", "\"title\" or \"status\""),
            }
        )
        {
            var answer = await client.AskAsync(
                "workspace/executeCommand",
                $$$"""{"command":"digest.{{{command}}}","arguments":[{"uri":"untitled:a","position":{"line":2,"character":3}{{{member}}}}]}"""
            );
            ((string)answer["error"]!["message"]!).ShouldContain(expected);
        }
    }

    [Fact]
    public async Task Papers_are_listed_by_status_and_the_next_one_is_found()
    {
        Write("old.digest", "Jul 3\n\nRivers of Data\n\nTwo banks rarely agree on it.\n\nStatus: read\n");
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync("untitled:a", Page);
        var groups = (
            await client.ResultAsync("workspace/executeCommand", """{"command":"digest.papersByStatus"}""")
        )!.AsArray();
        groups.Select(g => $"{g!["name"]} {g["papers"]!.AsArray().Count}").ShouldBe(["read 1", "unread 3"]);
        var next = await client.ResultAsync(
            "workspace/executeCommand",
            """{"command":"digest.nextPaper","arguments":[{"uri":"untitled:a","position":{"line":3,"character":0}}]}"""
        );
        ((int)next!["line"]!).ShouldBe(8);
        (await client.AskAsync("workspace/executeCommand", """{"command":"digest.nothing"}"""))["error"]
            .ShouldNotBeNull();
        (await client.AskAsync("workspace/executeCommand", """{"command":"digest.sortDays"}"""))["error"]
            .ShouldNotBeNull();
    }

    [Fact]
    public async Task Client_that_listed_papers_is_notified_of_changes()
    {
        const string List = """{"command":"digest.papersByDay"}""";
        await using var client = await Client.ReadyAsync("""{"papers":true}""", folder: folder.FullName);
        await client.OpenAsync("untitled:a", Page);
        await client.ResultAsync("workspace/executeCommand", List);
        await client.ChangeAsync(
            "untitled:a",
            2,
            0,
            0,
            0,
            0,
            "Jul 9\n\nOwls of Late Evenings\n\nThey fly.\n\n"
        );
        await client.NotificationAsync("digest/papersChanged");
        (await NamesAsync()).ShouldBe(["Aug 2", "Aug 1", "Jul 9"]);
        Write("old.digest", "Jul 3\n\nRivers of Data\n\nTwo banks rarely agree on it.\n");
        await client.TellAsync(
            "workspace/didChangeWatchedFiles",
            $$$"""{"changes":[{"uri":{{{Client.Json(Uri("old.digest"))}}},"type":1}]}"""
        );
        await client.NotificationAsync("digest/papersChanged");
        (await NamesAsync()).ShouldBe(["Aug 2", "Aug 1", "Jul 9", "Jul 3"]);

        async Task<IEnumerable<string?>> NamesAsync() =>
            (await client.ResultAsync("workspace/executeCommand", List))!
                .AsArray()
                .Select(g => (string?)g!["name"]);
    }

    private static async Task<List<string>> ActionsAsync(Client client, int line) =>
        [
            .. (
                await client.ResultAsync(
                    "textDocument/codeAction",
                    $$$"""{"textDocument":{"uri":"untitled:a"},"range":{"start":{"line":{{{line}}},"character":1},"end":{"line":{{{line}}},"character":1}},"context":{"diagnostics":[],"only":["refactor"]}}"""
                )
            )!
                .AsArray()
                .Select(a => (string)a!["title"]!),
        ];

    private async Task<string> RunAsync(Client client, JsonNode command)
    {
        JsonNode? applied = null;
        client.Answers["workspace/applyEdit"] = asked =>
        {
            applied = asked!.DeepClone();
            return new JsonObject { ["applied"] = true };
        };
        (
            await client.ResultAsync(
                "workspace/executeCommand",
                new JsonObject
                {
                    ["command"] = (string)command["command"]!,
                    ["arguments"] = command["arguments"]!.DeepClone(),
                }.ToJsonString()
            )
        ).ShouldBeNull();
        var lines = new LineMap(Page);
        int Offset(JsonNode position) =>
            lines.Offset(new LinePosition((int)position["line"]!, (int)position["character"]!));
        return TextChange.Apply(
            Page,
            applied!["edit"]!["documentChanges"]![0]!["edits"]!
                .AsArray()
                .Select(e => new TextChange(
                    TextSpan.FromBounds(Offset(e!["range"]!["start"]!), Offset(e["range"]!["end"]!)),
                    (string)e["newText"]!
                ))
        );
    }

    private static async Task<List<JsonNode>> ItemsAsync(
        Client client,
        int line,
        int character,
        string uri = "untitled:a"
    ) =>
        [
            .. (await client.ResultAsync("textDocument/completion", Client.At(uri, line, character)))![
                "items"
            ]!
                .AsArray()
                .Select(i => i!),
        ];

    private string Uri(string name) => new Uri(Path.Combine(folder.FullName, name)).AbsoluteUri;

    private void Write(string name, string text) =>
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
}
