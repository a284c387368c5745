using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>A check for one kind of problem. Each rule is one file with its texts, examples, check and fix.</summary>
public abstract class Rule
{
    /// <summary>The id, which is never reused: <c>entry.missing-abstract</c>.</summary>
    public abstract string Id { get; }

    /// <summary>Former ids, which settings, configurations and baselines may still use.</summary>
    public virtual IReadOnlyList<string> FormerIds => [];

    /// <summary>The severity without settings.</summary>
    public abstract Severity DefaultSeverity { get; }

    /// <summary>A one-sentence summary.</summary>
    public abstract string Summary { get; }

    /// <summary>The reason the problem matters, in one or two sentences.</summary>
    public abstract string Why { get; }

    /// <summary>
    /// A digest with its problems: below a line with a problem, another one marks the span with <c>^</c>. Without markers, it is an example
    /// without problems.
    /// </summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it may have a fix that is applied without review. Fix-all and cleanup do not run other rules.</summary>
    internal virtual bool MayHaveSafeFix => IsAppliedByCleanup;

    /// <summary>Whether its diagnostics are suppressed in the whole part in which the user is typing: the part is not finished yet.</summary>
    public virtual bool IsSuppressedWhileTyping => false;

    /// <summary>Whether cleanup of a pasted page applies the first fix of its diagnostics, safe or not.</summary>
    public virtual bool IsAppliedByCleanup => false;

    /// <summary>Whether its diagnostics with a safe fix offer cleanup of the whole page.</summary>
    public virtual bool OffersCleanup => false;

    /// <summary>The URL of the documentation.</summary>
    public string HelpUrl => $"https://github.com/digestlsp/digestlsp/blob/main/docs/rules/{Id}.md";
}

/// <summary>A rule about single parts. Its diagnostics are cached with the part, so that a keystroke checks one entry again.</summary>
public abstract class PartRule : Rule
{
    /// <summary>Checks a part. Spans are relative to it.</summary>
    /// <param name="part">The part.</param>
    /// <param name="prose">Its title and abstract.</param>
    /// <param name="found">Receives the diagnostics.</param>
    public abstract void Check(Part part, Prose prose, List<Diagnostic> found);
}

/// <summary>A rule that compares parts. It uses data cached on parts and costs a pass over them.</summary>
public abstract class DocumentRule : Rule
{
    /// <summary>Checks a document. Spans are offsets in it.</summary>
    public abstract void Check(DocumentContext document, List<Diagnostic> found);

    /// <summary>Whether it also compares with other digests.</summary>
    public virtual bool ComparesDigests => false;
}
