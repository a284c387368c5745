using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// A layout that a project defines with line patterns. Each line is a block, whose role is that of the first matching pattern. Other lines
/// are labeled fields, links, or continue the abstract.
/// </summary>
public sealed class CustomLayout : Dialect, IEquatable<CustomLayout>
{
    /// <summary>The maximum number of patterns of a project.</summary>
    public const int MaxPatterns = 20;

    private const int MaxLine = 4000;
    private const int MinProse = 40;

    private const long Open = 1;
    private const long InAbstract = 2;
    private const long HasAbstract = 4;
    private const long IsTight = 8;

    private readonly LayoutPattern[] patterns;
    private readonly bool isMarkdown;

    /// <summary>Creates a layout.</summary>
    /// <param name="patterns">The patterns, in the order in which they are tried.</param>
    /// <param name="isMarkdown">Whether the files are Markdown.</param>
    public CustomLayout(IEnumerable<LayoutPattern> patterns, bool isMarkdown)
    {
        this.patterns = [.. patterns];
        this.isMarkdown = isMarkdown;
    }

    /// <inheritdoc/>
    public override string Id => "custom";

    /// <inheritdoc/>
    public override bool IsMarkdown => isMarkdown;

    /// <inheritdoc/>
    public override bool IsPlainText => !isMarkdown;

    /// <inheritdoc/>
    internal override bool NeedsEvidence => true;

    /// <inheritdoc/>
    internal override int Considered => 0;

    /// <inheritdoc/>
    protected internal override int Lookahead => 0;

    /// <summary>The patterns that begin a paper, as written.</summary>
    internal IEnumerable<string> Papers =>
        patterns.Where(static p => p.Role == LayoutRole.Paper).Select(static p => p.Text);

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head) => 0;

    /// <inheritdoc/>
    public bool Equals(CustomLayout? other) =>
        other is not null
        && isMarkdown == other.isMarkdown
        && patterns.Length == other.patterns.Length
        && patterns
            .Zip(other.patterns)
            .All(static p => p.First.Role == p.Second.Role && p.First.Text == p.Second.Text);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CustomLayout);

    /// <inheritdoc/>
    public override int GetHashCode() => patterns.Length;

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        true;

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) => 0;

    /// <inheritdoc/>
    protected internal override bool IsAbstractOptional(Entry entry) =>
        !Array.Exists(patterns, static p => p.Role == LayoutRole.Abstract);

    /// <inheritdoc/>
    protected internal override Placement Assign(long state, BlockWindow window)
    {
        var block = window.Block()!;
        var line = LineOf(block);
        var placed = line.Role is { } role ? PlaceMatch(state, role, line) : PlaceOther(state, line);
        var next = placed.NextState & ~IsTight;
        return placed with { NextState = block.LineBreaks > 1 ? next & ~InAbstract : next | IsTight };
    }

    private static Placement PlaceMatch(long state, LayoutRole role, MatchedLine line)
    {
        var isOpen = (state & Open) != 0;
        var closed = state & ~InAbstract;
        return role switch
        {
            LayoutRole.Paper => new(
                PartKind.Entry,
                BlockRole.Record,
                line.Groups.ContainsKey("abstract") ? Open | HasAbstract : Open
            ),
            LayoutRole.Day when line.Day is not null => new(PartKind.DateHeading, BlockRole.Date, 0),
            LayoutRole.Day or LayoutRole.Topic => new(PartKind.OtherText, BlockRole.Other, 0),
            _ when !isOpen => new(PartKind.OtherText, BlockRole.Other, 0),
            LayoutRole.Authors => new(null, BlockRole.Field, closed),
            LayoutRole.Abstract => new(null, BlockRole.Abstract, state | InAbstract | HasAbstract),
            _ => new(null, BlockRole.Other, closed),
        };
    }

    private Placement PlaceOther(long state, MatchedLine line)
    {
        if ((state & Open) == 0)
            return new(PartKind.OtherText, BlockRole.Other, 0);
        if (line.Label is { } label)
            return label is FieldKind.Abstract or FieldKind.Summary && (state & HasAbstract) == 0
                ? new(null, BlockRole.Abstract, state | InAbstract | HasAbstract)
                : new(null, BlockRole.Field, state & ~InAbstract);
        if (line.IsLinks)
            return new(null, BlockRole.Links, state & ~InAbstract);
        if ((state & (InAbstract | IsTight)) == (InAbstract | IsTight))
            return new(null, BlockRole.Abstract, state);
        var begins =
            (state & HasAbstract) == 0
            && line.IsProse
            && !Array.Exists(patterns, static p => p.Role == LayoutRole.Abstract);
        return begins
            ? new(null, BlockRole.Abstract, state | InAbstract | HasAbstract)
            : new(null, BlockRole.Other, state & ~InAbstract);
    }

    /// <inheritdoc/>
    protected internal override (TextSpan Span, DigestDate Date)? FindDay(ReadOnlySpan<char> block) =>
        Find(block).Day;

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block)
    {
        var groups = Find(block).Groups;
        return role switch
        {
            BlockRole.Title or BlockRole.Record when groups.TryGetValue("title", out var title) => title,
            BlockRole.Abstract when groups.TryGetValue("abstract", out var said) => said,
            BlockRole.Abstract when FieldLabels.Find(block) is { IsDelimited: true } label => label.Value,
            _ => Whitespace.Content(block),
        };
    }

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        if (Find(block).Groups is { Count: > 0 } groups && groups.TryGetValue("authors", out var names))
            return CustomContent.FieldOf("Authors", names, block);
        return FieldLabels.Find(block) is { } label
            ? new EntryField(
                block.Slice(label.Label.Start, label.Label.Length).ToString(),
                label.Label,
                label.Value,
                Whitespace.Fold(block.Slice(label.Value.Start, label.Value.Length))
            )
            : null;
    }

    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry) => CustomContent.Read(entry, this);

    /// <summary>Gets the classification of a block, independent of its context.</summary>
    internal MatchedLine LineOf(Block block)
    {
        if (block.Reading is MatchedLine known && ReferenceEquals(known.Layout, this))
            return known;
        var line = Find(block.Text.Span);
        block.Reading = line;
        return line;
    }

    private MatchedLine Find(ReadOnlySpan<char> block)
    {
        var content = Whitespace.Content(block);
        var text = block[..Math.Min(content.End, MaxLine)].ToString();
        foreach (var pattern in patterns)
        {
            if (pattern.Match(text) is { Success: true } match)
                return new MatchedLine(this, pattern.Role, SpansOf(match), text);
        }
        return new MatchedLine(
            this,
            null,
            System.Collections.ObjectModel.ReadOnlyDictionary<string, TextSpan>.Empty,
            text
        )
        {
            Label = FieldLabels.Find(text) is { IsDelimited: true } label ? label.Kind : null,
            IsLinks = MarkLinks.AreAll(text),
            IsProse = content.Length >= MinProse && text[^1] is '.' or '!' or '?' or '。',
        };
    }

    private static Dictionary<string, TextSpan> SpansOf(Match match)
    {
        var spans = new Dictionary<string, TextSpan>(StringComparer.Ordinal);
        foreach (Group group in match.Groups)
        {
            if (group is { Success: true, Length: > 0 } && !char.IsAsciiDigit(group.Name[0]))
            {
                var trimmed = Whitespace.Content(group.ValueSpan);
                if (!trimmed.IsEmpty)
                    spans[group.Name] = trimmed.Shift(group.Index);
            }
        }
        return spans;
    }

    /// <summary>A line and the role that its own text gives it.</summary>
    internal sealed class MatchedLine(
        CustomLayout layout,
        LayoutRole? role,
        IReadOnlyDictionary<string, TextSpan> groups,
        string text
    ) : BlockReading
    {
        public CustomLayout Layout => layout;
        public LayoutRole? Role => role;
        public IReadOnlyDictionary<string, TextSpan> Groups => groups;
        public string Text => text;
        public FieldKind? Label { get; init; }
        public bool IsLinks { get; init; }
        public bool IsProse { get; init; }

        /// <summary>The day in the line, or null.</summary>
        public (TextSpan Span, DigestDate Date)? Day
        {
            get
            {
                if (Role != LayoutRole.Day)
                    return null;
                if (!Groups.TryGetValue("day", out var day))
                    return DateText.FindInHeading(Text) ?? DayText.FindInTitle(Text);
                return DateText.Find(Text.AsSpan(day.Start, day.Length)) is { } found
                    ? (found.Span.Shift(day.Start), found.Date)
                    : null;
            }
        }
    }
}
