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
        "Finds links whose service says that the thing has another address for good: a renamed or transferred repository, a permanent redirect. A redirect to a sign-in, consent or error page says nothing.";

    /// <inheritdoc/>
    public override string Why =>
        "The old address works only as long as nobody else takes its name, and then leads to a stranger's.";

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
        return new Diagnostic(Id, link.Span, $"{NameOf(target)} has moved to {name}")
        {
            Fixes = text is null
                ? []
                : [new Fix($"Write {name}", [new TextChange(link.Span, text)]) { IsPreferred = true }],
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
