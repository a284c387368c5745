using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Finds the references to a target in a digest: a link target, an arXiv paper, a paper by its title, or a tag.</summary>
public static class ReferenceFinder
{
    /// <summary>Gets the target at an offset, or null.</summary>
    public static ReferenceTarget? KeyAt(DigestTree tree, int offset)
    {
        if (DocumentLinks.AtOrLabelled(tree, offset) is { } link)
            return new ReferenceTarget(ReferenceTargetKind.Link, LinkTarget.Of(link.Text).ReferenceKey);
        if (Rename.TagAt(tree, offset) is { } tag)
            return new ReferenceTarget(ReferenceTargetKind.Tag, tag.Name);
        return
            tree.PartAt(offset)
                is {
                    Part: Entry { Content: { TitleSpan: { } title, TitleKey: { Length: > 0 } key } content }
                } at
            && title.Touches(offset - at.Start)
            ? new ReferenceTarget(ReferenceTargetKind.Title, key, content.ArxivId)
            : null;
    }

    /// <summary>Gets all references in order, with spans in the document.</summary>
    public static IEnumerable<TextSpan> Of(DigestTree tree, ReferenceTarget key) =>
        tree.Parts.SelectMany(at => In(at.Part, key).Select(s => s.Shift(at.Start)));

    private static IEnumerable<TextSpan> In(Part part, ReferenceTarget key) =>
        key.Kind switch
        {
            ReferenceTargetKind.Link => part
                .Links.Where(l => key.IsLink(LinkTarget.Of(l.Text).ReferenceKey))
                .Select(l => l.Span),
            ReferenceTargetKind.Title => part is Entry { Content: { TitleSpan: { } title } content }
            && key.IsTitle(content.TitleKey, content.ArxivId)
                ? [title]
                : [],
            _ => part is Entry { Content.Fields.Count: > 0 } entry
                ? TagList.Of(entry).Where(t => key.IsTag(t.Name)).Select(t => t.Span)
                : [],
        };
}
