using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>The indexed facts of a digest: its papers in order, and links outside of papers.</summary>
/// <param name="Papers">The papers.</param>
/// <param name="OtherLinks">The links in boilerplate and other text.</param>
public sealed record DigestFacts(IReadOnlyList<PaperFacts> Papers, IReadOnlyList<LinkFacts> OtherLinks)
{
    /// <summary>The facts of an empty file.</summary>
    public static DigestFacts Empty { get; } = new([], []);

    /// <summary>Gets the facts of a document.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="encoding">The encoding of positions.</param>
    /// <param name="cache">The facts of entries, in the same encoding, or null to cache nothing.</param>
    public static DigestFacts Of(
        DigestTree tree,
        PositionEncoding encoding,
        PartCache<PaperFacts>? cache = null
    )
    {
        var papers = new List<PaperFacts>();
        var others = new List<LinkFacts>();
        var (day, date) = ((string?)null, (DigestDate?)null);
        foreach (var at in tree.Parts)
        {
            if (at.Part is Entry entry)
            {
                var facts = cache is null
                    ? PaperFacts.Of(entry, encoding)
                    : cache.GetOrAdd(entry, p => PaperFacts.Of((Entry)p, encoding));
                papers.Add(facts.Shift(at.Line, day, date));
                continue;
            }
            if (at.Part is DateHeading heading)
                (day, date) = (
                    heading.Slice(heading.Name),
                    heading.Date is { IsPossible: true } said ? said : null
                );
            foreach (var link in at.Part.Links)
            {
                var target = LinkTarget.Of(link.Text);
                others.Add(
                    new LinkFacts(target.ReferenceKey, target.FullName, at.Range(link.Span, encoding))
                );
            }
        }
        return new DigestFacts([.. papers], others.Count == 0 ? [] : others.ToArray());
    }

    /// <summary>Gets the ranges of references to a target, in order.</summary>
    public IEnumerable<LineRange> PlacesOf(ReferenceTarget key) =>
        key.Kind switch
        {
            ReferenceTargetKind.Link => Papers
                .SelectMany(p => p.Links)
                .Concat(OtherLinks)
                .Where(l => key.IsLink(l.Key))
                .Select(l => l.Range)
                .OrderBy(r => r.Start),
            ReferenceTargetKind.Title => Papers
                .Where(p => p.Title.Length >= key.Name.Length && key.IsTitle(p.TitleKey, p.ArxivId))
                .Select(p => p.Range),
            _ => Papers
                .SelectMany(p => p.Tags.Zip(p.TagRanges))
                .Where(t => key.IsTag(t.First))
                .Select(t => t.Second),
        };
}
