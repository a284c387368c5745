using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a title without an abstract, if other papers have abstracts.</summary>
public sealed class MissingAbstract : DocumentRule
{
    /// <inheritdoc/>
    public override string Id => "entry.missing-abstract";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for papers without an abstract. Layouts without abstracts are ignored: lists of titles, replacements in mails, and digests in which fewer than a quarter of the papers have an abstract.";

    /// <inheritdoc/>
    public override string Why =>
        "Readers decide by the abstract. A missing abstract usually means that a paste was incomplete.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var (papers, without) = (0, new List<PartAt>());
        foreach (var at in document.Tree.Parts)
        {
            if (at.Part is not Entry { Content: { AbstractOptional: false } content })
                continue;
            papers++;
            if (content.Abstract is null)
                without.Add(at);
        }
        if ((papers - without.Count) * 4 < papers)
            return;
        foreach (var at in without)
        {
            // Quoted lines and tags are not papers, whatever the dialect.
            if (((Entry)at.Part).Content is { TitleSpan: { } title, Title: not ['<' or '>', ..] })
                found.Add(new Diagnostic(Id, title.Shift(at.Start), "Missing abstract"));
        }
    }
}
