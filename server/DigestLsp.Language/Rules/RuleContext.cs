using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>The title and abstract of an entry as strings, copied once for all rules.</summary>
/// <param name="part">The part. Both are empty unless it is an entry.</param>
public sealed class Prose(Part part)
{
    private string? title;
    private string? summary;

    /// <summary>The title as written, or an empty string.</summary>
    public string Title =>
        title ??= part is Entry { Content.TitleSpan: { } span } entry ? entry.Slice(span) : "";

    /// <summary>The abstract as written, or an empty string.</summary>
    public string Abstract =>
        summary ??= part is Entry { Content.Abstract: { } span } entry ? entry.Slice(span) : "";
}

/// <summary>A document during one check. Values that several rules need are computed once.</summary>
/// <param name="tree">The document.</param>
/// <param name="others">The other digests, or null to skip comparisons with them.</param>
/// <param name="cache">The results of parts, or null to cache nothing.</param>
public sealed class DocumentContext(DigestTree tree, OtherDigests? others = null, RuleCache? cache = null)
{
    private List<PastedTwice.Copy>? copies;
    private List<DatedHeading>? days;

    /// <summary>The document.</summary>
    public DigestTree Tree { get; } = tree;

    /// <summary>The other digests, or null to skip comparisons with them.</summary>
    public OtherDigests? Others { get; } = others;

    /// <summary>All runs of parts that repeat earlier ones, in order.</summary>
    internal List<PastedTwice.Copy> Copies => copies ??= PastedTwice.FindCopies(Tree);

    /// <summary>All date headings that name a possible day, in order.</summary>
    internal List<DatedHeading> Days => days ??= DatedHeading.FindAll(Tree);

    /// <summary>Gets the results of a part, which nothing keeps if there is no cache.</summary>
    internal CheckedPart Of(Part part) => cache?.Of(part) ?? new CheckedPart();
}
