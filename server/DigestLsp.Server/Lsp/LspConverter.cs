using System.Text;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using EngineDiagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Lsp;

/// <summary>Converts positions, edits and diagnostics between the engine and the protocol.</summary>
/// <param name="Encoding">The position encoding negotiated in <c>initialize</c>.</param>
internal sealed record LspConverter(PositionEncoding Encoding)
{
    /// <summary>The converter for a client that has not chosen an encoding.</summary>
    public static LspConverter Utf16 { get; } = new(PositionEncoding.Utf16);

    /// <summary>Gets the offset of a position, clamped to the document.</summary>
    public int Offset(DigestTree tree, Position position) =>
        tree.Offset(new LinePosition(Clamp(position.Line), Clamp(position.Character)), Encoding);

    /// <summary>Clamps a number of the client to an integer.</summary>
    public static int Clamp(long number) => (int)Math.Clamp(number, 0, int.MaxValue);

    /// <summary>Gets the span of a range, clamped to the document; a reversed range is swapped.</summary>
    public TextSpan Span(DigestTree tree, Range range)
    {
        var (start, end) = (Offset(tree, range.Start), Offset(tree, range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    /// <summary>Converts a position that already has the client's encoding.</summary>
    public static Position ToLsp(LinePosition position) => new(position.Line, position.Character);

    /// <summary>Converts a range that already has the client's encoding.</summary>
    public static Range ToLsp(LineRange range) => new(ToLsp(range.Start), ToLsp(range.End));

    /// <summary>Gets the position of an offset in the document.</summary>
    public Position Position(DigestTree tree, int offset) => ToLsp(tree.Position(offset, Encoding));

    /// <summary>Gets the position of an offset relative to a part.</summary>
    public Position Position(PartAt at, int offset) => ToLsp(at.Position(offset, Encoding));

    /// <summary>Gets the range of a span in the document.</summary>
    public Range Range(DigestTree tree, TextSpan span) => ToLsp(tree.Range(span, Encoding));

    /// <summary>Gets the range of a span relative to a part.</summary>
    public Range Range(PartAt at, TextSpan span) => ToLsp(at.Range(span, Encoding));

    /// <summary>Gets the range of a whole text that is not a digest.</summary>
    public Range Whole(string text)
    {
        var lines = new LineMap(text);
        return new Range(
            default,
            new Position(lines.Count - 1, Encoding.Count(text.AsSpan(lines.Start(lines.Count - 1))))
        );
    }

    /// <summary>Converts changes of a document to edits.</summary>
    public TextEdit[] Edits(DigestTree tree, IEnumerable<TextChange> changes) =>
        [.. changes.Select(c => new TextEdit(Range(tree, c.Span), c.NewText))];

    /// <summary>Gets the protocol's number of a severity (LSP 3.18, DiagnosticSeverity).</summary>
    public static int Severity(Severity severity) =>
        severity switch
        {
            Language.Rules.Severity.Error => 1,
            Language.Rules.Severity.Warning => 2,
            Language.Rules.Severity.Information => 3,
            _ => 4,
        };

    /// <summary>Converts a diagnostic of a document, with the members that the client supports.</summary>
    public Diagnostic Diagnostic(
        DiagnosticParts known,
        string uri,
        DigestTree tree,
        EngineDiagnostic diagnostic
    ) =>
        Diagnostic(known, Range(tree, diagnostic.Span), diagnostic) with
        {
            RelatedInformation =
                !known.RelatedInformation || diagnostic.Related.Count == 0
                    ? null
                    :
                    [
                        .. diagnostic.Related.Select(r => new DiagnosticRelatedInformation(
                            r.Elsewhere is { } place
                                ? new Location(place.Uri, ToLsp(place.Range))
                                : new Location(uri, Range(tree, r.Span)),
                            r.Message
                        )),
                    ],
        };

    /// <summary>Converts a diagnostic without its related locations.</summary>
    public static Diagnostic Diagnostic(DiagnosticParts known, Range range, EngineDiagnostic diagnostic) =>
        new(range, Severity(diagnostic.Severity), diagnostic.RuleId, "digest", diagnostic.Message)
        {
            CodeDescription =
                known.CodeDescription && RuleSet.ById.TryGetValue(diagnostic.RuleId, out var rule)
                    ? new CodeDescription(rule.HelpUrl)
                    : null,
            Tags = known.Unnecessary && diagnostic.Unnecessary ? [Lsp.Diagnostic.Unnecessary] : null,
        };

    /// <summary>Converts a problem of a configuration, shown at one character of its text.</summary>
    public Diagnostic ConfigurationProblem(
        string text,
        int line,
        int character,
        Severity severity,
        string message
    )
    {
        var lines = new LineMap(text);
        var number = Math.Min(line, lines.Count - 1);
        var content = lines.Line(number).AsSpan();
        var start = Math.Min(character, content.Length);
        var end = start;
        if (start < content.Length)
        {
            Rune.DecodeFromUtf16(content[start..], out _, out var length);
            end += length;
        }
        var range = new Range(
            new Position(number, Encoding.Count(content[..start])),
            new Position(number, Encoding.Count(content[..end]))
        );
        return new Diagnostic(
            range,
            Severity(severity),
            severity == Language.Rules.Severity.Warning ? "config.invalid" : "config.deprecated",
            "digest",
            message
        );
    }
}
