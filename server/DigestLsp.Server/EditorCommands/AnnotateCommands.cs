using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Range = DigestLsp.Server.Lsp.Range;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.markAs</c> (<c>status</c>), <c>digest.addTag</c> (<c>tag</c>) and <c>digest.addNote</c> (<c>note</c>) for the paper at
/// <c>position</c> in <c>uri</c>. Without a tag or note, an empty field is added if it is missing, and the cursor is moved to its end if
/// the client supports it.
/// </summary>
internal static class AnnotateCommands
{
    public const string AddTag = "digest.addTag";
    public const string AddNote = "digest.addNote";
    public const string MarkAs = "digest.markAs";

    public static EditorCommand[] All { get; } =
    [
        new(MarkAs, (call, stop) => SetAsync(call, "Status", call.Text("status") ?? "read", stop)),
        new(
            AddNote,
            (call, stop) => SetAsync(call, "Note", call.Text("note") ?? "", stop, Annotations.AddNote)
        ),
        new(AddTag, TagAsync),
    ];

    private static Task<object?> TagAsync(CommandCall call, CancellationToken cancellationToken)
    {
        var tag = call.Text("tag")?.Trim().TrimStart('#');
        if (tag is { Length: > 0 } && !TagList.IsName(tag))
            throw call.Bad("requires a \"tag\" without commas, line breaks, # and |");
        return SetAsync(call, TagList.FieldName, tag ?? "", cancellationToken, Annotations.AddTag);
    }

    private static async Task<object?> SetAsync(
        CommandCall call,
        string field,
        string value,
        CancellationToken cancellationToken,
        Func<DigestTree, PartAt, string, TextChange?>? add = null
    )
    {
        value = value.Trim();
        if (value.AsSpan().IndexOfAny('\n', '\r') >= 0)
            throw call.Bad("requires a value without line breaks");
        var (document, paper) = Paper(call);
        var tree = document.Tree;
        if (!Annotations.HasPlace(tree, paper, field))
            throw call.Bad(
                Annotations.IsRow((Entry)paper.Part)
                    ? $"cannot add the field: the table has no column \"{field}\""
                    : $"cannot add \"{field}:\": it would not be a field of the paper here"
            );
        var change =
            value.Length == 0 || add is null
                ? Annotations.Set(tree, paper, field, value)
                : add(tree, paper, value);
        var answer = await call.ApplyAsync(field, document, change is { } c ? [c] : [], cancellationToken)
            .ConfigureAwait(true);
        if (value.Length == 0 && answer is null)
            await ShowAsync(
                    call.State,
                    document,
                    change is { } made ? tree.WithChange(made) : tree,
                    paper,
                    field,
                    cancellationToken
                )
                .ConfigureAwait(true);
        return answer;
    }

    private static (Document, PartAt) Paper(CommandCall call)
    {
        var document = call.Document;
        return (
            document,
            Papers.At(document.Tree, call.Offset) ?? throw call.Bad("requires a position in a paper")
        );
    }

    // Move the cursor to where the value is to be typed.
    private static async Task ShowAsync(
        ServerState state,
        Document document,
        DigestTree changed,
        PartAt paper,
        string field,
        CancellationToken cancellationToken
    )
    {
        if (!state.Client.ShowsDocuments || Annotations.ValueEnd(changed, paper.Start, field) is not { } at)
            return;
        var position = document.Converter.Position(changed, at);
        await state
            .Connection.AskAsync<ShowDocumentResult>(
                "window/showDocument",
                new ShowDocumentParams(document.Uri)
                {
                    TakeFocus = true,
                    Selection = new Range(position, position),
                }
            )
            .WaitAsync(cancellationToken)
            .ConfigureAwait(true);
    }
}
