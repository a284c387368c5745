using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Markdown with a heading for each paper: <c>### [Title](address)</c>, then fields and an abstract. Days are headings too.</summary>
public sealed class MarkdownSections : MarkdownDialect
{
    private const int LevelShift = 4;
    private const int ShortestAbstract = 150;
    private const int FarthestLinks = 6;

    /// <inheritdoc/>
    public override string Id => "markdown-sections";

    /// <inheritdoc/>
    public override int Recognise(ReadOnlySpan<char> head)
    {
        var (papers, headings, behindHeading) = (0, 0, false);
        foreach (var line in LineBreaks.Lines(head))
        {
            var kind = Of(line);
            headings += kind == MarkdownKind.Heading ? 1 : 0;
            if (kind == MarkdownKind.Heading)
                papers += HasLink(line) ? 1 : 0;
            else if (behindHeading && kind is MarkdownKind.Field or MarkdownKind.Abstract)
                papers++;
            if (!Blanks.IsBlank(line))
                behindHeading = kind is MarkdownKind.Heading;
        }
        return papers > 0 ? Math.Min(75, 40 + papers)
            : headings > 2 ? 25
            : 0;
    }

    /// <inheritdoc/>
    private protected override Placement PlaceBlock(MarkdownKind kind, int state, BlockWindow window)
    {
        var phase = state & PhaseMask;
        if (kind == MarkdownKind.Heading)
            return PlaceHeading(state, window);
        if (phase == Between || kind == MarkdownKind.Rule)
            return End();
        if (kind == MarkdownKind.Nested)
            kind = MarkdownKind.Text;
        return kind switch
        {
            MarkdownKind.AbstractHeading => new(null, BlockRole.Separator, WithPhase(state, InAbstract)),
            MarkdownKind.Abstract => new(null, BlockRole.Abstract, WithPhase(state, InAbstract)),
            MarkdownKind.Field => new(null, BlockRole.Field, state),
            MarkdownKind.Text when IsLinks(window.Text()) => new(null, BlockRole.Links, state),
            MarkdownKind.Text
                when phase == InAbstract || Blanks.Trim(window.Text()).Length >= ShortestAbstract => new(
                null,
                BlockRole.Abstract,
                WithPhase(state, InAbstract)
            ),
            _ => new(null, BlockRole.Other, state),
        };
    }

    /// <inheritdoc/>
    protected internal override TextSpan Bare(BlockRole role, ReadOnlySpan<char> block)
    {
        if (role != BlockRole.Title)
            return base.Bare(role, block);
        var content = Blanks.Content(block);
        var text = block[..content.End];
        if (
            MarkdownInline.NextLink(text) is { } link
            && !MarkdownInline.IsLabel(text.Slice(link.Text.Start, link.Text.Length))
        )
            return MarkdownInline.Plain(block, link.Text);
        var start = content.Start + Level(text[content.Start..]);
        var end = MarkdownInline.NextLink(text) is { } label
            ? text[..label.Whole.Start].TrimEnd("[( ").Length
            : content.End;
        return MarkdownInline.Plain(block, TextSpan.FromBounds(start, Math.Max(start, end)));
    }

    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry)
    {
        var content = base.Read(entry);
        if (content.Title == EntryContent.NoTitle)
            content = content with { TitleSpan = null, Title = "" };
        // What the heading leads to is the paper; a field may tell its version, or speak of another.
        return
            ArxivIdText.InLink(entry.Blocks[0].Block.ToString()) is not { } id
            || (content.ArxivId is { } told && ArxivIdText.WithoutVersion(told) == id)
            ? content
            : content with
            {
                ArxivId = id,
            };
    }

    private static Placement PlaceHeading(int state, BlockWindow window)
    {
        var level = Level(window.Text());
        if (IsPaper(window))
            return new(PartKind.Entry, BlockRole.Title, Open | (level << LevelShift));
        var inside = (state & PhaseMask) != Between && level > state >> LevelShift;
        return inside ? new(null, BlockRole.Other, WithPhase(state, Open)) : End();
    }

    private static bool IsPaper(BlockWindow window)
    {
        var heading = Blanks.Trim(window.Text());
        if (HasLink(heading))
            return true;
        return (MarkdownKind)window.Kind(1) switch
        {
            MarkdownKind.Field or MarkdownKind.Abstract or MarkdownKind.AbstractHeading => true,
            MarkdownKind.Text when heading.Count(' ') >= 4 && Blanks.Trim(window.Text(1)).Length >= 250 =>
                true,
            _ => heading.Count(' ') >= 3 && LeadsToPaper(window),
        };
    }

    // "### A Title of Words", what it says, and a line of its own with where it is; nothing else parts the two.
    private static bool LeadsToPaper(BlockWindow window)
    {
        for (var ahead = 1; ahead <= FarthestLinks; ahead++)
        {
            if (
                (MarkdownKind)window.Kind(ahead)
                is not (MarkdownKind.Text or MarkdownKind.Field or MarkdownKind.Bullet)
            )
                return false;
            if (IsAddress(window.Text(ahead)))
                return true;
        }
        return false;
    }

    // "https://arxiv.org/abs/…" or "- [paper](https://arxiv.org/abs/…)": a link with a title of its own is another paper.
    private static bool IsAddress(ReadOnlySpan<char> line)
    {
        line = Blanks.Trim(line);
        line = line[BulletLength(line)..];
        return IsLinks(line)
            && (
                MarkdownInline.NextLink(line) is not { } link
                || MarkdownInline.IsLabel(line.Slice(link.Text.Start, link.Text.Length))
            )
            && ArxivIdText.InLink(line.ToString()) is not null;
    }

    private static bool HasLink(ReadOnlySpan<char> text) =>
        MarkdownInline.NextLink(text) is { } link
        && MarkdownInline.IsWeb(text.Slice(link.Address.Start, link.Address.Length));

    private static bool IsLinks(ReadOnlySpan<char> text)
    {
        text = Blanks.Trim(text);
        return text.Length < 300
            && (text.StartsWith('[') || text.StartsWith("http", StringComparison.OrdinalIgnoreCase));
    }

    private static int WithPhase(int state, int phase) => (state & ~PhaseMask) | phase;
}
