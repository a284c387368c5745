using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a repeated word.</summary>
public sealed class RepeatedWord : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.repeated-word";

    /// <inheritdoc/>
    private protected override bool ReadsMarkup => true;

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a word that is written twice in a row: `the the`. Names and repetitions that occur in correct text (`that that`, `had had`, `log log`) are ignored.";

    /// <inheritdoc/>
    public override string Why => "One of the two is left over from an edit or should be a different word.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant the the gardens of attention in in-row order, so that that grows as log log n, as Wei Wei had had it.
                             ^^^
                """,
        ];

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        List<TextSpan>? formulas = null;
        HashSet<string>? words = null;
        var previous = default(TextSpan);
        for (var at = 0; at < text.Length; )
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }
            var end = at;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            var word = Word(text, at, end);
            if (
                previous.Length > 0
                && word.Length == previous.Length
                && IsRepeated(text, previous, word, ref words)
                && IsSameParagraph(text.AsSpan()[previous.End..word.Start])
                && !TextSpan.AnyOverlaps(formulas ??= [.. TexFormula.In(text)], word)
            )
                found.Add(Repeated(text, previous, word, offset));
            // Punctuation after a word ends the search for its repetition.
            previous = word.End == end ? word with { } : default;
            at = end;
        }
    }

    private Diagnostic Repeated(string text, TextSpan first, TextSpan second, int offset) =>
        new(Id, second.Shift(offset), $"Repeated word `{text.Substring(second.Start, second.Length)}`")
        {
            Fixes =
            [
                new Fix(
                    "Remove repeated word",
                    [new TextChange(TextSpan.FromBounds(offset + first.End, offset + second.End), "")]
                )
                {
                    IsPreferred = true,
                },
            ],
        };

    // Gets the letters of a word without brackets before and punctuation after it, or an empty span if it is not a plain word.
    private static TextSpan Word(string text, int start, int end)
    {
        while (start < end && text[start] is '(' or '[' or '"' or '“' or '‘')
            start++;
        while (
            end > start
            && text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ')' or ']' or '"' or '”' or '’'
        )
            end--;
        for (var i = start; i < end; i++)
        {
            if (!char.IsAsciiLetter(text[i]) && !(text[i] == '-' && i > start && i < end - 1))
                return default;
        }
        return TextSpan.FromBounds(start, end);
    }

    private static bool IsRepeated(string text, TextSpan first, TextSpan second, ref HashSet<string>? words)
    {
        var left = text.AsSpan(first.Start, first.Length);
        var right = text.AsSpan(second.Start, second.Length);
        if (!left.Equals(right, StringComparison.OrdinalIgnoreCase))
            return false;
        var word = right.ToString().ToLowerInvariant();
        if (Legitimate.Contains(word))
            return false;
        var isCapitalized = char.IsAsciiLetterUpper(right[0]);
        if (isCapitalized && !char.IsAsciiLetterUpper(left[0]))
            return false;
        if (Function.Contains(word))
            return right.Length > 1 || IsArticle(text, second);
        // Two capitals are a name (Wei Wei) unless the text also has the word in lower case.
        return right.Length > 2
            && (!isCapitalized || (right.Length > 3 && (words ??= LowercaseWords(text)).Contains(word)))
            && (isCapitalized || char.IsAsciiLetterLower(left[0]));
    }

    // "a a garden": two letters that are not variables.
    private static bool IsArticle(string text, TextSpan second) =>
        second.End + 3 < text.Length
        && char.IsAsciiLetterLower(text[second.Start])
        && text[second.End] == ' '
        && !text.AsSpan(second.End + 1, 3).ContainsAnyExceptInRange('a', 'z');

    private static HashSet<string> LowercaseWords(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            var start = at;
            while (at < text.Length && char.IsAsciiLetterLower(text[at]))
                at++;
            if (at - start > 3 && (start == 0 || !char.IsLetter(text[start - 1])))
                words.Add(text[start..at]);
        }
        return words;
    }

    private static bool IsSameParagraph(ReadOnlySpan<char> between) =>
        between.Length <= 80 && between.Count('\n') <= 1;

    private static readonly HashSet<string> Function =
    [
        .. (
            "the a an of to in on at by for from with without and or but nor is are was were be been being we our us it its "
            + "this these those they their them he she his you your as if than then into onto over under between through during "
            + "via per which who whose when where while how what why not also such can could may might will would should must "
            + "has have having does did both each every all any some more most other only just because since until about against "
            + "there here using used based"
        ).Split(' '),
    ];

    private static readonly HashSet<string> Legitimate =
    [
        .. (
            "that had her do so no very really far much many long too bye blah yada knock tut ha hey win tick chop never now well "
            + "log ln sin cos tan exp max min poly mod ad bis cha pom can-can there "
            // French and German use these twice in a row.
            + "nous vous die der das sie"
        ).Split(' '),
    ];
}
