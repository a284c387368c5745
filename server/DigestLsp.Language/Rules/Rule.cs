using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>One thing that can be wrong in a digest. A rule is one file: what it says, why, an example, the check and its fix.</summary>
public abstract class Rule
{
    /// <summary>Its name, never used for another rule: <c>entry.missing-abstract</c>.</summary>
    public abstract string Id { get; }

    /// <summary>How loudly it speaks where no setting says otherwise.</summary>
    public abstract Severity DefaultSeverity { get; }

    /// <summary>What it does, in a sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>Why what it finds is bad, in a sentence or two.</summary>
    public abstract string Why { get; }

    /// <summary>
    /// A digest with what it finds: under each line that holds a finding stands one that marks it with <c>^</c>.
    /// Without marks it is an example of what the rule leaves alone.
    /// </summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>
    /// Whether it may have a fix that is applied without a look. Where it never has, what repeats fixes until none is left does not run it:
    /// costly rules say so.
    /// </summary>
    internal virtual bool MayHaveSafeFix => true;

    /// <summary>The page that documents the rule.</summary>
    public string HelpUrl => $"https://github.com/digestlsp/digestlsp/blob/main/docs/rules/{Id}.md";
}

/// <summary>A rule that looks at one part alone; what it finds is kept with the part, so a key re-checks one entry.</summary>
public abstract class PartRule : Rule
{
    /// <summary>Finds what is wrong in a part; spans are relative to it.</summary>
    public abstract void Check(Part part, List<Diagnostic> found);
}

/// <summary>A rule that compares parts; it reads what parts keep of themselves and costs a pass over them.</summary>
public abstract class DocumentRule : Rule
{
    /// <summary>Finds what is wrong in a document; spans are offsets in it.</summary>
    public abstract void Check(DigestTree tree, List<Diagnostic> found);

    /// <summary>Whether it looks at other digests, where there are any.</summary>
    public virtual bool ComparesDigests => false;

    /// <summary>Finds what is wrong in a document beside others; where a rule does not look at them, what it finds in the document.</summary>
    public virtual void Check(DigestTree tree, OtherDigests others, List<Diagnostic> found) =>
        Check(tree, found);
}
