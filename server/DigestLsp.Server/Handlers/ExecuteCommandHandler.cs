using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/executeCommand</c>: runs an <see cref="EditorCommand"/>.</summary>
internal static class ExecuteCommandHandler
{
    /// <summary>Registers the request.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "executeCommandProvider",
            $$"""
            {"commands":[{{string.Join(
                ',',
                EditorCommand.All.Keys.Select(n => $"\"{n}\"")
            )}}],"workDoneProgress":true}
            """
        );
        router.Request(
            "workspace/executeCommand",
            (ExecuteCommandParams p, CancellationToken stop) => HandleAsync(state, p, stop)
        );
    }

    private static Task<object?> HandleAsync(
        ServerState state,
        ExecuteCommandParams parameters,
        CancellationToken cancellationToken
    ) =>
        EditorCommand.All.TryGetValue(parameters.Command, out var command)
            ? command.RunAsync(
                new CommandCall(
                    state,
                    command.Name,
                    parameters.Arguments is [var first, ..] ? first : null,
                    parameters.WorkDoneToken
                ),
                cancellationToken
            )
            : throw LspError.InvalidParams($"Unknown command `{parameters.Command}`.");
}
