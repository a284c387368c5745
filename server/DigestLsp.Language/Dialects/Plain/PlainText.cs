using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Plain text and copied pages whose papers start with an ordinal, an id, a link, an emoji or a title above its URL. Examples: personal
/// lists, bot messages, arXiv listings and searches, alerts, OpenReview lists, the page of a paper. A line is a block. A part extends from
/// one opener to the next, and is a paper if its own lines identify one.
/// </summary>
public sealed partial class PlainText : Dialect, IEquatable<PlainText>
{
    private readonly PlainOpeners openers;

    internal PlainText(PlainOpeners openers) => this.openers = openers;

    /// <summary>The ways papers start in this document.</summary>
    internal PlainOpeners Openers => openers;

    /// <inheritdoc/>
    public override string Id => "plain-list";

    /// <inheritdoc/>
    public override bool WrapsTitles => true;

    /// <inheritdoc/>
    protected internal override int Lookahead => 6;

    /// <inheritdoc/>
    internal override bool NeedsEvidence => true;

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head) => 0;

    /// <inheritdoc/>
    public bool Equals(PlainText? other) => other is not null && openers == other.openers;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as PlainText);

    /// <inheritdoc/>
    public override int GetHashCode() => (int)openers;

    /// <inheritdoc/>
    internal override int Considered => MaxLearned;

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        true;

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) => 0;

    /// <inheritdoc/>
    protected internal override bool IsAbstractOptional(Entry entry) => true;

    /// <inheritdoc/>
    protected internal override Placement Assign(long value, BlockWindow window)
    {
        var state = new PlainState(value);
        var block = window.Block()!;
        var line = PlainLine.Of(block);
        var placed = PlaceLine(state, line, window);
        var next = new PlainState(placed.NextState) { IsBehindBlank = block.LineBreaks > 1, HasBegun = true };
        return placed with { NextState = next.Value };
    }

    private Placement PlaceLine(PlainState state, PlainLine line, BlockWindow window)
    {
        var opener = Opener(state, line, window);
        if (opener != PlainOpeners.None)
            return Open(state, opener, line);
        if (state.InTail)
            return state.IsOpen ? GoOn(state) : Other(state);
        switch (line.Kind)
        {
            case PlainKind.Tail:
                state.InTail =
                    line.Text is "Community" or "Submission history" || state.Unit == PlainOpeners.Id;
                return state.Unit == PlainOpeners.Id ? GoOn(state) : Close(state);
            case PlainKind.DayTitle
                when !state.IsOpen || state.IsBehindBlank || state.Phase > PlainPhase.Title:
                return Day(state);
            case PlainKind.Date:
                return state.IsOpen && !EndsPaper(state, line, window)
                    ? GoOn(state, BlockRole.Trailer)
                    : Day(state);
            case PlainKind.Section
                when state.Phase != PlainPhase.Title || state.IsBehindBlank || !state.IsOpen:
                return Close(state);
            default:
                return state.IsOpen ? PlaceInside(state, line, window) : Other(state);
        }
    }

    private static Placement Open(PlainState state, PlainOpeners opener, PlainLine line)
    {
        var opened = new PlainState(0)
        {
            Unit = opener,
            Phase = PlainPhase.Title,
            Number = line.Number,
        };
        var role = BlockRole.Title;
        if (line.Kind is PlainKind.Id or PlainKind.BareBullet)
        {
            opened.Phase = PlainPhase.BeforeTitle;
            role = line.Kind == PlainKind.Id ? BlockRole.Field : BlockRole.Separator;
        }
        else if (line.Kind == PlainKind.Label && line.Label!.Value.Value.IsEmpty)
        {
            opened.Phase = PlainPhase.BeforeTitle;
            role = BlockRole.Separator;
        }
        return new(PartKind.Entry, role, opened.Value);
    }

    private Placement PlaceInside(PlainState state, PlainLine line, BlockWindow window)
    {
        switch (line.Kind)
        {
            case PlainKind.Label or PlainKind.EmojiLabel:
                return PlaceLabel(state, line);
            case PlainKind.Boilerplate when line.IsRule:
                (state.Phase, state.Pending) = (PlainPhase.After, null);
                return GoOn(state, BlockRole.Separator);
            case PlainKind.Boilerplate:
                var isSummarized = PlainPatterns.SummaryAbove().IsMatch(line.Text);
                state.Pending =
                    isSummarized ? FieldKind.Abstract
                    : state.Pending == FieldKind.Authors ? FieldKind.Authors
                    : null;
                if (state.Phase == PlainPhase.Abstract && (state.IsBehindBlank || isSummarized))
                    state.Phase = PlainPhase.After;
                return GoOn(state, IsDated(line) ? BlockRole.Trailer : BlockRole.Other);
            case PlainKind.Id or PlainKind.Url:
                state.Pending = null;
                if (state.Phase is PlainPhase.Title or PlainPhase.Abstract)
                    state.Phase = state.Phase == PlainPhase.Title ? PlainPhase.Body : PlainPhase.After;
                return GoOn(state, BlockRole.Links);
            default:
                return HoverContent(state, line, window);
        }
    }

    private static Placement PlaceLabel(PlainState state, PlainLine line)
    {
        var label = line.Label!.Value;
        state.Pending = label.Value.IsEmpty ? label.Kind : null;
        switch (label.Kind)
        {
            case FieldKind.Title when state.Phase == PlainPhase.BeforeTitle:
                state.Phase = label.Value.IsEmpty ? PlainPhase.BeforeTitle : PlainPhase.Title;
                return GoOn(state, label.Value.IsEmpty ? BlockRole.Separator : BlockRole.Title);
            case FieldKind.Authors:
                state.HasAuthors = true;
                state.Phase = PlainPhase.Body;
                return GoOn(state, BlockRole.Field);
            case FieldKind.Abstract:
            case FieldKind.Summary
                when line.Kind == PlainKind.EmojiLabel || !label.Value.IsEmpty || line.Text.Length < 20:
                state.Pending = null;
                state.Phase = PlainPhase.Abstract;
                state.IsBehindBlank = false;
                return GoOn(state, BlockRole.Abstract);
            default:
                if (state.Phase != PlainPhase.BeforeTitle)
                    state.Phase = state.Phase == PlainPhase.Abstract ? PlainPhase.After : PlainPhase.Body;
                return GoOn(state, BlockRole.Field);
        }
    }

    private Placement HoverContent(PlainState state, PlainLine line, BlockWindow window)
    {
        if (state.Pending == FieldKind.Authors && (line.IsName || line.Text == ","))
            return GoOn(state, BlockRole.Field);
        if (state.Pending is not null && state.Phase != PlainPhase.BeforeTitle)
        {
            var isAbstract = state.Pending is FieldKind.Abstract or FieldKind.Summary;
            state.Pending = null;
            state.Phase = isAbstract ? PlainPhase.Abstract : state.Phase;
            return GoOn(state, isAbstract ? BlockRole.Abstract : BlockRole.Other);
        }
        switch (state.Phase)
        {
            case PlainPhase.BeforeTitle when PlainPatterns.Category().IsMatch(line.Text):
                return GoOn(state);
            case PlainPhase.BeforeTitle:
                (state.Phase, state.Pending) = (PlainPhase.Title, null);
                return GoOn(state, BlockRole.Title);
            case PlainPhase.Title when !state.IsBehindBlank && ContinuesTitle(state, line, window):
                return GoOn(state, BlockRole.Title);
            case PlainPhase.Title or PlainPhase.Body when !state.HasAuthors && IsAuthors(state, line, window):
                (state.HasAuthors, state.Phase) = (true, PlainPhase.Body);
                return GoOn(state, BlockRole.Field);
            case PlainPhase.Title
            or PlainPhase.Body
                when line.IsVenue
                    || PlainPatterns.Remark().IsMatch(line.Text)
                    || line.IsBracketed
                    || IsPageNote(state, line):
                state.Phase = PlainPhase.Body;
                return GoOn(state);
            case PlainPhase.Body
                when state is { Unit: PlainOpeners.Head, IsBehindBlank: true } && !line.IsProse:
                return Close(state);
            case PlainPhase.Title
            or PlainPhase.Body
                when line.IsProse
                    || (line.Kind == PlainKind.Text && state.Phase == PlainPhase.Body && !line.IsName):
                state.Phase = PlainPhase.Abstract;
                return GoOn(state, BlockRole.Abstract);
            case PlainPhase.Abstract when !state.IsBehindBlank:
                return GoOn(state, BlockRole.Abstract);
            case PlainPhase.Abstract or PlainPhase.After:
                state.Phase = PlainPhase.After;
                return EndsUnit(state, line) ? Close(state) : GoOn(state);
            default:
                return GoOn(state);
        }
    }

    // The page of a paper has names and counts around its title that do not belong to it.
    private static bool IsPageNote(PlainState state, PlainLine line) =>
        state.Unit == PlainOpeners.Id && !state.HasAuthors && !line.IsProse;

    // Other text follows the last paper of a list.
    private static bool EndsUnit(PlainState state, PlainLine line) =>
        state.IsBehindBlank
        && state.Unit is not PlainOpeners.Id
        && line.Kind is PlainKind.Text or PlainKind.Bullet;

    private static bool IsDated(PlainLine line) => DateText.FindLast(line.Text) is not null;

    private static bool EndsPaper(PlainState state, PlainLine line, BlockWindow window) =>
        state.IsBehindBlank
        && state.Phase > PlainPhase.Title
        && line.Text.Length < 40
        && window.Block(1) is not null;

    private static bool IsAuthors(PlainState state, PlainLine line, BlockWindow window) =>
        line.IsNames
        || line.IsCitation
        || (state.Unit == PlainOpeners.Names && line.IsName && !state.IsBehindBlank)
        || (
            line.IsName
            && !state.IsBehindBlank
            && (
                Line(window, 1) is { Kind: PlainKind.Label or PlainKind.Url or PlainKind.EmojiLabel }
                || FollowsSubmission(window, 1)
            )
            && line.Kind == PlainKind.Text
            && !line.IsVenue
        );

    // Up to three lines, all in capitals or followed by a URL; an indented line below a label.
    private static bool ContinuesTitle(PlainState state, PlainLine line, BlockWindow window)
    {
        if (line.IsCitation || line.Kind != PlainKind.Text)
            return false;
        if (line.IsIndented && state.Unit is PlainOpeners.Id or PlainOpeners.Label)
            return !line.IsNames;
        if (line.IsNames || line.IsVenue || line.IsProse && line.Text[^1] is '.' or '。')
            return false;
        if (
            state.Unit
            is PlainOpeners.Id
                or PlainOpeners.Label
                or PlainOpeners.Linked
                or PlainOpeners.Emoji
                or PlainOpeners.Bullet
        )
            return false;
        for (var ahead = 1; ahead <= 2; ahead++)
        {
            if (Line(window, ahead) is not { } next || window.Block(ahead - 1)!.LineBreaks > 1)
                return false;
            if (next.Kind == PlainKind.Url || next.Label is { Kind: FieldKind.Title or FieldKind.Authors })
                return true;
            if (next.Kind != PlainKind.Text || next.IsProse)
                return false;
        }
        return false;
    }

    private static PlainLine? Line(BlockWindow window, int ahead) =>
        window.Block(ahead) is { Kind: not BlockStream.Blank } block ? PlainLine.Of(block) : null;

    private static Placement GoOn(PlainState state, BlockRole role = BlockRole.Other) =>
        new(null, role, state.Value);

    private static Placement Other(PlainState state) => new(PartKind.OtherText, BlockRole.Other, state.Value);

    private static Placement Close(PlainState state) =>
        new(PartKind.OtherText, BlockRole.Other, new PlainState(0) { InTail = state.InTail }.Value);

    private static Placement Day(PlainState state) =>
        new(PartKind.DateHeading, BlockRole.Date, new PlainState(0) { InTail = state.InTail }.Value);
}
