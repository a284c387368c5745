using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class MarkedText
{
    private const int ShortestTitle = 3;
    private const int MaxTitleLength = 300;

    private bool IsForced(string id) => family == id;

    /// <summary>Whether it is inside of a paper's section, whose items, links and headings belong to the paper.</summary>
    private bool InPaper(MarkState state) =>
        state.IsOpen
        && (
            (
                state.SectionAnchored
                && state.Section > 0
                && (
                    Profile.HasLevel(state.Section)
                    || (Profile.IsEmpty && family is null or "markdown-sections")
                )
            ) || (state.Unit >= MarkState.Line && state.UnitAnchored && state.Unit < MarkState.Item)
        );

    private bool InPaperSection(MarkState state) =>
        state.IsOpen
        && state.SectionAnchored
        && state.Section > 0
        && (Profile.HasLevel(state.Section) || Profile.IsEmpty);

    private bool OpensItem(MarkState state, BlockFacts facts, BlockWindow window)
    {
        if (IsForced("markdown-sections") || IsForced("markdown-table"))
            return false;
        if (state.InReferences || Profile.IsLinkList)
            return false;
        if (facts.Label is { } label)
        {
            var isBelowDay = state.DayItem > 0 && facts.Level + 1 > state.DayItem;
            return facts.IsTitledField
                && label.Kind is FieldKind.PaperLink or FieldKind.Title
                && (facts.Anchor == Anchor.Paper || isBelowDay)
                && (!state.IsOpen || (isBelowDay && facts.Level <= state.Unit - MarkState.Item));
        }
        if (!facts.IsTitled || facts.IsContents || InPaperSection(state))
            return false;
        // An item below another paper is a note, unless the document has papers there.
        if (
            state.UnitAnchored
            && state.IsOpen
            && (
                state.Unit == MarkState.Line
                || (state.Unit >= MarkState.Item && facts.Level > state.Unit - MarkState.Item)
            )
            && !LayoutProfile.Has(Profile.ItemDepths, facts.Level)
        )
            return false;
        return facts.Anchor switch
        {
            Anchor.Paper => true,
            Anchor.Link when state.InAside => false,
            Anchor.Link => IsForced("markdown-list")
                || state.DayItem > 0
                || LayoutProfile.Has(Profile.LinkedDepths, facts.Level)
                || (facts.IsTitleLinked && Profile.LinkedDepths >> facts.Level != 0),
            _ => facts.Words >= ShortestTitle
                && !facts.EndsInColon
                && (
                    (IsListedTitle(facts) && !state.InAside)
                    || LeadsToPaper(facts, Facts(window, 1), Facts(window, 2), Facts(window, 3))
                ),
        };
    }

    /// <summary>Whether the blocks below an item without a URL contain one: fields, authors with a link, a bare URL.</summary>
    internal static bool LeadsToPaper(
        BlockFacts item,
        BlockFacts? first,
        BlockFacts? second,
        BlockFacts? third
    )
    {
        foreach (var below in (ReadOnlySpan<BlockFacts?>)[first, second, third])
        {
            if (
                below is null
                || below.Kind is MarkKind.Heading or MarkKind.Date or MarkKind.Rule or MarkKind.Row
            )
                return false;
            if (below.Kind == MarkKind.Links && below.Anchor == Anchor.Paper)
                return true;
            if (below.Level <= item.Level && below.Kind != MarkKind.Links)
                return false;
            if (
                below.Kind is MarkKind.Item
                && below.IsTitled
                && below.Label is null
                && below.Anchor != Anchor.None
            )
                return false;
            if (
                below.Label is { Kind: FieldKind.PaperLink }
                || (below.Kind == MarkKind.Text && below.Anchor == Anchor.Paper)
            )
                return below.Anchor == Anchor.Paper;
        }
        return false;
    }

    private bool IsListedTitle(BlockFacts facts) =>
        LayoutProfile.Has(Profile.OpenDepths, facts.Level)
        || (Profile.Checkboxes && facts.IsCheckbox)
        || (Profile.Citations && facts.IsCitation);

    // A bold line is a title if the document has such titles, or if fields with a paper URL follow.
    private bool OpensBold(MarkState state, BlockFacts facts, BlockWindow window)
    {
        if (facts.Words < 2 || facts.EndsInColon || InPaperSection(state))
            return false;
        if (!Profile.BoldLines && (Profile.HasLevel(state.Section) || !Profile.IsEmpty))
            return false;
        for (var ahead = 1; ahead <= Lookahead; ahead++)
        {
            if (Facts(window, ahead) is not { } next)
                return false;
            if (next.Label is not null || next.Kind is MarkKind.Links)
                return true;
            if (next.Kind is not (MarkKind.Item or MarkKind.Text or MarkKind.Bold or MarkKind.Html))
                return false;
        }
        return false;
    }

    private bool OpensLinked(MarkState state, BlockFacts facts)
    {
        if (facts.IsContents || InPaperSection(state) || state.InReferences || Profile.IsLinkList)
            return false;
        if (Profile.LinkedLines)
            return facts.Anchor == Anchor.Paper
                || (facts.Anchor == Anchor.Link && facts.Words >= ShortestTitle);
        return facts.Anchor == Anchor.Paper
            && !state.IsOpen
            && !IsForced("markdown-sections")
            && !IsForced("markdown-table");
    }

    private bool OpensParagraph(
        MarkState state,
        BlockFacts facts,
        Block block,
        BlockFacts? next,
        BlockWindow window
    )
    {
        if (InPaperSection(state) || family is not null || state.InReferences)
            return false;
        if (state.Unit >= MarkState.Item && facts.Level > 0)
            return false;
        if (
            (facts.Anchor == Anchor.Paper || (facts.Anchor == Anchor.Link && Profile.Paragraphs))
            && facts.IsCitation
        )
            return Profile.Paragraphs || !state.IsOpen;
        return IsTitleAbove(facts, block, next, window.Block(1)) && (Profile.Paragraphs || !state.IsOpen);
    }

    private bool OpensTitleField(MarkState state) =>
        family is null
        && (
            !state.IsOpen
            || state.Unit == MarkState.Line
            || !(state.Unit < MarkState.Line && (Profile.HasLevel(state.Section) || !Profile.TitleFields))
        );

    private bool IsPaperSummary(BlockFacts facts) =>
        facts.IsTitled
        && facts.Label is null
        && (facts.Anchor == Anchor.Paper || (Profile.Html && facts.Anchor == Anchor.Link));

    /// <summary>Whether a line is a title directly above the URL of its paper.</summary>
    internal static bool IsTitleAbove(BlockFacts facts, Block block, BlockFacts? next, Block? nextBlock)
    {
        if (
            facts.Kind != MarkKind.Text
            || next is not { Kind: MarkKind.Links or MarkKind.Field, Anchor: Anchor.Paper }
            || next.Label is not (null or { Kind: FieldKind.PaperLink })
            || nextBlock is null
            || facts.EndsInColon
            || facts.Words < 2
        )
            return false;
        var text = block.Text.Span;
        var content = Whitespace.Trim(text);
        if (IsLeadIn(content))
            return true;
        return content.Length < MaxTitleLength
            && !PersonList.AreNames(content.ToString(), one: false)
            && content[^1] is not ('.' or '。' or ',' or ';')
            && LineBreaks.Count(text[Whitespace.Content(text).End..]) <= 1;
    }

    // "**Title** — what it does", "**Title.** What it does"
    private static bool IsLeadIn(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith("**", StringComparison.Ordinal))
            return false;
        var length = text[2..].IndexOf("**", StringComparison.Ordinal);
        return length is > 0 and < MaxTitleLength
            && text.Slice(2, length).Contains(' ')
            && FieldLabels.Find(text) is null
            && !Whitespace.IsBlank(text[(length + 4)..]);
    }

    /// <summary>Gets the level of a heading, including underlined ones, or 0.</summary>
    internal static int HeadingLevel(BlockFacts facts, Block block, BlockFacts? next)
    {
        if (facts.Kind == MarkKind.Heading)
            return Math.Clamp(facts.Level, 1, 6);
        if (
            facts.Kind is not (MarkKind.Text or MarkKind.Linked)
            || facts.Words is 0 or > 30
            || facts.Start > 0
        )
            return 0;
        if (facts.IsUnderlined)
            return 1;
        return next is { Kind: MarkKind.Rule, IsQuoted: false } && block.LineBreaks == 1 ? 2 : 0;
    }

    /// <summary>Whether only papers have a label.</summary>
    internal static bool IsEvidence(BlockFacts facts, LabelMatch label) =>
        label.Kind switch
        {
            FieldKind.PaperLink => facts.Anchor == Anchor.Paper || facts.NamesPaper,
            FieldKind.Abstract => !facts.IsDescription,
            FieldKind.Authors => !label.Value.IsEmpty,
            FieldKind.Title or FieldKind.TranslatedTitle or FieldKind.TranslatedAbstract => true,
            _ => false,
        };

    /// <summary>Whether a document starts with front matter.</summary>
    internal static bool BeginsFrontMatter(
        BlockFacts facts,
        ReadOnlySpan<char> block,
        BlockFacts? next,
        ReadOnlySpan<char> nextText
    )
    {
        if (facts.Kind != MarkKind.Rule || Whitespace.Trim(block) is not "---" || next is null)
            return false;
        var line = nextText[..LineBreaks.ContentLength(nextText)];
        var colon = line.IndexOf(':');
        return colon > 0
            && line[..colon]
                .IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") < 0
            && (colon + 1 == line.Length || line[colon + 1] == ' ')
            && char.IsAsciiLetterLower(line[0]);
    }

    /// <summary>Whether the values before a document have a paper's id or URL, or authors with a venue or abstract. A blog post has an author too.</summary>
    internal static bool FrontMatterNamesPaper(ReadOnlySpan<char> block)
    {
        var (authors, publication) = (false, false);
        foreach (var line in LineBreaks.Lines(block))
        {
            if (FieldLabels.Find(line, anyCase: true) is not { } label)
                continue;
            var value = line.Slice(label.Value.Start, label.Value.Length).Trim("\"' ");
            if (FieldLabels.SaysNone(value))
                continue;
            if (label.Kind == FieldKind.PaperLink)
            {
                var name = line.Slice(label.Label.Start, label.Label.Length);
                if (
                    PaperAddress.IsPaper(value)
                    || PaperAddress.ArxivId(value) is not null
                    || IsDoi(name, value)
                )
                    return true;
            }
            authors |= label.Kind == FieldKind.Authors;
            publication |= label.Kind is FieldKind.Venue or FieldKind.Abstract;
        }
        return authors && publication;
    }

    private static bool IsDoi(ReadOnlySpan<char> name, ReadOnlySpan<char> value) =>
        name.Contains("doi", StringComparison.OrdinalIgnoreCase)
        && value.StartsWith("10.", StringComparison.Ordinal);

    // "key:: value"
    internal static bool IsProperty(ReadOnlySpan<char> line)
    {
        var colons = line[..Math.Min(line.Length, 40)].IndexOf("::", StringComparison.Ordinal);
        return colons > 0
            && line[..colons]
                .Trim()
                .IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-") < 0;
    }
}
