using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a link whose target has moved.</summary>
public sealed class LinkMoved : LinkVerdictRule
{
    /// <inheritdoc/>
    public override string Id => "link.moved";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for links whose target has moved permanently: a renamed or transferred repository or a permanent redirect. Redirects to sign-in, consent and error pages are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "The old URL works only while it redirects, and anyone can register the old name of a repository.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention. See https://github.com/invented/garden/tree/main/data and https://github.com/invented/lanterns.
                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, LinkVerdict> ExampleVerdicts { get; } =
        new Dictionary<string, LinkVerdict>(StringComparer.Ordinal)
        {
            ["github:invented/garden"] = new(LinkStatus.Moved)
            {
                MovedTo = "https://github.com/invented/park",
            },
            ["github:invented/lanterns"] = new(LinkStatus.Ok),
        };

    /// <inheritdoc/>
    private protected override Diagnostic? Check(
        Part part,
        LinkSyntax link,
        LinkTarget target,
        LinkVerdict verdict,
        LinkVerdicts verdicts
    )
    {
        if (verdict is not { State: LinkStatus.Moved, MovedTo: { } address })
            return null;
        var moved = verdicts.Resolve(LinkTarget.Of(WithFragment(address, link.Text)));
        var (name, text) =
            target.FullName is { } old && moved.FullName is { } now
                ? (now, WithName(link.Text, old, now))
                : (moved.Url, moved.Url);
        return new Diagnostic(Id, link.Span, $"`{NameOf(target)}` has moved to `{name}`")
        {
            Fixes = text is null
                ? []
                :
                [
                    new Fix($"Replace with `{name}`", [new TextChange(link.Span, text)])
                    {
                        IsPreferred = true,
                    },
                ],
        };
    }

    // RFC 9110, 10.2.2: the fragment stays, unless the new URL has its own.
    private static string WithFragment(string address, string text) =>
        LinkAddress.Of(address).Fragment.Length > 0 ? address : address + LinkAddress.Of(text).Fragment;

    // Keep the rest of the path: a folder, an issue, a line.
    private static string? WithName(string text, string old, string now)
    {
        var at = text.IndexOf(old, StringComparison.OrdinalIgnoreCase);
        return at < 0 ? null : text[..at] + now + text[(at + old.Length)..];
    }
}
