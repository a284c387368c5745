using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>The severity of a diagnostic.</summary>
public enum Severity
{
    /// <summary>The rule is disabled.</summary>
    Off,

    /// <summary>A subtle mark in the text only.</summary>
    Hint,

    /// <summary>Information.</summary>
    Information,

    /// <summary>A likely problem.</summary>
    Warning,

    /// <summary>A definite problem.</summary>
    Error,
}

/// <summary>A problem in a digest: what it is, where, and how to fix it.</summary>
/// <param name="RuleId">The id of the rule: <c>entry.missing-abstract</c>.</param>
/// <param name="Span">The span in UTF-16 code units of the document, or of the part while a rule checks a part.</param>
/// <param name="Message">The message, without a period.</param>
public sealed record Diagnostic(string RuleId, TextSpan Span, string Message)
{
    // Null while they are still relative to the part: an edit moves thousands of diagnostics, and few fixes are used.
    private IReadOnlyList<Fix>? fixes = [];

    /// <summary>The severity from the settings.</summary>
    public Severity Severity { get; init; }

    /// <summary>Related locations.</summary>
    public IReadOnlyList<RelatedLocation> Related { get; init; } = [];

    /// <summary>The fixes, best first.</summary>
    public IReadOnlyList<Fix> Fixes
    {
        get => fixes ??= Shifted(InPart!.Fixes, Span.Start - InPart.Span.Start);
        init => fixes = value;
    }

    /// <summary>The diagnostic with spans relative to its part, or null if it is not cached with a part.</summary>
    public Diagnostic? InPart { get; private init; }

    /// <summary>Whether its severity is at most a hint, whatever the severity of its rule.</summary>
    public bool IsHint { get; init; }

    /// <summary>Whether the text is unnecessary, which editors fade.</summary>
    public bool Unnecessary { get; init; }

    private static Fix[] Shifted(IReadOnlyList<Fix> fixes, int offset)
    {
        var shifted = new Fix[fixes.Count];
        for (var i = 0; i < shifted.Length; i++)
            shifted[i] = fixes[i].Shift(offset);
        return shifted;
    }

    /// <summary>Converts spans relative to the part to spans of the document.</summary>
    internal Diagnostic Shift(int offset) =>
        this with
        {
            Span = Span.Shift(offset),
            // A document has thousands of diagnostics, most of them without related locations.
            Related =
                Related.Count == 0 ? [] : [.. Related.Select(r => r with { Span = r.Span.Shift(offset) })],
            fixes = Fixes.Count == 0 ? fixes : null,
            InPart = this,
        };
}

/// <summary>A location related to a diagnostic.</summary>
/// <param name="Span">The span, relative to the same start as that of the diagnostic.</param>
/// <param name="Message">The message.</param>
public sealed record RelatedLocation(TextSpan Span, string Message)
{
    /// <summary>The location if it is in another digest, in which case <see cref="Span"/> is unused; otherwise null.</summary>
    public ExternalLocation? Elsewhere { get; init; }
}

/// <summary>A location in another digest.</summary>
/// <param name="Uri">The URI of the digest.</param>
/// <param name="Range">The range in the index's encoding.</param>
public sealed record ExternalLocation(string Uri, LineRange Range);

/// <summary>A fix for a diagnostic.</summary>
/// <param name="Title">The title in the editor's menu.</param>
/// <param name="Changes">The edits without overlaps, relative to the same start as the diagnostic.</param>
public sealed record Fix(string Title, IReadOnlyList<TextChange> Changes)
{
    /// <summary>Gets the title of a fix that replaces text: <c>Replace with `é`</c>.</summary>
    internal static string ReplaceWith(string text) =>
        text == " " ? "Replace with a space" : $"Replace with `{text}`";

    /// <summary>Whether it is the preferred fix.</summary>
    public bool IsPreferred { get; init; }

    /// <summary>Whether the fix can be applied without review.</summary>
    public bool IsSafe { get; init; }

    internal Fix Shift(int offset)
    {
        // Fixing a document creates thousands of these, most with one change.
        var changes = new TextChange[Changes.Count];
        for (var i = 0; i < changes.Length; i++)
            changes[i] = Changes[i] with { Span = Changes[i].Span.Shift(offset) };
        return this with { Changes = changes };
    }
}
