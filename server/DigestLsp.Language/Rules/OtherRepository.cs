using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link to code that differs from the code on the paper's page.</summary>
public sealed class OtherRepository : VerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.other-repository";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a repository link that differs from the repository that Hugging Face lists for the paper. Papers with links to several repositories are ignored, and so are former names of the same repository.";

    /// <inheritdoc/>
    public override string Why => "One of the two is a fork, a predecessor or a mistake.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention. Its code is at https://github.com/invented/garden-old.
                                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

                Link: https://huggingface.co/papers/2506.01234
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention. Its code is at https://github.com/invented/park.

                Link: https://huggingface.co/papers/2506.01234
                """,
        ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; } =
        new Dictionary<string, LinkVerdict>(StringComparer.Ordinal)
        {
            ["hf-paper:2506.01234"] = new(LinkStatus.Ok) { Code = "https://github.com/invented/garden" },
            ["github:invented/park"] = new(LinkStatus.Moved)
            {
                MovedTo = "https://github.com/invented/garden",
            },
        };

    /// <inheritdoc/>
    public override void Check(Part part, LinkVerdicts verdicts, List<Diagnostic> found)
    {
        if (part is not Entry entry)
            return;
        var code = PaperVerdicts
            .Of(entry, verdicts)
            .Select(p => p.Verdict.Code)
            .FirstOrDefault(c => c is not null);
        if (code is null || LinkTarget.Of(code) is not { FullName: { } listed, IsInRepository: true } theirs)
            return;
        var links = entry
            .Links.Select(l => (Link: l, Target: LinkTarget.Of(l.Text)))
            .Where(l => l.Target.IsInRepository && l.Target.Problem is null)
            .ToList();
        if (links.Select(l => l.Target.Subject).Distinct(StringComparer.Ordinal).Count() != 1)
            return;
        var (link, ours) = links[0];
        if (Now(ours, verdicts) == Now(theirs, verdicts))
            return;
        found.Add(
            new Diagnostic(
                Id,
                link.Span,
                $"Hugging Face lists a different repository for this paper: `{listed}`"
            )
            {
                Fixes =
                [
                    new Fix(
                        $"Replace with `{listed}`",
                        [new TextChange(link.Span, "https://github.com/" + listed)]
                    ),
                ],
            }
        );
    }

    // The subject of a repository after it has moved.
    private static string? Now(LinkTarget target, LinkVerdicts verdicts) =>
        verdicts.Of(target)?.MovedTo is { } moved
            ? verdicts.Resolve(LinkTarget.Of(moved)).Subject
            : verdicts.Resolve(target).Subject;
}
