using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>The kind of a target of references.</summary>
public enum ReferenceTargetKind
{
    /// <summary>The target of a link.</summary>
    Link,

    /// <summary>A paper by its title.</summary>
    Title,

    /// <summary>A tag.</summary>
    Tag,
}

/// <summary>The target of references in digests.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">See <see cref="LinkTarget.ReferenceKey"/> and <see cref="Syntax.EntryContent.TitleKey"/>; a tag as written.</param>
/// <param name="ArxivId">The arXiv id of a title's paper, or null if unknown.</param>
public readonly record struct ReferenceTarget(ReferenceTargetKind Kind, string Name, string? ArxivId = null)
{
    /// <summary>Whether it is the target of a link.</summary>
    public bool IsLink(string key) => Kind == ReferenceTargetKind.Link && Name == key;

    /// <summary>Whether it is a paper. Papers with the same title and different ids differ.</summary>
    public bool IsTitle(string titleKey, string? arxivId) =>
        Kind == ReferenceTargetKind.Title && Name == titleKey && OtherDigests.MayBeSame(ArxivId, arxivId);

    /// <summary>Whether it is a tag, ignoring case.</summary>
    public bool IsTag(string tag) =>
        Kind == ReferenceTargetKind.Tag && CanonicalComparer.IgnoreCase.Equals(Name, tag);
}
