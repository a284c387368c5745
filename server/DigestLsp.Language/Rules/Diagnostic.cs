using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>How loudly a finding is shown.</summary>
public enum Severity
{
    /// <summary>Not at all: the rule is not run.</summary>
    Off,

    /// <summary>A mark in the text only.</summary>
    Hint,

    /// <summary>Worth knowing.</summary>
    Information,

    /// <summary>Probably wrong.</summary>
    Warning,

    /// <summary>Certainly wrong.</summary>
    Error,
}

/// <summary>Something wrong in a digest: what, where, and how it can be mended.</summary>
/// <param name="RuleId">The rule that found it: <c>entry.missing-abstract</c>.</param>
/// <param name="Span">Where, in UTF-16 code units of the document (of the part, while a rule looks at one part).</param>
/// <param name="Message">What is wrong, as a sentence without full stop.</param>
public sealed record Diagnostic(string RuleId, TextSpan Span, string Message)
{
    // Null where they are still as the part keeps them: of thousands of findings that a key moves, few are mended.
    private IReadOnlyList<Fix>? fixes = [];

    /// <summary>As the rule's settings have it.</summary>
    public Severity Severity { get; init; }

    /// <summary>Other places that belong to it.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>What can be done, the best first.</summary>
    public IReadOnlyList<Fix> Fixes
    {
        get => fixes ??= Shifted(InPart!.Fixes, Span.Start - InPart.Span.Start);
        init => fixes = value;
    }

    /// <summary>The same finding as its part keeps it, with places relative to the part; null for one that is kept with no part.</summary>
    public Diagnostic? InPart { get; private init; }

    /// <summary>Whether it is shown as a hint at most, however loudly its rule speaks elsewhere.</summary>
    public bool IsHint { get; init; }

    /// <summary>Whether the text is not needed; editors fade it.</summary>
    public bool Unnecessary { get; init; }

    /// <summary>A place for what a client is told of it, as it is sent: of one that a part keeps, it lives and dies with the part.</summary>
    public object? ClientMemo { get; set; }

    private static Fix[] Shifted(IReadOnlyList<Fix> fixes, int offset)
    {
        var shifted = new Fix[fixes.Count];
        for (var i = 0; i < shifted.Length; i++)
            shifted[i] = fixes[i].Shift(offset);
        return shifted;
    }

    /// <summary>What a part keeps, in the coordinates of the document.</summary>
    internal Diagnostic Shift(int offset) =>
        this with
        {
            Span = Span.Shift(offset),
            // A document has thousands, and most have none.
            Related =
                Related.Count == 0 ? [] : [.. Related.Select(r => r with { Span = r.Span.Shift(offset) })],
            fixes = Fixes.Count == 0 ? fixes : null,
            InPart = this,
        };
}

/// <summary>Another place that belongs to a finding.</summary>
/// <param name="Span">Where, in the finding's coordinates.</param>
/// <param name="Message">What it is.</param>
public sealed record RelatedLocation(TextSpan Span, string Message)
{
    /// <summary>Where it is in another digest; then <see cref="Span"/> says nothing. Null for a place in the same document.</summary>
    public ExternalLocation? Elsewhere { get; init; }
}

/// <summary>A place in another digest.</summary>
/// <param name="Uri">The digest's address.</param>
/// <param name="Range">Where, characters counted in the library's encoding.</param>
public sealed record ExternalLocation(string Uri, LineRange Range);

/// <summary>A way to mend a finding.</summary>
/// <param name="Title">What it does, as an editor's menu has it.</param>
/// <param name="Changes">The edits, none overlapping, in the finding's coordinates.</param>
public sealed record Fix(string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>Whether it is plainly the right one.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>Whether it may be applied without a look at the result.</summary>
    public bool IsSafe { get; init; }

    internal Fix Shift(int offset)
    {
        // Thousands of these are made when a document is mended, most with one change.
        var changes = new TextChange[Changes.Count];
        for (var i = 0; i < changes.Length; i++)
            changes[i] = Changes[i] with { Span = Changes[i].Span.Shift(offset) };
        return this with { Changes = changes };
    }
}
