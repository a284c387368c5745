using System.Text.RegularExpressions;
using System.Web;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an HTML entity.</summary>
public sealed partial class HtmlEntity : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.html-entity";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for HTML entities such as `&amp;`, `&lt;` and `&#39;` in titles and abstracts.";

    /// <inheritdoc/>
    public override string Why =>
        "The source of a web page leaked into the text. Readers see the entity instead of the character.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens &amp; Sparse Attention
                        ^^^^^

                We plant gardens of attention &#39;by hand and watch which rows bear fruit. R&D; AT&T are left alone.
                                              ^^^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) => text.Contains('&');

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        foreach (var match in Entity().EnumerateMatches(text))
        {
            var written = text.Substring(match.Index, match.Length);
            var character = HttpUtility.HtmlDecode(written);
            if (character == written || character.Any(char.IsControl))
                continue;
            character = character == "\u00A0" ? " " : character;
            found.Add(
                Replace(
                    new TextSpan(offset + match.Index, match.Length),
                    $"HTML entity `{written}` in plain text",
                    Fix.ReplaceWith(character),
                    character
                )
            );
        }
    }

    [GeneratedRegex("&(?:[a-zA-Z][a-zA-Z0-9]{1,8}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,5});")]
    private static partial Regex Entity();
}
