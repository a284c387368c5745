using System.Text;

namespace DigestLsp.Server.Tests;

public sealed class EditTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "\n",
        "\r\n",
        "\n\n",
        "𝕏",
        "é",
        " ",
        "Aug 2",
        "github.com/o/r",
        "https://github.com/o/r.",
        "Subscribe",
        "",
        "",
        ". ",
    ];

    [Fact]
    public async Task After_400_random_edits_all_is_as_in_a_fresh_open()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true},"diagnostic":{}}}"""
        );
        var random = new Random(20250801);
        var text = string.Join(
            "\r\n\r\n",
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    i % 2 == 0
                        ? $"The Title of Paper {i}"
                        : $"Abstract {i} with a link github.com/o/r{i}. It ends."
                )
        );
        await client.OpenAsync("file:///edited", text);
        for (var version = 2; version <= 201; version++)
        {
            var changes = new List<string>();
            for (var i = 0; i < 2; i++)
            {
                var from = Clean(text, random.Next(text.Length + 1));
                var to = Clean(text, Math.Min(text.Length, from + random.Next(8)));
                if (to < from)
                    to = from;
                var piece = Pieces[random.Next(Pieces.Length)];
                changes.Add(
                    $$"""{"range":{"start":{{Position(text, from)}},"end":{{Position(text, to)}}},"text":{{Client.Json(piece)}}}"""
                );
                text = new StringBuilder(text).Remove(from, to - from).Insert(from, piece).ToString();
            }
            await client.TellAsync(
                "textDocument/didChange",
                $$$"""{"textDocument":{"uri":"file:///edited","version":{{{version}}}},"contentChanges":[{{{string.Join(',', changes)}}}]}"""
            );
            if (version % 20 != 1)
                continue;
            await client.OpenAsync("file:///fresh", text);
            foreach (var method in new[] { "textDocument/documentSymbol", "textDocument/documentLink" })
                (await client.ResultAsync(method, Client.Document("file:///edited")))!
                    .ToJsonString()
                    .ShouldBe(
                        (await client.ResultAsync(method, Client.Document("file:///fresh")))!.ToJsonString()
                    );
            (await DiagnosticsAsync(client, "file:///edited")).ShouldBe(
                await DiagnosticsAsync(client, "file:///fresh")
            );
        }
    }

    // Duplicates between the two documents are irrelevant here.
    private static async Task<string> DiagnosticsAsync(Client client, string uri) =>
        string.Join(
            '\n',
            (await client.ResultAsync("textDocument/diagnostic", Client.Document(uri)))!["items"]!
                .AsArray()
                .Where(i => !((string?)i!["message"])!.Contains(" in edited", StringComparison.Ordinal))
                .Select(i => i!.ToJsonString().Replace(uri, "", StringComparison.Ordinal))
        );

    // A client never splits a surrogate pair or a CRLF.
    private static int Clean(string text, int offset) =>
        offset > 0
        && offset < text.Length
        && (char.IsLowSurrogate(text[offset]) || (text[offset] == '\n' && text[offset - 1] == '\r'))
            ? offset - 1
            : offset;

    private static string Position(string text, int offset)
    {
        var (line, start) = (0, 0);
        for (var i = 0; i < offset; i++)
        {
            if (text[i] == '\n' || (text[i] == '\r' && (i + 1 >= text.Length || text[i + 1] != '\n')))
                (line, start) = (line + 1, i + 1);
        }
        return $$"""{"line":{{line}},"character":{{offset - start}}}""";
    }
}
