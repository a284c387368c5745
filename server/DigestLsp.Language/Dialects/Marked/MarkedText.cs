using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Marked-up text: headings, lists, tables, bold and linked lines, in Markdown, Org or reStructuredText. A part extends from a block that
/// may be a paper's title to the next one at the same or a higher level. Its own blocks and the <see cref="LayoutProfile"/> decide at its
/// end whether it is a paper.
/// </summary>
public sealed partial class MarkedText : Dialect, IEquatable<MarkedText>
{
    private readonly MarkSyntax syntax;
    private readonly string? family;

    internal MarkedText(LayoutProfile profile, MarkSyntax syntax, string? family)
    {
        Profile = profile;
        this.syntax = syntax;
        this.family = family;
    }

    /// <summary>The learned layout of the document.</summary>
    public LayoutProfile Profile { get; }

    internal MarkSyntax Syntax => syntax;

    /// <inheritdoc/>
    public override string Id => family ?? Profile.Family;

    /// <inheritdoc/>
    public override bool IsPlainText => false;

    /// <inheritdoc/>
    public override bool IsMarkdown => syntax == MarkSyntax.Markdown;

    /// <inheritdoc/>
    internal override bool NeedsEvidence => true;

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head) => 0;

    /// <inheritdoc/>
    protected internal override int Lookahead => 3;

    /// <inheritdoc/>
    public bool Equals(MarkedText? other) =>
        other is not null && Profile == other.Profile && syntax == other.syntax && family == other.family;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MarkedText);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Profile, syntax, family);

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line)
    {
        var kind = MarkLine.Of(line, syntax).Kind;
        if (kind is not (MarkKind.Text or MarkKind.Linked or MarkKind.Bold or MarkKind.Underline))
            return true;
        var before = MarkLine.Of(previous, syntax).Kind;
        // A rule of "=" below a line makes it a heading; a link or bold text at the start of a wrapped line starts nothing.
        if (kind == MarkKind.Underline)
            return before is not (MarkKind.Text or MarkKind.Linked);
        if (
            kind is MarkKind.Linked or MarkKind.Bold
            && (before != MarkKind.Text || Whitespace.BreaksLine(previous))
        )
            return true;
        return before
                is MarkKind.Heading
                    or MarkKind.Date
                    or MarkKind.RowRule
                    or MarkKind.Fence
                    or MarkKind.Rule
                    or MarkKind.Underline
                    or MarkKind.Links
                    or MarkKind.Linked
                    or MarkKind.EmptyQuote
                    or MarkKind.Directive
                    or MarkKind.Summary
            || (previous.TrimEnd().EndsWith('|') && previous.Contains(' '));
    }

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) =>
        (byte)MarkLine.Of(block[..LineBreaks.ContentLength(block)], syntax).Kind;

    private BlockFacts? Facts(BlockWindow window, int ahead) =>
        window.Block(ahead) is { Kind: not BlockStream.Blank } block ? BlockFacts.Of(block, syntax) : null;

    /// <inheritdoc/>
    protected internal override Placement Assign(long value, BlockWindow window)
    {
        var state = new MarkState(value);
        var block = window.Block()!;
        var facts = BlockFacts.Of(block, syntax);
        var next = Facts(window, 1);
        var isFirst = !state.Begun;
        state.Begun = true;
        if (isFirst && BeginsFrontMatter(facts, block.Text.Span, next, window.Text(1)))
        {
            state.InFront = true;
            state.Unit = MarkState.Line;
            return new(PartKind.Entry, BlockRole.Code, state.Value);
        }
        if (state.InFront)
        {
            if (facts.Kind != MarkKind.Rule)
                return new(null, BlockRole.Code, state.Value);
            (state.InFront, state.BehindFront) = (false, true);
            return new(null, BlockRole.Separator, state.Value);
        }
        var fence = state.Fence;
        if (MarkFence.Next(ref fence, facts, block.Text.Span, syntax))
        {
            state.Fence = fence;
            // Blank lines after the last fence are not code.
            return Aside(state) with { Role = fence == 0 ? BlockRole.Separator : BlockRole.Code };
        }
        if (state.Underlines && facts.Kind is MarkKind.Rule)
        {
            state.Underlines = false;
            return new(null, BlockRole.Separator, state.Value);
        }
        state.Underlines = false;
        var placed = PlaceBlock(state, facts, block, next, window);
        var after = new MarkState(placed.NextState)
        {
            BehindColon = facts.EndsInColon && facts.Kind is MarkKind.Text,
            IsTight = LineBreaks.Count(block.Text.Span[block.Content.End..]) <= 1,
        };
        return placed with { NextState = after.Value };
    }

    private Placement PlaceBlock(
        MarkState state,
        BlockFacts facts,
        Block block,
        BlockFacts? next,
        BlockWindow window
    )
    {
        if (HeadingLevel(facts, block, next) is > 0 and var level)
        {
            var line = Whitespace.Trim(block.Text.Span);
            if (state.BelowMonth && facts.Words <= 2 && DateText.FindMonthAndDay(line) is not null)
                return PlaceDate(state, facts, block);
            state.BelowMonth |= facts.Words <= 3 && DayText.FindMonth(line) is not null;
            return PlaceHeading(state, facts, level);
        }
        state.BehindFront &= facts.Kind is MarkKind.Links or MarkKind.Html or MarkKind.EmptyQuote;
        switch (facts.Kind)
        {
            case MarkKind.Date:
                return PlaceDate(state, facts, block);
            case MarkKind.Item:
                return PlaceItem(state, facts, window);
            case MarkKind.Row:
                return PlaceRow(state, facts, block, next);
            case MarkKind.RowRule:
                return state.IsOpen ? GoOn(state) : Other(state);
            case MarkKind.Rule:
                return PlaceRule(state, next, window);
            case MarkKind.Field:
                return PlaceField(state, facts, block);
            case MarkKind.Links:
                return Evidence(state, facts.Anchor == Anchor.Paper && !state.BehindColon);
            case MarkKind.Summary when IsPaperSummary(facts):
            case MarkKind.Html when HtmlParagraph.IsPaper(block.Text.Span):
                return Open(state, MarkState.Line, true);
            case MarkKind.Summary
                when facts.Label is null
                    && block.Text.Span.Contains("<h", StringComparison.OrdinalIgnoreCase):
                return Close(state);
            case MarkKind.Bold when facts.Label is null && OpensBold(state, facts, window):
                return Open(state, MarkState.Line, false);
            case MarkKind.Linked:
                return OpensLinked(state, facts)
                    ? Open(state, MarkState.Line, facts.Anchor == Anchor.Paper)
                    : Evidence(state, facts.Anchor == Anchor.Paper);
            case MarkKind.Text when OpensParagraph(state, facts, block, next, window):
                return Open(state, MarkState.Line, facts.Anchor == Anchor.Paper);
            case MarkKind.Text:
                return HoverContent(state, facts);
            default:
                return Aside(state);
        }
    }

    private Placement PlaceHeading(MarkState state, BlockFacts facts, int level)
    {
        var anchored = facts.Anchor == Anchor.Paper;
        if (state.BehindFront)
        {
            (state.BehindFront, state.Unit, state.Section, state.SectionAnchored) = (
                false,
                level,
                level,
                true
            );
            state.Underlines = facts.Kind != MarkKind.Heading && !facts.IsUnderlined;
            return new(null, BlockRole.Title, state.Value);
        }
        var section = state.Section;
        var isInside =
            state.IsOpen
            && section > 0
            && level > section
            && (
                facts.IsBareLabel
                || (
                    (Profile.HasLevel(section) || (Profile.IsEmpty && state.SectionAnchored))
                    && (state.SectionAnchored || !Profile.HasLevel(level))
                    && !(anchored && Profile.HasLevel(level))
                )
            );
        if (isInside)
        {
            state.Underlines = facts.Kind != MarkKind.Heading && !facts.IsUnderlined;
            return GoOn(state);
        }
        var isBelow = level > section && section > 0;
        state.InAside = facts.IsAside || (state.InAside && isBelow);
        state.InReferences = (facts.IsReferences && level > 1) || (state.InReferences && isBelow);
        state.Unit = state.Section = level;
        state.SectionAnchored = state.UnitAnchored = anchored;
        state.Underlines = facts.Kind != MarkKind.Heading && !facts.IsUnderlined;
        (state.Columns, state.DayItem) = (0, 0);
        return new(PartKind.Entry, BlockRole.Title, state.Value);
    }

    private Placement PlaceDate(MarkState state, BlockFacts facts, Block block)
    {
        var text = Whitespace.Trim(block.Text.Span);
        var isMarked = text is ['#' or '-' or '*' or '+' or '_', ..];
        if (!isMarked && InPaper(state))
            return new(null, BlockRole.Trailer, state.Value);
        (state.Unit, state.Section, state.SectionAnchored, state.Columns, state.Dated) = (
            0,
            0,
            false,
            0,
            true
        );
        state.InAside = state.InReferences = false;
        state.DayItem =
            MarkLine.ItemMark(text) > 0 && !text.StartsWith("**", StringComparison.Ordinal)
                ? facts.Level + 1
                : 0;
        return new(PartKind.DateHeading, BlockRole.Date, state.Value);
    }

    private Placement PlaceItem(MarkState state, BlockFacts facts, BlockWindow window)
    {
        if (OpensItem(state, facts, window))
            return Open(state, MarkState.Item + facts.Level, facts.Anchor == Anchor.Paper);
        if (facts.Label is { } label && IsEvidence(facts, label))
            return Evidence(state, true);
        if (state.Unit >= MarkState.Item && facts.Level <= state.Unit - MarkState.Item && facts.Label is null)
            return Close(state);
        return facts.Anchor == Anchor.Paper && !facts.IsTitled ? Evidence(state, true) : Aside(state);
    }

    private Placement PlaceRow(MarkState state, BlockFacts facts, Block block, BlockFacts? next)
    {
        if (next?.Kind == MarkKind.RowRule)
        {
            var columns = TableColumns.Of(block.Text.Span);
            if (columns == 0 && state.IsOpen)
                return GoOn(state);
            state.Columns = columns;
            return Close(state);
        }
        if (state.Columns != 0)
        {
            state.Unit = 0;
            if (!TableRow.IsPaper(block.Text.Span, state.Columns))
                return Other(state);
            // A field may follow the row.
            state.Unit = MarkState.Item;
            state.UnitAnchored = true;
            return new(PartKind.Entry, BlockRole.Record, state.Value);
        }
        return facts.Label is { } label && IsEvidence(facts, label) ? Evidence(state, true) : Aside(state);
    }

    // A rule ends a unit, except between the sections of one paper.
    private Placement PlaceRule(MarkState state, BlockFacts? next, BlockWindow window)
    {
        var goesOn =
            state.Unit is > 0 and < MarkState.Line
            && state.SectionAnchored
            && next is { Kind: MarkKind.Heading }
            && HeadingLevel(next, window.Block(1)!, null) > state.Section
            && !(next.Anchor == Anchor.Paper || Profile.HasLevel(next.Level));
        return goesOn ? GoOn(state) with { Role = BlockRole.Separator } : Close(state);
    }

    private Placement PlaceField(MarkState state, BlockFacts facts, Block block)
    {
        if (
            facts.Label is { Kind: FieldKind.Title, Value.IsEmpty: false }
            && !IsProperty(block.Text.Span)
            && OpensTitleField(state)
        )
            return Open(state, MarkState.Line, true);
        if (!state.IsOpen && !state.Dated && state.Section == 0 && IsProperty(block.Text.Span))
        {
            // Front matter comes first; the rest is below it.
            (state.Unit, state.Section, state.SectionAnchored, state.UnitAnchored) = (1, 1, true, true);
            return new(PartKind.Entry, BlockRole.Field, state.Value);
        }
        if (!state.IsOpen)
            return Other(state);
        var evidence = facts.Label is { } label && IsEvidence(facts, label);
        return Evidence(state, evidence) with { Role = BlockRole.Field };
    }

    private static Placement HoverContent(MarkState state, BlockFacts facts)
    {
        if (!state.IsOpen)
            return Other(state);
        // Indented text belongs to the item above.
        if (state.Unit >= MarkState.Item && facts.Level == 0 && facts.Start == 0 && !state.IsTight)
            return Close(state);
        return GoOn(state);
    }

    private static Placement Open(MarkState state, int unit, bool anchored)
    {
        state.Unit = unit;
        state.UnitAnchored = anchored;
        state.Columns = 0;
        return new(PartKind.Entry, BlockRole.Record, state.Value);
    }

    private static Placement GoOn(MarkState state) => new(null, BlockRole.Other, state.Value);

    private static Placement Other(MarkState state) => new(PartKind.OtherText, BlockRole.Other, state.Value);

    private static Placement Aside(MarkState state) => state.IsOpen ? GoOn(state) : Other(state);

    private static Placement Close(MarkState state)
    {
        state.Unit = 0;
        return Other(state);
    }

    private static Placement Evidence(MarkState state, bool anchors)
    {
        if (!state.IsOpen)
            return Other(state);
        if (anchors)
        {
            state.UnitAnchored = true;
            state.SectionAnchored |= state.Unit < MarkState.Line;
        }
        return GoOn(state);
    }

    /// <inheritdoc/>
    internal override bool IsCode(DigestTree tree, int offset)
    {
        if (base.IsCode(tree, offset))
            return true;
        // After the last line of unclosed code.
        return tree.PartAt(offset) is { } at
            && offset >= at.Start + at.Part.Content.End
            && EndsInCode(at.Part);
    }

    private bool EndsInCode(Part part)
    {
        var fence = new MarkState(part.StateBefore).Fence;
        foreach (var (block, _) in part.Blocks)
        {
            if (block.Kind != BlockStream.Blank)
                MarkFence.Next(ref fence, BlockFacts.Of(block, syntax), block.Text.Span, syntax);
        }
        return fence != 0;
    }
}
