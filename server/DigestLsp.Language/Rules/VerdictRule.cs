using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>
/// A rule about link verdicts, which are passed as data. A rule sends no requests, and reports nothing if a verdict is unknown.
/// </summary>
public abstract class VerdictRule : Rule
{
    /// <summary>The verdicts on links in <see cref="Rule.Examples"/>, by <see cref="LinkTarget.Subject"/>.</summary>
    public abstract IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; }

    /// <summary>Checks a part. Spans are relative to it.</summary>
    public abstract void Check(Part part, LinkVerdicts verdicts, List<Diagnostic> found);
}

/// <summary>A rule about the verdicts on single links.</summary>
public abstract class LinkVerdictRule : VerdictRule
{
    /// <inheritdoc/>
    public sealed override void Check(Part part, LinkVerdicts verdicts, List<Diagnostic> found)
    {
        foreach (var link in part.Links)
        {
            var target = verdicts.Resolve(LinkTarget.Of(link.Text));
            if (
                verdicts.Of(target) is { State: not LinkStatus.Unknown } verdict
                && Check(part, link, target, verdict, verdicts) is { } diagnostic
            )
                found.Add(diagnostic);
        }
    }

    /// <summary>Checks a link. Returns null if there is no problem; spans are relative to the part.</summary>
    private protected abstract Diagnostic? Check(
        Part part,
        LinkSyntax link,
        LinkTarget target,
        LinkVerdict verdict,
        LinkVerdicts verdicts
    );

    /// <summary>Gets the name of a link in a message: the repository, or the URL.</summary>
    private protected static string NameOf(LinkTarget target) =>
        target.IsInRepository ? target.FullName! : target.Url;
}
