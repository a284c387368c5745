using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an unbalanced bracket.</summary>
public sealed partial class UnbalancedBracket : ProseRule
{
    private const int MaxNumbering = 4;

    /// <inheritdoc/>
    public override string Id => "text.unbalanced-bracket";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a single unmatched bracket in a title or abstract. Numbering such as `1)` and `a)`, half-open intervals, emoticons and formulas are ignored, and so is text with several unmatched brackets.";

    /// <inheritdoc/>
    public override string Why => "A part of the text may be missing.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention (in rows and watch which of them bear fruit. It is the row in the shade.
                                              ^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We 1) plant gardens of attention, 2) watch them, and iii) measure fruit in [0, 1) and (0, 1].
                """,
        ];

    /// <inheritdoc/>
    private protected override bool MayBeIn(ReadOnlySpan<char> text) =>
        text.IndexOfAny("()[]{}") >= 0 && text.IndexOfAny("$\\") < 0;

    /// <inheritdoc/>
    private protected override void Check(string text, int offset, List<Diagnostic> found)
    {
        var plain = Harmless().Replace(text, m => new string(' ', m.Length));
        var open = new Stack<int>();
        var alone = new List<int>();
        for (var at = plain.AsSpan().IndexOfAny("()[]{}"); at >= 0; at = Next(plain, at))
        {
            if ("([{".Contains(plain[at]))
                open.Push(at);
            else if (open.Count > 0 && Pairs(plain[open.Peek()], plain[at]))
                open.Pop();
            else if (plain[at] == '}' || !IsNumbering(plain.AsSpan(0, at)))
                alone.Add(at);
        }
        alone.AddRange(open);
        // In a truncated text, the other bracket is missing with the rest.
        if (alone is [var only] && !(open.Count > 0 && char.IsLetterOrDigit(text[^1]) && text.Length > 200))
            found.Add(new Diagnostic(Id, new TextSpan(offset + only, 1), $"Unmatched `{text[only]}`"));
    }

    private static int Next(string text, int at)
    {
        var next = text.AsSpan(at + 1).IndexOfAny("()[]{}");
        return next < 0 ? -1 : at + 1 + next;
    }

    // "1)", "a)", "iii)", ":)"
    private static bool IsNumbering(ReadOnlySpan<char> before)
    {
        var end = before[Math.Max(0, before.Length - MaxNumbering - 1)..];
        var word = end[(end.LastIndexOfAny(" \t\r\n.,;:") + 1)..];
        return word.Length is > 0 and <= MaxNumbering
            && (
                word.Length == 1
                || word.IndexOfAnyExceptInRange('0', '9') < 0
                || word.IndexOfAnyExcept("ivxIVX") < 0
            );
    }

    private static bool Pairs(char open, char close) =>
        (open, close) is ('(', ')') or ('[', ']') or ('{', '}');

    [GeneratedRegex(
        @"\[\s?[-−\d.\w∞+]{1,12}\s?,\s?[-−\d.\w∞+]{1,12}\s?\)|\(\s?[-−\d.\w∞+]{1,12}\s?,\s?[-−\d.\w∞+]{1,12}\s?\]"
    )]
    private static partial Regex Harmless();
}
