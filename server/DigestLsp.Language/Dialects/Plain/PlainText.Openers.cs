using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class PlainText
{
    private const int MaxLearned = 16 * 1024;
    private const int EnoughPapers = 8;

    /// <summary>Learns from a document's start how its papers begin; null if nothing there names one.</summary>
    internal static PlainText? Learn(ReadOnlySpan<char> head)
    {
        head = head[..Math.Min(head.Length, MaxLearned)];
        if (!MayHavePapers(head) || IsProgramText(head))
            return null;
        var all = new PlainText(PlainOpeners.All);
        var blocks = new List<Block>();
        BlockStream.Split(new SourceText(head.ToString()), all, blocks);
        var stream = new BlockStream(blocks, default);
        var (state, opened, found) = (0L, new int[9], new int[9]);
        var unit = new List<PlacedBlock>();
        var (kind, papers) = (PlainOpeners.None, 0);
        for (var i = 0; i <= blocks.Count && papers < EnoughPapers; i++)
        {
            if (i < blocks.Count && blocks[i].Kind == BlockStream.Blank)
                continue;
            var placed =
                i < blocks.Count
                    ? all.Place(state, new BlockWindow(stream, i))
                    : new Placement(PartKind.OtherText, default, 0);
            if (placed.Begins is { } begins)
            {
                if (kind != PlainOpeners.None)
                {
                    var index = System.Numerics.BitOperations.Log2((uint)kind);
                    opened[index]++;
                    var isPaper =
                        NamesPaper(
                            System.Runtime.InteropServices.CollectionsMarshal.AsSpan(unit),
                            kind == PlainOpeners.Names
                        ) && !(kind == PlainOpeners.Head && IsSentence(PlainLine.Of(unit[0].Block)));
                    found[index] += isPaper ? 1 : 0;
                    papers += isPaper ? 1 : 0;
                }
                unit.Clear();
                kind = begins == PartKind.Entry ? new PlainState(placed.NextState).Unit : PlainOpeners.None;
            }
            if (i < blocks.Count)
                unit.Add(new PlacedBlock(blocks[i], placed.Role));
            state = placed.NextState;
        }
        if (found[7] < 3 || !PlainPatterns.SaysPapers().IsMatch(head))
            found[7] = 0;
        var learned = PlainOpeners.None;
        for (var i = 0; i < 8; i++)
            learned |= found[i] > 0 ? (PlainOpeners)(1 << i) : PlainOpeners.None;
        return learned == PlainOpeners.None ? null : new PlainText(learned);
    }

    /// <summary>Whether papers begin at ids, as on pages of arXiv.</summary>
    internal bool BeginsAtIds => openers.HasFlag(PlainOpeners.Id);

    /// <summary>Whether papers begin with something that other text does not have.</summary>
    internal bool IsSure =>
        (openers & (PlainOpeners.Id | PlainOpeners.Ordinal | PlainOpeners.Linked | PlainOpeners.Emoji)) != 0;

    /// <summary>Whether a document's start has headings, bold labels, linked items or tables of Markdown.</summary>
    internal static bool HasMarkdown(ReadOnlySpan<char> head) => PlainPatterns.Markdown().IsMatch(head);

    /// <inheritdoc/>
    protected internal override PartKind Settle(PartKind begun, long stateBefore, Span<PlacedBlock> blocks)
    {
        if (
            begun != PartKind.Entry
            || NamesPaper(blocks, openers.HasFlag(PlainOpeners.Names))
            || IsRemarked(blocks)
        )
            return begun;
        foreach (ref var placed in blocks)
            placed = placed with { Role = BlockRole.Other };
        return PartKind.OtherText;
    }

    // "Here is the link" above an address, or a remark with one behind it, teaches nothing.
    private static bool IsSentence(PlainLine line) =>
        (line.IsAnchor && line.Kind == PlainKind.Text)
        || RunningText.Leans(line.Text)
        || RunningText.Reads(line.Text);

    // Among titles above their addresses one without, and a remark below.
    private static bool IsRemarked(ReadOnlySpan<PlacedBlock> blocks) =>
        blocks.Length > 1
        && PlainLine.Of(blocks[0].Block) is { Kind: PlainKind.Text, IsTitle: true }
        && PlainPatterns.Remark().IsMatch(PlainLine.Of(blocks[1].Block).Text);

    // Its own lines have an address, an id, or authors with something to say.
    private static bool NamesPaper(ReadOnlySpan<PlacedBlock> blocks, bool isNames)
    {
        var (authors, says, title) = (false, false, false);
        for (var i = 0; i < blocks.Length; i++)
        {
            var line = PlainLine.Of(blocks[i].Block);
            title |= blocks[i].Role == BlockRole.Title;
            if (line.IsAnchor && blocks[i].Role is not (BlockRole.Abstract or BlockRole.Other))
                says = authors = true;
            authors |=
                blocks[i].Role == BlockRole.Field
                && (line.Label is { Kind: FieldKind.Authors } || (line.Label is null && line.IsName));
            authors |= line.IsCitation || (line.Kind == PlainKind.Bullet && NamesBehind(line) is not null);
            says |=
                line.IsCitation
                || line.Kind == PlainKind.Bullet
                || (
                    line.Label is
                    {
                        Kind: FieldKind.Abstract
                            or FieldKind.Summary
                            or FieldKind.Institution
                            or FieldKind.Venue
                            or FieldKind.Tags
                    }
                )
                || PlainPatterns.Submission().IsMatch(line.Text)
                || blocks[i].Role == BlockRole.Abstract
                || (i > 0 && line.IsVenue);
        }
        // Where only names follow a title, the whole list is one of papers.
        var isList =
            blocks.Length > 1
            && authors
            && PlainLine.Of(blocks[1].Block).IsName
            && blocks[1].Role == BlockRole.Field;
        return title && authors && (says || (isNames && isList));
    }

    // The names in "• T – A, B and C."
    internal static string? NamesBehind(PlainLine line) =>
        PlainPatterns.TitleAndNames().Match(line.Text) is { Success: true } match
        && PlainNames.AreNames(match.Groups["names"].Value.TrimEnd('.', ' '), one: false)
            ? match.Groups["names"].Value
            : null;

    // HTML, LaTeX, BibTeX, RIS, JSON and code name papers too.
    private static bool IsProgramText(ReadOnlySpan<char> head) =>
        PlainPatterns.ProgramText().IsMatch(head[..Math.Min(head.Length, 2000)]);

    // Nothing to learn where no word of these stands; most pages have none and pay nothing.
    private static bool MayHavePapers(ReadOnlySpan<char> head) => head.ContainsAny(PaperWords);

    private static readonly System.Buffers.SearchValues<string> PaperWords =
        System.Buffers.SearchValues.Create(
            [
                "arxiv",
                "openreview",
                "doi.org",
                "doi:",
                ".pdf",
                "scholar",
                "aclanthology",
                "huggingface.co/papers",
                "Authors",
                "作者",
                "Readers:",
                "👥",
                "👤",
                "✍",
                " et al",
                " – ",
                "Published in",
                "Abstract:",
                "[PDF]",
            ],
            StringComparison.OrdinalIgnoreCase
        );

    /// <summary>How a paper begins at the line; none if none does.</summary>
    private PlainOpeners Opener(PlainState state, PlainLine line, BlockWindow window)
    {
        var opener = line.Kind switch
        {
            PlainKind.Id when OpensAtId(state, line, window) => PlainOpeners.Id,
            PlainKind.Label when OpensAtLabel(state, line, window) => PlainOpeners.Label,
            PlainKind.Ordinal when OpensAtOrdinal(state, line) => PlainOpeners.Ordinal,
            PlainKind.Linked when line.IsAnchor || Line(window, 1) is { IsCitation: true } =>
                PlainOpeners.Linked,
            PlainKind.EmojiLabel when line.Label!.Value.Kind == FieldKind.Title => PlainOpeners.Emoji,
            PlainKind.BareBullet when Line(window, 1) is { IsTitle: true } => PlainOpeners.Bullet,
            PlainKind.Bullet when NamesBehind(line) is not null => PlainOpeners.Bullet,
            PlainKind.Text when OpensAtHead(state, line, window) => PlainOpeners.Head,
            PlainKind.Text when OpensAtNames(state, line, window) => PlainOpeners.Names,
            _ => PlainOpeners.None,
        };
        return opener & openers;
    }

    // Above its title: in a listing's form, or on a paper's page.
    private static bool OpensAtId(PlainState state, PlainLine line, BlockWindow window)
    {
        if (state.InTail && !line.IsListed)
            return false;
        for (var ahead = 1; ahead <= 4; ahead++)
        {
            if (Line(window, ahead) is not { } next)
                return false;
            if (next.Label is { Kind: FieldKind.Title })
                return true;
            if (next.Kind is PlainKind.Boilerplate || PlainPatterns.Category().IsMatch(next.Text))
                continue;
            if (next.Kind != PlainKind.Text || !next.IsTitle)
                return false;
            return line.IsListed || FollowsPage(window, ahead + 1);
        }
        return false;
    }

    private static bool FollowsPage(BlockWindow window, int ahead) =>
        Line(window, ahead) is { } next
        && (
            next.Text.StartsWith("Published on ", StringComparison.Ordinal)
            || next.Text.Contains("Published on ", StringComparison.Ordinal)
            || next.Text.StartsWith("Submitted by", StringComparison.Ordinal)
        );

    private static bool OpensAtLabel(PlainState state, PlainLine line, BlockWindow window) =>
        line.Label is { Kind: FieldKind.Title } label
        && !state.InTail
        && !(state.IsOpen && state.Phase == PlainPhase.BeforeTitle)
        // "标题：" below a title is its translation.
        && !(
            state.Unit is PlainOpeners.Ordinal or PlainOpeners.Head or PlainOpeners.Emoji
            && !state.IsBehindBlank
            && state.Phase == PlainPhase.Title
        )
        && (!label.Value.IsEmpty || Line(window, 1) is { IsTitle: true });

    // The first, the next, or one behind a blank line: "2020. This" in the middle of a paragraph is none.
    private static bool OpensAtOrdinal(PlainState state, PlainLine line) =>
        !state.InTail
        && line.Text.Length < 400
        && (
            !state.IsOpen
            || state.IsBehindBlank
            || line.Number == state.Number + 1
            || state.Unit != PlainOpeners.Ordinal
        )
        && !(state.Phase == PlainPhase.Abstract && !state.IsBehindBlank && line.Number != state.Number + 1)
        && (state.Unit is not (PlainOpeners.Id or PlainOpeners.Label));

    private bool OpensAtHead(PlainState state, PlainLine line, BlockWindow window)
    {
        if (state.InTail || (!line.IsAnchor && (!line.IsTitle || line.IsNames || line.IsVenue)))
            return false;
        // A title behind its ordinal or bullet has begun already.
        var inOther = state.Unit is PlainOpeners.Id or PlainOpeners.Label;
        if (inOther || (state.IsOpen && state.Phase == PlainPhase.BeforeTitle))
            return false;
        var isParted = !state.IsOpen || state.IsBehindBlank || state.Phase == PlainPhase.After;
        if (line.IsAnchor)
            return isParted;
        return (isParted && FollowsAddress(state, window))
            || ((isParted || state.Phase > PlainPhase.Title) && FollowsNames(window));
    }

    // Two lines between blank ones: a title and its names.
    private static bool OpensAtNames(PlainState state, PlainLine line, BlockWindow window) =>
        line.IsTitle
        && !line.IsNames
        && (!state.HasBegun || state.IsBehindBlank)
        && state.Unit is PlainOpeners.None or PlainOpeners.Names
        && window.Block()!.LineBreaks == 1
        && Line(window, 1) is { Kind: PlainKind.Text, IsName: true }
        && (window.Block(1)!.LineBreaks > 1 || window.Block(2) is null);

    // Below the title, or the lines it wraps to, or a paragraph: its address, a label or emoji of a field, a remark.
    private bool FollowsAddress(PlainState state, BlockWindow window)
    {
        for (var ahead = 1; ahead <= 4; ahead++)
        {
            if (Line(window, ahead) is not { } next)
                return false;
            var isParted = window.Block(ahead - 1)!.LineBreaks > 1;
            switch (next.Kind)
            {
                case PlainKind.Url:
                    return next.IsAnchor;
                case PlainKind.EmojiLabel when !isParted && ahead == 1:
                    return next.Label!.Value.Kind
                        is FieldKind.Authors
                            or FieldKind.PaperLink
                            or FieldKind.Summary;
                case PlainKind.Label when ahead <= 2:
                    return next.Label!.Value.Kind is FieldKind.Authors
                        || (next.IsAnchor && next.Label.Value.Kind == FieldKind.PaperLink);
                case PlainKind.Text when ahead == 1 && !isParted && PlainPatterns.Remark().IsMatch(next.Text):
                    return openers.HasFlag(PlainOpeners.Head);
                case PlainKind.Text when next.IsProse && (!state.IsOpen || state.Unit == PlainOpeners.Head):
                case PlainKind.Text when !isParted && ahead <= 2 && !next.IsProse:
                    continue;
                default:
                    return false;
            }
        }
        return false;
    }

    // Names below the title with a venue and year, as in search results and lists of submissions.
    private static bool FollowsNames(BlockWindow window) =>
        window.Block()!.LineBreaks == 1
        && Line(window, 1) is { } next
        && (next.IsCitation || (next.IsName && !next.IsVenue && FollowsSubmission(window, 2)));

    // What a list of submissions or search results says next to the authors.
    private static bool FollowsSubmission(BlockWindow window, int ahead)
    {
        for (var i = 0; i < 2; i++)
        {
            if (Line(window, ahead + i) is not { } next)
                return false;
            if (
                PlainPatterns.Submission().IsMatch(next.Text)
                || next.IsVenue
                || next.Label
                    is { Kind: FieldKind.Tags or FieldKind.Summary or FieldKind.Abstract or FieldKind.Venue }
            )
                return true;
        }
        return false;
    }
}
