using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// Commands that edit a document. <c>digest.sortDays</c> (<c>uri</c>); <c>digest.sortPapers</c> (<c>uri</c>, <c>position</c> on the day or
/// in its papers, <c>by</c>: <c>title</c> or <c>status</c>); <c>digest.movePaper</c> (<c>uri</c>, <c>position</c>, <c>to</c>: a position in
/// the other day); <c>digest.removePaper</c> (<c>uri</c>, <c>position</c>).
/// </summary>
internal static class RearrangeCommands
{
    public const string SortDays = "digest.sortDays";
    public const string SortPapers = "digest.sortPapers";
    public const string MovePaper = "digest.movePaper";
    public const string RemovePaper = "digest.removePaper";

    public static EditorCommand[] All { get; } =
    [
        new(SortDays, (call, stop) => Apply(call, "Sort days", Rearrange.SortDays, stop)),
        new(SortPapers, (call, stop) => Apply(call, "Sort papers", tree => Sort(call, tree), stop)),
        new(MovePaper, (call, stop) => Apply(call, "Move paper", tree => Move(call, tree), stop)),
        new(RemovePaper, (call, stop) => Apply(call, "Remove paper", tree => Remove(call, tree), stop)),
    ];

    private static Task<object?> Apply(
        CommandCall call,
        string label,
        Func<DigestTree, IReadOnlyList<TextChange>> changes,
        CancellationToken cancellationToken
    )
    {
        var document = call.Document;
        return call.ApplyAsync(label, document, changes(document.Tree), cancellationToken);
    }

    private static IReadOnlyList<TextChange> Sort(CommandCall call, DigestTree tree) =>
        Rearrange.SortPapers(
            tree,
            call.Offset,
            call.Member("by") is null
                ? PaperOrder.Title
                : call.Text("by") switch
                {
                    "title" => PaperOrder.Title,
                    "status" => PaperOrder.Status,
                    _ => throw call.Bad("requires \"by\" to be \"title\" or \"status\""),
                }
        );

    private static IReadOnlyList<TextChange> Move(CommandCall call, DigestTree tree)
    {
        var paper = Papers.At(tree, call.Offset) ?? throw call.Bad("requires a position in a paper");
        var day =
            tree.HeadingOf(call.OffsetOf("to"))
            ?? throw call.Bad("requires a position \"to\" in another day");
        return Rearrange.Move(tree, paper, day);
    }

    private static IReadOnlyList<TextChange> Remove(CommandCall call, DigestTree tree)
    {
        var paper = Papers.At(tree, call.Offset) ?? throw call.Bad("requires a position in a paper");
        return Rearrange.Remove(tree, paper) is { } change ? [change] : [];
    }
}
