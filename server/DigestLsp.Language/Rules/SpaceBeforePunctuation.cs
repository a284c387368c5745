using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a space before a comma, period, colon, semicolon, exclamation or question mark.</summary>
public sealed partial class SpaceBeforePunctuation : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.space-before-punctuation";

    /// <inheritdoc/>
    private protected override bool ReadsMarkup => true;

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a space before a punctuation mark: `SimpleTIR , a plug-and-play algorithm`. French text, formulas and marks between numbers are ignored, and so are commas before which a name is missing (`text.missing-word`).";

    /// <inheritdoc/>
    public override string Why =>
        "The mark may start the next line, and the same title with and without the space looks different.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Garden-X : Sparse Attention in Rows
                        ^

                We plant gardens of attention , which rows bear fruit in .NET and at a ratio of 3 : 1 . See $a , b$ there.
                                             ^                                                       ^
                """,
            """
                Aug 1

                Les jardins de l’attention : une étude

                Nous plantons des jardins dans la ville : les rangs portent des fruits, et nous les regardons !
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var next = text[at..].IndexOf(' ');
            if (next < 0 || (at += next) + 1 >= text.Length)
                return false;
            if (text[at + 1] is ',' or '.' or ';' or ':' or '!' or '?')
                return true;
        }
        return false;
    }

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        IReadOnlyList<TextSpan>? formulas = null;
        bool? isFrench = null;
        foreach (var match in Spaces().EnumerateMatches(text))
        {
            var (blank, mark) = (match.Index, match.Index + match.Length);
            if (
                IsOperator(text, blank, mark)
                || MissingWord.IsNameLost(text, blank, mark)
                || TextSpan.AnyOverlaps(
                    formulas ??= TexFormula.In(text),
                    TextSpan.FromBounds(blank, mark + 1)
                )
                || (text[mark] is ';' or ':' or '!' or '?' && (isFrench ??= French().Count(text) >= 2))
            )
                continue;
            found.Add(
                Replace(
                    new TextSpan(offset + blank, match.Length),
                    $"Space before `{text[mark]}`",
                    "Remove space",
                    "",
                    safe: false
                )
            );
        }
    }

    // "3 : 1", "a ; b" and a row of punctuation marks: the space belongs to it.
    private static bool IsOperator(string text, int blank, int mark)
    {
        var word = blank;
        while (word > 0 && !char.IsWhiteSpace(text[word - 1]))
            word--;
        var next = mark + 1;
        while (next < text.Length && text[next] == ' ')
            next++;
        var isNumber =
            next < text.Length && char.IsAsciiDigit(text[next]) && char.IsAsciiDigit(text[blank - 1]);
        // "p(y|x) ; forall d": punctuation in a formula.
        var isFormula = text[mark] is ';' or ':' && text.AsSpan()[word..blank].ContainsAny("|^_=\\(");
        return isNumber
            || isFormula
            || (blank - word == 1 && text[mark] is ':' or ';' or '!' && !char.IsAsciiDigit(text[word]));
    }

    [GeneratedRegex(
        @"(?<=[\p{L}\p{N})\]'’""”%*_`])[ \u00A0]{1,3}(?=[,.;:!?](?:[\s*_]|$))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Spaces();

    [GeneratedRegex(
        @"(?<!\p{L})(?:le|la|les|des|une|du|et|est|pour|dans|nous|sur|que|qui)(?!\p{L})",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex French();
}
