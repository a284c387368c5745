using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.State;

/// <summary>
/// Where somebody types just now. What is found there, and would be gone a moment later, is held back until the typing rests: a link
/// half written, a blank behind the last word, an abstract not yet begun.
/// </summary>
/// <param name="Caret">Offset behind the last character typed.</param>
/// <param name="Since">When it was typed, as <see cref="Environment.TickCount64"/>.</param>
internal sealed record TypingSuppression(int Caret, long Since)
{
    private const int RestMilliseconds = 700;
    private const int MaxStroke = 2;

    // What an entry still lacks while it is being written.
    private static readonly HashSet<string> Unfinished = new(StringComparer.Ordinal)
    {
        "entry.missing-abstract",
        "entry.missing-title",
        "entry.empty-field",
        "entry.truncated-abstract",
        "entry.title-broken-over-lines",
        "entry.code-promised-without-link",
        "link.no-repository",
        "text.unbalanced-bracket",
    };

    /// <summary>The typing that a change is: a character or two put in or taken out; null for a paste, a deletion of more or several changes at once.</summary>
    public static TypingSuppression? Of(Document before, Lsp.TextDocumentContentChangeEvent?[] changes)
    {
        if (changes is not [{ Range: { } range, Text.Length: <= MaxStroke } change])
            return null;
        var span = before.Converter.Span(before.Tree, range);
        return change.Text.Length > 0 || span.Length is > 0 and <= MaxStroke
            ? new TypingSuppression(span.Start + change.Text.Length, Environment.TickCount64)
            : null;
    }

    /// <summary>Whether it has come to rest.</summary>
    public bool IsResting => Rest == TimeSpan.Zero;

    /// <summary>How long it must rest before everything is shown.</summary>
    public TimeSpan Rest =>
        TimeSpan.FromMilliseconds(Math.Max(0, Since + RestMilliseconds - Environment.TickCount64));

    /// <summary>Whether a finding is held back: while the typing does not rest, and for what services say of a link as long as the caret is at it.</summary>
    public bool Holds(DigestTree tree, Diagnostic diagnostic, bool isResting) =>
        diagnostic.Span.Touches(Caret) && (!isResting || RuleSet.ById[diagnostic.RuleId] is VerdictRule)
        || (
            !isResting
            && Unfinished.Contains(diagnostic.RuleId)
            && tree.PartAt(Math.Max(0, Caret - 1)) is { } at
            && diagnostic.Span.Start >= at.Start
            && diagnostic.Span.Start < at.End
        );
}
