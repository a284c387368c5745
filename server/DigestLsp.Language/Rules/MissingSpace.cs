using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a missing space between sentences or clauses.</summary>
public sealed partial class MissingSpace : ProseRule
{
    /// <inheritdoc/>
    public override string Id => "text.missing-space-after-punctuation";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a period before a capital letter, or a comma before a letter, without a space between the two words: `attention.The`. Names (`Node.js`, `OpenAI.Gym`) and code are ignored.";

    /// <inheritdoc/>
    public override string Why => "Web pages join lines without a space, and two sentences run together.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention.The rows bear fruit,we find, in Node.js and e.g. in OpenAI.Gym or std.Vector alike.
                                             ^                   ^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                Three rows (of ten).However, torch.Tensor and data.B stay whole. The rows differ (by ten).In spring they meet.
                                                                                                         ^
                """,
        ];

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        foreach (Match match in Sentences().Matches(text))
        {
            if (BeginsSentence(match.Groups["next"].Value, text.AsSpan(0, match.Index)))
                found.Add(At(text, match.Index, offset));
        }
        foreach (var match in Clauses().EnumerateMatches(text))
            found.Add(At(text, match.Index, offset));
    }

    private Diagnostic At(string text, int mark, int offset)
    {
        var span = new TextSpan(offset + mark, 1);
        var fix = new Fix("Insert space", [new TextChange(new TextSpan(span.End, 0), " ")])
        {
            IsPreferred = true,
        };
        return new Diagnostic(Id, span, $"Missing space after `{text[mark]}`") { Fixes = [fix] };
    }

    // A word that begins sentences may follow any end of a sentence, another capital only a whole lowercase word. Module and class names
    // (torch.Tensor) and names with inner capitals (data.DataFrame) are single words.
    private static bool BeginsSentence(string next, ReadOnlySpan<char> before)
    {
        // The longest word in the patterns, with the text before it.
        before = before[Math.Max(0, before.Length - 100)..];
        if (Openers.Contains(next))
            return SentenceEnd().IsMatch(before);
        foreach (var word in PlainWord().EnumerateMatches(before))
            return next.Length > 1 && !Modules.Contains(before[^(word.Length - 1)..].ToString());
        return false;
    }

    [GeneratedRegex(
        @"[.!?](?=(?<next>\p{Lu}(?:\p{Ll}{0,40}|\p{Lu}{1,8}s?)(?:-\p{L}{1,40}){0,3},?)\s)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Sentences();

    [GeneratedRegex(
        @"[,;](?=\p{Ll}{2,40}[\s.,;])(?<=[\s(](?:\p{Ll}{2,40}-)?\p{Ll}{2,40}[,;])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Clauses();

    [GeneratedRegex(
        @"(?:[\s(](?:[\p{L}\d]{2,40}-)?\p{L}{1,40}\p{Ll}|[\d\p{L}][)%\]])\z",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex SentenceEnd();

    [GeneratedRegex(@"[\s(](?:\p{Ll}{2,40}-)?\p{Ll}{3,40}\z", RegexOptions.ExplicitCapture)]
    private static partial Regex PlainWord();

    private static readonly HashSet<string> Openers =
    [
        .. (
            "The This These Those We In It Our However To For Moreover Furthermore Additionally As By Here Then While When With "
            + "Extensive Experiments Finally A An First Second Code On At From Specifically Existing Recent"
        ).Split(' '),
    ];

    private static readonly HashSet<string> Modules =
    [
        .. "std torch numpy pandas sklearn keras java system scipy self module package tensorflow optim transformers datasets www http".Split(
            ' '
        ),
    ];
}
