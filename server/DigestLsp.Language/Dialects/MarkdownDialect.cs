using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>What a line of Markdown begins.</summary>
internal enum MarkdownKind : byte
{
    Text,
    Heading,
    AbstractHeading,
    Date,
    Bullet,
    Nested,
    Row,
    RowRule,
    Fence,
    Html,
    Rule,
    Field,
    Abstract,
}

/// <summary>
/// What the dialects in Markdown share: how lines become blocks, headings that are days, fenced code. Which headings,
/// rows or items are papers is theirs.
/// </summary>
public abstract class MarkdownDialect : Dialect
{
    /// <inheritdoc/>
    public sealed override bool IsPlainText => false;

    /// <inheritdoc/>
    public sealed override bool IsMarkdown => true;

    /// <summary>State: no entry is open.</summary>
    private protected const int Between = 0;

    /// <summary>State: behind the title of an entry.</summary>
    private protected const int Open = 1;

    /// <summary>State: in an entry's abstract.</summary>
    private protected const int InAbstract = 2;

    private protected const int PhaseMask = 3;
    private const int Fenced = 4;
    private const int FarthestFence = 12;

    // Nothing but the start of a document has neither. The bits between are what each dialect keeps.
    private const int Begun = 8;
    private const int FrontMatter = int.MinValue;

    /// <inheritdoc/>
    protected internal sealed override bool BeginsBlock(
        ReadOnlySpan<char> previous,
        ReadOnlySpan<char> line
    ) =>
        Of(line) != MarkdownKind.Text
        || Of(previous)
            is MarkdownKind.Heading
                or MarkdownKind.AbstractHeading
                or MarkdownKind.Date
                or MarkdownKind.RowRule
                or MarkdownKind.Fence
                or MarkdownKind.Rule
        || EndsRow(previous);

    /// <inheritdoc/>
    protected internal sealed override byte Classify(ReadOnlySpan<char> block)
    {
        var from = 0;
        while (from < block.Length && Blanks.IsBlank(block[from]) && block[from] is not (' ' or '\t'))
            from++;
        var content = Blanks.Content(block).Start;
        var lineStart = block[..content].LastIndexOfAny('\n', '\r') + 1;
        var text = block[Math.Max(from, lineStart)..];
        return (byte)Of(text[..LineBreaks.ContentLength(text)]);
    }

    /// <inheritdoc/>
    protected internal sealed override Placement Place(int state, BlockWindow window)
    {
        var placed = PlaceInside(state & ~(Begun | FrontMatter), window);
        var isFront = state == 0 ? IsFrontMatter(window) : (state & FrontMatter) != 0 && !IsRule(window, 0);
        return placed with
        {
            Role = isFront && placed.Role == BlockRole.Other ? BlockRole.Code : placed.Role,
            NextState = placed.NextState | Begun | (isFront ? FrontMatter : 0),
        };
    }

    private Placement PlaceInside(int state, BlockWindow window)
    {
        var kind = (MarkdownKind)window.Kind();
        if ((state & Fenced) != 0)
            return kind == MarkdownKind.Fence ? Aside(state ^ Fenced) : Code(state);
        if (kind == MarkdownKind.Fence)
            return CodeFence.Closes(window, (byte)kind, Lookahead) ? Code(state | Fenced) : Aside(state);
        if (kind == MarkdownKind.Date)
            return new(PartKind.DateHeading, BlockRole.Date, StateBehindDay(window.Text()));
        return PlaceBlock(kind, state, window);
    }

    private static Placement Code(int state) => Aside(state) with { Role = BlockRole.Code };

    // Values in YAML between two rules.
    private bool IsFrontMatter(BlockWindow window)
    {
        var first = window.Text(1);
        if (!IsRule(window, 0) || !first[..LineBreaks.ContentLength(first)].Contains(':'))
            return false;
        for (var ahead = 2; ahead <= Lookahead; ahead++)
        {
            if (IsRule(window, ahead))
                return true;
        }
        return false;
    }

    private static bool IsRule(BlockWindow window, int ahead) => Blanks.Trim(window.Text(ahead)) is "---";

    /// <summary>The state behind a line that is a day.</summary>
    private protected virtual int StateBehindDay(ReadOnlySpan<char> day) => Between;

    /// <inheritdoc/>
    protected internal sealed override int Lookahead => FarthestFence;

    /// <summary>Whether an offset stands in fenced code, or nearby behind a fence that nobody has closed yet.</summary>
    internal sealed override bool IsCode(DigestTree tree, int offset)
    {
        if (base.IsCode(tree, offset))
            return true;
        if (tree.PartAt(offset) is not { } here)
            return false;
        var first = here;
        var blocks = 0;
        foreach (var at in tree.PartsBefore(offset))
        {
            if (blocks >= FarthestFence)
                break;
            blocks += at.Part.Blocks.Length;
            first = at;
        }
        var fenced = (first.Part.StateBefore & Fenced) != 0;
        foreach (var at in tree.PartsFrom(first.Start).TakeWhile(p => p.Start <= here.Start))
        {
            var start = at.Start;
            foreach (var (block, _) in at.Part.Blocks)
            {
                fenced ^= block.Kind == (byte)MarkdownKind.Fence && start + block.Content.End <= offset;
                start += block.Width;
            }
        }
        return fenced;
    }

    /// <summary>What a block is outside of fences that is no day; an item below another one comes as <see cref="MarkdownKind.Nested"/>.</summary>
    private protected abstract Placement PlaceBlock(MarkdownKind kind, int state, BlockWindow window);

    /// <inheritdoc/>
    protected internal override TextSpan Bare(BlockRole role, ReadOnlySpan<char> block)
    {
        var content = Blanks.Content(block);
        if (
            role != BlockRole.Abstract
            || Of(block[..LineBreaks.ContentLength(block)]) != MarkdownKind.Abstract
        )
            return content;
        var value = FieldText.BehindColon(block, content);
        return MarkdownInline.Plain(block, value);
    }

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        if (FieldText.Find(block) is { } field)
            return Plain(field);
        if (BoldLabel(block) is not { } name)
            return null;
        var behind = name.End;
        while (behind < block.Length && (block[behind] is '*' or ':'))
            behind++;
        return Plain(FieldText.Make(block, name, behind));
    }

    /// <summary>The field with what its value says: the escapes of Markdown undone.</summary>
    private protected static EntryField Plain(EntryField field) =>
        field.Value.Contains('\\', StringComparison.Ordinal)
            ? field with
            {
                Value = MarkdownEscapes.Undo(field.Value),
            }
            : field;

    /// <summary>Text that belongs to an open entry, or to nothing.</summary>
    private protected static Placement Aside(int state) =>
        new((state & PhaseMask) == Between ? PartKind.OtherText : null, BlockRole.Other, state);

    /// <summary>Text that ends an entry.</summary>
    private protected static Placement End(int state = Between) =>
        new(PartKind.OtherText, BlockRole.Other, state);

    private protected static int Level(ReadOnlySpan<char> heading) =>
        heading.TrimStart().IndexOfAnyExcept('#') is var level and >= 0 ? level : heading.TrimStart().Length;

    internal static MarkdownKind Of(ReadOnlySpan<char> line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
            indent++;
        var text = line[indent..].TrimEnd();
        if (text.IsEmpty)
            return MarkdownKind.Text;
        if (
            text.StartsWith("```", StringComparison.Ordinal)
            || text.StartsWith("~~~", StringComparison.Ordinal)
        )
            return MarkdownKind.Fence;
        if (text[0] == '|' && indent < 4)
            return IsRowRule(text) ? MarkdownKind.RowRule : MarkdownKind.Row;
        if (indent > 1 || line[0] == '\t')
            return IsBullet(text) ? MarkdownKind.Nested : MarkdownKind.Text;
        if (text[0] == '#' && IsHeading(text))
            return DateText.FindInHeading(text) is not null ? MarkdownKind.Date
                : FieldText.IsAbstractLabel(text.Trim("#*_: ")) ? MarkdownKind.AbstractHeading
                : MarkdownKind.Heading;
        if (text[0] == '<')
            return MarkdownKind.Html;
        if (text.Length >= 3 && text[0] is '-' or '*' or '_' && text.IndexOfAnyExcept(text[0], ' ') < 0)
            return MarkdownKind.Rule;
        if (FieldText.IsField(text) || BoldLabel(text) is not null)
            return FieldText.LabelsAbstract(text) ? MarkdownKind.Abstract : MarkdownKind.Field;
        if (FieldText.LabelsAbstract(text))
            return MarkdownKind.Abstract;
        if (DateText.Find(text) is not null)
            return MarkdownKind.Date;
        return IsBullet(text) ? MarkdownKind.Bullet : MarkdownKind.Text;
    }

    /// <summary>Length of the mark of a list item with the blanks behind it; 0 where the text begins with none.</summary>
    internal static int BulletLength(ReadOnlySpan<char> text)
    {
        var digits = Math.Max(0, text.IndexOfAnyExceptInRange('0', '9'));
        var mark =
            digits is > 0 and < 5 && text[digits] is '.' or ')' ? digits + 1
            : text.Length > 0 && text[0] is '-' or '*' or '+' ? 1
            : 0;
        if (mark == 0 || mark >= text.Length || text[mark] is not (' ' or '\t'))
            return 0;
        return text.Length - text[mark..].TrimStart().Length;
    }

    private static bool IsBullet(ReadOnlySpan<char> text) => BulletLength(text) > 0;

    private static bool IsHeading(ReadOnlySpan<char> text)
    {
        var level = text.IndexOfAnyExcept('#');
        return level is > 0 and < 7 && text[level] is ' ' or '\t';
    }

    private static bool IsRowRule(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept("|-: \t") < 0 && text.Contains('-');

    private static bool EndsRow(ReadOnlySpan<char> line) =>
        line.TrimEnd().EndsWith('|') && line.Contains(' ');

    // "**Vote:** 12", "- **Venue**: Somewhere": any name in bold with a colon.
    private static TextSpan? BoldLabel(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart("-+ \t").Length;
        if (!text[start..].StartsWith("**", StringComparison.Ordinal))
            return null;
        start += 2;
        var end = text[start..Math.Min(text.Length, start + 28)].IndexOf("**", StringComparison.Ordinal);
        if (end <= 0)
            return null;
        var name = text.Slice(start, end);
        var behind = text[(start + end + 2)..];
        if (name.EndsWith(':'))
            return new TextSpan(start, end - 1);
        return behind.StartsWith(':') ? new TextSpan(start, end) : null;
    }
}
