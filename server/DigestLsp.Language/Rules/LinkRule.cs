using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A rule about single links.</summary>
public abstract class LinkRule : PartRule
{
    /// <inheritdoc/>
    public sealed override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        foreach (var link in part.Links)
        {
            if (Check(part, link, LinkTarget.Of(link.Text)) is { } diagnostic)
                found.Add(diagnostic);
        }
    }

    /// <summary>Checks a link. Returns null if there is no problem; spans are relative to the part.</summary>
    private protected abstract Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target);

    /// <summary>Creates a diagnostic with a fix that respells the link.</summary>
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
