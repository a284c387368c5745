using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>The base protocol: headers, and how clients write and read (LSP 3.18, Base Protocol).</summary>
public sealed class WireTests
{
    private const string Uri = "file:///wire.digest";
    private const string Initialize =
        """{"jsonrpc":"2.0","id":"first","method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}""";
    private const string Outline =
        """{"jsonrpc":"2.0","id":7,"method":"textDocument/documentSymbol","params":{"textDocument":{"uri":"file:///wire.digest"}}}""";
    private const string Shutdown = """{"jsonrpc":"2.0","id":8,"method":"shutdown"}""";
    private const string Exit = """{"jsonrpc":"2.0","method":"exit"}""";
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Client_that_writes_everything_first_gets_responses_in_order()
    {
        const int Requests = 3000;
        var paper = "\n\nA Title of Four Words\n\nAn abstract that is long enough to be one. It ends.";
        var messages = new StringBuilder()
            .Append(Framed(Initialize))
            .Append(Framed("""{"jsonrpc":"2.0","method":"initialized","params":{}}"""))
            .Append(Framed(Open("Aug 1" + string.Concat(Enumerable.Repeat(paper, 50)) + "\n")));
        for (var i = 0; i < Requests; i++)
            messages.Append(
                Framed(
                    Outline.Replace(
                        "7",
                        (1000 + i).ToString(CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
                )
            );
        messages.Append(Framed(Shutdown)).Append(Framed(Exit));

        var (answers, code) = await TalkAsync(Encoding.UTF8.GetBytes(messages.ToString()));

        code.ShouldBe(0);
        answers
            .Select(a => a["id"])
            .OfType<JsonValue>()
            .Where(id => id.TryGetValue<int>(out var number) && number >= 1000)
            .Select(id => (int)id)
            .ShouldBe(Enumerable.Range(1000, Requests));
    }

    [Fact]
    public async Task Headers_are_read_as_the_specification_and_its_first_clients_write_them()
    {
        var body = Encoding.UTF8.GetBytes(Initialize);
        var header =
            $"content-type: application/vscode-jsonrpc; charset=utf8\r\nCONTENT-LENGTH:{body.Length}\r\n\r\n";
        var (answers, code) = await TalkAsync(
            [
                .. Encoding.ASCII.GetBytes(header),
                .. body,
                .. Encoding.UTF8.GetBytes(Framed(Shutdown) + Framed(Exit)),
            ],
            bytesAtOnce: 7
        );
        ((string?)answers[0]["id"]).ShouldBe("first");
        code.ShouldBe(0);
    }

    [Theory]
    [InlineData("Content-Length: many\r\n\r\n{}")]
    [InlineData("Content-Length: -1\r\n\r\n{}")]
    [InlineData("Content-Type: x\r\n\r\n{}")]
    [InlineData("no header at all\r\n\r\n{}")]
    [InlineData("Content-Length: 2\r\nContent-Type: application/vscode-jsonrpc; charset=utf-16\r\n\r\n{}")]
    [InlineData("Content-Length: 9\r\n\r\n{\"id\":1}")]
    public async Task Invalid_frame_ends_the_connection_and_is_logged(string bytes)
    {
        var (answers, code) = await TalkAsync(Encoding.UTF8.GetBytes(Framed(Initialize) + bytes));
        code.ShouldBe(1);
        answers
            .Where(a => (string?)a["method"] == "window/logMessage")
            .Select(a => (string)a["params"]!["message"]!)
            .ShouldContain(m => m.Contains("The connection to the client failed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(
        """A Title \ud83d of Words\n\nAn abstract, \u00e9\ud83d\ude00 \"quoted\" \\ \/ \b\f\t here. It ends.\n"""
    )]
    [InlineData("""A Title \udc00 of Words\r\n\r\nAn abstract that is long enough to be one. It ends.\r\n""")]
    public async Task Half_a_surrogate_pair_moves_no_position(string json)
    {
        var client = await Client.ReadyAsync();
        await using (client)
        {
            await client.TellAsync(
                "textDocument/didOpen",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}","languageId":"digest","version":1,"text":"{{{json}}}"}}"""
            );
            // After the half: "of" becomes "on".
            await client.TellAsync(
                "textDocument/didChange",
                $$$"""{"textDocument":{"uri":"{{{Uri}}}","version":2},"contentChanges":[{"range":{"start":{"line":0,"character":11},"end":{"line":0,"character":12}},"text":"n"}]}"""
            );
            var name = (string)(await client.OutlineAsync(Uri))!.AsArray()[0]!["name"]!;
            name.ShouldBe("A Title \ufffd on Words");
        }
    }

    private static string Framed(string message) =>
        $"Content-Length: {Encoding.UTF8.GetByteCount(message)}\r\n\r\n{message}";

    private static string Open(string text) =>
        new JsonObject
        {
            ["jsonrpc"] = "2.0",
            ["method"] = "textDocument/didOpen",
            ["params"] = new JsonObject
            {
                ["textDocument"] = new JsonObject
                {
                    ["uri"] = Uri,
                    ["languageId"] = "digest",
                    ["version"] = 1,
                    ["text"] = text,
                },
            },
        }.ToJsonString();

    // Writes everything, then closes the input and reads everything.
    private static async Task<(List<JsonNode> Messages, int ExitCode)> TalkAsync(
        byte[] bytes,
        int bytesAtOnce = int.MaxValue
    )
    {
        var start = new ProcessStartInfo(Client.ServerPath, ["--stdio"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["XDG_STATE_HOME"] = Path.Combine(Path.GetTempPath(), "digest-lsp-tests");
        using var process = Process.Start(start)!;
        try
        {
            using var limit = new CancellationTokenSource(Timeout);
            var input = process.StandardInput.BaseStream;
            for (var at = 0; at < bytes.Length; at += Math.Min(bytesAtOnce, bytes.Length - at))
            {
                await input.WriteAsync(
                    bytes.AsMemory(at, Math.Min(bytesAtOnce, bytes.Length - at)),
                    limit.Token
                );
                await input.FlushAsync(limit.Token);
            }
            process.StandardInput.Close();
            using var output = new MemoryStream();
            await process.StandardOutput.BaseStream.CopyToAsync(output, limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return ([.. MessagesIn(output.ToArray())], process.ExitCode);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    private static IEnumerable<JsonNode> MessagesIn(byte[] output)
    {
        const string Name = "Content-Length: ";
        for (var at = 0; at < output.Length; )
        {
            var end = output.AsSpan(at).IndexOf("\r\n\r\n"u8) + at;
            var length = int.Parse(
                Encoding.ASCII.GetString(output, at, end - at)[Name.Length..],
                CultureInfo.InvariantCulture
            );
            yield return JsonNode.Parse(output.AsSpan(end + 4, length))!;
            at = end + 4 + length;
        }
    }
}
