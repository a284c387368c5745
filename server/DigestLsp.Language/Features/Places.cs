using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Where a digest speaks of one thing: a link's target, an arXiv paper, or a paper by its title.</summary>
public static class Places
{
    /// <summary>What stands at an offset: the key of a link's target, or of a paper's title; null where nothing does.</summary>
    public static string? KeyAt(DigestTree tree, int offset)
    {
        if (DocumentLinks.At(tree, offset) is { } link)
            return LinkTarget.Of(link.Text).ReferenceKey;
        return
            tree.PartAt(offset)
                is { Part: Entry { Content: { TitleSpan: { } title, TitleKey: { Length: > 0 } key } } } at
            && title.Touches(offset - at.Start)
            ? "title:" + key
            : null;
    }

    /// <summary>All places of a key, in order, in the document's coordinates.</summary>
    public static IEnumerable<TextSpan> Of(DigestTree tree, string key)
    {
        foreach (var at in tree.Parts)
        {
            if (
                at.Part is Entry { Content: { TitleSpan: { } title } content }
                && "title:" + content.TitleKey == key
            )
                yield return title.Shift(at.Start);
            if (key.StartsWith("title:", StringComparison.Ordinal))
                continue;
            foreach (var link in at.Part.Links)
            {
                if (LinkTarget.Of(link.Text).ReferenceKey == key)
                    yield return link.Span.Shift(at.Start);
            }
        }
    }
}
