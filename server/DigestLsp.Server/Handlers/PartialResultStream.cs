using System.Text.Json;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// A list that is sent in parts as items are found, or as a whole to a client without a token (LSP 3.18, <c>partialResultToken</c>).
/// </summary>
internal sealed class PartialResultStream<T>(ServerState state, JsonElement? token)
{
    private readonly List<T> items = [];

    /// <summary>Sends a part, or keeps it for the result.</summary>
    public void Send(T[] part)
    {
        if (token is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given)
        {
            if (part.Length > 0)
                state.Connection.Notify("$/progress", new PartialResultParams(given, part));
        }
        else
            items.AddRange(part);
    }

    /// <summary>Gets the result: all items, or none if they were sent in parts.</summary>
    public T[] Rest() => [.. items];
}
