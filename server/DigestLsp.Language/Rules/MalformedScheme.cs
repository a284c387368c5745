using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a URL with a misspelled scheme.</summary>
public sealed class MalformedScheme : PartRule
{
    /// <inheritdoc/>
    public override string Id => "link.malformed-scheme";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for URLs with a misspelled scheme: `https//`, `https:/`, `htps://`, `ttps://`, `https:\\\\`. Other schemes and code blocks are ignored.";

    /// <inheritdoc/>
    public override string Why => "Programs do not recognize it as a link, and link checks skip it.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch them. Code: https//github.com/invented/garden. Data: ttps://example.org/rows.
                                                                    ^^^^^^^                                  ^^^^^^^

                Code: https:\\github.com/invented/garden
                      ^^^^^^^^
                """,
            """
                # Papers of 2025-08-01

                ### [Gardens of Sparse Attention](https:/arxiv.org/abs/2508.01234)
                                                  ^^^^^^^

                **Code**: [garden](htps://github.com/invented/garden), https://github.com/invented/rows
                                   ^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry)
            return;
        var offset = 0;
        foreach (var (block, role) in part.Blocks)
        {
            if (role != BlockRole.Code)
            {
                foreach (var (span, correct) in SchemeSpelling.In(block.Text.Span))
                    found.Add(
                        Misspelled(
                            block.Text.Span.Slice(span.Start, span.Length).ToString(),
                            span.Shift(offset),
                            correct
                        )
                    );
            }
            offset += block.Width;
        }
    }

    private Diagnostic Misspelled(string written, TextSpan span, string correct) =>
        new(Id, span, $"Malformed URL scheme `{written}`; did you mean `{correct}`?")
        {
            Fixes =
            [
                new Fix($"Replace with `{correct}`", [new TextChange(span, correct)])
                {
                    IsPreferred = true,
                    IsSafe = true,
                },
            ],
        };
}
