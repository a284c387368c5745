using System.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// An answer that is a list, sent in pieces where the client gave a token for them, so that it may begin with the first of a long one
/// (LSP 3.18, Partial Result Progress). What sends pieces earlier, as soon as it knows them, leaves no list behind to be parted.
/// </summary>
internal static class PartialAnswer
{
    // Semantic tokens are five numbers each.
    private const int PieceSize = 5000;

    // Those of ours whose parameters are PartialResultParams. A report of findings is none: what it has in pieces is about other documents.
    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "textDocument/codeAction",
        "textDocument/codeLens",
        "textDocument/completion",
        "textDocument/definition",
        "textDocument/documentHighlight",
        "textDocument/documentLink",
        "textDocument/documentSymbol",
        "textDocument/foldingRange",
        "textDocument/references",
        "textDocument/selectionRange",
        "textDocument/semanticTokens/full",
        "textDocument/semanticTokens/full/delta",
        "textDocument/semanticTokens/range",
        "workspace/symbol",
    };

    /// <summary>The token under which a request wants pieces, as JSON; null where it wants none.</summary>
    public static string? WantedBy(ClientCall call)
    {
        if (!Methods.Contains(call.Name) || call.Json.IndexOf("\"partialResultToken\""u8) < 0)
            return null;
        var members = new JsonMembers(call.Json);
        while (members.Next())
        {
            if (
                members.Is("partialResultToken"u8)
                && members.Value[0] is (byte)'"' or (byte)'-' or (>= (byte)'0' and <= (byte)'9')
            )
                return Encoding.UTF8.GetString(members.Value);
        }
        return null;
    }

    /// <summary>Sends the items of an answer.</summary>
    /// <param name="session">The client.</param>
    /// <param name="token">Its token, as JSON.</param>
    /// <param name="answer">A list, or what holds one; null where there is nothing.</param>
    /// <returns>What is left to answer: the same without its items.</returns>
    public static object? Send(Session session, string token, object? answer)
    {
        if (answer is null)
            return null;
        var json = MessageFormatter.Write(answer);
        if (ListIn(json.Written, out var member) is not { } list)
            return new WrittenJson(utf8 => utf8.Write(json.Written));
        var items = json.Written[list];
        var (start, end, at) = (0, 0, 0);
        for (var count = 0; JsonMembers.NextItem(items, ref at, out var item); count++)
        {
            if (count % PieceSize == 0)
            {
                Tell(start, end);
                start = at - item.Length;
            }
            end = at;
        }
        Tell(start, end);
        return new WrittenJson(utf8 =>
        {
            utf8.Write(json.Written[..list.Start.Value]);
            utf8.Write("[]"u8);
            utf8.Write(json.Written[list.End.Value..]);
        });

        void Tell(int from, int to)
        {
            if (to > 0)
                session.Notify(
                    "$/progress",
                    new WrittenJson(utf8 => Piece(utf8, json.Written[list][from..to]))
                );
        }

        void Piece(Utf8Json utf8, ReadOnlySpan<byte> piece)
        {
            utf8.Write($"{{\"token\":{token},\"value\":");
            utf8.Write(member is null ? "[" : $"{{\"{member}\":[");
            utf8.Write(piece);
            utf8.Write(member is null ? "]}" : "]}}");
        }
    }

    // Where the list stands, and the member that a piece of it stands in too; the items of a completion are sent alone.
    private static System.Range? ListIn(ReadOnlySpan<byte> json, out string? member)
    {
        member = null;
        if (json[0] == '[')
            return 0..json.Length;
        if (json[0] != '{')
            return null;
        var members = new JsonMembers(json);
        while (members.Next())
        {
            member =
                members.Is("data"u8) ? "data"
                : members.Is("edits"u8) ? "edits"
                : null;
            if (member is not null || members.Is("items"u8))
                return members.ValueRange;
        }
        return null;
    }
}
