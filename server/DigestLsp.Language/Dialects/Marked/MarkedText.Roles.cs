using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class MarkedText
{
    private const int ShortestProse = 40;

    private enum Phase
    {
        /// <summary>The lines below the title, whose first paragraph is the abstract.</summary>
        Header,
        Abstract,

        /// <summary>In a summary, which replaces a missing abstract.</summary>
        Summary,

        /// <summary>In a section of the paper that is not the abstract.</summary>
        Aside,
    }

    /// <inheritdoc/>
    protected internal override PartKind Settle(PartKind begun, long stateBefore, Span<AssignedBlock> blocks)
    {
        if (begun != PartKind.Entry)
            return begun;
        if (!IsPaper(new MarkState(stateBefore), blocks))
        {
            foreach (ref var placed in blocks)
                placed = placed with
                {
                    Role = placed.Role == BlockRole.Code ? BlockRole.Code : BlockRole.Other,
                };
            return PartKind.OtherText;
        }
        GiveRoles(new MarkState(stateBefore), blocks);
        return PartKind.Entry;
    }

    private bool IsPaper(MarkState before, ReadOnlySpan<AssignedBlock> blocks)
    {
        var evidence = default(Found);
        var facts = BlockFacts.Of(blocks[0].Block, syntax);
        if (!before.Begun && facts.Kind == MarkKind.Rule)
        {
            // Values before the document, and the heading below them.
            foreach (var (block, role) in blocks)
            {
                if (role == BlockRole.Code && FrontMatterNamesPaper(block.Text.Span))
                    return true;
            }
            while (blocks.Length > 0 && blocks[0].Role != BlockRole.Title)
                blocks = blocks[1..];
            if (blocks.IsEmpty)
                return false;
            facts = BlockFacts.Of(blocks[0].Block, syntax);
        }
        for (var i = 1; i < blocks.Length; i++)
        {
            if (blocks[i].Role is not (BlockRole.Code or BlockRole.Separator))
                evidence.Take(
                    BlockFacts.Of(blocks[i].Block, syntax),
                    Profile.IsEmpty || Profile.PaperLevels != 0 || blocks[0].Role != BlockRole.Title
                );
        }
        if (IsProperty(blocks[0].Block.Text.Span))
        {
            evidence.Take(facts, true);
            return evidence.Titles && (evidence.Links || evidence.Authors);
        }
        if (blocks[0].Role != BlockRole.Title)
        {
            // Bold lines and titles in fields need more evidence than themselves.
            return facts.Kind switch
            {
                MarkKind.Bold => evidence.Any || (Profile.BoldLines && evidence.Fields > 0),
                MarkKind.Field => evidence.Any || evidence.Fields > 0,
                _ => true,
            };
        }
        return IsPaperSection(before, facts, evidence, blocks);
    }

    private bool IsPaperSection(
        MarkState before,
        BlockFacts facts,
        Found evidence,
        ReadOnlySpan<AssignedBlock> blocks
    )
    {
        if (facts.IsBareLabel || facts.IsContents)
            return false;
        var level = HeadingLevel(
            facts,
            blocks[0].Block,
            blocks.Length > 1 ? BlockFacts.Of(blocks[1].Block, syntax) : null
        );
        var isPaperLevel = Profile.HasLevel(level);
        if (facts.Anchor == Anchor.Paper && facts.IsTitled)
            return true;
        if (facts.Anchor == Anchor.Link && (isPaperLevel || before.Dated || IsForced("markdown-sections")))
            return true;
        var labelled =
            evidence.Abstract
            || evidence.Titles
            || evidence.SeveralAuthors
            || (
                evidence.Authors && (evidence.Links || (level > 1 && (evidence.Fields > 1 || evidence.Prose)))
            );
        var hasOthers = Profile.PaperLevels == 0 && !Profile.IsEmpty;
        if (isPaperLevel || !hasOthers)
            return labelled || evidence.LabelledLinks || (evidence.Links && facts.Words >= 2);
        return evidence.Abstract || (evidence.Authors && evidence.Fields > 1);
    }

    private struct Found
    {
        public bool Links;
        public bool LabelledLinks;
        public bool Authors;
        public bool SeveralAuthors;
        public bool Abstract;
        public bool Titles;
        public bool Prose;
        public int Fields;

        public readonly bool Any => Links || LabelledLinks || Authors || Abstract;

        public void Take(BlockFacts facts, bool withLines)
        {
            if (facts.Label is { } label)
            {
                Fields++;
                if (!IsEvidence(facts, label))
                    return;
                LabelledLinks |= label.Kind == FieldKind.PaperLink;
                Links |= label.Kind == FieldKind.PaperLink;
                Authors |= label.Kind == FieldKind.Authors;
                SeveralAuthors |= label.Kind == FieldKind.Authors && facts.NamesSeveral;
                Abstract |= label.Kind is FieldKind.Abstract or FieldKind.TranslatedAbstract;
                Titles |= label.Kind is FieldKind.Title;
                return;
            }
            Fields += facts.Kind == MarkKind.Field ? 1 : 0;
            Prose |= facts.Kind == MarkKind.Text;
            Links |=
                withLines
                && facts.Anchor == Anchor.Paper
                && (
                    facts.Kind is MarkKind.Links or MarkKind.Linked
                    || (facts.Kind == MarkKind.Item && !facts.IsTitled)
                );
        }
    }

    private void GiveRoles(MarkState before, Span<AssignedBlock> blocks)
    {
        var hasAbstract = false;
        var hasSummary = false;
        foreach (var (block, role) in blocks)
        {
            if (role is BlockRole.Code or BlockRole.Separator)
                continue;
            var label = BlockFacts.Of(block, syntax).Label ?? DetailsLabel(block);
            hasAbstract |= label?.Kind == FieldKind.Abstract;
            hasSummary |= label?.Kind == FieldKind.Summary;
        }
        var phase = Phase.Header;
        var isHeading = blocks[0].Role == BlockRole.Title;
        // The level of an item that is a bare label; items below it are its value.
        var listed = int.MaxValue;
        for (var i = 0; i < blocks.Length; i++)
        {
            ref var placed = ref blocks[i];
            if (
                placed.Role
                is BlockRole.Code
                    or BlockRole.Separator
                    or BlockRole.Title
                    or BlockRole.Record
                    or BlockRole.Trailer
            )
                continue;
            var facts = BlockFacts.Of(placed.Block, syntax);
            if (facts.Kind == MarkKind.Item && facts.Level <= listed)
                listed = facts.IsBareLabel ? facts.Level : int.MaxValue;
            var role = facts.Kind switch
            {
                MarkKind.Heading when facts.Label is { } label => Begin(label, BlockRole.Separator),
                MarkKind.Heading => Turn(Phase.Aside, BlockRole.Other),
                MarkKind.Bold when facts.Label is { } label => Begin(label, BlockRole.Separator),
                MarkKind.Field or MarkKind.Row or MarkKind.Item when facts.Label is { } label => Begin(
                    label,
                    BlockRole.Field
                ),
                MarkKind.Field => BlockRole.Field,
                MarkKind.Html or MarkKind.Summary when DetailsLabel(placed.Block) is { } label => Begin(
                    label,
                    BlockRole.Separator
                ),
                MarkKind.Summary => Turn(Phase.Aside, BlockRole.Other),
                MarkKind.Links => BlockRole.Links,
                MarkKind.Linked when facts.Anchor != Anchor.None => BlockRole.Links,
                MarkKind.Rule or MarkKind.Underline or MarkKind.RowRule or MarkKind.EmptyQuote =>
                    BlockRole.Separator,
                MarkKind.Text => Text(placed.Block, facts),
                MarkKind.Item when phase == Phase.Abstract && facts.Level > listed => BlockRole.Abstract,
                MarkKind.Item when phase == Phase.Aside && facts.Anchor == Anchor.Paper && facts.IsTitled =>
                    BlockRole.Note,
                _ => BlockRole.Other,
            };
            placed = placed with { Role = role };
        }

        BlockRole Begin(LabelMatch label, BlockRole role)
        {
            switch (label.Kind)
            {
                case FieldKind.Abstract:
                case FieldKind.Summary when !hasAbstract:
                    phase = Phase.Abstract;
                    return role == BlockRole.Separator && label.Value.IsEmpty ? role : BlockRole.Abstract;
                case FieldKind.Summary:
                case FieldKind.Note:
                case FieldKind.TranslatedAbstract:
                case FieldKind.TranslatedTitle:
                    phase = Phase.Aside;
                    return role;
                default:
                    if (role == BlockRole.Separator)
                        phase = Phase.Aside;
                    return role;
            }
        }

        BlockRole Turn(Phase next, BlockRole role)
        {
            phase = next;
            return role;
        }

        BlockRole Text(Block block, BlockFacts facts)
        {
            if (phase == Phase.Abstract)
                return IsTags(block.Text.Span) ? BlockRole.Other : BlockRole.Abstract;
            if (phase != Phase.Header || hasAbstract || hasSummary)
                return BlockRole.Other;
            if (!isHeading && facts.Level > 0)
                return BlockRole.Other;
            if (!IsProse(block.Text.Span))
                return BlockRole.Other;
            phase = Phase.Abstract;
            return BlockRole.Abstract;
        }
    }

    // "<summary>Original Abstract</summary>"
    private static LabelMatch? DetailsLabel(Block block)
    {
        if (block.Kind is not ((byte)MarkKind.Summary or (byte)MarkKind.Html))
            return null;
        var text = block.Text.Span;
        var start = text.IndexOf("<summary", StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return null;
        var open = text[start..].IndexOf('>');
        if (open < 0)
            return null;
        var inside = text[(start + open + 1)..];
        var end = inside.IndexOf("</summary", StringComparison.OrdinalIgnoreCase);
        inside = TitleText.Plain((end < 0 ? inside : inside[..end]).ToString());
        return FieldLabels.KindOf(inside) is { } kind ? new LabelMatch(kind, default, default) : null;
    }

    // "*language; models*"
    private static bool IsTags(ReadOnlySpan<char> text)
    {
        text = Whitespace.Trim(text);
        return text is ['*', not '*', .., '*'] or ['_', .., '_'] && text[1..^1].IndexOfAny("*_\n") < 0;
    }

    /// <summary>Whether a paragraph is prose and not a title, a list of names or tags.</summary>
    private static bool IsProse(ReadOnlySpan<char> text)
    {
        text = Whitespace.Trim(text).TrimStart("> ");
        if (text.IsEmpty || text[0] is '（' or '!' or '<' || IsTags(text))
            return false;
        var end = text.TrimEnd("\"”’)]*_` ");
        if (end.IsEmpty)
            return false;
        return end[^1] is '.' or '!' or '?' or '…' or '。' or '！' or '？' or ':'
            || (text.Length >= ShortestProse && RunningText.Reads(text))
            || text.Length >= 250;
    }
}
