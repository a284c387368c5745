using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server;

/// <summary>Every conversion between the protocol's positions and the engine's spans.</summary>
internal static class Translator
{
    /// <summary>What the client counts in a line. Set once, by <c>initialize</c>: a process has one client.</summary>
    public static PositionEncoding Encoding { get; set; }

    /// <summary>The offset of a client's position, clamped.</summary>
    public static int Offset(DigestTree tree, Position position) =>
        tree.Offset(new LinePosition(position.Line, position.Character), Encoding);

    /// <summary>The span of a client's range, clamped; a reversed one is turned around.</summary>
    public static TextSpan Span(DigestTree tree, Range range)
    {
        var (start, end) = (Offset(tree, range.Start), Offset(tree, range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    /// <summary>A position whose character is counted as the client does already.</summary>
    public static Position ToProtocol(LinePosition position) => new(position.Line, position.Character);

    /// <summary>A range whose characters are counted as the client does already.</summary>
    public static Range ToProtocol(LineRange range) => new(ToProtocol(range.Start), ToProtocol(range.End));

    /// <summary>The position of an offset of the document.</summary>
    public static Position Position(DigestTree tree, int offset) =>
        ToProtocol(tree.Position(offset, Encoding));

    /// <summary>The range of a span of the document.</summary>
    public static Range Range(DigestTree tree, TextSpan span) => ToProtocol(tree.Range(span, Encoding));

    /// <summary>The range of a span relative to a part.</summary>
    public static Range Range(PartAt at, TextSpan span) => ToProtocol(at.Range(span, Encoding));

    /// <summary>All of a text that is no digest.</summary>
    public static Range Whole(string text)
    {
        var lines = new LineMap(text);
        return new Range(
            default,
            new Position(lines.Count - 1, Encoding.Count(text.AsSpan(lines.Start(lines.Count - 1))))
        );
    }

    public static TextEdit[] Edits(DigestTree tree, IEnumerable<TextChange> changes) =>
        [.. changes.Select(c => new TextEdit(Range(tree, c.Span), c.NewText))];

    /// <summary>The protocol's number of a severity (LSP 3.18, DiagnosticSeverity).</summary>
    public static int Severity(Severity severity) =>
        severity switch
        {
            Language.Rules.Severity.Error => 1,
            Language.Rules.Severity.Warning => 2,
            Language.Rules.Severity.Information => 3,
            _ => 4,
        };

    /// <summary>A finding with the members that the client knows.</summary>
    public static Diagnostic ToProtocol(DiagnosticParts known, Document document, Finding finding) =>
        new(
            Range(document.Tree, finding.Span),
            Severity(finding.Severity),
            finding.RuleId,
            "digest",
            finding.Message
        )
        {
            CodeDescription =
                known.CodeDescription && RuleSet.ById.TryGetValue(finding.RuleId, out var rule)
                    ? new CodeDescription(rule.HelpUrl)
                    : null,
            Tags = known.Unnecessary && finding.Unnecessary ? [Diagnostic.Unnecessary] : null,
            RelatedInformation =
                !known.RelatedInformation || finding.Related.Count == 0
                    ? null
                    :
                    [
                        .. finding.Related.Select(r => new DiagnosticRelatedInformation(
                            r.Elsewhere is { } place
                                ? new Location(place.Uri, ToProtocol(place.Range))
                                : new Location(document.Uri, Range(document.Tree, r.Span)),
                            r.Message
                        )),
                    ],
        };
}
