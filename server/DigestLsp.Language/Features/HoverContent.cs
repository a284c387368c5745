using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The hover content at a position.</summary>
/// <param name="Span">The span in UTF-16 code units of the document.</param>
/// <param name="Markdown">Markdown that renders well in any editor.</param>
/// <param name="Target">The target of a link, for which a service may have a preview, or null.</param>
public sealed record HoverContent(TextSpan Span, string Markdown, LinkTarget? Target)
{
    /// <summary>Gets the content for a link, the title of a paper, or a date heading, or null.</summary>
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

    /// <summary>Gets all content of a line: its paper or day, then each link.</summary>
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
