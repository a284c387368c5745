using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>Which files are digests, and when they are searched again.</summary>
public sealed class LibrarySearchTests : IDisposable
{
    private const string Watching =
        """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-search");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task Digests_by_settings_are_found_after_changes_too()
    {
        Write("a.digest", "Bridges over Quiet Rivers");
        Write("papers/b.txt", "Gardens of Sparse Attention");
        Write("c.txt", "Lanterns for Long Corridors");
        await using var client = await Client.ReadyAsync(
            """{"online":{"enabled":false},"files":["papers/**/*.txt"]}""",
            Watching,
            folder.FullName
        );
        (await NamesAsync(client)).ShouldBe(
            ["Bridges over Quiet Rivers", "Gardens of Sparse Attention"],
            ignoreOrder: true
        );
        // No notification reports such files.
        Write("papers/d.txt", "Sheep for Long Nights");
        await EventuallyAsync(
            client,
            "Bridges over Quiet Rivers",
            "Gardens of Sparse Attention",
            "Sheep for Long Nights"
        );
        await client.TellAsync(
            "workspace/didChangeConfiguration",
            """{"settings":{"digest":{"online":{"enabled":false},"files":["*.txt","[z-a]"]}}}"""
        );
        ((string?)(await client.NotificationAsync("window/showMessage"))["message"]).ShouldStartWith(
            "Invalid value \"[z-a]\" of setting digest.files: use a list of globs"
        );
        await EventuallyAsync(client, "Bridges over Quiet Rivers", "Lanterns for Long Corridors");
    }

    [Fact]
    public async Task Files_of_a_project_further_down_are_noticed()
    {
        Write("a.digest", "Bridges over Quiet Rivers");
        WriteText("sub/.digest.json", """{ "digests": ["*.txt"] }""");
        await using var client = await Client.ReadyAsync(capabilities: Watching, folder: folder.FullName);
        (await NamesAsync(client)).ShouldBe(["Bridges over Quiet Rivers"]);
        Write("sub/b.txt", "Gardens of Sparse Attention");
        await EventuallyAsync(client, "Bridges over Quiet Rivers", "Gardens of Sparse Attention");
    }

    [Fact]
    public async Task Canceled_indexing_continues_on_the_next_request()
    {
        for (var i = 0; i < 1500; i++)
            Write($"{i:0000}.digest", $"Bridges of Number {i:0000}");
        await using var client = await Client.ReadyAsync(
            capabilities: """{"window":{"workDoneProgress":true}}""",
            folder: folder.FullName
        );
        var first = client.ResultAsync("workspace/symbol", """{"query":"1499"}""");
        var begun = await client.NotificationAsync("$/progress");
        await client.TellAsync(
            "window/workDoneProgress/cancel",
            new JsonObject { ["token"] = begun["token"]!.DeepClone() }.ToJsonString()
        );
        await first;
        (await NamesAsync(client, "1499")).ShouldBe(["Bridges of Number 1499"]);
    }

    [Fact]
    public async Task Ignore_files_above_the_folder_hold_up_to_the_repository()
    {
        WriteText(".gitignore", "[!]\n");
        WriteText("repository/.git/HEAD", "ref: refs/heads/main\n");
        WriteText("repository/.gitignore", "drafts/\n*.old.digest\n");
        WriteText(".ignore", "*.digest\n");
        Write("repository/work/a.digest", "Bridges over Quiet Rivers");
        Write("repository/work/b.old.digest", "Gardens of Sparse Attention");
        Write("repository/work/drafts/c.digest", "Lanterns for Long Corridors");
        await using var client = await Client.ReadyAsync(
            folder: Path.Combine(folder.FullName, "repository", "work")
        );
        (await NamesAsync(client)).ShouldBe(["Bridges over Quiet Rivers"]);
    }

    [Theory]
    [InlineData(".gitignore", "[!]\n[z-a].digest\n")]
    [InlineData(
        ".digest.json",
        """{"overrides":{"[!]":{"page.boilerplate":"off"}},"digests":["[z-a].txt","*.digest"]}"""
    )]
    public async Task A_glob_that_makes_no_sense_breaks_nothing(string name, string text)
    {
        WriteText(name, text);
        Write("a.digest", "Bridges over Quiet Rivers");
        await using var client = await Client.ReadyAsync(folder: folder.FullName);
        (await NamesAsync(client)).ShouldBe(["Bridges over Quiet Rivers"]);
    }

    [Fact]
    public async Task A_client_of_old_names_its_folder_by_its_path()
    {
        Write("a.digest", "Bridges over Quiet Rivers");
        await using var client = Client.Start();
        await client.AskAsync(
            "initialize",
            $$"""{"processId":null,"capabilities":{},"rootUri":null,"rootPath":{{Client.Json(folder.FullName)}}}"""
        );
        await client.TellAsync("initialized", "{}");
        (await NamesAsync(client)).ShouldBe(["Bridges over Quiet Rivers"]);
    }

    private void Write(string name, string title) =>
        WriteText(name, $"{title}\n\nWe look at it from both banks and say what is seen. It is a river.\n");

    private void WriteText(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static async Task EventuallyAsync(Client client, params string[] names)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if ((await NamesAsync(client)).Order().SequenceEqual(names.Order()))
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await NamesAsync(client)).ShouldBe(names, ignoreOrder: true);
    }

    private static async Task<string[]> NamesAsync(Client client, string query = "") =>
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
}
