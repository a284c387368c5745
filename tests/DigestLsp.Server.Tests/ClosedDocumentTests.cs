using System.Runtime.CompilerServices;
using System.Text.Json;
using DigestLsp.Online.Tests;
using DigestLsp.Server.State;
using StreamJsonRpc;
using static DigestLsp.Server.Tests.LinkedPage;
using Range = DigestLsp.Server.Lsp.Range;

namespace DigestLsp.Server.Tests;

/// <summary>A closed document leaves nothing in memory while lookups wait: no text, and no request that only it needs.</summary>
public sealed class ClosedDocumentTests
{
    [Fact]
    public async Task Lookups_of_a_closed_document_are_not_sent()
    {
        var (held, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var github = Held(held, released);
        await using var client = await Client.ReadyAsync(
            Options(github).Replace("""{"online""", """{"status":true,"online""", StringComparison.Ordinal)
        );
        await client.OpenAsync("untitled:closed", LinesOf(0, 12));
        await held.Task;
        await StateAsync("checking");
        await client.TellAsync("textDocument/didClose", Client.Document("untitled:closed"));
        await StateAsync("ready");
        released.SetResult();
        await client.OpenAsync("untitled:open", LinesOf(20, 1));
        await client.ResultAsync(
            "workspace/executeCommand",
            """{"command":"digest.checkLinks","arguments":[{"uri":"untitled:open"}]}"""
        );
        github.Asked.ShouldBe(["/repos/invented/r0", "/repos/invented/r20"]);

        async Task StateAsync(string state)
        {
            while ((string?)(await client.NotificationAsync("digest/status"))["state"] != state) { }
        }
    }

    [Fact]
    public async Task Lookups_that_wait_hold_no_tree()
    {
        var (held, released) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var github = Held(held, released);
        using var rpc = new JsonRpc(Stream.Null);
        using var state = new ServerState(rpc, linkCacheFolder: null);
        using var settings = JsonDocument.Parse(Options(github));
        state.Take(settings.RootElement);
        state.Settings.SetKnown();
        var waiting = new List<Task>();
        var closed = Open("untitled:closed", 0);
        await held.Task;
        var edited = Open("untitled:edited", 6);
        state.Workspace.Change(
            new(new("untitled:edited", 2), [new("Notes\n\n", new Range(new(0, 0), new(0, 0)))])
        );
        state.Workspace.Close("untitled:closed");
        state.Watch.Closed("untitled:closed");
        Collect();
        closed.TryGetTarget(out _).ShouldBeFalse();
        edited.TryGetTarget(out _).ShouldBeFalse();
        waiting[1].IsCompleted.ShouldBeFalse();
        released.SetResult();
        await Should.ThrowAsync<OperationCanceledException>(waiting[0]);
        await waiting[1];

        // A separate method, so that no local variable here keeps the object alive.
        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference<object> Open(string uri, int first)
        {
            var document = state.Workspace.Open(new(uri, 1, LinesOf(first, 12)));
            waiting.Add(state.Watch.CheckAsync(uri, false, null, TestContext.Current.CancellationToken));
            return new(document.Tree);
        }
    }

    private static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static StandIn Held(TaskCompletionSource held, TaskCompletionSource released) =>
        new(async context =>
        {
            held.TrySetResult();
            await released.Task;
            await StandIn.Say(context, 200, Repository(StandIn.Target(context)["/repos/".Length..], 9));
        });
}
