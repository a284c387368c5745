using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>The links of a digest with what they mean.</summary>
public static class DocumentLinks
{
    /// <summary>All links in order; spans are offsets in the document.</summary>
    public static IEnumerable<(PartAt At, LinkSyntax Link)> All(DigestTree tree)
    {
        foreach (var at in tree.Parts)
        {
            foreach (var link in at.Part.Links)
                yield return (at, link);
        }
    }

    /// <summary>The link at an offset, spans in the document; null where there is none.</summary>
    public static LinkSyntax? At(DigestTree tree, int offset)
    {
        if (tree.PartAt(offset) is not { } at)
            return null;
        foreach (var link in at.Part.Links)
        {
            if (link.Span.Touches(offset - at.Start))
                return link.Shift(at.Start);
        }
        return null;
    }

    /// <summary>What following a link does, for its tooltip, which editors show beside the hover that says what the link is.</summary>
    public static string Tooltip(LinkTarget target) =>
        Uri.TryCreate(target.Url, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? $"Open on {address.Host}"
            : "Open";

    /// <summary>What a link is, in a few words.</summary>
    public static string Describe(LinkTarget target) =>
        target.Kind switch
        {
            LinkKind.GitHubRepository => $"GitHub repository {target.FullName}",
            LinkKind.GitHubPages when target.FullName is { } name => $"Pages site of {name}",
            LinkKind.GitHubOrganisation => $"GitHub: {target.Owner} (no repository named)",
            LinkKind.Arxiv => $"arXiv {target.Id}",
            LinkKind.Doi => $"DOI {target.Id}",
            _ when target.IsInRepository => $"In GitHub repository {target.FullName}",
            _ => target.Url,
        };
}
