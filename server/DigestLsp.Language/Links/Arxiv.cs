using System.Globalization;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Links;

/// <summary>Reads URLs of papers on arXiv, and of sites that show a paper by its arXiv id.</summary>
public static class Arxiv
{
    /// <summary>Gets the description.</summary>
    internal static HostFamily Family { get; } =
        new()
        {
            Kinds = [LinkKind.Arxiv],
            Read = Read,
            BareHosts = ["arxiv.org", "export.arxiv.org", "alphaxiv.org"],
            Key = t => $"arxiv:{t.Id}",
            Label = t => $"arXiv {t.Id}",
        };

    /// <summary>Gets the target of an arXiv URL, or of a page about an arXiv paper, or null if it is not one.</summary>
    public static LinkTarget? Read(LinkAddress address)
    {
        if (address.Segments.Length < 2)
            return null;
        var written = string.Join('/', address.Segments[1..]);
        if (written.StartsWith("arxiv:", StringComparison.OrdinalIgnoreCase))
            written = written["arxiv:".Length..];
        switch (address.Site)
        {
            case "arxiv.org" or "export.arxiv.org" or "browse.arxiv.org" or "xxx.lanl.gov":
                return Named(written, address.Url)
                    ?? new LinkTarget(LinkKind.Web, address.Url)
                    {
                        Problem = address.Segments[0] is "abs" or "pdf" or "html"
                            ? $"Invalid arXiv id `{written}`"
                            : null,
                    };
            case "alphaxiv.org" or "ar5iv.org" or "ar5iv.labs.arxiv.org":
            case "scirate.com" or "semanticscholar.org" or "papers.cool" when address.Segments[0] == "arxiv":
            case "arxiv-vanity.com" or "emergentmind.com" when address.Segments[0] == "papers":
                return Named(written, address.Url);
            default:
                return null;
        }
    }

    /// <summary>Gets the paper whose id a text starts with, or null.</summary>
    /// <param name="written">The text: <c>2306.01234v2.pdf</c>.</param>
    /// <param name="url">The URL of the paper.</param>
    internal static LinkTarget? Named(string written, string url)
    {
        if (
            ArxivIdText.Find(written) is not { } identifier
            || !written.StartsWith(identifier, StringComparison.Ordinal)
        )
            return null;
        var v = identifier.LastIndexOf('v');
        var version =
            v > 0 && int.TryParse(identifier[(v + 1)..], CultureInfo.InvariantCulture, out var number)
                ? number
                : (int?)null;
        return new LinkTarget(LinkKind.Arxiv, url)
        {
            Id = version is null ? identifier : identifier[..v],
            Version = version,
        };
    }
}
