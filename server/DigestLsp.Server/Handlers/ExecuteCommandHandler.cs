using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Protocol;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/executeCommand</c>: runs an <see cref="EditorCommand"/>.</summary>
internal static class ExecuteCommandHandler
{
    public static Task<object?> HandleAsync(
        Session session,
        ExecuteCommandParams parameters,
        CancellationToken cancellationToken
    ) =>
        EditorCommand.All.TryGetValue(parameters.Command, out var command)
            ? command.RunAsync(
                new CommandCall(
                    session,
                    command.Name,
                    parameters.Arguments is [var first, ..] ? first : null,
                    parameters.WorkDoneToken
                ),
                cancellationToken
            )
            : throw new LocalRpcException($"There is no command {parameters.Command}.")
            {
                ErrorCode = (int)JsonRpcErrorCode.InvalidParams,
            };
}
