using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a title in capital letters.</summary>
public sealed class TitleInCapitals : PartRule
{
    private const int FewestLetters = 15;
    private const int FewestWords = 3;
    private const int MaxAcronymLength = 5;

    /// <inheritdoc/>
    public override string Id => "entry.title-in-capitals";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for titles of three or more words in capital letters. There is no fix because only the paper shows which words are names.";

    /// <inheritdoc/>
    public override string Why => "Capital letters are harder to read, and names lose their spelling.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                GARDENS OF SPARSE ATTENTION
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
            """
                Aug 1

                YOLO, DETR, SAM 2

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry { Content: { TitleSpan: { } span, Title: var title } })
            return;
        if (title.Any(char.IsLower) || title.Count(char.IsUpper) < FewestLetters)
            return;
        var words = title.Split(' ');
        if (words.Length >= FewestWords && words.Count(w => w.Count(char.IsUpper) > MaxAcronymLength) >= 2)
            found.Add(new Diagnostic(Id, span, "Title in capital letters"));
    }
}
