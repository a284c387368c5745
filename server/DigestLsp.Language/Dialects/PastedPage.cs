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
    private const int LongestAbstract = 1950;

    // The state: the phase in four bits, two flags of the last paragraph of an abstract, the abstract's length so far.
    private const int Closed = 16;
    private const int Wrapped = 32;
    private const int LengthShift = 6;
    private const int LengthUnit = 16;

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

    /// <inheritdoc/>
    public override int Recognise(ReadOnlySpan<char> head) => 1;

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        PageBlock.IsParagraph(previous)
        || PageBlock.IsParagraph(line)
        || PageBlock.StandsAlone(line)
        || (PageBlock.StandsAlone(previous) && !PageBlock.GoesOn(previous, line));

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) => (byte)PageBlock.Classify(block);

    /// <inheritdoc/>
    protected internal override Placement Place(int state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        return (PageBlockKind)window.Kind() switch
        {
            PageBlockKind.Date => PlaceDate(phase, window),
            PageBlockKind.Furniture => PlaceFurniture(state, window),
            PageBlockKind.SubmittedBy => new(
                PartKind.Furniture,
                BlockRole.Furniture,
                (int)PhaseBehindSubmittedBy(window)
            ),
            PageBlockKind.AuthorCount => PlaceTrailer(phase, window),
            PageBlockKind.Field => PlaceField(state, window),
            PageBlockKind.Links => IsOpen(phase)
                ? new(null, BlockRole.Links, state)
                : new(PartKind.Furniture, BlockRole.Furniture, (int)Settled(phase)),
            PageBlockKind.Merged => phase == Phase.Title
                ? new(null, BlockRole.Abstract, AbstractState(0, window))
                : new(PartKind.Entry, BlockRole.TitleAndAbstract, AbstractState(0, window)),
            PageBlockKind.Long => PlaceLong(state, window),
            PageBlockKind.Sentence => PlaceSentence(state, window),
            PageBlockKind.Odd => new(IsOpen(phase) ? null : PartKind.OtherText, BlockRole.Other, state),
            _ => PlaceShort(phase, window),
        };
    }

    private static Placement PlaceDate(Phase phase, BlockWindow window) =>
        phase == Phase.Trailer ? new(null, BlockRole.Trailer, (int)Phase.Finished)
        : phase == Phase.Title && IsProse(window.Kind(1)) ? new(null, BlockRole.Trailer, (int)Phase.Title)
        : new(PartKind.DateHeading, BlockRole.Date, (int)Phase.Between);

    private static Placement PlaceFurniture(int state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        var dot = Blanks.Trim(window.Text()) is "·" or "•";
        if (dot && (phase == Phase.Trailer || (IsOpen(phase) && window.Kind(1) == (byte)PageBlockKind.Date)))
            return new(null, BlockRole.Trailer, (int)Phase.Trailer);
        // Between a title and its abstract, or between two paragraphs of one, furniture does not end the entry.
        var inside =
            (phase == Phase.Title && NextProse(window) is PageBlockKind.Long or PageBlockKind.Sentence)
            || (
                phase == Phase.Abstract
                && NextProse(window) == PageBlockKind.Long
                && window.Kind(1) == (byte)PageBlockKind.Long
                && GoesOnBehind(state, window.Text(1))
            );
        if (inside)
            return new(null, BlockRole.Furniture, state);
        return new(PartKind.Furniture, BlockRole.Furniture, (int)Settled(phase));
    }

    private static Placement PlaceTrailer(Phase phase, BlockWindow window)
    {
        if (!IsOpen(phase))
            return new(PartKind.Furniture, BlockRole.Furniture, (int)Settled(phase));
        var dated = DateText.FindLast(window.Text()) is not null;
        return new(null, BlockRole.Trailer, (int)(dated ? Phase.Finished : Phase.Trailer));
    }

    private static Placement PlaceField(int state, BlockWindow window)
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

    private static Placement PlaceLong(int state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        if (phase == Phase.Title)
            return new(null, BlockRole.Abstract, AbstractState(0, window));
        if (phase == Phase.Abstract && GoesOnBehind(state, window.Text()))
            return new(null, BlockRole.Abstract, AbstractState(state, window));
        if (
            phase == Phase.Start
            && (window.Kind(1) == (byte)PageBlockKind.Date || Blanks.Trim(window.Text()).Length < 400)
        )
            return new(PartKind.OtherText, BlockRole.Other, state);
        return new(PartKind.Entry, BlockRole.Abstract, AbstractState(0, window));
    }

    private static Placement PlaceSentence(int state, BlockWindow window)
    {
        var phase = (Phase)(state & 15);
        var title = window.Kind(1) == (byte)PageBlockKind.Long && PageBlock.MayBeTitle(window.Text());
        return phase switch
        {
            Phase.Name => PlaceShort(phase, window),
            Phase.Title when !title => new(null, BlockRole.Abstract, AbstractState(0, window)),
            Phase.Abstract when !title => new(null, BlockRole.Abstract, AbstractState(state, window)),
            _ when title || (phase != Phase.Start && PageBlock.MayBeTitle(window.Text())) => new(
                PartKind.Entry,
                BlockRole.Title,
                (int)Phase.Title
            ),
            Phase.Start => new(PartKind.OtherText, BlockRole.Other, state),
            _ => new(PartKind.Entry, BlockRole.Abstract, AbstractState(0, window)),
        };
    }

    private static Placement PlaceShort(Phase phase, BlockWindow window)
    {
        var next = window.Kind(1);
        if (phase == Phase.Name && next != (byte)PageBlockKind.Long)
            return new(PartKind.Furniture, BlockRole.Furniture, (int)Phase.Votes);
        // The name of the digest itself: above its first date, or a word or two above its first paper.
        if (
            phase == Phase.Start
            && (next == (byte)PageBlockKind.Date || (!IsProse(next) && PageBlock.IsFewWords(window.Text())))
        )
            return new(PartKind.OtherText, BlockRole.Other, (int)Phase.Start);
        return new(PartKind.Entry, BlockRole.Title, (int)Phase.Title);
    }

    private static Phase PhaseBehindSubmittedBy(BlockWindow window)
    {
        var line = Blanks.Trim(window.Text());
        return line.Length > "Submitted by:".Length ? Phase.Votes : Phase.Name;
    }

    private static bool IsOpen(Phase phase) =>
        phase is Phase.Title or Phase.Abstract or Phase.Trailer or Phase.Finished;

    private static Phase Settled(Phase phase) => phase == Phase.Start ? Phase.Start : Phase.Between;

    private static bool IsProse(byte kind) =>
        (PageBlockKind)kind is PageBlockKind.Long or PageBlockKind.Sentence;

    /// <summary>The first kind behind the block at hand that is not furniture.</summary>
    private static PageBlockKind NextProse(BlockWindow window)
    {
        for (var ahead = 1; ahead <= 3; ahead++)
        {
            if (window.Kind(ahead) != (byte)PageBlockKind.Furniture)
                return (PageBlockKind)window.Kind(ahead);
        }
        return PageBlockKind.Furniture;
    }

    /// <summary>Whether a long paragraph goes on with the abstract of this state, or is another paper's.</summary>
    private static bool GoesOnBehind(int state, ReadOnlySpan<char> text)
    {
        var length = (state >> LengthShift) * LengthUnit;
        return (state & Closed) == 0 && length + Blanks.Trim(text).Length <= LongestAbstract;
    }

    private static int AbstractState(int state, BlockWindow window)
    {
        var text = Blanks.Trim(window.Text());
        var length = Math.Min(1 << 20, ((state >> LengthShift) * LengthUnit) + text.Length);
        return (int)Phase.Abstract
            | (PageBlock.ClosesAbstract(text) ? Closed : 0)
            | (PageBlock.IsWrappedAndTight(window.Text()) ? Wrapped : 0)
            | (length / LengthUnit << LengthShift);
    }
}
