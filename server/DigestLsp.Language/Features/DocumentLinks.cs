using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The links of a digest and their targets.</summary>
public static class DocumentLinks
{
    private const int MaxLabelLength = 2000;

    /// <summary>Gets all links in order, with spans in the document.</summary>
    public static IEnumerable<(PartAt At, LinkSyntax Link)> All(DigestTree tree)
    {
        foreach (var at in tree.Parts)
        {
            foreach (var link in at.Part.Links)
                yield return (at, link);
        }
    }

    /// <summary>Gets the link at an offset, with its span in the document, or null.</summary>
    public static LinkSyntax? At(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } at)
            return null;
        foreach (var link in at.Part.Links)
        {
            if (link.Span.Touches(offset - at.Start))
                return link.Shift(at.Start);
        }
        return null;
    }

    /// <summary>
    /// Gets the link at an offset, or the link whose Markdown text is there (<c>[text](url)</c>), with a span from the bracket. A link text
    /// that is a paper's title counts as the title.
    /// </summary>
    public static LinkSyntax? AtOrLabelled(DigestTree tree, int offset)
    {
        if (At(tree, offset) is { } link)
            return link;
        if (tree.PartAt(offset) is not { } at)
            return null;
        var inPart = offset - at.Start;
        if (at.Part is Entry { Content.TitleSpan: { } title } && title.Touches(inPart))
            return null;
        var line = at.Part.LineAround(inPart);
        var column = at.Part.Position(inPart).Character;
        var start = inPart - column;
        foreach (var labelled in at.Part.Links)
        {
            var address = labelled.Span.Start - start;
            if (address >= line.Length)
                return null;
            if (address > column && LabelBefore(line[..address]) is { } label && label <= column)
                return labelled with
                {
                    Span = TextSpan.FromBounds(start + label, labelled.Span.End).Shift(at.Start),
                };
        }
        return null;
    }

    private static int? LabelBefore(ReadOnlySpan<char> line)
    {
        if (!line.EndsWith("]("))
            return null;
        var depth = 0;
        for (var i = line.Length - 2; i >= Math.Max(0, line.Length - MaxLabelLength); i--)
        {
            depth +=
                line[i] == ']' ? 1
                : line[i] == '[' ? -1
                : 0;
            if (depth == 0)
                return i;
        }
        return null;
    }

    /// <summary>Gets the span that is clickable: for a field (<c>arXiv:2508.00011</c>) its value, without the name.</summary>
    public static TextSpan ValueOf(Part part, LinkSyntax link)
    {
        if (!link.IsIdentifier || part is not Entry entry)
            return link.Span;
        foreach (var field in entry.Content.Fields)
        {
            var value = field.ValueSpan.Start;
            if (link.Span.Overlaps(field.NameSpan) && value > link.Span.Start && value < link.Span.End)
                return TextSpan.FromBounds(value, link.Span.End);
        }
        return link.Span;
    }

    /// <summary>
    /// Gets the tooltip that describes what following a link does. Editors show it next to the hover, which describes the link.
    /// </summary>
    public static string Tooltip(LinkTarget target) =>
        Uri.TryCreate(target.Url, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? $"Open on {address.Host}"
            : "Open";
}
