using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// The Hugging Face "Daily Papers" page as pasted from a browser, and similar plain text: a title, a blank line, an abstract, a blank line.
/// Boilerplate, trailers, days and fields may be anywhere between.
/// </summary>
public sealed class PastedPage : Dialect
{
    /// <summary>arXiv limits abstracts to 1,920 characters: two long paragraphs with more than that are two papers.</summary>
    private const int MaxAbstractLength = 1950;

    // The state: four bits for the phase, flags of the last abstract paragraph, and the length of the abstract so far.
    private const int Closed = 16;
    private const int Wrapped = 32;
    private const int LengthShift = 6;
    private const int LengthUnit = 16;

    // Above the length.
    private const int Fenced = 1 << 28;

    private enum Phase
    {
        /// <summary>Only boilerplate and other text so far.</summary>
        Start,

        /// <summary>No open entry.</summary>
        Between,

        /// <summary>After "Submitted by": a name follows.</summary>
        Name,

        /// <summary>After that name: votes follow.</summary>
        Votes,

        /// <summary>After a title.</summary>
        Title,

        /// <summary>After a paragraph of an abstract; the state also has its length.</summary>
        Abstract,

        /// <summary>In a trailer: a date belongs to the paper above.</summary>
        Trailer,

        /// <summary>After a trailer.</summary>
        Finished,
    }

    /// <inheritdoc/>
    public override string Id => "pasted-page";

    /// <inheritdoc/>
    public override bool PartsByBlankLines => true;

    /// <summary>
    /// Whether a text starts like the page: with a title above an abstract, and otherwise only boilerplate, days, fields, links and such
    /// papers.
    /// </summary>
    internal bool IsHead(ReadOnlySpan<char> head)
    {
        var blocks = new List<Block>();
        BlockStream.Split(new SourceText(head.ToString()), this, blocks);
        var (papers, furniture, others) = (0, 0, 0);
        for (var i = 0; i < blocks.Count; i++)
        {
            var next = i + 1 < blocks.Count ? (PageBlockKind)blocks[i + 1].Kind : PageBlockKind.Odd;
            switch ((PageBlockKind)blocks[i].Kind)
            {
                case PageBlockKind.Short
                    when next is PageBlockKind.Long or PageBlockKind.Sentence or PageBlockKind.Field
                        && !BeginsOtherLayout(blocks[i].Text.Span)
                        && !BeginsOtherLayout(blocks[i + 1].Text.Span):
                    papers++;
                    i++;
                    break;
                case PageBlockKind.SubmittedBy or PageBlockKind.AuthorCount:
                    furniture++;
                    break;
                case PageBlockKind.Short or PageBlockKind.Odd or PageBlockKind.Merged or PageBlockKind.Fence:
                    others++;
                    break;
                default:
                    break;
            }
        }
        return papers + furniture > others && papers > 0;
    }

    // "Title: …", "1. Title"
    private static bool BeginsOtherLayout(ReadOnlySpan<char> block)
    {
        var line = Whitespace.Trim(block[..LineBreaks.ContentLength(block)]);
        var digits = line.IndexOfAnyExceptInRange('0', '9');
        return (digits is > 0 and < 4 && line[digits] is '.' or ')')
            || FieldLabels.Find(line) is { IsDelimited: true, Kind: FieldKind.Title };
    }

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head) => 1;

    /// <inheritdoc/>
    internal override int Considered => 64 * 1024;

    // Code in a page is short, and each additional block is parsed again on every keystroke.
    /// <inheritdoc/>
    protected internal override int Lookahead => 6;

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        PageBlock.IsParagraph(previous)
        || PageBlock.IsParagraph(line)
        || (PageBlock.StandsAlone(line) && !PageBlock.EndsTitle(previous, line))
        || (PageBlock.StandsAlone(previous) && !PageBlock.GoesOn(previous, line));

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) => (byte)PageBlock.Classify(block);

    /// <inheritdoc/>
    protected internal override Placement Assign(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        var kind = (PageBlockKind)window.Kind();
        if ((state & Fenced) != 0)
            return kind == PageBlockKind.Fence ? Aside(state & ~Fenced) : Code(state);
        return kind switch
        {
            PageBlockKind.Fence when CodeFence.Closes(window, (byte)kind, Lookahead) => Code(state | Fenced),
            PageBlockKind.Date => PlaceDate(phase, window),
            PageBlockKind.Boilerplate => AssignBoilerplate(state, window),
            PageBlockKind.SubmittedBy => new(
                PartKind.Boilerplate,
                BlockRole.Boilerplate,
                (int)PhaseBehindSubmittedBy(window)
            ),
            PageBlockKind.AuthorCount => PlaceTrailer(phase, window),
            PageBlockKind.Field => PlaceField(state, window),
            PageBlockKind.Links => IsOpen(phase)
                ? new(null, BlockRole.Links, state)
                : new(PartKind.Boilerplate, BlockRole.Boilerplate, (int)Settled(phase)),
            PageBlockKind.Merged => phase == Phase.Title
                ? new(null, BlockRole.Abstract, AbstractState(0, window))
                : new(PartKind.Entry, BlockRole.TitleAndAbstract, AbstractState(0, window)),
            PageBlockKind.Long => PlaceLong(state, window),
            PageBlockKind.Sentence => PlaceSentence(state, window),
            PageBlockKind.Unended => PlaceUnended(state, window),
            PageBlockKind.Odd or PageBlockKind.Fence => Aside(state),
            _ => PlaceShort(phase, window),
        };
    }

    private static Placement PlaceDate(Phase phase, BlockWindow window) =>
        phase == Phase.Trailer ? new(null, BlockRole.Trailer, (int)Phase.Finished)
        : phase == Phase.Title && IsProse(window.Kind(1)) ? new(null, BlockRole.Trailer, (int)Phase.Title)
        : new(PartKind.DateHeading, BlockRole.Date, (int)Phase.Between);

    private static Placement AssignBoilerplate(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        var dot = Whitespace.Trim(window.Text()) is "·" or "•";
        if (dot && (phase == Phase.Trailer || (IsOpen(phase) && window.Kind(1) == (byte)PageBlockKind.Date)))
            return new(null, BlockRole.Trailer, (int)Phase.Trailer);
        // Boilerplate between a title and its abstract, or between its paragraphs, does not end the entry.
        var inside =
            (phase == Phase.Title && IsProse((byte)NextProse(window)))
            || (
                phase == Phase.Abstract
                && NextProse(window) == PageBlockKind.Long
                && window.Kind(1) == (byte)PageBlockKind.Long
                && GoesOnBehind(state, window.Text(1))
            );
        if (inside)
            return new(null, BlockRole.Boilerplate, state);
        return new(PartKind.Boilerplate, BlockRole.Boilerplate, (int)Settled(phase));
    }

    private static Placement PlaceTrailer(Phase phase, BlockWindow window)
    {
        if (!IsOpen(phase))
            return new(PartKind.Boilerplate, BlockRole.Boilerplate, (int)Settled(phase));
        var dated = DateText.FindLast(window.Text()) is not null;
        return new(null, BlockRole.Trailer, (int)(dated ? Phase.Finished : Phase.Trailer));
    }

    private static Placement PlaceField(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        if (
            phase != Phase.Title
            && window.Kind(1) == (byte)PageBlockKind.Long
            && PageBlock.FieldMayBeTitle(window.Text())
        )
            return new(PartKind.Entry, BlockRole.Title, (int)Phase.Title);
        // In a wrapped paragraph, "Code: …" is only an accidental line break.
        if (phase == Phase.Abstract && (state & Wrapped) != 0 && PageBlock.FieldMayEndAbstract(window.Text()))
            return new(null, BlockRole.Abstract, AbstractState(state, window));
        if (IsOpen(phase))
            return new(null, BlockRole.Field, phase == Phase.Trailer ? (int)Phase.Finished : state);
        return new(PartKind.OtherText, BlockRole.Other, state);
    }

    private static Placement PlaceLong(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        if (phase == Phase.Title)
            return new(null, BlockRole.Abstract, AbstractState(0, window));
        if (phase == Phase.Abstract && GoesOnBehind(state, window.Text()))
            return new(null, BlockRole.Abstract, AbstractState(state, window));
        if (
            phase == Phase.Start
            && (window.Kind(1) == (byte)PageBlockKind.Date || Whitespace.Trim(window.Text()).Length < 400)
        )
            return new(PartKind.OtherText, BlockRole.Other, state);
        return new(PartKind.Entry, BlockRole.Abstract, AbstractState(0, window));
    }

    private static Placement PlaceSentence(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        if (phase == Phase.Name)
            return PlaceShort(phase, window);
        var title = PageBlock.MayBeTitle(window.Text());
        var capitals = title && RunningText.IsInTitleCase(window.Text());
        var beforeLong = window.Kind(1) == (byte)PageBlockKind.Long;
        var above = title && (beforeLong || (capitals && IsProse(window.Kind(1))));
        // A long paragraph that cannot continue a previous one needs a title, even one that reads like a sentence.
        var wanted =
            beforeLong
            && PageBlock.CouldBeTitle(window.Text())
            && (phase != Phase.Abstract || !GoesOnBehind(state, window.Text(1)));
        return phase switch
        {
            // A title without an abstract before one with a period is rarer than an abstract with a short first paragraph.
            Phase.Title when !(above && capitals) => new(null, BlockRole.Abstract, AbstractState(0, window)),
            Phase.Abstract when !above && !wanted => new(
                null,
                BlockRole.Abstract,
                AbstractState(state, window)
            ),
            _ when above || wanted || (phase != Phase.Start && title) => new(
                PartKind.Entry,
                BlockRole.Title,
                (int)Phase.Title
            ),
            Phase.Start => new(PartKind.OtherText, BlockRole.Other, state),
            _ => new(PartKind.Entry, BlockRole.Abstract, AbstractState(0, window)),
        };
    }

    // After a title it is a truncated abstract; also after an abstract, unless another abstract follows that needs a title.
    private static Placement PlaceUnended(long state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        var above = window.Kind(1) == (byte)PageBlockKind.Long && PageBlock.MayEndTitle(window.Text());
        return phase switch
        {
            Phase.Title when !above => new(null, BlockRole.Abstract, AbstractState(0, window)),
            Phase.Abstract when !IsProse(window.Kind(1)) => new(
                null,
                BlockRole.Abstract,
                AbstractState(state, window)
            ),
            _ => PlaceShort(phase, window),
        };
    }

    private static Placement PlaceShort(Phase phase, BlockWindow window)
    {
        var next = window.Kind(1);
        if (phase == Phase.Name && next != (byte)PageBlockKind.Long)
            return new(PartKind.Boilerplate, BlockRole.Boilerplate, (int)Phase.Votes);
        // The title of the digest itself: above its first date, or one or two words above its first paper.
        if (
            phase == Phase.Start
            && (next == (byte)PageBlockKind.Date || (!IsProse(next) && PageBlock.IsFewWords(window.Text())))
        )
            return new(PartKind.OtherText, BlockRole.Other, (int)Phase.Start);
        if (phase == Phase.Title && EndsEntry(window) && RunningText.Leans(window.Text()))
            return new(null, BlockRole.Abstract, AbstractState(0, window));
        return new(PartKind.Entry, BlockRole.Title, (int)Phase.Title);
    }

    /// <summary>Whether the following blocks end the entry, or are another title with its abstract.</summary>
    private static bool EndsEntry(BlockWindow window) =>
        (PageBlockKind)window.Kind(1) switch
        {
            PageBlockKind.Short => IsProse(window.Kind(2)),
            PageBlockKind.AuthorCount or PageBlockKind.SubmittedBy or PageBlockKind.Field => true,
            _ => false,
        };

    private static Phase PhaseBehindSubmittedBy(BlockWindow window)
    {
        var line = Whitespace.Trim(window.Text());
        return line.Length > "Submitted by:".Length ? Phase.Votes : Phase.Name;
    }

    /// <summary>Assigns text to an open entry, or to no paper.</summary>
    private static Placement Aside(long state) =>
        new(IsOpen((Phase)(state & 15)) ? null : PartKind.OtherText, BlockRole.Other, state);

    private static Placement Code(long state) => Aside(state) with { Role = BlockRole.Code };

    private static bool IsOpen(Phase phase) =>
        phase is Phase.Title or Phase.Abstract or Phase.Trailer or Phase.Finished;

    private static Phase Settled(Phase phase) => phase == Phase.Start ? Phase.Start : Phase.Between;

    private static bool IsProse(byte kind) =>
        (PageBlockKind)kind is PageBlockKind.Long or PageBlockKind.Sentence or PageBlockKind.Unended;

    /// <summary>Gets the kind of the next block that is not boilerplate.</summary>
    private static PageBlockKind NextProse(BlockWindow window)
    {
        for (var ahead = 1; ahead <= 3; ahead++)
        {
            if (window.Kind(ahead) != (byte)PageBlockKind.Boilerplate)
                return (PageBlockKind)window.Kind(ahead);
        }
        return PageBlockKind.Boilerplate;
    }

    /// <summary>Whether a long paragraph continues the abstract of this state, or belongs to another paper.</summary>
    private static bool GoesOnBehind(long state, ReadOnlySpan<char> text)
    {
        var length = (state >> LengthShift) * LengthUnit;
        return (state & Closed) == 0 && length + Whitespace.Trim(text).Length <= MaxAbstractLength;
    }

    private static long AbstractState(long state, BlockWindow window)
    {
        var text = Whitespace.Trim(window.Text());
        var length = Math.Min(1 << 20, ((state >> LengthShift) * LengthUnit) + text.Length);
        var closed =
            PageBlock.ClosesAbstract(text)
            && !(window.Kind(1) == (byte)PageBlockKind.Long && PageBlock.ShareAName(text, window.Text(1)));
        return (long)Phase.Abstract
            | (closed ? Closed : 0L)
            | (PageBlock.IsWrappedAndTight(window.Text()) ? Wrapped : 0L)
            | (length / LengthUnit << LengthShift);
    }
}
