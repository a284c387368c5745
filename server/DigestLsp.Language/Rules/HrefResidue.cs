using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports the rest of a TeX <c>\href{url}{text}</c> after a URL.</summary>
public sealed class HrefResidue : LinkRule
{
    private const int MaxText = 300;

    /// <inheritdoc/>
    public override string Id => "link.href-residue";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a URL that is followed by the rest of a LaTeX `\\href`: `https://github.com/o/LaS-Comp{LaS-Comp}`. Complete LaTeX commands and placeholders in URLs (`/{id}/`) are ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "Web pages drop the command and keep its braces. Some programs treat them as a part of the URL.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens and watch. The code is at https://github.com/invented/garden{this https URL}, the rows at https://example.org/{here}.
                                                                                             ^^^^^^^^^^^^^^^^                                  ^^^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens and watch. The API answers at https://example.org/rows/{id}/fruit and https://example.org/{row}.
                """,
        ];

    /// <inheritdoc/>
    private protected override Diagnostic? Check(Part part, LinkSyntax link, LinkTarget target)
    {
        if (Residue(part, link) is not { } span)
            return null;
        return new Diagnostic(Id, span, "Rest of a LaTeX `\\href` after URL")
        {
            Fixes =
            [
                new Fix($"Remove `{Shown(part.Slice(span))}`", [new TextChange(span, "")])
                {
                    IsPreferred = true,
                },
            ],
        };
    }

    /// <summary>Gets the span of the braces after a link with their content, or null if they are not left over.</summary>
    internal static TextSpan? Residue(Part part, LinkSyntax link)
    {
        if (
            link.IsIdentifier
            || link.Span.End >= part.Width
            || link.Span.Start > 0 && Before(part, link) == '{'
        )
            return null;
        var behind = part.Window(
            TextSpan.FromBounds(link.Span.End, Math.Min(part.Width, link.Span.End + MaxText))
        );
        if (behind[0] != '{')
            return null;
        var (depth, end) = (0, 0);
        for (; end < behind.Length; end++)
        {
            depth +=
                behind[end] == '{' ? 1
                : behind[end] == '}' ? -1
                : 0;
            if (depth == 0)
                break;
        }
        if (depth != 0 || end == behind.Length)
            return null;
        var text = behind[1..end].Trim();
        var next = end + 1 < behind.Length ? behind[end + 1] : ' ';
        var isPlaceholder =
            char.IsAsciiLetterOrDigit(next)
            || next is '/' or '?' or '&' or '=' or '_' or '-' or '{'
            || link.Text[^1] is '=' or '-' or '_'
            || (link.Text[^1] == '/' && !IsLinkText(text, link.Text));
        return isPlaceholder || text.IsEmpty && next != '.' && !char.IsWhiteSpace(next)
            ? null
            : new TextSpan(link.Span.End, end + 1);
    }

    private static char Before(Part part, LinkSyntax link) =>
        part.Window(new TextSpan(link.Span.Start - 1, 1))[0];

    // "{here}", "{this URL}", "{LaS-Comp}", "{https://…}" are link texts. "{id}" is a parameter.
    private static bool IsLinkText(ReadOnlySpan<char> text, string link) =>
        text.ContainsAny(" \\.:/\n")
        || (text.Length > 2 && link.AsSpan().Contains(text, StringComparison.OrdinalIgnoreCase))
        || text.ToString().ToLowerInvariant()
            is "here"
                or "link"
                or "code"
                or "github"
                or "website"
                or "page"
                or "url"
                or "project";

    private static string Shown(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
