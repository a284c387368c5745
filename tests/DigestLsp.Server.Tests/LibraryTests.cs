using System.Text.Json.Nodes;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>The digests of a folder that are not open: found, kept up to date, and ignored by ignore files.</summary>
public sealed class LibraryTests : IDisposable
{
    private const string Watching =
        """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-library");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Ignored_files_and_folders_are_not_read()
    {
        Write(".gitignore", "build/\n*.tmp.digest\n!keep.tmp.digest\n");
        Write("a.digest", Paper("Bridges over Quiet Rivers"));
        Write("build/b.digest", Paper("Bridges That Were Built"));
        Write("c.tmp.digest", Paper("Bridges of Paper"));
        Write("keep.tmp.digest", Paper("Bridges to Keep"));
        Write("node_modules/d.digest", Paper("Bridges of Modules"));
        Write("e.txt", Paper("Bridges in Plain Text"));
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        (await NamesAsync(client, "bridges")).ShouldBe(
            ["Bridges over Quiet Rivers", "Bridges to Keep"],
            ignoreOrder: true
        );
    }

    [Theory]
    [InlineData(Watching)]
    [InlineData("{}")]
    public async Task Files_that_come_change_and_go_are_noticed(string capabilities)
    {
        Write("a.digest", Paper("Bridges over Quiet Rivers"));
        await using var client = await Client.ReadyAsync(capabilities: capabilities, folder: folder.FullName);
        (await NamesAsync(client, "")).ShouldBe(["Bridges over Quiet Rivers"]);
        Write("a.digest", Paper("Gardens of Sparse Attention"));
        Write("new/b.digest", Paper("Lanterns for Long Corridors"));
        await TellAsync(client, ("a.digest", 2), ("new/b.digest", 1));
        await EventuallyAsync(client, ["Gardens of Sparse Attention", "Lanterns for Long Corridors"]);
        Directory.Delete(Path.Combine(folder.FullName, "new"), recursive: true);
        await TellAsync(client, ("new", 3));
        await EventuallyAsync(client, ["Gardens of Sparse Attention"]);
    }

    [Fact]
    public async Task A_folder_that_is_renamed_keeps_its_papers()
    {
        Write(".ignore", "left/\n");
        Write("2025/deep/a.digest", Paper("Bridges over Quiet Rivers"));
        await using var client = await Client.ReadyAsync(capabilities: Watching, folder: folder.FullName);
        (await NamesAsync(client, "")).ShouldBe(["Bridges over Quiet Rivers"]);
        Move("2025", "2026");
        await client.TellAsync(
            "workspace/didRenameFiles",
            $$"""{"files":[{"oldUri":{{Client.Json(Address("2025"))}},"newUri":{{Client.Json(Address("2026"))}}}]}"""
        );
        await EventuallyAsync(client, ["Bridges over Quiet Rivers"]);
        Write("2027/b.digest", Paper("Lanterns for Long Corridors"));
        Move("2026", "left");
        await TellAsync(client, ("2026", 3), ("left", 1), ("2027", 1));
        await EventuallyAsync(client, ["Lanterns for Long Corridors"]);

        string Address(string name) => new Uri(Path.Combine(folder.FullName, name)).AbsoluteUri;
        void Move(string from, string to) =>
            Directory.Move(Path.Combine(folder.FullName, from), Path.Combine(folder.FullName, to));
    }

    [Fact]
    public async Task References_reach_into_files_that_are_not_open()
    {
        Write(
            "old.digest",
            "Jul 3, 2024\n\nBridges over Quiet Rivers\n\nWe build bridges. See https://github.com/invented/bridge/tree/main.\n"
        );
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync(
            "untitled:a",
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. See github.com/Invented/Bridge.\n\nBridges over Quiet Rivers\n\nAgain.\n"
        );
        var old = new Uri(Path.Combine(folder.FullName, "old.digest")).AbsoluteUri;
        (await PlacesAsync(client, "textDocument/references", 4, 40)).ShouldBe([
            "untitled:a 4:22",
            $"{old} 4:22",
        ]);
        (await PlacesAsync(client, "textDocument/definition", 6, 3)).ShouldBe([$"{old} 2:0"]);
    }

    [Fact]
    public async Task A_long_reading_is_shown_and_its_first_results_come_early()
    {
        for (var i = 0; i < 150; i++)
            Write($"{i:000}.digest", Paper($"Bridges of Number {i}"));
        await using var client = await Client.ReadyAsync(
            capabilities: """{"window":{"workDoneProgress":true}}""",
            folder: folder.FullName
        );
        await client.OpenAsync("untitled:a", Paper("Bridges over Quiet Rivers"));
        var answer = client.ResultAsync(
            "workspace/symbol",
            """{"query":"bridges","partialResultToken":"mine"}"""
        );
        var (kinds, names) = (new List<string>(), new List<string>());
        while (!kinds.Contains("end") || names.Count < 151)
        {
            var progress = await client.NotificationAsync("$/progress");
            if ((string?)progress["token"] == "mine")
                names.AddRange(progress["value"]!.AsArray().Select(s => (string)s!["name"]!));
            else
                kinds.Add((string)progress["value"]!["kind"]!);
        }
        kinds[0].ShouldBe("begin");
        kinds.ShouldContain("report");
        names[0].ShouldBe("Bridges over Quiet Rivers");
        names.Distinct().Count().ShouldBe(151);
        (await answer)!.AsArray().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("workspace/symbol", """{"query":"bridges","workDoneToken":7}""")]
    [InlineData(
        "textDocument/references",
        """{"textDocument":{"uri":"untitled:a"},"position":{"line":2,"character":3},"context":{"includeDeclaration":true},"workDoneToken":7}"""
    )]
    [InlineData(
        "textDocument/rename",
        """{"textDocument":{"uri":"untitled:a"},"position":{"line":6,"character":7},"newName":"other","workDoneToken":7}"""
    )]
    [InlineData("workspace/executeCommand", """{"command":"digest.papersByTag","workDoneToken":7}""")]
    public async Task Requests_that_wait_for_indexing_show_progress_under_their_token(
        string method,
        string parameters
    )
    {
        for (var i = 0; i < 150; i++)
            Write($"{i:000}.digest", Paper($"Bridges of Number {i}"));
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        await client.OpenAsync(
            "untitled:a",
            "Aug 1\n\nBridges over Quiet Rivers\n\nWe build bridges.\n\nTags: bridges\n"
        );
        (await client.ResultAsync(method, parameters)).ShouldNotBeNull();
        var begin = await client.NotificationAsync("$/progress");
        ((int)begin["token"]!).ShouldBe(7);
        ((string?)begin["value"]!["kind"]).ShouldBe("begin");
        ((string?)begin["value"]!["title"]).ShouldBe("Indexing digests");
        var end = await client.NotificationAsync("$/progress");
        ((int)end["token"]!).ShouldBe(7);
        ((string?)end["value"]!["kind"]).ShouldBe("end");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_will_not_show_a_long_reading_has_its_papers(bool refuses)
    {
        for (var i = 0; i < 150; i++)
            Write($"{i:000}.digest", Paper($"Bridges of Number {i}"));
        await using var client = Client.Start();
        (refuses ? client.Refused : client.Unanswered).Add("window/workDoneProgress/create");
        await client.InitializeAsync(
            """{"window":{"workDoneProgress":true}}""",
            """{"online":{"enabled":false}}""",
            folder.FullName
        );
        (await NamesAsync(client, "bridges")).Distinct().Count().ShouldBe(150);
    }

    [Fact]
    public async Task Folders_that_are_added_and_removed_count_and_no_longer()
    {
        Write("one/a.digest", Paper("Bridges over Quiet Rivers"));
        Write("two/b.digest", Paper("Lanterns for Long Corridors"));
        await using var client = await Client.ReadyAsync(folder: Path.Combine(folder.FullName, "one"));
        (await NamesAsync(client, "")).ShouldBe(["Bridges over Quiet Rivers"]);
        string Folder(string name) =>
            $$"""[{"uri":{{Client.Json(new Uri(Path.Combine(folder.FullName, name)).AbsoluteUri)}},"name":"{{name}}"}]""";
        await client.TellAsync(
            "workspace/didChangeWorkspaceFolders",
            $$$"""{"event":{"added":{{{Folder("two")}}},"removed":{{{Folder("one")}}}}}"""
        );
        (await NamesAsync(client, "")).ShouldBe(["Lanterns for Long Corridors"]);
    }

    [Fact]
    public async Task Tags_and_status_are_part_of_a_query()
    {
        Write(
            "a.digest",
            Paper("Bridges over Quiet Rivers")
                + "\nTags: water, long context\nStatus: read\n\n"
                + Paper("Gardens of Sparse Attention")
                + "\nTags: water\n\n"
        );
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        const string Bridges = "Bridges over Quiet Rivers  #water #long-context status:read";
        (await NamesAsync(client, "#water")).Length.ShouldBe(2);
        (await NamesAsync(client, "#water status:read")).ShouldBe([Bridges]);
        (await NamesAsync(client, "#long-context river")).ShouldBe([Bridges]);
        (await NamesAsync(client, "status:unread")).ShouldBe([
            "Gardens of Sparse Attention  #water status:unread",
        ]);
    }

    [Theory]
    [InlineData("/", false)]
    [InlineData("HOME", false)]
    [InlineData("HOME/..", false)]
    [InlineData("TEMP", true)]
    public void Homes_and_roots_are_not_searched(string path, bool searched) =>
        LibraryFiles
            .IsSearched(
                path.Replace(
                        "HOME",
                        Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                        StringComparison.Ordinal
                    )
                    .Replace("TEMP", folder.FullName, StringComparison.Ordinal)
            )
            .ShouldBe(searched);

    [Theory]
    [InlineData("*.log", "/r/a/b.log", false, true)]
    [InlineData("/b.log", "/r/a/b.log", false, null)]
    [InlineData("/b.log", "/r/b.log", false, true)]
    [InlineData("a/*.log", "/r/a/b.log", false, true)]
    [InlineData("a/", "/r/a", false, null)]
    [InlineData("a/", "/r/a", true, true)]
    [InlineData("*.log\n!b.log", "/r/b.log", false, false)]
    [InlineData("# b.log", "/r/b.log", false, null)]
    [InlineData("\\#b", "/r/#b", false, true)]
    [InlineData("a/**/b", "/r/a/x/y/b", false, true)]
    [InlineData("{a,b}", "/r/a", false, null)]
    [InlineData("{a,b}", "/r/{a,b}", false, true)]
    public void Ignore_files_match_as_in_git(string text, string path, bool isFolder, bool? ignored) =>
        IgnoreFile.Parse("/r", text).Ignores(path, isFolder).ShouldBe(ignored);

    private static string Paper(string title) =>
        $"{title}\n\nWe look at it from both banks and say what is seen. It is a river.\n";

    private void Write(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private Task TellAsync(Client client, params (string Name, int Type)[] changes) =>
        client.TellAsync(
            "workspace/didChangeWatchedFiles",
            new JsonObject
            {
                ["changes"] = new JsonArray([
                    .. changes.Select(c => new JsonObject
                    {
                        ["uri"] = new Uri(Path.Combine(folder.FullName, c.Name)).AbsoluteUri,
                        ["type"] = c.Type,
                    }),
                ]),
            }.ToJsonString()
        );

    // For a client without file watchers, the disk is checked every two seconds.
    private static async Task EventuallyAsync(Client client, string[] names)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if ((await NamesAsync(client, "")).Order().SequenceEqual(names.Order()))
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await NamesAsync(client, "")).ShouldBe(names, ignoreOrder: true);
    }

    private static async Task<string[]> NamesAsync(Client client, string query) =>
        [
            .. (
                await client.ResultAsync(
                    "workspace/symbol",
                    new JsonObject { ["query"] = query }.ToJsonString()
                )
            )!
                .AsArray()
                .Select(s => (string)s!["name"]!),
        ];

    private static async Task<string[]> PlacesAsync(Client client, string method, int line, int character) =>
        [
            .. (
                await client.ResultAsync(
                    method,
                    $$$"""{"textDocument":{"uri":"untitled:a"},"position":{"line":{{{line}}},"character":{{{character}}}},"context":{"includeDeclaration":true}}"""
                )
            )!
                .AsArray()
                .Select(l =>
                    $"{l!["uri"]} {l["range"]!["start"]!["line"]}:{l["range"]!["start"]!["character"]}"
                ),
        ];
}
