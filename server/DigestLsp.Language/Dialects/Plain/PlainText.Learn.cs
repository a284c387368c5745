using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class PlainText
{
    private const int MaxLearned = 16 * 1024;
    private const int EnoughPapers = 8;
    private const int MinAbstract = 12;

    /// <summary>Infers how papers start from the start of a document, or returns null if it has no papers.</summary>
    internal static PlainText? Learn(DocumentStart start)
    {
        if (!MayHavePapers(start.Head) || IsProgramText(start.Head))
            return null;
        var all = new PlainText(PlainOpeners.All);
        var blocks = FirstBlocks(start, all);
        var stream = new BlockStream(blocks, default);
        var (state, found) = (0L, new int[9]);
        var unit = new List<AssignedBlock>();
        var (kind, papers) = (PlainOpeners.None, 0);
        for (var i = 0; i <= blocks.Count && papers < EnoughPapers; i++)
        {
            if (i < blocks.Count && blocks[i].Kind == BlockStream.Blank)
                continue;
            var placed =
                i < blocks.Count
                    ? all.Assign(state, new BlockWindow(stream, i))
                    : new Placement(PartKind.OtherText, default, 0);
            if (placed.Begins is { } begins)
            {
                if (kind != PlainOpeners.None)
                {
                    var index = BitOperations.Log2((uint)kind);
                    var isPaper =
                        NamesPaper(CollectionsMarshal.AsSpan(unit), kind == PlainOpeners.Names)
                        && !(kind == PlainOpeners.Head && IsSentence(PlainLine.Of(unit[0].Block)));
                    found[index] += isPaper ? 1 : 0;
                    papers += isPaper ? 1 : 0;
                }
                unit.Clear();
                kind = begins == PartKind.Entry ? new PlainState(placed.NextState).Unit : PlainOpeners.None;
            }
            if (i < blocks.Count)
                unit.Add(new AssignedBlock(blocks[i], placed.Role));
            state = placed.NextState;
        }
        if (found[7] < 3 || !PlainPatterns.SaysPapers().IsMatch(start.Head))
            found[7] = 0;
        var learned = PlainOpeners.None;
        for (var i = 0; i < 8; i++)
            learned |= found[i] > 0 ? (PlainOpeners)(1 << i) : PlainOpeners.None;
        return learned == PlainOpeners.None && !AreAddresses(blocks) ? null : new PlainText(learned);
    }

    // A list of bare URLs and ids has no titles: parse nothing rather than one paper with many links.
    private static bool AreAddresses(List<Block> blocks) =>
        blocks.Count > 2
        && blocks.TrueForAll(static b =>
            b.Kind == BlockStream.Blank
            || PlainLine.Of(b) is { Kind: PlainKind.Url or PlainKind.Id }
            || ArxivIdText.IsPossible(PlainLine.Of(b).Text)
        );

    // The blocks that end before the inspected text does: later text changes none of them.
    private static List<Block> FirstBlocks(DocumentStart start, PlainText dialect)
    {
        var blocks = new List<Block>();
        var end = 0;
        foreach (var block in start.Blocks(dialect, sameBlocks: start.Tree?.Dialect is PlainText))
        {
            end += block.Width;
            if (end >= MaxLearned)
                break;
            blocks.Add(block);
        }
        return blocks;
    }

    /// <summary>Whether papers start with ids, as on arXiv pages.</summary>
    internal bool BeginsAtIds => openers.HasFlag(PlainOpeners.Id);

    /// <summary>Whether papers start with something that other text does not have.</summary>
    internal bool IsSure =>
        (openers & (PlainOpeners.Id | PlainOpeners.Ordinal | PlainOpeners.Linked | PlainOpeners.Emoji))
        != PlainOpeners.None;

    /// <summary>Whether the start of a document has Markdown headings, bold labels, linked items or tables.</summary>
    internal static bool HasMarkdown(ReadOnlySpan<char> head) => PlainPatterns.Markdown().IsMatch(head);

    /// <inheritdoc/>
    protected internal override PartKind Settle(PartKind begun, long stateBefore, Span<AssignedBlock> blocks)
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

    // "Here is the link" above a URL, or a remark followed by one, is not evidence.
    private static bool IsSentence(PlainLine line) =>
        (line.IsAnchor && line.Kind == PlainKind.Text)
        || RunningText.Leans(line.Text)
        || RunningText.Reads(line.Text);

    // A title without a URL and with a remark below, among titles above their URLs.
    private static bool IsRemarked(ReadOnlySpan<AssignedBlock> blocks) =>
        blocks.Length > 1
        && PlainLine.Of(blocks[0].Block) is { Kind: PlainKind.Text, IsTitle: true }
        && PlainPatterns.Remark().IsMatch(PlainLine.Of(blocks[1].Block).Text);

    // Its own lines have a URL, an id, or authors with an abstract.
    private static bool NamesPaper(ReadOnlySpan<AssignedBlock> blocks, bool isNames)
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
                || (blocks[i].Role == BlockRole.Abstract && line.Text.Length >= MinAbstract)
                || (i > 0 && line.IsVenue);
        }
        // If only names follow a title, the whole list is papers.
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
        && PersonList.AreNames(match.Groups["names"].Value.TrimEnd('.', ' '), one: false)
            ? match.Groups["names"].Value
            : null;

    /// <summary>Whether a file is a web page or data of a program, which are not parsed.</summary>
    internal static bool IsProgramFile(ReadOnlySpan<char> head, string extension) =>
        extension
            is ".html"
                or ".htm"
                or ".xml"
                or ".json"
                or ".tex"
                or ".bib"
                or ".csv"
                or ".tsv"
                or ".yaml"
                or ".yml"
        || PlainPatterns.WebPage().IsMatch(head[..Math.Min(head.Length, 400)]);

    // HTML, LaTeX, BibTeX, RIS, JSON and code also mention papers.
    private static bool IsProgramText(ReadOnlySpan<char> head) =>
        PlainPatterns.ProgramText().IsMatch(head[..Math.Min(head.Length, 2000)]);

    // A quick check for words without which there is nothing to learn; most pages have none.
    private static bool MayHavePapers(ReadOnlySpan<char> head) => head.ContainsAny(PaperWords);

    private static readonly SearchValues<string> PaperWords = SearchValues.Create(
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
            "Accepted",
            "Proceedings",
        ],
        StringComparison.OrdinalIgnoreCase
    );
}
