using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>The verdicts on an entry's own paper: the one with the id in its fields or trailer, not those cited in its abstract.</summary>
internal static class PaperVerdicts
{
    /// <summary>Gets the verdicts of arXiv and Hugging Face, as far as they are known.</summary>
    public static IEnumerable<(LinkTarget Target, LinkVerdict Verdict)> Of(Entry entry, LinkVerdicts verdicts)
    {
        if (entry.Content.ArxivId is not { } written)
            yield break;
        var id = written.Split('v')[0];
        // An id that the abstract cites belongs to another paper.
        if (!entry.Links.Any(l => IsOwn(entry, l, id)) && entry.Content.Field("arXiv") is null)
            yield break;
        foreach (
            var target in (LinkTarget[])
                [LinkTarget.Of("arxiv.org/abs/" + id), LinkTarget.Of("huggingface.co/papers/" + id)]
        )
        {
            if (verdicts.Of(target) is { State: LinkStatus.Ok or LinkStatus.Moved } verdict)
                yield return (target, verdict);
        }
    }

    /// <summary>Gets the name of a service in a message.</summary>
    public static string NameOf(LinkTarget target) =>
        target.Kind == LinkKind.Arxiv ? "arXiv" : "Hugging Face";

    private static bool IsOwn(Entry entry, LinkSyntax link, string id) =>
        entry.Content.Abstract?.Overlaps(link.Span) != true
        && LinkTarget.Of(link.Text) is { Kind: LinkKind.Arxiv or LinkKind.HuggingFacePaper, Id: { } named }
        && named.Split('v')[0] == id;
}
