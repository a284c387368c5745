using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports page boilerplate.</summary>
public sealed class PageBoilerplateRule : PartRule
{
    /// <inheritdoc/>
    public override string Id => "page.boilerplate";

    /// <inheritdoc/>
    public override IReadOnlyList<string> FormerIds => ["page.furniture"];

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override bool OffersCleanup => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for page boilerplate: buttons, votes, navigation and “Submitted by” lines.";

    /// <inheritdoc/>
    public override string Why => "It was copied with the page and contains no information about a paper.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Subscribe
                ^^^^^^^^^

                Daily Papers
                ^^^^^^^^^^^^

                Aug 1
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        var offset = 0;
        var alone = part is Boilerplate;
        foreach (var (block, role) in part.Blocks)
        {
            if (alone || role == BlockRole.Boilerplate)
            {
                var whole = new TextSpan(offset, block.Width);
                found.Add(
                    new Diagnostic(
                        Id,
                        block.Content.Shift(offset),
                        "Page boilerplate (navigation, votes, buttons)"
                    )
                    {
                        Unnecessary = true,
                        Fixes =
                        [
                            new Fix("Remove boilerplate", [new TextChange(whole, "")])
                            {
                                IsPreferred = true,
                                IsSafe = true,
                            },
                        ],
                    }
                );
            }
            offset += block.Width;
        }
    }
}
