namespace DigestLsp.Server.Tests;

/// <summary>Messages that are not quite as the specification has them: an answer or a proper error, and the server lives.</summary>
public sealed class OddMessageTests
{
    private const string Uri = "file:///odd.digest";
    private const string Text =
        "Aug 1\n\nA Title of Four Words\n\nAn abstract that is long enough to be one. It ends.\n";

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"textDocument":7,"workspace":{"configuration":"yes","workspaceEdit":[]}}""")]
    [InlineData("""{"textDocument":{"hover":{"contentFormat":"markdown"}}}""")]
    public async Task Capabilities_of_another_shape_count_as_none(string capabilities)
    {
        await using var client = await Client.ReadyAsync(capabilities: capabilities);
        await client.OpenAsync(Uri, Text);
        (await client.OutlineAsync(Uri))!.AsArray().Count.ShouldBe(2);
        (await client.ShutdownAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_range_to_the_largest_number_reaches_to_the_end()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":0},"end":{"line":4294967295,"character":4294967295}},"rangeLength":9,"text":"Aug 2\n"}]}"""
        );
        var outline = (await client.OutlineAsync(Uri))!.AsArray();
        ((string?)outline.ShouldHaveSingleItem()!["name"]).ShouldBe("Aug 2");
    }

    [Theory]
    [InlineData("""{"textDocument":{"uri":"file:///odd.digest","version":2}}""")]
    [InlineData("""{"textDocument":7,"contentChanges":[]}""")]
    [InlineData(
        """{"textDocument":{"uri":"file:///odd.digest","version":2},"contentChanges":[{"range":null}]}"""
    )]
    [InlineData(
        """{"textDocument":{"uri":"file:///odd.digest","version":2},"contentChanges":[{"range":{"start":7},"text":"x"}]}"""
    )]
    public async Task A_change_that_cannot_be_read_changes_nothing(string parameters)
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        var before = (await client.OutlineAsync(Uri))!.ToJsonString();
        await client.TellAsync("textDocument/didChange", parameters);
        (await client.OutlineAsync(Uri))!.ToJsonString().ShouldBe(before);
    }

    [Fact]
    public async Task A_change_without_a_range_is_the_whole_text()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync(Uri, Text);
        await client.TellAsync(
            "textDocument/didChange",
            $$$"""{"contentChanges":[{"text":"Aug 3\n","range":null}],"textDocument":{"version":null,"uri":"{{{Uri}}}"}}"""
        );
        ((string?)(await client.OutlineAsync(Uri))!.AsArray().ShouldHaveSingleItem()!["name"]).ShouldBe(
            "Aug 3"
        );
    }
}
