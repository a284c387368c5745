using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>The words of an entry as strings, cut out once for all rules that look at them one after the other.</summary>
/// <param name="part">The part; one that is not an entry has no words.</param>
public sealed class Prose(Part part)
{
    private string? title;
    private string? summary;

    /// <summary>The title as written, or an empty string if there is none.</summary>
    public string Title =>
        title ??= part is Entry { Content.TitleSpan: { } span } entry ? entry.Slice(span) : "";

    /// <summary>The abstract as written, or an empty string if there is none.</summary>
    public string Abstract =>
        summary ??= part is Entry { Content.Abstract: { } span } entry ? entry.Slice(span) : "";
}

/// <summary>A document while rules check it. What several rules need is computed once.</summary>
/// <param name="tree">The document.</param>
/// <param name="others">Other digests, or null if rules do not look at them.</param>
/// <param name="cache">What rules keep of parts, or null if nothing is kept.</param>
public sealed class DocumentContext(DigestTree tree, OtherDigests? others = null, RuleCache? cache = null)
{
    private List<PastedTwice.Copy>? copies;
    private List<DatedHeading>? days;

    /// <summary>The document.</summary>
    public DigestTree Tree { get; } = tree;

    /// <summary>Other digests, or null if rules do not look at them.</summary>
    public OtherDigests? Others { get; } = others;

    /// <summary>All runs of parts that repeat earlier ones, in order.</summary>
    internal List<PastedTwice.Copy> Copies => copies ??= PastedTwice.FindCopies(Tree);

    /// <summary>All date headings that name a possible day, in order.</summary>
    internal List<DatedHeading> Days => days ??= DatedHeading.FindAll(Tree);

    /// <summary>Gets what rules keep of a part; without a cache it is kept nowhere.</summary>
    internal CheckedPart Of(Part part) => cache?.Of(part) ?? new CheckedPart();
}
