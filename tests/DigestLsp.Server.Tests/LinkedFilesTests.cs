using System.Text.Json.Nodes;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary>A file with several paths through symbolic links counts once; a deleted file no longer counts.</summary>
public sealed class LinkedFilesTests : IDisposable
{
    private const string Paper =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and watch which rows bear fruit. It is the row in the shade.\n\nTags: gardens\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-linked");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("link", "real")]
    [InlineData("real", "link")]
    [InlineData("link", "link")]
    public async Task File_in_a_linked_root_is_not_a_duplicate_of_itself(string root, string opened)
    {
        MakeLinkedFolder();
        Write("real/a.digest", Paper);
        await using var client = await StartAsync(root);
        await client.OpenAsync(UriOf($"{opened}/a.digest"), Paper);
        (await PapersAsync(client)).ShouldBe(1);
        (await DuplicateAsync(client, UriOf($"{opened}/a.digest"))).ShouldBeNull();
        (await ReferencesAsync(client, UriOf($"{opened}/a.digest"))).ShouldBe(1);
    }

    [Theory]
    [InlineData("link", "real")]
    [InlineData("real", "link")]
    public async Task Duplicate_in_a_linked_root_is_found_in_the_later_file_only(string root, string opened)
    {
        MakeLinkedFolder();
        Write("real/a.digest", Paper);
        Write("real/b.digest", Paper);
        await using var client = await StartAsync(root);
        await client.OpenAsync(UriOf($"{opened}/a.digest"), Paper);
        await client.OpenAsync(UriOf($"{opened}/b.digest"), Paper);
        (await PapersAsync(client)).ShouldBe(2);
        (await DuplicateAsync(client, UriOf($"{opened}/a.digest"))).ShouldBeNull();
        (await DuplicateAsync(client, UriOf($"{opened}/b.digest"))).ShouldNotBeNull();
        await client.TellAsync("textDocument/didClose", Client.Document(UriOf($"{opened}/a.digest")));
        (await PapersAsync(client)).ShouldBe(2);
        (await DuplicateAsync(client, UriOf($"{opened}/b.digest"))).ShouldNotBeNull();
    }

    [Fact]
    public async Task File_counts_once_in_two_folders_and_in_two_editors()
    {
        MakeLinkedFolder();
        Write("real/a.digest", Paper);
        await using var client = await StartAsync("real", "link");
        (await PapersAsync(client)).ShouldBe(1);
        foreach (var name in (string[])["real", "link"])
            await client.OpenAsync(UriOf($"{name}/a.digest"), Paper);
        (await PapersAsync(client)).ShouldBe(1);
        foreach (var name in (string[])["real", "link"])
        {
            (await DuplicateAsync(client, UriOf($"{name}/a.digest"))).ShouldBeNull();
            (await ReferencesAsync(client, UriOf($"{name}/a.digest"))).ShouldBe(1);
        }
    }

    [Fact]
    public void Command_line_reads_a_file_once()
    {
        MakeLinkedFolder();
        Write("real/a.digest", Paper);
        File.CreateSymbolicLink(PathOf("real/z.digest"), PathOf("real/a.digest"));
        foreach (
            var paths in (string[][])
                [
                    [PathOf("real"), PathOf("link")],
                    [PathOf("link"), PathOf("real")],
                    [PathOf("link/a.digest"), PathOf("real/a.digest"), PathOf("real/z.digest")],
                    [folder.FullName],
                ]
        )
        {
            using var output = new StringWriter();
            CommandLine.Run(["check", .. paths], output, output).ShouldBe(0, output.ToString());
            CommandLine.Run(["stats", .. paths], output, output).ShouldBe(0);
            output.ToString().ShouldMatch(@"(?m)^files\s+1\r?$");
        }
    }

    [Fact]
    public async Task Renamed_file_is_not_reported_as_a_duplicate()
    {
        Write("real/c.digest", Paper);
        await using var client = await StartAsync("real");
        await client.OpenAsync(UriOf("real/c.digest"), Paper);
        (await PapersAsync(client)).ShouldBe(1);
        await client.TellAsync("textDocument/didClose", Client.Document(UriOf("real/c.digest")));
        File.Move(PathOf("real/c.digest"), PathOf("real/d.digest"));
        await client.OpenAsync(UriOf("real/d.digest"), Paper);
        (await DuplicateAsync(client, UriOf("real/d.digest"))).ShouldBeNull();
    }

    [Fact]
    public async Task Duplicate_disappears_with_its_file()
    {
        Write("real/c.digest", Paper);
        Write("real/d.digest", Paper);
        await using var client = await StartAsync("real");
        await client.OpenAsync(UriOf("real/d.digest"), Paper);
        (await PapersAsync(client)).ShouldBe(2);
        (await DuplicateAsync(client, UriOf("real/d.digest"))).ShouldNotBeNull();
        File.Delete(PathOf("real/c.digest"));
        while (await DuplicateAsync(client, UriOf("real/d.digest")) is not null)
            await Task.Delay(50, Token);
    }

    private void MakeLinkedFolder()
    {
        Directory.CreateDirectory(PathOf("real"));
        Directory.CreateSymbolicLink(PathOf("link"), PathOf("real"));
    }

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private string UriOf(string name) => new Uri(PathOf(name)).AbsoluteUri;

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
    }

    private async Task<Client> StartAsync(params string[] roots)
    {
        var client = Client.Start();
        var folders = string.Join(',', roots.Select(r => $$"""{"name":"{{r}}","uri":"{{UriOf(r)}}"}"""));
        await client.AskAsync(
            "initialize",
            $$$$"""{"processId":null,"capabilities":{"textDocument":{"diagnostic":{"relatedInformation":true}}},"workspaceFolders":[{{{{folders}}}}],"initializationOptions":{"online":{"enabled":false}}}"""
        );
        await client.TellAsync("initialized", "{}");
        return client;
    }

    // Waits until the files are indexed.
    private static async Task<int> PapersAsync(Client client) =>
        (await client.ResultAsync("workspace/symbol", """{"query":"gardens"}"""))!.AsArray().Count;

    private static async Task<int> ReferencesAsync(Client client, string uri) =>
        (
            await client.ResultAsync(
                "textDocument/references",
                $$$"""{"textDocument":{"uri":"{{{uri}}}"},"position":{"line":2,"character":3},"context":{"includeDeclaration":true}}"""
            )
        )!
            .AsArray()
            .Count;

    private static async Task<JsonNode?> DuplicateAsync(Client client, string uri)
    {
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(uri));
        return report!["items"]!
            .AsArray()
            .FirstOrDefault(i => (string?)i!["code"] == "entry.duplicate-paper");
    }
}
