using DigestLsp.Language.Links;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Alternative ends of a link: with the punctuation after it, or without its last character. A link is broken only if all alternatives are.
/// </summary>
public static class LinkReadings
{
    private const string Loose = ".,;:!?)]}'*_~-&$";

    /// <summary>Gets the alternatives that can be checked and have a different target; mostly none.</summary>
    /// <param name="part">The part that contains the link.</param>
    /// <param name="link">The link, relative to the part.</param>
    public static IReadOnlyList<LinkTarget> Others(Part part, LinkSyntax link)
    {
        var subject = LinkTarget.Of(link.Text).Subject;
        var others = new List<LinkTarget>(2);
        var behind = new TextSpan(link.Span.End, Math.Min(2, part.Width - link.Span.End));
        if (behind.Length > 0 && part.Slice(behind) is var next && IsWord(next))
            Add(link.Text + next[0]);
        if (link.Text.Length > 1 && Loose.Contains(link.Text[^1], StringComparison.Ordinal))
            Add(link.Text[..^1]);
        return others;

        void Add(string text)
        {
            var target = LinkTarget.Of(text);
            if (target.Subject is { } other && other != subject)
                others.Add(target);
        }
    }

    /// <summary>Gets the alternatives without a verdict, which must be checked before their links are reported as broken.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="verdicts">The known verdicts.</param>
    /// <param name="again">Whether to include alternatives that are known as broken.</param>
    public static IEnumerable<LinkTarget> Unasked(
        DigestTree tree,
        LinkVerdicts verdicts,
        bool again = false
    ) =>
        tree
            .Parts.SelectMany(at => at.Part.Links.Select(link => (at.Part, Link: link)))
            .Where(l => verdicts.Of(LinkTarget.Of(l.Link.Text)) is { State: LinkStatus.Broken })
            .SelectMany(l => Others(l.Part, l.Link))
            .Where(other =>
                verdicts.Of(other) is not { } known || (again && known.State == LinkStatus.Broken)
            )
            .DistinctBy(other => other.Subject);

    // One punctuation mark and then the end of the word: it may belong to the URL or to the sentence.
    private static bool IsWord(string next) =>
        Loose.Contains(next[0], StringComparison.Ordinal)
        && (
            next.Length == 1
            || char.IsWhiteSpace(next[1])
            || Loose.Contains(next[1], StringComparison.Ordinal)
        );
}
