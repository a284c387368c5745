using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The purpose of a parameter of field help.</summary>
public enum SignatureSlot
{
    /// <summary>The title, and other text of the dialect on the same line.</summary>
    Title,

    /// <summary>A line with the paper's link or id.</summary>
    Link,

    /// <summary>The abstract.</summary>
    Abstract,

    /// <summary>Tags, status and notes.</summary>
    Fields,

    /// <summary>A cell of a table row.</summary>
    Cell,
}

/// <summary>A parameter of field help.</summary>
/// <param name="Place">The purpose.</param>
/// <param name="Label">The span in <see cref="EntryLayout.Label"/>, in UTF-16 code units.</param>
public readonly record struct EntryLayoutPart(SignatureSlot Place, TextSpan Label);

/// <summary>
/// The field help of a new paper: the layout of papers in this document, and the part at the caret. Shown on lines where a paper may start
/// until it has a title and an abstract. After that, it is shown only on a new line of links or fields at its end.
/// </summary>
/// <param name="Label">All parts on one line: <c>Title / Abstract / https://arxiv.org/abs/… / Tags: …</c>.</param>
/// <param name="Parts">The parts in order.</param>
/// <param name="Active">The index of the part at the caret, or of the next one.</param>
public sealed record EntryLayout(string Label, IReadOnlyList<EntryLayoutPart> Parts, int Active)
{
    private const string Separator = " / ";
    private const int MaxTitleLength = 300;

    /// <summary>Gets the field help at an offset, or null if there is no new paper.</summary>
    public static EntryLayout? At(DigestTree tree, int offset)
    {
        if (tree.Dialect.Id == TableLayout.Dialect)
            return TableLayout.At(tree, offset);
        var line = CompletionLine.At(tree, offset);
        return InsertionContext.At(tree, line) is { Word: "" } begun
            ? OnInsertion(begun)
            : InLine(tree, line);
    }

    /// <summary>Gets a sentence that describes a part.</summary>
    public static string Explain(SignatureSlot place) =>
        place switch
        {
            SignatureSlot.Title => "The title of the paper.",
            SignatureSlot.Link => "The link to the paper.",
            SignatureSlot.Abstract => "The abstract of the paper.",
            SignatureSlot.Fields =>
                $"Optional fields, one per line: {TagList.FieldName}, Status, Note, Code.",
            _ => "A cell of the table row, named by the header.",
        };

    /// <summary>Creates the layout of named parts.</summary>
    internal static EntryLayout Of(IReadOnlyList<(SignatureSlot Place, string Name)> parts, int active)
    {
        var label = new System.Text.StringBuilder();
        var placed = new List<EntryLayoutPart>();
        foreach (var (place, name) in parts)
        {
            if (label.Length > 0)
                label.Append(Separator);
            placed.Add(new EntryLayoutPart(place, new TextSpan(label.Length, name.Length)));
            label.Append(name);
        }
        return new EntryLayout(label.ToString(), placed, active);
    }

    private static string Fields => TagList.FieldName + ": …";

    private static EntryLayout? OnInsertion(InsertionContext begun)
    {
        if (begun.Above is not { Part: Entry entry } above)
            return begun.Paper is null ? null : Of(Lines(begun.Paper), 0);
        if (EntryTemplates.Paper(begun.Tree, above.Start) is not { } template)
            return null;
        var lines = Lines(template);
        var isBelow = begun.Start >= above.Start + entry.Extent.End;
        // List items are on consecutive lines; an indented line belongs to the item above.
        if (
            entry.Blocks[0].Role == BlockRole.Record
            && begun.Indent > EntryTemplates.Indentation(begun.Tree, above)
        )
            return !isBelow
                ? null
                : Of(
                    lines,
                    entry.Content.Abstract is null ? Index(lines, SignatureSlot.Abstract) : lines.Count
                );
        if (IsUnfinished(entry) && (begun.Mark.Length == 0 || begun.Paper is null))
            return Of(lines, Missing(entry, lines));
        if (
            isBelow
            && begun is { Mark: "", IsBehindBlank: false }
            && entry.Blocks[^1].Role is BlockRole.Field or BlockRole.Links
        )
            return Of(lines, lines.Count);
        return begun.Paper is null ? null : Of(Lines(begun.Paper), 0);
    }

    private static EntryLayout? InLine(DigestTree tree, CompletionLine line)
    {
        var (start, end) = (line.Start, line.Start + line.Text.TrimEnd().Length);
        var atEnd = line.Start + line.Caret >= end;
        if (tree.PartAt(start) is not { Part: OtherText or Entry } at)
            return null;
        if (EntryTemplates.Paper(tree, at.Start) is not { } template)
            return null;
        var lines = Lines(template);
        // An incomplete title: a heading without its link, a label without its value.
        if (at.Part is not Entry entry)
            return atEnd && at.Start == start && MayBeginPaper(tree, line, lines[0]) ? Of(lines, 0) : null;
        var role = RoleAt(entry, start - at.Start);
        if (IsUnfinished(entry))
            return Of(
                lines,
                Beginning(line.Text, lines)
                    ?? role switch
                    {
                        BlockRole.Title or BlockRole.Record => Index(lines, SignatureSlot.Title),
                        BlockRole.Field => lines.Count,
                        BlockRole.Links => LastLink(lines),
                        _ => null,
                    }
            );
        if (!atEnd || end < at.Start + entry.Extent.End)
            return null;
        return Of(
            lines,
            role switch
            {
                BlockRole.Field => Beginning(line.Text, lines) ?? lines.Count,
                BlockRole.Other when entry.Blocks[0].Role == BlockRole.Record => Beginning(line.Text, lines)
                    ?? lines.Count,
                BlockRole.Links => LastLink(lines),
                BlockRole.Abstract
                or BlockRole.TitleAndAbstract
                    when !EndsSentence(line.Text) && !HasAbstractBefore(entry, start - at.Start) => Index(
                    lines,
                    SignatureSlot.Abstract
                ),
                _ => null,
            }
        );
    }

    private static List<string> Lines(EntryTemplate template) =>
        [.. template.Text.Split('\n').Where(l => l.Contains('{', StringComparison.Ordinal))];

    private static EntryLayout? Of(List<string> lines, int? active) =>
        active is { } index
            ? Of([.. lines.Select(l => (PlaceOf(l), Shown(l))), (SignatureSlot.Fields, Fields)], index)
            : null;

    private static bool MayBeginPaper(DigestTree tree, CompletionLine line, string first)
    {
        var typed = line.Text.AsSpan().TrimStart();
        var mark = Mark(first);
        if (mark.Length > 0)
            return (typed.StartsWith(mark, StringComparison.Ordinal) && !IsClosed(typed, first))
                || mark.AsSpan().StartsWith(typed, StringComparison.Ordinal);
        return typed.Length <= MaxTitleLength
            && (
                line.IsBehindBlank || EntryTemplates.Above(tree, line.Start) is null or { Part: DateHeading }
            );
    }

    // "[Contents](#contents)" is complete and was not parsed as a paper.
    private static bool IsClosed(ReadOnlySpan<char> typed, string first) =>
        first.Contains("](", StringComparison.Ordinal) && typed.Contains("](", StringComparison.Ordinal);

    private static bool IsUnfinished(Entry entry) =>
        entry.Content.Title.Length == 0
        || (entry.Content.Abstract is null && !entry.Content.AbstractOptional);

    private static int Missing(Entry entry, List<string> lines)
    {
        var index = lines.FindIndex(l =>
            PlaceOf(l) switch
            {
                SignatureSlot.Title => entry.Content.Title.Length == 0,
                SignatureSlot.Abstract => entry.Content.Abstract is null,
                _ => entry.Content.ArxivId is null && !entry.Links.Any(),
            }
        );
        return index < 0 ? lines.Count : index;
    }

    private static BlockRole RoleAt(Entry entry, int offset)
    {
        var end = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            end += block.Width;
            if (offset < end)
                return role;
        }
        return entry.Blocks[^1].Role;
    }

    /// <summary>Whether an abstract ends before the block at an offset: the user then no longer needs help.</summary>
    private static bool HasAbstractBefore(Entry entry, int offset)
    {
        var end = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            end += block.Width;
            if (offset < end)
                return false;
            if (role is BlockRole.Abstract or BlockRole.TitleAndAbstract)
                return true;
        }
        return false;
    }

    private static SignatureSlot PlaceOf(string line) =>
        line.Contains("{0}", StringComparison.Ordinal) ? SignatureSlot.Title
        : line.Contains("{2}", StringComparison.Ordinal) ? SignatureSlot.Abstract
        : SignatureSlot.Link;

    private static int Index(List<string> lines, SignatureSlot place) =>
        lines.FindIndex(l => PlaceOf(l) == place) is >= 0 and var index ? index : lines.Count;

    // A mail has the id in its header; the line of links is the one at its end.
    private static int LastLink(List<string> lines) =>
        lines.FindLastIndex(l => PlaceOf(l) == SignatureSlot.Link) is >= 0 and var index
            ? index
            : Index(lines, SignatureSlot.Title);

    /// <summary>Gets the part whose marker (a label with its colon, heading signs) starts a line.</summary>
    private static int? Beginning(string line, List<string> lines)
    {
        var index = lines.FindIndex(l =>
            Mark(l) is { Length: > 0 } mark
            && line.AsSpan().TrimStart().StartsWith(mark, StringComparison.Ordinal)
        );
        return index < 0 ? null : index;
    }

    // The text before the first placeholder, or only the name if the placeholder is part of a URL.
    private static string Mark(string line)
    {
        var before = line[..line.IndexOf('{', StringComparison.Ordinal)];
        var address = before.IndexOf("http", StringComparison.Ordinal);
        return (address < 0 ? before : before[..address]).Trim();
    }

    // "Title: …" if the line has a label, otherwise "Title".
    private static string Shown(string line)
    {
        var named = line[..line.IndexOf('{', StringComparison.Ordinal)]
            .Contains(':', StringComparison.Ordinal);
        return line.Trim()
            .Replace("{0}", named ? "…" : EntryTemplate.Names[0], StringComparison.Ordinal)
            .Replace("{1}", "…", StringComparison.Ordinal)
            .Replace("{2}", named ? "…" : EntryTemplate.Names[2], StringComparison.Ordinal);
    }

    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd().TrimEnd(")]}\"'*_»”’");
        return text.Length == 0 || text[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？';
    }
}
