using System.Buffers;
using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an abstract that mentions available code in an entry without links.</summary>
public sealed partial class CodePromisedWithoutLink : PartRule
{
    /// <inheritdoc/>
    public override string Id => "entry.code-promised-without-link";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for an abstract that says its code is available (“Our code is publicly available.”) in a paper without a link. Promises (“will be released”) are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "Readers look for the code. The web page probably lost the link; the paper has it.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. Our code and seeds are publicly available.
                                                                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. Our code will be made available.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry { IsPlainText: true, Content: { Abstract: { } summary } content } entry)
            return;
        var text = prose.Abstract;
        if (Find(text) is not { } promise)
            return;
        var linked =
            part.Links.Any() || content.Field("Code") is not null || content.Field("Project") is not null;
        // A link with a misspelled scheme counts as a link.
        linked = linked || SchemeSpelling.In(text).Count > 0;
        if (!linked)
            found.Add(
                new Diagnostic(
                    Id,
                    promise.Shift(summary.Start),
                    "Abstract mentions available code, but the paper has no link"
                )
            );
    }

    /// <summary>Gets where an abstract mentions code, or null.</summary>
    public static TextSpan? Find(string text) =>
        text.AsSpan().IndexOfAny(Words) >= 0 && Promise().Match(text) is { Success: true } match
            ? new TextSpan(match.Index, match.Length)
            : null;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        ["available", "released", "open-sourced"],
        StringComparison.Ordinal
    );

    [GeneratedRegex(
        @"\b(?:[Oo]ur |[Tt]he |[Aa]ll )?(?:source )?(?:[Cc]ode|[Cc]odes|[Ii]mplementation|[Cc]odebase)(?:\s(?:and|,)?\s?[\w-]+){0,4}?\s(?:is|are|has been|have been)\s(?:\w+ly\s|made\s|fully\s)*(?:available|released|open-sourced)\b",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Promise();
}
