using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>
/// A rule about what services say of links. What they say comes as data: a rule asks nobody, and says nothing where nothing is known.
/// </summary>
public abstract class VerdictRule : Rule
{
    /// <summary>What services say of the links in <see cref="Rule.Examples"/>, by <see cref="LinkTarget.Subject"/>.</summary>
    public abstract IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; }

    /// <summary>Finds what is wrong in a part; spans are relative to it.</summary>
    public abstract void Check(Part part, LinkVerdicts verdicts, List<Diagnostic> found);
}

/// <summary>A rule about what a service says of one link.</summary>
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

    /// <summary>What is wrong with a link, or null; spans are relative to the part.</summary>
    private protected abstract Diagnostic? Check(
        Part part,
        LinkSyntax link,
        LinkTarget target,
        LinkVerdict verdict,
        LinkVerdicts verdicts
    );

    /// <summary>A link's name in a message: the repository where it is one, else the address.</summary>
    private protected static string NameOf(LinkTarget target) =>
        target.IsInRepository ? target.FullName! : target.Url;
}
