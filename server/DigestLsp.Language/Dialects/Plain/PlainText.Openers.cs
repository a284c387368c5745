using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

public sealed partial class PlainText
{
    /// <summary>Gets how a paper starts at the line, or none.</summary>
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

    // Above its title: in the format of a listing, or on a paper's page.
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

    // The first one, the next one, or one after a blank line: "2020. This" in the middle of a paragraph is not an ordinal.
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
        // A title after an ordinal or bullet has already started.
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

    // Below the title, its wrapped lines or a paragraph: its URL, a label or emoji of a field, a remark.
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
                case PlainKind.Label:
                    return (ahead <= 2 && next.Label!.Value.Kind is FieldKind.Authors)
                        || (next.IsAnchor && next.Label!.Value.Kind == FieldKind.PaperLink);
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

    // Text next to the authors in lists of submissions or search results.
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
