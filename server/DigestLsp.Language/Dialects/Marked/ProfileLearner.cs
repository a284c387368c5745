using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Infers a <see cref="LayoutProfile"/> from the start of a document. Visits the blocks up to the eighth one that links to a paper,
/// attributes each to the candidate titles above it, and counts which kind of title has the most.
/// </summary>
internal sealed class ProfileLearner(MarkSyntax syntax)
{
    private const int Enough = 8;
    private const int Ahead = 3;
    private const int FirstLook = 64 * 1024;
    private const int MinLinks = 10;
    private const int Depths = 16;
    private const int Levels = 8;

    // Open sections by level: 0 none, 1 without a paper URL, 2 with one.
    private readonly int[] sections = new int[Levels];
    private readonly int[] sectionWords = new int[Levels];
    private readonly int[] underHeading = new int[Levels];
    private readonly int[] underHeadingAlone = new int[Levels];
    private readonly int[] linkedHeadings = new int[Levels];
    private readonly int[] anchoredItems = new int[Depths];
    private readonly int[] itemsInPapers = new int[Depths];
    private readonly int[] itemsBelowItems = new int[Depths];
    private readonly int[] linkedItems = new int[Depths];
    private readonly int[] titledItems = new int[Depths];
    private int openItem = -1;
    private int bold;
    private int linkedLines;
    private int sectionLines;
    private int paragraphs;
    private int rows;
    private int html;
    private int titleFields;
    private int checkboxes;
    private int citations;
    private int front;
    private int anchors;

    // Evaluated only if needed, to find out whether the document is about papers; few layouts depend on it.
    private readonly List<BlockFacts> seen = [];
    private bool isTable;
    private bool isDated;
    private bool isAside;
    private bool inReferences;
    private int referencesLevel;
    private int links;
    private int asideLevel;

    // A line that may be the title of the following text: 0 none, 1 without a paper URL, 2 with one.
    private int paragraph;

    /// <summary>The length of the inspected text, in UTF-16 code units.</summary>
    public int Considered { get; private set; }

    /// <summary>Infers a profile from the blocks at the start of a document.</summary>
    public LayoutProfile Learn(IEnumerable<Block> start)
    {
        var window = new Queue<Block>();
        using var rest = start.GetEnumerator();
        var fence = 0L;
        var (isFirst, inFront) = (true, false);
        while (anchors < Enough && (anchors > 0 || Considered < FirstLook))
        {
            while (window.Count <= Ahead && rest.MoveNext())
                window.Enqueue(rest.Current);
            if (!window.TryDequeue(out var block))
                break;
            Considered += block.Width;
            if (block.Kind == BlockStream.Blank)
                continue;
            var facts = BlockFacts.Of(block, syntax);
            Block?[] ahead = [.. window];
            var next = ahead.Length > 0 ? ahead[0] : null;
            var nextFacts = Facts(next);
            if (isFirst)
                inFront = MarkedText.BeginsFrontMatter(
                    facts,
                    block.Text.Span,
                    nextFacts,
                    next is null ? default : next.Text.Span
                );
            else if (inFront)
                front += MarkedText.FrontMatterNamesPaper(block.Text.Span) ? 1 : 0;
            if (inFront)
            {
                inFront = isFirst || facts.Kind != MarkKind.Rule;
                isFirst = false;
                continue;
            }
            isFirst = false;
            if (!MarkFence.Next(ref fence, facts, block.Text.Span, syntax))
                Take(facts, block, nextFacts, next, n => n <= ahead.Length ? Facts(ahead[n - 1]) : null);
        }
        // Lookahead counts too.
        foreach (var block in window)
            Considered += block.Width;
        CloseLines();
        return Result();
    }

    private BlockFacts? Facts(Block? block) =>
        block is { Kind: not BlockStream.Blank } ? BlockFacts.Of(block, syntax) : null;

    private void Take(
        BlockFacts facts,
        Block block,
        BlockFacts? next,
        Block? nextBlock,
        Func<int, BlockFacts?> ahead
    )
    {
        seen.Add(facts);
        if (MarkedText.HeadingLevel(facts, block, next) is > 0 and var level)
        {
            TakeHeading(facts, level);
            return;
        }
        if (inReferences)
            return;
        switch (facts.Kind)
        {
            case MarkKind.Date:
                paragraph = 0;
                openItem = -1;
                isDated = true;
                break;
            case MarkKind.Item:
                TakeItem(facts, ahead, block.LineBreaks == 0);
                break;
            case MarkKind.Row when next?.Kind == MarkKind.RowRule:
                isTable = TableColumns.Of(block.Text.Span) != 0;
                break;
            case MarkKind.RowRule:
                break;
            case MarkKind.Row when isTable:
                rows++;
                anchors++;
                break;
            case MarkKind.Field
                when facts.Label is { Kind: FieldKind.Title, Value.IsEmpty: false }
                    && (InPaper() || Array.TrueForAll(sections, x => x == 0)):
                titleFields++;
                anchors++;
                paragraph = 2;
                break;
            case MarkKind.Field
            or MarkKind.Row when facts.Label is { } label && MarkedText.IsEvidence(facts, label):
            case MarkKind.Links
                when facts.Anchor == Anchor.Paper && !(openItem >= 0 && facts.Level > openItem):
                Evidence();
                break;
            case MarkKind.Bold when facts.Label is null && facts.IsTitled:
                paragraph = 1;
                break;
            case MarkKind.Linked when facts.Anchor == Anchor.Paper:
                openItem = -1;
                if (block.Text.Span.TrimStart().StartsWith("**", StringComparison.Ordinal))
                {
                    linkedLines++;
                    anchors++;
                }
                else
                {
                    sectionLines++;
                }
                paragraph = 2;
                break;
            case MarkKind.Summary when facts.IsTitled && facts.Label is null && facts.Anchor == Anchor.Paper:
            case MarkKind.Html when HtmlParagraph.IsPaper(block.Text.Span):
                html++;
                anchors++;
                break;
            case MarkKind.Text
                when MarkedText.IsTitleAbove(facts, block, next, nextBlock)
                    || (facts.Anchor == Anchor.Paper && facts.IsCitation):
                paragraphs++;
                anchors++;
                paragraph = 2;
                break;
            case MarkKind.Rule:
                paragraph = 0;
                break;
            default:
                break;
        }
    }

    private void TakeHeading(BlockFacts facts, int level)
    {
        if (facts.IsBareLabel)
            return;
        CloseLines();
        openItem = -1;
        paragraph = 0;
        isAside = facts.IsAside || (isAside && level > asideLevel);
        asideLevel = facts.IsAside ? level : asideLevel;
        inReferences = (facts.IsReferences && level > 1) || (inReferences && level > referencesLevel);
        referencesLevel = facts.IsReferences ? level : referencesLevel;
        for (var deeper = level; deeper < Levels; deeper++)
            sections[deeper] = 0;
        sections[level] = 1;
        sectionWords[level] = facts.Words;
        // Below a day, a heading with any link is a paper.
        if (facts.Anchor == Anchor.Link && isDated)
            linkedHeadings[level]++;
        if (facts.Anchor != Anchor.Paper)
            return;
        sections[level] = 2;
        linkedHeadings[level]++;
        anchors++;
    }

    private void TakeItem(BlockFacts facts, Func<int, BlockFacts?> ahead, bool isOpen)
    {
        if (facts.Label is { } label)
        {
            if (facts.IsTitledField && facts.Anchor == Anchor.Paper && paragraph == 0 && !InPaper())
            {
                anchoredItems[facts.Level]++;
                anchors++;
            }
            else if (MarkedText.IsEvidence(facts, label) && openItem < 0)
            {
                Evidence();
            }
            return;
        }
        if (facts.IsContents || !facts.IsTitled)
        {
            // "- [pdf](…)" below other lines.
            if (facts.Anchor == Anchor.Paper && openItem < 0)
                Evidence();
            return;
        }
        links += facts.Anchor == Anchor.Link ? 1 : 0;
        if (isAside && facts.Anchor == Anchor.Link)
            return;
        // The last line is still typed.
        if (facts.Anchor == Anchor.None && isOpen)
            return;
        titledItems[facts.Level]++;
        linkedItems[facts.Level] +=
            facts.Anchor != Anchor.None || MarkedText.LeadsToPaper(facts, ahead(1), ahead(2), ahead(3))
                ? 1
                : 0;
        checkboxes += facts.IsCheckbox ? 1 : 0;
        citations += facts.IsCitation ? 1 : 0;
        if (facts.Anchor != Anchor.Paper && !MarkedText.LeadsToPaper(facts, ahead(1), ahead(2), ahead(3)))
        {
            if (facts.Level <= openItem)
                openItem = -1;
            return;
        }
        if (InPaper())
            itemsInPapers[facts.Level]++;
        else if (openItem >= 0 && facts.Level > openItem)
            itemsBelowItems[facts.Level]++;
        else
            anchoredItems[facts.Level]++;
        if (openItem < 0 || facts.Level <= openItem)
            openItem = facts.Level;
        paragraph = 0;
        anchors++;
    }

    private bool InPaper() => Array.IndexOf(sections, 2) >= 0;

    // A URL or a label that only papers have belongs to the titles above it.
    private void Evidence()
    {
        var fresh = paragraph == 1;
        if (fresh)
            bold++;
        var alone = paragraph == 0;
        if (paragraph == 1)
            paragraph = 2;
        var deepest = true;
        for (var level = Levels - 1; level > 0; level--)
        {
            if (sections[level] == 0)
                continue;
            if (sections[level] == 2)
                break;
            sections[level] = 2;
            underHeading[level]++;
            underHeadingAlone[level] += alone ? 1 : 0;
            fresh |= deepest;
            deepest = false;
        }
        if (fresh)
            anchors++;
    }

    // A section with one line that links to a paper is that paper; with several, each line is one.
    private void CloseLines()
    {
        if (sectionLines == 0)
            return;
        var level = Array.FindLastIndex(sections, s => s > 0);
        if (sectionLines == 1 && level > 0 && sections[level] == 1 && sectionWords[level] >= 3)
        {
            Evidence();
        }
        else
        {
            linkedLines += sectionLines;
            anchors += sectionLines;
        }
        sectionLines = 0;
    }

    private LayoutProfile Result()
    {
        var best = 0;
        for (var level = 1; level < Levels; level++)
        {
            // The innermost one of equal counts, unless each section has exactly one section with the URL below it.
            if (
                underHeading[level] > underHeading[best]
                || (underHeading[level] == underHeading[best] && underHeading[level] == 1)
            )
                best = level;
        }
        var headings = underHeading[best];
        var inPapers = itemsInPapers.Sum();
        if (headings == 1 && inPapers >= 2 && linkedHeadings.Sum() == 0)
        {
            for (var depth = 0; depth < Depths; depth++)
                anchoredItems[depth] += itemsInPapers[depth];
            headings = 0;
        }
        // One heading above several `Title:` fields is their topic.
        if (headings == 1 && titleFields > 0 && linkedHeadings.Sum() == 0)
            headings = 0;
        var isBold = bold > headings || (bold == headings && bold == 1 && sectionWords[best] < 3);
        if (isBold && underHeadingAlone[best] == 0)
            headings = 0;
        var levels = headings > 0 && best > 0 ? 1 << best : 0;
        for (var level = 1; level < Levels; level++)
            levels |= linkedHeadings[level] > 0 ? 1 << level : 0;
        var (depths, linked, open) = (0, 0, 0);
        for (var depth = 0; depth < Depths; depth++)
        {
            var anchored = anchoredItems[depth] + itemsBelowItems[depth];
            if (anchoredItems[depth] == 0 && anchored < 2)
                anchored = 0;
            if (anchored == 0)
                continue;
            depths |= 1 << depth;
            linked |= anchored * 2 >= linkedItems[depth] ? 1 << depth : 0;
            open |=
                anchored >= 2
                && anchored * 2 >= titledItems[depth]
                && linkedItems[depth] * 4 >= titledItems[depth] * 3
                    ? 1 << depth
                    : 0;
        }
        // Less than a tenth of the items with links lead to papers.
        var isLinkList = links >= MinLinks && anchoredItems.Sum() * 10 <= links;
        var items = anchoredItems.Sum() + html;
        var sectionsRead = headings + linkedHeadings.Sum();
        var lines = linkedLines + paragraphs + titleFields + (isBold ? bold : 0);
        var (cites, checks) = (citations >= 2, checkboxes >= 2 && (anchors > 0 || citations > 0));
        if ((cites || checks) && !seen.Exists(f => f.SaysPapers))
            (cites, checks) = (false, false);
        var profile = new LayoutProfile
        {
            PaperLevels = levels,
            ItemDepths = depths,
            LinkedDepths = linked,
            OpenDepths = open,
            BoldLines = isBold,
            LinkedLines = linkedLines > 0,
            Paragraphs = paragraphs > 0,
            Rows = rows > 0,
            Html = html > 0,
            TitleFields = titleFields > 0,
            Citations = cites,
            Checkboxes = checks,
            FrontMatter = front > 0,
            IsLinkList = isLinkList,
        };
        if (profile.IsEmpty)
            return profile;
        return profile with
        {
            Family =
                rows > 0 && rows >= Math.Max(items, Math.Max(sectionsRead, lines)) ? "markdown-table"
                : sectionsRead + front >= Math.Max(1, Math.Max(items, lines)) ? "markdown-sections"
                : items + citations + checkboxes >= lines && items + citations + checkboxes > 0
                    ? "markdown-list"
                : "markdown-paragraphs",
        };
    }
}
