using System.Globalization;
using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/completion</c> and <c>completionItem/resolve</c>.</summary>
internal static class CompletionHandler
{
    private const int Snippet = 2;
    private const int MaxPapers = 5;

    // How long completion waits for the first indexing; with many files, further typing gets more.
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(300);

    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "completionProvider",
            client =>
                $$"""
                    {"triggerCharacters":["/",":",",","#"],"resolveProvider":{{(
                        client.ResolvesCompletion ? "true" : "false"
                    )}}}
                    """
        );
        router.Document(
            "textDocument/completion",
            (Document document, PositionListParams p, CancellationToken stop) =>
                HandleAsync(state, document, p.Position, stop)
        );
        router.Request("completionItem/resolve", (CompletionItem item) => Resolve(state, item));
    }

    private static async Task<CompletionList> HandleAsync(
        ServerState state,
        Document document,
        Position position,
        CancellationToken cancellationToken
    )
    {
        var (list, isRead) = Propose(state, document, position);
        if (isRead)
            return list;
        await Task.WhenAny(state.Library.Start(), Task.Delay(Timeout, cancellationToken))
            .ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        return await state.Loop.RunAsync(() => Propose(state, document, position).List).ConfigureAwait(false);
    }

    private static (CompletionList List, bool IsRead) Propose(
        ServerState state,
        Document document,
        Position position
    )
    {
        WorkspaceIndex? library = null;
        var isRead = true;
        var offset = document.Converter.Offset(document.Tree, position);
        var answer = Completion.At(
            document.Tree,
            offset,
            new CompletionSources(
                Known,
                state.Links.Checker.KnownRepositories,
                DateOnly.FromDateTime(DateTime.Now)
            )
        );
        var items = answer.Proposals.Select(
            (p, index) => Item(state, document, p, index, library ?? WorkspaceIndex.Empty)
        );
        // Incomplete while files are being indexed.
        return (new CompletionList(!answer.IsComplete || !isRead, [.. items]), isRead);

        WorkspaceIndex Known()
        {
            state.Library.Begin();
            // Checked before the index is used: a file indexed in between is then still reported as pending.
            isRead = state.Library.IsRead;
            return library = state.Library.Known();
        }
    }

    /// <summary>Resolves an item with its documentation: the papers that use it.</summary>
    private static CompletionItem Resolve(ServerState state, CompletionItem item) =>
        item.Data is { ValueKind: JsonValueKind.String } key
            ? item with
            {
                Documentation = Papers(state, state.Library.Known(), key.GetString()!),
            }
            : item;

    private static CompletionItem Item(
        ServerState state,
        Document document,
        CompletionProposal proposal,
        int index,
        WorkspaceIndex library
    )
    {
        var snippet = state.Client.Snippets ? proposal.Snippet : null;
        var key = proposal.Kind switch
        {
            CompletionKind.Repository when proposal.Label.Contains('/', StringComparison.Ordinal) => "github:"
                + proposal.Label.ToLowerInvariant(),
            CompletionKind.Tag => "tag:" + proposal.Label,
            _ => null,
        };
        return new CompletionItem(proposal.Label)
        {
            Kind = Kind(proposal.Kind) is var kind && state.Client.KnowsCompletionKind(kind) ? kind : null,
            Detail = proposal.Detail.Length > 0 ? proposal.Detail : null,
            SortText = index.ToString("0000", CultureInfo.InvariantCulture),
            FilterText = proposal.FilterText,
            InsertTextFormat = snippet is null ? null : Snippet,
            TextEdit = new TextEdit(
                document.Converter.Range(document.Tree, proposal.Replace),
                snippet ?? proposal.Text
            ),
            Data = key is not null && state.Client.ResolvesCompletion ? Text(key) : null,
            // For a client without resolve support, the first items get their documentation immediately.
            Documentation =
                key is not null && !state.Client.ResolvesCompletion && index < MaxPapers
                    ? Papers(state, library, key)
                    : null,
        };
    }

    private static MarkupContent? Papers(ServerState state, WorkspaceIndex library, string key)
    {
        var titles = library
            .Papers.Where(p =>
                key.StartsWith("tag:", StringComparison.Ordinal)
                    ? p.Paper.Tags.Contains(key["tag:".Length..], CanonicalComparer.IgnoreCase)
                    : p.Paper.Links.Any(l => l.Key == key)
            )
            .Select(p => p.Paper.Title)
            .Distinct(StringComparer.Ordinal)
            .Take(MaxPapers)
            .ToList();
        if (titles.Count == 0)
            return null;
        var markdown = state.Client.CompletionMarkdown;
        return new MarkupContent(
            markdown ? "markdown" : "plaintext",
            string.Join('\n', titles.Select(t => "- " + (markdown ? MarkdownText.Escape(t) : t)))
        );
    }

    private static JsonElement Text(string text) => JsonElement.Parse($"\"{JsonEncodedText.Encode(text)}\"");

    private static int Kind(CompletionKind kind) =>
        kind switch
        {
            CompletionKind.Owner => 19, // Folder
            CompletionKind.Repository => 9, // Module
            CompletionKind.Tag => 20, // EnumMember
            CompletionKind.Status => 12, // Value
            CompletionKind.Field => 5, // Field
            CompletionKind.Date => 23, // Event
            _ => 15, // Snippet
        };
}
