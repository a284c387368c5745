using System.Globalization;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Links;

/// <summary>Papers on arXiv, and on sites that show one under its identifier.</summary>
public static class Arxiv
{
    /// <summary>The meaning of an address of arXiv; null where it names no paper.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (
            address.Site is not ("arxiv.org" or "export.arxiv.org" or "browse.arxiv.org" or "xxx.lanl.gov")
            || address.Segments.Length < 2
        )
            return null;
        var written = string.Join('/', address.Segments[1..]);
        var identifier = ArxivIdText.Find(written);
        if (identifier is null || !written.StartsWith(identifier, StringComparison.Ordinal))
            return new LinkTarget(LinkKind.Web, address.Url)
            {
                Problem = address.Segments[0] is "abs" or "pdf" or "html"
                    ? $"\"{written}\" is no identifier of arXiv"
                    : null,
            };
        var v = identifier.LastIndexOf('v');
        var versioned = v > 0 && int.TryParse(identifier[(v + 1)..], CultureInfo.InvariantCulture, out _);
        return new LinkTarget(LinkKind.Arxiv, address.Url)
        {
            Id = versioned ? identifier[..v] : identifier,
            Version = versioned ? int.Parse(identifier[(v + 1)..], CultureInfo.InvariantCulture) : null,
        };
    }
}
