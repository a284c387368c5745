using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.markAs</c> (<c>status</c>), <c>digest.addTag</c> (<c>tag</c>) and <c>digest.addNote</c> (<c>note</c>) for the paper at
/// <c>position</c> in <c>uri</c>. Without tag or note the field is written and the caret put there, where the client can.
/// </summary>
internal static class AnnotateCommands
{
    public const string AddTag = "digest.addTag";
    public const string AddNote = "digest.addNote";
    public const string MarkAs = "digest.markAs";

    public static EditorCommand[] All { get; } =
    [
        new(MarkAs, (call, _) => SetAsync(call, "Status", call.Text("status") ?? "read")),
        new(AddNote, (call, _) => SetAsync(call, "Note", call.Text("note") ?? "")),
        new(AddTag, (call, _) => TagAsync(call)),
    ];

    private static Task<object?> TagAsync(CommandCall call)
    {
        if (call.Text("tag") is not { Length: > 0 } tag)
            return SetAsync(call, TagList.FieldName, "");
        if (!TagList.IsName(tag))
            throw call.Bad("needs a \"tag\" without commas and line breaks");
        var (document, paper) = Paper(call);
        var change = Annotations.AddTag(document.Tree, paper, tag);
        return call.ApplyAsync($"Add tag {tag}", document, change is { } c ? [c] : []);
    }

    private static async Task<object?> SetAsync(CommandCall call, string field, string value)
    {
        if (value.AsSpan().IndexOfAny('\n', '\r') >= 0)
            throw call.Bad("needs a value of one line");
        var (document, paper) = Paper(call);
        if (Annotations.Set(document.Tree, paper, field, value) is not { } change)
            return null;
        var answer = await call.ApplyAsync(field, document, [change]).ConfigureAwait(true);
        if (value.Length == 0 && answer is null)
            await ShowAsync(call.Session, document, change, paper, field).ConfigureAwait(true);
        return answer;
    }

    private static (Document, PartAt) Paper(CommandCall call)
    {
        var document = call.Document;
        return (
            document,
            Papers.At(document.Tree, call.Offset) ?? throw call.Bad("needs a position in a paper")
        );
    }

    // The caret goes to where the value is to be written.
    private static async Task ShowAsync(
        Session session,
        Document document,
        TextChange change,
        PartAt paper,
        string field
    )
    {
        var changed = document.Tree.WithChange(change);
        if (
            !session.Client.ShowsDocuments
            || Annotations.ValueStart(changed, paper.Start, field) is not { } at
        )
            return;
        var position = Translator.Position(changed, at);
        await session
            .AskAsync<ShowDocumentResult>(
                "window/showDocument",
                new ShowDocumentParams(document.Uri)
                {
                    TakeFocus = true,
                    Selection = new Range(position, position),
                }
            )
            .ConfigureAwait(true);
    }
}
