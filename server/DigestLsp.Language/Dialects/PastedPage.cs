using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// The Hugging Face "Daily Papers" page as pasted from a browser, and plain text written like it: a title, a
/// blank line, an abstract, a blank line. Everything else (furniture, trailers, days, fields) may stand between.
/// </summary>
public sealed class PastedPage : Dialect
{
    /// <summary>
    /// arXiv takes no abstract over 1,920 characters: two long paragraphs that are more together are two papers.
    /// </summary>
    private const int MaxAbstractLength = 1950;

    // The state: the phase in four bits, flags of the last paragraph of an abstract, the abstract's length so far.
    private const int Closed = 16;
    private const int Wrapped = 32;
    private const int LengthShift = 6;
    private const int LengthUnit = 16;

    // Above the length.
    private const int Fenced = 1 << 28;

    private enum Phase
    {
        /// <summary>Nothing but furniture and other text so far.</summary>
        Start,

        /// <summary>No entry is open.</summary>
        Between,

        /// <summary>Behind "Submitted by": a name comes.</summary>
        Name,

        /// <summary>Behind that name: votes come.</summary>
        Votes,

        /// <summary>Behind a title.</summary>
        Title,

        /// <summary>Behind a paragraph of an abstract; the state also holds the abstract's length.</summary>
        Abstract,

        /// <summary>Inside a trailer: a date belongs to the paper above.</summary>
        Trailer,

        /// <summary>Behind a trailer.</summary>
        Finished,
    }

    /// <inheritdoc/>
    public override string Id => "pasted-page";

    /// <inheritdoc/>
    public override bool PartsByBlankLines => true;

    /// <summary>
    /// Whether a text begins as the page does: with a title above an abstract, and nothing else but furniture, days, fields, links and such papers.
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
                    when next is PageBlockKind.Long or PageBlockKind.Sentence or PageBlockKind.Field:
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

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head) => 1;

    /// <inheritdoc/>
    internal override int Considered => 64 * 1024;

    // Code in a page is short, and each block more is read again at every key.
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
        // Between a title and its abstract, or between two paragraphs of one, furniture does not end the entry.
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
        // In the middle of a wrapped paragraph "Code: …" is where a line happened to break.
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
        // A long paragraph that no paragraph before it can take in wants a title, even one that reads like a sentence.
        var wanted =
            beforeLong
            && PageBlock.CouldBeTitle(window.Text())
            && (phase != Phase.Abstract || !GoesOnBehind(state, window.Text(1)));
        return phase switch
        {
            // A title without abstract and then one with a full stop is rarer than an abstract whose first paragraph is short.
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

    // Behind a title it is the abstract, cut off; so it is behind an abstract, if no other abstract follows that wants a title.
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
        // The name of the digest itself: above its first date, or a word or two above its first paper.
        if (
            phase == Phase.Start
            && (next == (byte)PageBlockKind.Date || (!IsProse(next) && PageBlock.IsFewWords(window.Text())))
        )
            return new(PartKind.OtherText, BlockRole.Other, (int)Phase.Start);
        if (phase == Phase.Title && EndsEntry(window) && RunningText.Leans(window.Text()))
            return new(null, BlockRole.Abstract, AbstractState(0, window));
        return new(PartKind.Entry, BlockRole.Title, (int)Phase.Title);
    }

    /// <summary>Whether what stands behind the block is the end of an entry, or another title with its abstract.</summary>
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

    /// <summary>Text that belongs to an open entry, or to nothing.</summary>
    private static Placement Aside(long state) =>
        new(IsOpen((Phase)(state & 15)) ? null : PartKind.OtherText, BlockRole.Other, state);

    private static Placement Code(long state) => Aside(state) with { Role = BlockRole.Code };

    private static bool IsOpen(Phase phase) =>
        phase is Phase.Title or Phase.Abstract or Phase.Trailer or Phase.Finished;

    private static Phase Settled(Phase phase) => phase == Phase.Start ? Phase.Start : Phase.Between;

    private static bool IsProse(byte kind) =>
        (PageBlockKind)kind is PageBlockKind.Long or PageBlockKind.Sentence or PageBlockKind.Unended;

    /// <summary>The first kind behind the block at hand that is not furniture.</summary>
    private static PageBlockKind NextProse(BlockWindow window)
    {
        for (var ahead = 1; ahead <= 3; ahead++)
        {
            if (window.Kind(ahead) != (byte)PageBlockKind.Boilerplate)
                return (PageBlockKind)window.Kind(ahead);
        }
        return PageBlockKind.Boilerplate;
    }

    /// <summary>Whether a long paragraph goes on with the abstract of this state, or is another paper's.</summary>
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
