using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link without a space before it.</summary>
public sealed class MissingSpaceBeforeLink : LinkRule
{
    /// <inheritdoc/>
    public override string Id => "link.missing-space-before";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a URL that directly follows a word: `Yor-Sarchttps://github.com/…`. Scripts that write no spaces between words are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "Renderers show plain text instead of a link, or treat the word as a part of the link.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch them. The code is on GitHubhttps://github.com/invented/garden.
                                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        if (link.Span.Start == 0 || !link.Text.StartsWith("http", StringComparison.OrdinalIgnoreCase))
            return null;
        var before = part.Window(TextSpan.FromBounds(Math.Max(0, link.Span.Start - 8), link.Span.Start));
        if (!IsWordEnd(before) || IsSchemePiece(before))
            return null;
        return new Diagnostic(Id, link.Span, "Missing space before URL")
        {
            Fixes =
            [
                new Fix("Insert space", [new TextChange(link.Span with { Length = 0 }, " ")])
                {
                    IsPreferred = true,
                    IsSafe = true,
                },
            ],
        };
    }

    // Latin, Greek and Cyrillic letters; other scripts do not use spaces.
    private static bool IsWordEnd(ReadOnlySpan<char> before) =>
        before[^1] is < '\u0530' && char.IsLetterOrDigit(before[^1])
        || (before.Length > 1 && before[^1] is '.' or '!' or '?' && char.IsAsciiLetterLower(before[^2]));

    // "hhttps://" is a misspelled scheme, which another rule reports.
    private static bool IsSchemePiece(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && char.IsLetterOrDigit(before[start - 1]))
            start--;
        return start < before.Length
            && "https".StartsWith(before[start..].ToString(), StringComparison.OrdinalIgnoreCase);
    }
}
