using System.Diagnostics;

namespace DigestLsp.Server.Tests;

/// <summary>The state of a document while the user types and when the client disconnects.</summary>
public sealed class TypingTests
{
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention. See github.com/invented/g";
    private const string Key =
        """{"textDocument":{"uri":"untitled:a","version":2},"contentChanges":[{"range":{"start":{"line":4,"character":56},"end":{"line":4,"character":56}},"text":"a"}]}""";

    [Fact]
    public async Task Incomplete_link_is_not_reported_until_typing_stops()
    {
        await using var client = await Client.ReadyAsync();
        await client.OpenAsync("untitled:a", Page);
        (await Codes(client)).ShouldContain("link.missing-scheme");
        await client.TellAsync("textDocument/didChange", Key);
        (await Codes(client)).ShouldNotContain("link.missing-scheme");
        (await Codes(client)).ShouldContain("link.missing-scheme");
    }

    [Fact]
    public async Task Pulled_diagnostics_are_complete_after_typing_stops()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{}}}"""
        );
        await client.OpenAsync("untitled:a", Page);
        await client.TellAsync("textDocument/didChange", Key);
        var report = await client.ResultAsync("textDocument/diagnostic", Client.Document("untitled:a"));
        report!["items"]!.AsArray().Select(i => (string?)i!["code"]).ShouldContain("link.missing-scheme");
    }

    [Fact]
    public async Task Client_with_refresh_support_gets_diagnostics_immediately_and_a_refresh_later()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{}},"workspace":{"diagnostics":{"refreshSupport":true}}}"""
        );
        var asked = new TaskCompletionSource();
        client.Answers["workspace/diagnostic/refresh"] = _ =>
        {
            asked.TrySetResult();
            return null;
        };
        await client.OpenAsync("untitled:a", Page);
        var (id, codes) = await WhileTypingAsync(
            client,
            () =>
            {
                asked = new TaskCompletionSource();
                return ReportAsync(null);
            },
            report => !report.Codes.Contains("link.missing-scheme")
        );
        codes.ShouldNotContain("link.missing-scheme");
        await asked.Task.WaitAsync(TimeSpan.FromSeconds(60), TestContext.Current.CancellationToken);
        (_, codes) = await ReportAsync(id);
        codes.ShouldContain("link.missing-scheme");

        async Task<(string? Id, IEnumerable<string?> Codes)> ReportAsync(string? previous)
        {
            var report = await client.ResultAsync(
                "textDocument/diagnostic",
                $$$"""{"textDocument":{"uri":"untitled:a"},"previousResultId":{{{(previous is null ? "null" : Client.Json(previous))}}}}"""
            );
            return (
                (string?)report!["resultId"],
                report["items"]?.AsArray().Select(i => (string?)i!["code"]) ?? []
            );
        }
    }

    [Fact]
    public async Task Canceled_request_gets_the_canceled_error()
    {
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{}}}"""
        );
        await client.OpenAsync("untitled:a", Page);
        // The first id is that of initialize.
        var id = 1;
        var answer = await WhileTypingAsync(
            client,
            async () =>
            {
                var answer = client.AskAsync("textDocument/diagnostic", Client.Document("untitled:a"));
                await client.TellAsync("$/cancelRequest", $$"""{"id":{{++id}}}""");
                return await answer;
            },
            answer => answer["error"] is not null
        );
        ((int)answer["error"]!["code"]!).ShouldBe(-32800);
        (await client.OutlineAsync("untitled:a")).ShouldNotBeNull();
    }

    [Fact]
    public async Task Server_exits_when_the_client_process_ends()
    {
        using var editor = Process.Start(
            new ProcessStartInfo(OperatingSystem.IsWindows() ? "timeout" : "sleep", "60")
            {
                UseShellExecute = false,
            }
        )!;
        await using var client = Client.Start();
        await client.AskAsync(
            "initialize",
            $$"""{"processId":{{editor.Id}},"capabilities":{},"rootUri":null}"""
        );
        editor.Kill();
        await editor.WaitForExitAsync(TestContext.Current.CancellationToken);
        (await client.ExitCodeAsync()).ShouldBe(1);
    }

    /// <summary>Types a key and sends a request, again if a busy machine sends it only after typing has stopped.</summary>
    private static async Task<T> WhileTypingAsync<T>(Client client, Func<Task<T>> ask, Func<T, bool> isInTime)
    {
        const int MaxTries = 50;
        for (var tries = 1; ; tries++)
        {
            await client.TellAsync("textDocument/didChange", Key);
            var answer = await ask();
            if (isInTime(answer) || tries == MaxTries)
                return answer;
        }
    }

    private static async Task<IEnumerable<string?>> Codes(Client client) =>
        (await client.NotificationAsync("textDocument/publishDiagnostics"))["diagnostics"]!
            .AsArray()
            .Select(d => (string?)d!["code"]);
}
