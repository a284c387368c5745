using System.Text.Json;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>An answer that is sent in pieces where the client gave a token for them, and whole where it did not (LSP 3.18, <c>partialResultToken</c>).</summary>
internal sealed class PartialResults<T>(Session session, JsonElement? token)
{
    private readonly List<T> kept = [];

    /// <summary>Sends a piece, or keeps it for the end.</summary>
    public void Send(T[] piece)
    {
        if (token is { ValueKind: JsonValueKind.String or JsonValueKind.Number } given)
        {
            if (piece.Length > 0)
                session.Notify("$/progress", new PartialResultParams<T>(given, piece));
        }
        else
            kept.AddRange(piece);
    }

    /// <summary>What the answer itself holds: all, or nothing where it was sent already.</summary>
    public T[] Rest() => [.. kept];
}
