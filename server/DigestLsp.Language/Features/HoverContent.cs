using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What is said of a place in a digest where somebody points at it.</summary>
/// <param name="Span">What it is said of, in UTF-16 code units of the document.</param>
/// <param name="Markdown">What is said, as Markdown that any editor shows well.</param>
/// <param name="Target">The link's target, about which a service may know more; null for what is no link.</param>
public sealed record HoverContent(TextSpan Span, string Markdown, LinkTarget? Target)
{
    /// <summary>A link on a link, the paper at a glance on its title, the day on its heading; null elsewhere.</summary>
    public static HoverContent? At(DigestTree tree, int offset)
    {
        if (DocumentLinks.AtOrLabelled(tree, offset) is { } link)
            return Of(link);
        if (tree.PartAt(offset) is not { } at)
            return null;
        return at.Part switch
        {
            Entry { Content.TitleSpan: { } title } when title.Touches(offset - at.Start) => Of(tree, at),
            DateHeading heading when heading.Content.Touches(offset - at.Start) => Of(tree, at),
            _ => null,
        };
    }

    /// <summary>Everything on a line: the paper or the day that it belongs to, then each of its links.</summary>
    public static IEnumerable<HoverContent> OnLine(DigestTree tree, int line)
    {
        var start = tree.Offset(new LinePosition(line, 0));
        var end = tree.Offset(new LinePosition(line, int.MaxValue));
        if (tree.PartAt(start) is { } at && Of(tree, at) is { } text)
            yield return text;
        foreach (var part in tree.PartsIn(TextSpan.FromBounds(start, end)))
        {
            foreach (var link in part.Part.Links.Select(l => l.Shift(part.Start)))
            {
                if (link.Span.Start >= start && link.Span.Start < end)
                    yield return Of(link);
            }
        }
    }

    private static HoverContent Of(LinkSyntax link)
    {
        var target = LinkTarget.Of(link.Text);
        return new HoverContent(link.Span, MarkdownText.Escape(target.Label), target);
    }

    private static HoverContent? Of(DigestTree tree, PartAt at) =>
        at.Part switch
        {
            Entry { Content.TitleSpan: { } title } entry => new HoverContent(
                title.Shift(at.Start),
                SummaryMarkdown.OfPaper(tree, at, entry),
                null
            ),
            DateHeading heading => new HoverContent(
                heading.Content.Shift(at.Start),
                SummaryMarkdown.OfDay(tree, at, heading),
                null
            ),
            _ => null,
        };
}
