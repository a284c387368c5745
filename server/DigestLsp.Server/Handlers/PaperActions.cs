using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Code actions for the paper and the day at the caret: annotations, moving, sorting. Actions that change more than a line are commands,
/// computed when they are chosen.
/// </summary>
internal static class PaperActions
{
    public const string RewriteKind = "refactor.rewrite";
    public const string MoveKind = "refactor.move";
    private const int MaxTags = 3;

    private static readonly (PaperOrder Order, string By)[] Orders =
    [
        (PaperOrder.Title, "title"),
        (PaperOrder.Status, "status"),
    ];

    /// <summary>Gets the actions at an offset.</summary>
    public static IEnumerable<CodeAction> At(ServerState state, Document document, int offset)
    {
        var tree = document.Tree;
        if (Papers.At(tree, offset) is { Part: Entry entry } paper)
        {
            foreach (var action in Annotate(state, document, paper, entry))
                yield return action;
            foreach (var heading in Neighbours(tree, paper))
                yield return Command(
                    $"Move paper to {Name(heading)}",
                    MoveKind,
                    document,
                    offset,
                    RearrangeCommands.MovePaper,
                    heading
                );
            yield return Command(
                "Remove paper",
                RewriteKind,
                document,
                offset,
                RearrangeCommands.RemovePaper
            );
        }
        foreach (var (order, by) in Orders)
        {
            if (!Rearrange.PapersAreInOrder(tree, offset, order))
                yield return Command(
                    $"Sort papers by {by}",
                    RewriteKind,
                    document,
                    offset,
                    RearrangeCommands.SortPapers,
                    by: by
                );
        }
        if (!Rearrange.DaysAreInOrder(tree))
            yield return Command("Sort days", RewriteKind, document, offset, RearrangeCommands.SortDays);
    }

    /// <summary>
    /// Gets the action that looks up the metadata of the title at an offset, or null if nothing is missing or the network is disabled.
    /// </summary>
    public static CodeAction? FindPaper(ServerState state, Document document, int offset) =>
        state.Settings.Current.Online is { Enabled: true, Trusted: true }
        && Papers.At(document.Tree, offset) is { } at
        && ((Entry)at.Part).Content.TitleSpan is { } title
        && title.Shift(at.Start).Touches(offset)
        && PaperFields.Lacks(at)
            ? new CodeAction("Look up paper metadata", RewriteKind, null)
            {
                Command = new Command("Look up paper metadata", FindPaperCommand.Name)
                {
                    Arguments =
                    [
                        CommandCall.Argument(
                            document.Uri,
                            document.Converter.Position(document.Tree, offset)
                        ),
                    ],
                },
            }
            : null;

    private static IEnumerable<CodeAction> Annotate(
        ServerState state,
        Document document,
        PartAt paper,
        Entry entry
    )
    {
        var status = entry.Content.Field("Status")?.Value;
        var next = "read".Equals(status, StringComparison.OrdinalIgnoreCase) ? "unread" : "read";
        if (Annotations.Set(document.Tree, paper, "Status", next) is { } marked)
            yield return Edit($"Mark paper as {next}", marked);
        foreach (var tag in UsedTags(state, document, entry))
        {
            if (Annotations.AddTag(document.Tree, paper, tag) is { } tagged)
                yield return Edit($"Add tag {tag}", tagged);
        }
        var start = paper.Start + entry.Extent.Start;
        if (IsToFill("Note"))
            yield return Command("Add note", RewriteKind, document, start, AnnotateCommands.AddNote);
        if (IsToFill(TagList.FieldName))
            yield return Command("Add tags", RewriteKind, document, start, AnnotateCommands.AddTag);

        // An empty field only needs the cursor, which not every client can move.
        bool IsToFill(string name) =>
            entry.Content.Values(name).Length == 0
            && (entry.Content.Field(name) is null || state.Client.ShowsDocuments)
            && Annotations.HasPlace(document.Tree, paper, name);

        CodeAction Edit(string title, TextChange change) =>
            new(title, RewriteKind, document.Edit(state.Client, [change]));
    }

    // Tags of this document first, then those of indexed files.
    private static IEnumerable<string> UsedTags(ServerState state, Document document, Entry entry)
    {
        var here = TagList.Of(entry).Select(t => t.Name).ToHashSet(CanonicalComparer.IgnoreCase);
        return document
            .Tree.Parts.Select(p => p.Part)
            .OfType<Entry>()
            .Where(e => e.Content.Fields.Count > 0)
            .SelectMany(e => TagList.Of(e).Select(t => t.Name))
            .CountBy(t => t, CanonicalComparer.IgnoreCase)
            .OrderByDescending(g => g.Value)
            .Select(g => g.Key)
            .Concat(state.Library.OnDisk.Index.Tags)
            .Where(here.Add)
            .Take(MaxTags);
    }

    /// <summary>Gets the headings of the days before and after the one of a part.</summary>
    private static IEnumerable<PartAt> Neighbours(DigestTree tree, PartAt at)
    {
        var own = tree.HeadingOf(at.Start);
        var before = own is { } heading
            ? tree.PartsBefore(heading.Start).Where(p => p.Part is DateHeading).Take(1)
            : [];
        var behind = tree.PartsFrom(at.End).Where(p => p.Part is DateHeading).Take(1);
        return before.Concat(behind);
    }

    private static string Name(PartAt heading) => heading.Part is DateHeading day ? day.Slice(day.Name) : "";

    private static CodeAction Command(
        string title,
        string kind,
        Document document,
        int offset,
        string command,
        PartAt? target = null,
        string? by = null
    ) =>
        new(title, kind, null)
        {
            Command = new Command(title, command)
            {
                Arguments =
                [
                    CommandCall.Argument(
                        document.Uri,
                        document.Converter.Position(document.Tree, offset),
                        target is { } day
                            ? document.Converter.Position(document.Tree, day.Start + day.Part.Content.Start)
                            : null,
                        by
                    ),
                ],
            },
        };
}
