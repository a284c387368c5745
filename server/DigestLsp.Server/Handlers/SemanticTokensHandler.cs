using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Files;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Range = DigestLsp.Server.Lsp.Range;
using Token = DigestLsp.Language.Features.SemanticToken;
using Tokens = DigestLsp.Language.Features.SemanticTokens;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/semanticTokens</c>: of the whole document, as a delta, or of a range.</summary>
internal sealed class SemanticTokensHandler(ServerState state)
{
    // Numbers per token.
    private const int Size = 5;

    private readonly Dictionary<string, SemanticTokens> answered = new(StringComparer.Ordinal);
    private int results;

    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        var handler = new SemanticTokensHandler(state);
        router.Capability(
            "semanticTokensProvider",
            client =>
                $$"""
                    {"legend":{"tokenTypes":[{{string.Join(
                        ',',
                        client.Tokens.Types.Select(t => $"\"{t}\"")
                    )}}],"tokenModifiers":[]},
                    "range":true,"full":{"delta":true} }
                    """
        );
        router.Document(
            "textDocument/semanticTokens/full",
            (Document document, DocumentParams _) => handler.Full(document)
        );
        router.Document(
            "textDocument/semanticTokens/full/delta",
            (Document document, SemanticTokensDeltaParams p) => handler.Delta(document, p.PreviousResultId)
        );
        router.Document(
            "textDocument/semanticTokens/range",
            (Document document, SemanticTokensRangeParams p) => handler.Range(document, p.Range)
        );
        state.WhenClosed.Add(handler.Forget);
    }

    private SemanticTokens Full(Document document)
    {
        var id = (++results).ToString(CultureInfo.InvariantCulture);
        return answered[DocumentUri.Key(document.Uri)] = new SemanticTokens(
            id,
            Encode(document, document.Tree.Parts)
        );
    }

    /// <summary>Gets the delta to the previous result as one edit, or all tokens if the id is not the latest.</summary>
    private object Delta(Document document, string previousResultId)
    {
        var before = answered.GetValueOrDefault(DocumentUri.Key(document.Uri));
        var after = Full(document);
        if (before is null || before.ResultId != previousResultId)
            return after;
        var same = before.Data.AsSpan().CommonPrefixLength(after.Data);
        // Clients split the array at whole tokens.
        same -= same % Size;
        var old = before.Data.AsSpan(same);
        var now = after.Data.AsSpan(same);
        var tail = 0;
        var most = Math.Min(old.Length, now.Length);
        while (tail < most && old[^(tail + 1)] == now[^(tail + 1)])
            tail++;
        tail -= tail % Size;
        return new SemanticTokensDelta(
            after.ResultId!,
            old.Length == tail && now.Length == tail
                ? []
                : [new SemanticTokensEdit(same, old.Length - tail, now[..^tail].ToArray())]
        );
    }

    /// <summary>Gets the tokens of the parts in a range.</summary>
    private SemanticTokens Range(Document document, Range range) =>
        new(null, Encode(document, document.Tree.PartsIn(document.Converter.Span(document.Tree, range))));

    /// <summary>Removes a closed document.</summary>
    private void Forget(string uri) => answered.Remove(DocumentUri.Key(uri));

    // Lines and characters relative to the previous token (LSP 3.18, "Integer Encoding for Tokens").
    private int[] Encode(Document document, IEnumerable<PartAt> parts)
    {
        var legend = state.Client.Tokens;
        Func<Part, IReadOnlyList<Token>> tokensOf = part => Tokens.Of(part, document.Converter.Encoding);
        var data = new int[1024];
        var (count, line, character) = (0, 0, 0);
        foreach (var at in parts)
        {
            foreach (var token in document.Caches.Tokens.GetOrAdd(at.Part, tokensOf))
            {
                var type = legend.Of(token.Kind);
                if (type < 0)
                    continue;
                if (count + Size > data.Length)
                    Array.Resize(ref data, data.Length * 2);
                var lines = at.Line + token.Line - line;
                data[count] = lines;
                data[count + 1] = lines == 0 ? token.Character - character : token.Character;
                data[count + 2] = token.Length;
                data[count + 3] = type;
                data[count + 4] = 0;
                count += Size;
                (line, character) = (at.Line + token.Line, token.Character);
            }
        }
        return data[..count];
    }
}
