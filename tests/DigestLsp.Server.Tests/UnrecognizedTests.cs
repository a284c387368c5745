namespace DigestLsp.Server.Tests;

/// <summary>Documents without recognized papers are plain text, and the user is notified.</summary>
public sealed class UnrecognizedTests : CommandTest
{
    private const string Changelog = """
        # Changelog

        ## 2026-08-03

        - Faster pruning, http://github.com/o/r

        ## 2026-08-03

        - Support for hoses

        ## Feb 31
        """;

    [Fact]
    public void Check_names_files_without_papers_on_the_error_stream()
    {
        var file = Write("notes.md", Changelog);
        Run("check", file).ShouldBe(1);
        Error.ToString().ShouldContain($"{file}: No papers recognized");
        Output.ToString().ShouldContain("link.insecure-scheme");
        Output.ToString().ShouldNotContain("date.");
        Clear();
        Run("check", "--format", "json", file).ShouldBe(1);
        Error.ToString().ShouldBeEmpty();
        Run("check", "--min-severity", "error", file).ShouldBe(0);
    }

    [Theory]
    [InlineData("empty.md", "\n")]
    [InlineData("a.digest", "Aug 1\n")]
    [InlineData("b.md", "### [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)\n")]
    public void Check_reports_nothing_for_empty_files_pages_and_digests(string name, string text)
    {
        Run("check", Write(name, text));
        Error.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void The_outline_of_a_document_without_papers_is_empty()
    {
        Run("outline", Write("notes.md", Changelog)).ShouldBe(0);
        Output.ToString().ShouldStartWith("0 papers, 0 days");
    }

    [Fact]
    public async Task The_editor_is_told_whether_papers_are_recognized()
    {
        await using var client = await Client.ReadyAsync(
            options: """{"status":true,"online":{"enabled":false}}"""
        );
        await client.OpenAsync("file:///notes.md", Changelog);
        (await RecognizedAsync(client, false)).ShouldBeFalse();
        (await client.ResultAsync("textDocument/documentSymbol", Client.Document("file:///notes.md")))!
            .AsArray()
            .ShouldBeEmpty();
        await client.ChangeAsync(
            "file:///notes.md",
            2,
            0,
            0,
            0,
            0,
            "### [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)\n\n"
        );
        (await RecognizedAsync(client, true)).ShouldBeTrue();
    }

    // Statuses are sent after a delay, so earlier ones may come first.
    private static async Task<bool> RecognizedAsync(Client client, bool wanted)
    {
        while (true)
        {
            var documents = (await client.NotificationAsync("digest/status"))["documents"]!.AsArray();
            if (documents is [{ } document] && (bool)document["recognized"]! == wanted)
                return wanted;
        }
    }
}
