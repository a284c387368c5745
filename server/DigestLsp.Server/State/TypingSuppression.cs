using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.State;

/// <summary>
/// The latest keystroke. Suppresses problems at the caret that further typing would resolve, such as an incomplete link, trailing
/// whitespace or a missing abstract, until typing stops.
/// </summary>
/// <param name="Caret">The offset after the last typed character.</param>
/// <param name="Since">When it was typed, as <see cref="Environment.TickCount64"/>.</param>
internal sealed record TypingSuppression(int Caret, long Since)
{
    private const int RestMilliseconds = 700;
    private const int MaxStroke = 2;

    /// <summary>
    /// Gets the keystroke of a change: one or two inserted or deleted characters. Returns null for a paste, a longer deletion or several
    /// changes at once.
    /// </summary>
    public static TypingSuppression? Of(Document before, Lsp.TextDocumentContentChangeEvent?[] changes)
    {
        if (changes is not [{ Range: { } range, Text.Length: <= MaxStroke } change])
            return null;
        var span = before.Converter.Span(before.Tree, range);
        return change.Text.Length > 0 || span.Length is > 0 and <= MaxStroke
            ? new TypingSuppression(span.Start + change.Text.Length, Environment.TickCount64)
            : null;
    }

    /// <summary>Whether typing has stopped.</summary>
    public bool IsResting => Rest == TimeSpan.Zero;

    /// <summary>The time left until everything is shown.</summary>
    public TimeSpan Rest =>
        TimeSpan.FromMilliseconds(Math.Max(0, Since + RestMilliseconds - Environment.TickCount64));

    /// <summary>
    /// Whether a diagnostic is suppressed: while the user types, and for online diagnostics of a link as long as the caret is at it.
    /// </summary>
    public bool Holds(DigestTree tree, Diagnostic diagnostic, bool isResting) =>
        diagnostic.Span.Touches(Caret) && (!isResting || RuleSet.ById[diagnostic.RuleId] is VerdictRule)
        || (
            !isResting
            && RuleSet.ById[diagnostic.RuleId].IsSuppressedWhileTyping
            && tree.PartAt(Math.Max(0, Caret - 1)) is { } at
            && diagnostic.Span.Start >= at.Start
            && diagnostic.Span.Start < at.End
        );
}
