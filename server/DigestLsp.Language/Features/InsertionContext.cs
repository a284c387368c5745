using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// The context of inserting at a caret: a line with only whitespace, a list or heading marker, and a word. Insertions are tried: one is
/// valid if it is parsed as intended and nothing around it changes.
/// </summary>
internal sealed partial class InsertionContext
{
    // The maximum width of the surrounding part, which is parsed for each try.
    private const int WidestPart = 100_000;
    private static readonly string[] Sample =
    [
        "Lanterns for Long Corridors",
        "2401.00001",
        "We look at what language models forget in the middle of a long corridor of text, and how a lantern helps them to find it again in time.",
    ];

    private readonly CompletionLine line;

    private InsertionContext(DigestTree tree, CompletionLine line, Match start)
    {
        (Tree, this.line) = (tree, line);
        (Indent, Mark, Word) = (
            start.Groups["indent"].Length,
            start.Groups["mark"].Value.TrimEnd(),
            start.Groups["word"].Value
        );
        Typed = line.Before[..start.Groups["word"].Index];
        Above = EntryTemplates.Above(tree, line.Start);
        Paper = ReadPaper();
    }

    /// <summary>The document without the incomplete text.</summary>
    public DigestTree Tree { get; }

    /// <summary>The start of the line.</summary>
    public int Start => line.Start;

    /// <summary>The span of the line, which is replaced.</summary>
    public TextSpan Span => TextSpan.FromBounds(line.Start, line.End);

    /// <summary>The number of leading spaces.</summary>
    public int Indent { get; }

    /// <summary>The marker: <c>-</c>, <c>###</c>, <c>**</c>; may be empty.</summary>
    public string Mark { get; }

    /// <summary>The word; may be empty.</summary>
    public string Word { get; }

    /// <summary>The text before the word.</summary>
    public string Typed { get; }

    /// <summary>The part above the line, or null.</summary>
    public PartAt? Above { get; }

    /// <summary>Whether the line is after a blank line or the first one.</summary>
    public bool IsBehindBlank => line.IsBehindBlank;

    /// <summary>Whether a blank line follows, and not only the end of the document.</summary>
    public bool IsBeforeBlank => line.IsBeforeBlank;

    /// <summary>The template of a paper that may start on the line, or null.</summary>
    public EntryTemplate? Paper { get; }

    /// <summary>Gets the context of a line at its caret, or null if the line has other text.</summary>
    public static InsertionContext? At(DigestTree tree, CompletionLine line)
    {
        if (
            line.Text.Length > 200
            || !Whitespace.IsBlank(line.Text.AsSpan(line.Caret))
            || tree.PartAt(line.Start) is { Part.Width: > WidestPart }
        )
            return null;
        if (Beginning().Match(line.Before) is not { Success: true } start)
            return null;
        var without =
            line.Text.Length == 0
                ? tree
                : tree.WithSpeculativeChange(new TextChange(new TextSpan(line.Start, line.Text.Length), ""));
        return new InsertionContext(without, line, start);
    }

    /// <summary>Whether a date heading may be inserted on the line.</summary>
    public bool IsDay(string heading, DateOnly date)
    {
        var mayStand =
            Mark.Length > 0
            || IsBehindBlank
            || Above is null
            || (EntryTemplates.IsItem(heading) && Above is { Part: Entry });
        if (!mayStand || !Fits(heading))
            return false;
        var tried = Tree.WithSpeculativeChange(new TextChange(new TextSpan(Start, 0), heading));
        return tried.PartAt(Start) is { Part: DateHeading { Date: { } read } } at
            && at.Start == Start
            && (read.Month, read.Day) == (date.Month, date.Day)
            && IsSame(Above, EntryTemplates.Above(tried, Start))
            && Below(tried, Start + heading.Length, heading.Length).SequenceEqual(Below(Tree, Start, 0));
    }

    /// <summary>Gets the text of a field of the paper above, up to its value, or null if it would not be parsed as one.</summary>
    /// <param name="name">The name of the field.</param>
    public string? Field(string name)
    {
        if (Above is not { Part: Entry entry } above || !FieldMayStand)
            return null;
        if (
            FieldStart(above) is not (var start, var emphasis)
            || entry.Content.Field(name) is { Value.Length: > 0 }
        )
            return null;
        var isAbstract = name is "Abstract" or "Summary";
        if (isAbstract && emphasis.Length == 0 && entry.Blocks[0].Role == BlockRole.Title && entry.IsMarkdown)
            (start, emphasis) = (start + "**", "**");
        var text =
            isAbstract && entry.IsMarkdown && emphasis.Length > 0
                ? $"{start}{name}{emphasis}: "
                : $"{start}{name}:{emphasis} ";
        var tried = Tree.WithSpeculativeChange(new TextChange(new TextSpan(Start, 0), text + Sample[0]));
        if (tried.PartAt(above.Start) is not { Part: Entry now } here || here.Start != above.Start)
            return null;
        var (before, after) = (entry.Content, now.Content);
        var isRead = isAbstract
            ? before.Abstract is null
                && after.Abstract is { } read
                && now.Slice(read) == Sample[0]
                && after.Fields.Count == before.Fields.Count
            : after.Field(name)?.Value == Sample[0]
                && after.Fields.Count == before.Fields.Count + 1
                && after.Abstract?.Length == before.Abstract?.Length;
        var length = text.Length + Sample[0].Length;
        return
            isRead
            && after.Title == before.Title
            && Below(tried, above.End + length, length).SequenceEqual(Below(Tree, above.End, 0))
            ? text
            : null;
    }

    /// <summary>Whether a text continues the incomplete text on the line.</summary>
    private bool Fits(string text)
    {
        if (Mark.Length == 0 || (EntryTemplates.IsItem(Mark) && EntryTemplates.IsItem(text)))
            return true;
        // A rule has no space and no word after it; heading signs may be incomplete.
        var isOpen = Mark[0] is '#' or '|';
        return text.AsSpan()
                .TrimStart()
                .StartsWith(isOpen ? Mark : Typed.AsSpan().TrimStart(), StringComparison.Ordinal)
            && (isOpen || Word.Length == 0 || Typed[^1] == ' ');
    }

    private EntryTemplate? ReadPaper()
    {
        if (EntryTemplates.Paper(Tree, Start) is not { } template || !Fits(template.Text))
            return null;
        var indented = template.Text.Length - template.Text.AsSpan().TrimStart().Length;
        // An indented line in a list belongs to the item above.
        if (EntryTemplates.IsItem(template.Text) && Indent > 0 && Indent != indented)
            return null;
        if (Mark.Length == 0 && !IsBehindBlank && !EndsAbove)
            return null;
        if (line.IsFollowed && (IsBeforeBlank || IsClose(template)))
            template = template with { Text = template.Text.TrimEnd('\n') };
        var text = template.Fill(Sample);
        var tried = Tree.WithSpeculativeChange(new TextChange(new TextSpan(Start, 0), text));
        var title = text.IndexOf(Sample[0], StringComparison.Ordinal);
        return
            tried.PartAt(Start + title) is { Part: Entry { Content: { } content } entry } at
            && at.Start >= From
            && content.Title == Sample[0]
            && content.ArxivId == Sample[1]
            && content.Abstract.HasValue == text.Contains(Sample[2], StringComparison.Ordinal)
            && (entry.FoldedAbstract is not { } read || read == Sample[2])
            && IsSame(EntryTemplates.Above(Tree, From), EntryTemplates.Above(tried, From))
            && Below(tried, Start + text.Length, text.Length).SequenceEqual(Below(Tree, Start, 0))
            ? template
            : null;
    }

    /// <summary>The start of the paper on the line: in a mail, with the backslashes above it.</summary>
    private int From =>
        Above is { Part: OtherText } above && EntryTemplates.LastLine(above.Part) is @"\\"
            ? above.Start
            : Start;

    private bool IsClose(EntryTemplate template) =>
        template.Text[0] == '|'
        || EntryTemplates.IsItem(template.Text)
        || Tree.Dialect.Id is "key-value" or "arxiv-mail";

    /// <summary>Whether the part above ends with the line above.</summary>
    private bool EndsAbove =>
        Above is not { } above
        || above.Part is DateHeading
        || EndsInRule(above.Part)
        || (
            above.Part is Entry entry
            && entry.Blocks[0].Role == BlockRole.Record
            && Start >= above.Start + entry.Extent.End
        );

    private bool FieldMayStand =>
        IsBehindBlank
        || FieldText.IsField(line.Above)
        || (Above is { } above && EndsInRule(above.Part))
        || (!Tree.Dialect.PartsByBlankLines && Named().IsMatch(line.Above))
        || (Tree.Dialect.IsMarkdown && Marked().IsMatch(line.Above));

    /// <summary>The text before a field's name, and the emphasis around it.</summary>
    private (string Start, string Emphasis)? FieldStart(PartAt above)
    {
        if (!Tree.Dialect.IsMarkdown)
            return Mark.Length == 0 ? ("", "") : null;
        var entry = (Entry)above.Part;
        if (
            FieldMark().Match(Mark) is not { Success: true } mark
            || entry.Slice(entry.Extent).StartsWith('|')
        )
            return null;
        var (bullet, emphasis) = (mark.Groups["bullet"].Value, mark.Groups["emphasis"].Value);
        if (entry.Blocks[0].Role != BlockRole.Record)
            return (bullet.Length > 0 ? bullet + " " + emphasis : emphasis, emphasis);
        // Fields of a list item are items below it.
        var own = EntryTemplates.Indentation(Tree, above);
        if (Indent <= own && (Indent > 0 || Mark.Length > 0))
            return null;
        var blanks = new string(' ', Indent > 0 ? Indent : own + 2);
        return (blanks + (bullet.Length > 0 ? bullet : "-") + " " + emphasis, emphasis);
    }

    /// <summary>Whether a part ends with a separator line: a rule, or the backslashes of a mail.</summary>
    private static bool EndsInRule(Part part)
    {
        var last = EntryTemplates.LastLine(part);
        return last.StartsWith(@"\\", StringComparison.Ordinal)
            || (last.Length > 2 && last.IndexOfAnyExcept("-=*_%") < 0);
    }

    private static bool IsSame(PartAt? one, PartAt? other) =>
        one?.Start == other?.Start
        && one?.Part.Kind == other?.Part.Kind
        && one?.Part.Content == other?.Part.Content;

    /// <summary>Gets the next parts from an offset, with offsets as if a text had not been inserted.</summary>
    private static IEnumerable<(PartKind Kind, int Start, int End)> Below(
        DigestTree tree,
        int offset,
        int written
    ) =>
        tree.PartsFrom(offset)
            .Where(p => !p.Part.Content.IsEmpty)
            .Select(p => (p.Part.Kind, p.Part.Content.Shift(p.Start - written)))
            .Select(p => (p.Kind, p.Item2.Start, p.Item2.End))
            .Where(p => p.Start >= offset - written)
            .Take(3);

    [GeneratedRegex(
        @"^(?<indent>[ \t]*)(?<mark>(?:[-*+#_|\\]+|[0-9]{1,4}[.)](?=[ \t]))?[ \t]*(?:\*\*|__)?)(?<word>[\p{L}\p{Nd}]{0,12})$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Beginning();

    [GeneratedRegex(
        @"^(?<bullet>[-+*](?=[ \t]|$))?[ \t]*(?<emphasis>\*\*|__)?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex FieldMark();

    // "Summary: …", "**Abstract**: …"
    [GeneratedRegex(@"^[-*+_ ]*\p{Lu}[\p{L} -]{1,20}[*_]*:", RegexOptions.CultureInvariant)]
    private static partial Regex Named();

    // Starts that text does not have.
    [GeneratedRegex(@"^\s*(?:#|[-+*]\s)", RegexOptions.CultureInvariant)]
    private static partial Regex Marked();
}
