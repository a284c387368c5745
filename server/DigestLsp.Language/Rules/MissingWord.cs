using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a word missing from a page, mostly the name of a method that was a LaTeX macro.</summary>
public sealed partial class MissingWord : ProseRule
{
    private const int MaxDoubleSpaces = 3;

    /// <inheritdoc/>
    public override string Id => "text.missing-word";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for words that are missing because a page dropped a LaTeX macro: two spaces before a verb (`show that  outperforms`), or a verb without an object (`we propose , a method`). Text with many double spaces is ignored.";

    /// <inheritdoc/>
    public override string Why =>
        "The missing word is often the name of the method. Only the paper shows it.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We introduce , a garden of attention. In seven seasons  outperforms all others, and  is open to  the public.
                             ^                                        ^^                           ^^
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) =>
        text.Contains("  ", StringComparison.Ordinal)
        || text.Contains(" ,", StringComparison.Ordinal)
        || text.Contains(" .", StringComparison.Ordinal);

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        var first = found.Count;
        var others = 0;
        foreach (var match in DoubleSpace().EnumerateMatches(text))
        {
            var span = new TextSpan(match.Index, match.Length);
            var verb = span.End;
            while (verb < text.Length && char.IsAsciiLetterLower(text[verb]))
                verb++;
            var word = text[span.End..verb];
            var isVerb = Verbs.Contains(word) && (verb == text.Length || text[verb] is ' ' or '\r' or '\n');
            if (isVerb && !IsSubject(text, span.Start))
                found.Add(Lost(span.Shift(offset), $"before `{word}`"));
            else if (
                Named().IsMatch(text.AsSpan(0, span.Start)[Math.Max(0, span.Start - 24)..])
                && char.IsAsciiLetterLower(text[span.End])
            )
                found.Add(Lost(span.Shift(offset), "between the two spaces"));
            else
                others++;
        }
        // One more double space means nothing in justified text or after sentences.
        if (others > MaxDoubleSpaces)
            found.RemoveRange(first, found.Count - first);
        foreach (var match in Mark().EnumerateMatches(text))
        {
            if (IsNameLost(text, match.Index, match.Index + match.Length))
                found.Add(
                    Lost(
                        new TextSpan(offset + match.Index + match.Length, 1),
                        $"before `{text[match.Index + match.Length]}`"
                    )
                );
        }
    }

    private Diagnostic Lost(TextSpan span, string place) => new(Id, span, $"Possible missing word {place}");

    // Whether the word before the spaces can be the subject: "The garden is". It has no subject after "that", "and" or a period.
    private static bool IsSubject(string text, int end)
    {
        var start = end;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        var word = text[start..end];
        return !(
            word[^1] is '.' or ',' or ':' or ';'
            || Openers.Contains(word.ToLowerInvariant())
            || PluralBefore(word)
        );
    }

    // "In seven seasons outperforms": a plural before a singular verb.
    private static bool PluralBefore(string word) =>
        word.Length > 4
        && word.EndsWith('s')
        && !word.EndsWith("ss", StringComparison.Ordinal)
        && !word.EndsWith("us", StringComparison.Ordinal)
        && !word.EndsWith("is", StringComparison.Ordinal)
        && char.IsAsciiLetterLower(word[^2]);

    /// <summary>Whether a name is missing at a space before a punctuation mark: <c>we introduce , a method</c>.</summary>
    internal static bool IsNameLost(string text, int blank, int mark) =>
        text[mark] is ',' or '.' or ':' && Named().IsMatch(text.AsSpan(0, blank)[Math.Max(0, blank - 24)..]);

    [GeneratedRegex(@"(?<=[\p{Ll}.,:;)])  (?=[a-z])", RegexOptions.ExplicitCapture)]
    private static partial Regex DoubleSpace();

    [GeneratedRegex(@"(?<=\p{Ll}) {1,3}(?=[,.:](?:\s|$))", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"(?:(?:\bwe|\bto) (?:\w+ly )?(?:propose|introduce|present|develop|describe|release|call|name)|\b(?:called|named|termed|dubbed|with|of|on|in|by|than|the))\z",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Named();

    private static readonly HashSet<string> Openers =
    [
        .. (
            "that and or but while whereas because since although though if when where which as of to in on at by for from with "
            + "than like via using called named termed dubbed however therefore thus hence moreover furthermore additionally "
            + "finally specifically notably importantly consequently"
        ).Split(' '),
    ];

    private static readonly HashSet<string> Verbs =
    [
        .. (
            "is has can does will outperforms achieves surpasses exceeds improves reduces increases enables allows provides supports "
            + "uses employs leverages combines integrates introduces consists comprises contains covers includes offers delivers "
            + "demonstrates shows exhibits reaches attains yields obtains produces generates learns predicts estimates extends "
            + "builds adopts adapts applies addresses tackles solves handles requires needs relies works performs operates runs "
            + "scales generalizes generalises transfers matches beats advances establishes sets remains maintains preserves "
            + "captures models encodes decodes aligns selects computes evaluates assesses measures trains optimizes optimises "
            + "decomposes formulates treats incorporates utilizes utilises significantly consistently also first then jointly "
            + "outperformed achieved was"
        ).Split(' '),
    ];
}
