using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A rule about one link at a time.</summary>
public abstract class LinkRule : PartRule
{
    /// <inheritdoc/>
    public sealed override void Check(Part part, List<Diagnostic> found)
    {
        foreach (var link in part.Links)
        {
            if (Check(part, link, LinkTarget.Of(link.Text)) is { } diagnostic)
                found.Add(diagnostic);
        }
    }

    /// <summary>What is wrong with a link, or null; spans are relative to the part.</summary>
    private protected abstract Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target);

    /// <summary>A finding that another spelling of the link mends.</summary>
    private protected Diagnostic Rewrite(
        LinkSyntax link,
        string message,
        string title,
        string text,
        bool safe = false
    ) =>
        new(Id, link.Span, message)
        {
            Fixes = [new Fix(title, [new TextChange(link.Span, text)]) { IsPreferred = true, IsSafe = safe }],
        };
}
