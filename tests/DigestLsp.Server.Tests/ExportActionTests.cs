using System.Text.Json.Nodes;
using DigestLsp.Language.Export;

namespace DigestLsp.Server.Tests;

/// <summary>Source actions that export.</summary>
public sealed class ExportActionTests : IDisposable
{
    private const string Page =
        "Aug 1\n\nLanterns for Long Corridors\n\nWe light corridors. See https://github.com/invented/lamp.\n";
    private const string Files =
        """{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}},"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["source"]}},"dataSupport":true,"resolveSupport":{"properties":["edit"]}}}}""";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-actions");

    public void Dispose() => folder.Delete(recursive: true);

    private string Uri => new Uri(Path.Combine(folder.FullName, "papers.digest")).AbsoluteUri;

    [Fact]
    public async Task Digest_is_exported_to_a_new_file_next_to_it()
    {
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "papers.md"), "mine");
        await using var client = await Client.ReadyAsync(capabilities: Files);
        await client.OpenAsync(Uri, Page);
        var actions = await ActionsAsync(client, Uri, "source.export");
        actions.Count.ShouldBe(Exporter.Formats.Count);
        foreach (var action in actions)
        {
            ((string?)action["kind"]).ShouldBe("source.export.digest");
            action["edit"].ShouldBeNull();
            var changes = (await client.ResultAsync("codeAction/resolve", action.ToJsonString()))!["edit"]![
                "documentChanges"
            ]!;
            ((string?)changes[0]!["kind"]).ShouldBe("create");
            var file = (string)changes[0]!["uri"]!;
            File.Exists(new Uri(file).LocalPath).ShouldBeFalse();
            ((string?)changes[1]!["textDocument"]!["uri"]).ShouldBe(file);
            ((string)changes[1]!["edits"]![0]!["newText"]!).ShouldContain("Lanterns for Long Corridors");
            if (((string)action["title"]!).EndsWith("Markdown", StringComparison.Ordinal))
                file.ShouldEndWith("/papers-2.md");
        }
    }

    [Fact]
    public async Task Nothing_is_exported_unless_requested_and_possible()
    {
        await using var client = await Client.ReadyAsync(capabilities: Files);
        await client.OpenAsync(Uri, Page);
        await client.OpenAsync("untitled:a", Page);
        foreach (var trigger in (int?[])[null, 2])
            (await ActionsAsync(client, Uri, null, trigger)).ShouldAllBe(a =>
                (string)a["kind"]! == "source.citation.digest"
                || !((string)a["kind"]!).StartsWith("source", StringComparison.Ordinal)
            );
        (await ActionsAsync(client, "untitled:a", "source.export")).ShouldBeEmpty();
        await using var other = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":["source"]}}}}}"""
        );
        await other.OpenAsync(Uri, Page);
        (await ActionsAsync(other, Uri, "source.export")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Requested_actions_include_exports_and_the_citation()
    {
        await using var client = await Client.ReadyAsync(capabilities: Files);
        await client.OpenAsync(Uri, Page);
        var kinds = (await ActionsAsync(client, Uri, null, trigger: 1)).ConvertAll(a => (string)a["kind"]!);
        kinds.Count(k => k == "source.export.digest").ShouldBe(Exporter.Formats.Count);
        kinds.ShouldContain("source.citation.digest");
        kinds.ShouldNotContain("source.fixAll.digest");
    }

    [Fact]
    public async Task Citation_is_shown_and_returned()
    {
        await using var client = await Client.ReadyAsync(capabilities: Files);
        await client.OpenAsync(Uri, Page);
        var command = (await ActionsAsync(client, Uri, "source.citation")).ShouldHaveSingleItem()["command"]!;
        var citation = (string?)
            await client.ResultAsync(
                "workspace/executeCommand",
                $$"""{"command":{{command["command"]!.ToJsonString()}},"arguments":{{command["arguments"]!.ToJsonString()}} }"""
            );
        citation.ShouldNotBeNull().ShouldContain("Lanterns for Long Corridors");
        ((string?)(await client.NotificationAsync("window/showMessage"))["message"]).ShouldBe(citation);
    }

    private static async Task<List<JsonNode>> ActionsAsync(
        Client client,
        string uri,
        string? kind,
        int? trigger = null
    ) =>
        [
            .. (
                await client.ResultAsync(
                    "textDocument/codeAction",
                    $$$"""{"textDocument":{"uri":{{{Client.Json(uri)}}}},"range":{"start":{"line":2,"character":3},"end":{"line":2,"character":3}},"context":{"diagnostics":[]{{{(kind is null ? "" : $",\"only\":[\"{kind}\"]")}}}{{{(trigger is null ? "" : $",\"triggerKind\":{trigger}")}}}}}"""
                )
            )!
                .AsArray()
                .Select(a => a!),
        ];
}
