using System.Text.Json.Nodes;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary>Duplicates in other digests of the workspace, open or not; editor and command line agree.</summary>
public sealed class DuplicatesAcrossFilesTests : IDisposable
{
    private const string Paper =
        "Gardens of Sparse Attention\n\nWe plant gardens of attention and watch which rows bear fruit. It is the row in the shade.\n";
    private const string Other =
        "Lanterns for Long Corridors\n\nWe light the middle of a long context, where models forget. Lanterns are notes.\n";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-across");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_paper_of_a_file_that_is_not_open_is_found_in_the_later_one_only()
    {
        var first = await WriteAsync("a.digest", "Aug 1\n\n" + Paper);
        var second = await WriteAsync("b.digest", "Aug 2\n\n" + Other + "\n" + Paper);
        await using var client = await StartAsync();
        await client.OpenAsync(second, await File.ReadAllTextAsync(PathOf("b.digest"), Token));
        // The files are indexed in the background, and the client gets a refresh request.
        JsonNode? found;
        do found = await DuplicateAsync(client, second);
        while (found is null);
        ((string?)found["message"]).ShouldBe("Duplicate paper, first listed in a.digest, line 3");
        var related = found["relatedInformation"]!.AsArray().ShouldHaveSingleItem()!["location"]!;
        ((string?)related["uri"]).ShouldBe(first);
        ((int)related["range"]!["start"]!["line"]!).ShouldBe(2);
        await client.OpenAsync(first, await File.ReadAllTextAsync(PathOf("a.digest"), Token));
        (await DuplicateAsync(client, first)).ShouldBeNull();
    }

    [Fact]
    public async Task Open_documents_count_as_edited()
    {
        await WriteAsync("a.digest", "Aug 1\n\n" + Paper);
        var first = new Uri(PathOf("a.digest")).AbsoluteUri;
        var second = await WriteAsync("b.digest", "");
        await using var client = await StartAsync();
        await client.OpenAsync(first, "Aug 1\n\n" + Other);
        await client.OpenAsync(second, "Aug 2\n\n" + Paper + "\n" + Other);
        JsonNode? found;
        do found = await DuplicateAsync(client, second);
        while (found is null);
        // The paper is in a.digest on disk, but not in the editor.
        ((int)found["range"]!["start"]!["line"]!).ShouldBe(6);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{first}}}","version":2},"contentChanges":[{"text":"Aug 1\n"}]}"""
        );
        (await DuplicateAsync(client, second)).ShouldBeNull();
    }

    [Fact]
    public async Task Diagnostics_of_the_other_document_are_pushed_too()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", "Aug 1\n\n" + Other);
        (await client.NotificationAsync("textDocument/publishDiagnostics"))["diagnostics"]!
            .AsArray()
            .ShouldBeEmpty();
        await client.OpenAsync("untitled:b", "Aug 2\n\n" + Paper);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"text":{{{Client.Json("Aug 1\n\n" + Paper)}}}}]}"""
        );
        while (true)
        {
            var told = await client.NotificationAsync("textDocument/publishDiagnostics");
            if ((string?)told["uri"] == "untitled:b" && told["diagnostics"]!.AsArray().Count > 0)
                break;
        }
    }

    [Fact]
    public async Task The_command_line_finds_the_same()
    {
        await WriteAsync("a.digest", "Aug 1\n\n" + Paper);
        await WriteAsync("b.digest", "Aug 2\n\n" + Other + "\n" + Paper);
        using var output = new StringWriter();
        CommandLine.Run(["check", "--format", "json", folder.FullName], output, TextWriter.Null).ShouldBe(1);
        output.ToString().ShouldContain("Duplicate paper, first listed in a.digest, line 3");
        output.ToString().Split("first listed in").Length.ShouldBe(2);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string PathOf(string name) => Path.Combine(folder.FullName, name);

    private async Task<string> WriteAsync(string name, string text)
    {
        await File.WriteAllTextAsync(PathOf(name), text, Token);
        return new Uri(PathOf(name)).AbsoluteUri;
    }

    private async Task<Client> StartAsync()
    {
        var client = Client.Start();
        await client.AskAsync(
            "initialize",
            $$$$"""{"processId":null,"capabilities":{"textDocument":{"diagnostic":{"relatedInformation":true}}},"rootUri":"{{{{new Uri(folder.FullName).AbsoluteUri}}}}","initializationOptions":{"online":{"enabled":false}}}"""
        );
        await client.TellAsync("initialized", "{}");
        return client;
    }

    private static async Task<JsonNode?> DuplicateAsync(Client client, string uri)
    {
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(uri));
        return report!["items"]!
            .AsArray()
            .FirstOrDefault(i => (string?)i!["code"] == "entry.duplicate-paper");
    }
}
