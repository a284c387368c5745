using System.Text.Json;
using DigestLsp.Server.Handlers;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Nerdbank.Streams;
using StreamJsonRpc;

namespace DigestLsp.Server.Tests;

/// <summary>One writer: changes of the server's state wait until the previous message is handled.</summary>
public sealed class MessageLoopTests
{
    private readonly TaskCompletionSource atGate = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Settings_do_not_change_between_two_steps_of_a_request()
    {
        var (clientEnd, serverEnd) = FullDuplexStream.CreatePair();
        var converters = new ParameterConverters();
        using var server = new JsonRpc(
            new HeaderDelimitedMessageHandler(serverEnd, LanguageServer.Formatter(converters))
        );
        using var state = new ServerState(server, linkCacheFolder: null);
        state.Initialize(
            new InitializeParams(Capabilities: JsonElement.Parse("""{"workspace":{"configuration":true}}"""))
        );
        var router = new RequestRouter(server, converters, state);
        ConfigurationHandler.Register(router, state);
        using var gate = new ManualResetEventSlim();
        router.Request(
            "test/twoSteps",
            (NoParams _) =>
            {
                var first = state.Settings.Current;
                atGate.SetResult();
                gate.Wait(TestContext.Current.CancellationToken);
                return ReferenceEquals(first, state.Settings.Current) ? "same settings" : "other settings";
            }
        );
        server.StartListening();
        using var client = new JsonRpc(
            new HeaderDelimitedMessageHandler(clientEnd, new SystemTextJsonFormatter())
        );
        client.AddLocalRpcMethod("workspace/configuration", ConfigurationAsync);
        client.StartListening();

        await client.NotifyWithParameterObjectAsync("workspace/didChangeConfiguration", new { });
        var request = client.InvokeWithParameterObjectAsync<string>("test/twoSteps", new { });
        await atGate.Task;
        // The new settings have arrived: they are queued, or were applied immediately.
        while (state.Loop.Pending == 0 && state.Settings.Current.Editor.CodeLens)
            await Task.Yield();
        gate.Set();

        (await request).ShouldBe("same settings");
        await state.Loop.RunAsync(() => { });
        state.Settings.Current.Editor.CodeLens.ShouldBeFalse();
    }

    // The client responds while the request is between its steps.
    private async Task<object[]> ConfigurationAsync(JsonElement items)
    {
        await atGate.Task;
        return [new { codeLens = false }];
    }
}
