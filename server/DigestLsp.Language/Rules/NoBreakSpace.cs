using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a non-breaking space between two words.</summary>
public sealed partial class NoBreakSpace : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.no-break-space";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    internal override bool MayHaveSafeFix => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for no-break spaces (U+00A0, U+202F, U+2007) between words. No-break spaces before units and French punctuation are ignored.";

    /// <inheritdoc/>
    public override string Why => "They look like spaces, but searches and scripts do not match them.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant\u00A0gardens of 3\u00A0kg of attention and watch which rows bear fruit.\n        ^\n",
        ];

    /// <inheritdoc/>
    private protected override bool ReadsMarkup => true;

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) =>
        text.IndexOfAny("\u00A0\u202F\u2007") >= 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        foreach (var match in Space().EnumerateMatches(text))
            found.Add(
                Replace(
                    new TextSpan(offset + match.Index, match.Length),
                    "No-break space between words",
                    Fix.ReplaceWith(" "),
                    " "
                )
            );
    }

    [GeneratedRegex(@"(?<![«\d])[\u00A0\u202F\u2007]+(?![»:;!?%€])", RegexOptions.ExplicitCapture)]
    private static partial Regex Space();
}
