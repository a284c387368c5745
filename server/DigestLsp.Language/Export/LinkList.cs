using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>Normalizes links for export: one URL per target, however it is written.</summary>
internal static class LinkList
{
    /// <summary>Gets the URLs of links, without duplicate targets, in alphabetical order.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<string> texts)
    {
        var targets = texts.Select(LinkTarget.Of).ToList();
        return targets.Count switch
        {
            0 => [],
            1 => [Address(targets[0])],
            _ =>
            [
                .. targets
                    .GroupBy(t => t.Key, StringComparer.Ordinal)
                    .Select(same => same.Select(Address).Min(StringComparer.Ordinal)!)
                    .Order(StringComparer.Ordinal),
            ],
        };
    }

    /// <summary>Gets the links in texts.</summary>
    public static IEnumerable<string> In(IEnumerable<string> texts) =>
        texts.SelectMany(t => LinkScanner.Scan(t)).Select(l => l.Text);

    /// <summary>Gets the page of a paper on arXiv.</summary>
    public static string OfArxiv(string identifier) =>
        "https://arxiv.org/abs/" + ArxivIdText.WithoutVersion(identifier);

    /// <summary>Gets the URL of a DOI.</summary>
    public static string OfDoi(string doi) => LinkTarget.Of("https://doi.org/" + doi).Url;

    private static string Address(LinkTarget target) =>
        target is { Kind: LinkKind.Arxiv, Id: { } id } ? OfArxiv(id) : target.Url;
}
