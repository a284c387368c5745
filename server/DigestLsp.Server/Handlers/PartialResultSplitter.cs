using System.Text.Json;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Sends a list in parts to a client with a partial result token, so that a long one can be shown early (LSP 3.18, Partial Result
/// Progress).
/// </summary>
internal static class PartialResultSplitter
{
    // A multiple of five, for semantic tokens.
    private const int PartSize = 5000;

    /// <summary>Sends the items of a result.</summary>
    /// <param name="state">The server state.</param>
    /// <param name="token">The client's token.</param>
    /// <param name="result">A list, an object that contains one, or null.</param>
    /// <returns>The result without the items.</returns>
    public static object? Send(ServerState state, JsonElement token, object? result)
    {
        if (token.ValueKind is not (JsonValueKind.String or JsonValueKind.Number))
            return result;
        var (parts, rest) = Split(result);
        foreach (var part in parts)
            state.Connection.Notify("$/progress", new PartialResultParams(token, part));
        return rest;
    }

    private static (IEnumerable<object> Parts, object? Left) Split(object? result) =>
        result switch
        {
            RawJson list => (list.Chunk(PartSize), RawJson.EmptyList),
            CompletionList { Items.Length: > 0 } list => (
                list.Items.Chunk(PartSize),
                list with
                {
                    Items = [],
                }
            ),
            SemanticTokens tokens => (
                tokens.Data.Chunk(PartSize).Select(d => new SemanticTokensPartialResult(d)),
                tokens with
                {
                    Data = [],
                }
            ),
            SemanticTokensDelta { Edits.Length: > 0 } delta => (
                [new SemanticTokensDeltaPartialResult(delta.Edits)],
                delta with
                {
                    Edits = [],
                }
            ),
            Array { Length: > 0 } list => ([list], RawJson.EmptyList),
            _ => ([], result),
        };
}
