using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>What kind of thing digests speak of.</summary>
public enum ReferenceTargetKind
{
    /// <summary>A link's target.</summary>
    Link,

    /// <summary>A paper by its title.</summary>
    Title,

    /// <summary>A tag.</summary>
    Tag,
}

/// <summary>One thing that digests speak of in several places.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">See <see cref="LinkTarget.ReferenceKey"/> and <see cref="Syntax.EntryContent.TitleKey"/>; a tag as written.</param>
/// <param name="ArxivId">Of a title, the identifier of its paper; null where none is known.</param>
public readonly record struct ReferenceTarget(ReferenceTargetKind Kind, string Name, string? ArxivId = null)
{
    /// <summary>Whether it is a link's target.</summary>
    public bool IsLink(string key) => Kind == ReferenceTargetKind.Link && Name == key;

    /// <summary>Whether it is a paper; those of one title with different identifiers are different ones.</summary>
    public bool IsTitle(string titleKey, string? arxivId) =>
        Kind == ReferenceTargetKind.Title && Name == titleKey && OtherDigests.MayBeSame(ArxivId, arxivId);

    /// <summary>Whether it is a tag, letter case aside.</summary>
    public bool IsTag(string tag) =>
        Kind == ReferenceTargetKind.Tag && CanonicalComparer.IgnoreCase.Equals(Name, tag);
}
