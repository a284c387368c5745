using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;
using Range = DigestLsp.Server.Protocol.Range;

namespace DigestLsp.Server;

/// <summary>Every conversion between the protocol's positions and the engine's spans.</summary>
internal static class Translator
{
    public static LinePosition FromProtocol(Position position) => new(position.Line, position.Character);

    public static int Offset(DigestTree tree, Position position) => tree.Offset(FromProtocol(position));

    /// <summary>The span of a client's range, clamped; a reversed one is turned around.</summary>
    public static TextSpan Span(DigestTree tree, Range range)
    {
        var (start, end) = (Offset(tree, range.Start), Offset(tree, range.End));
        return TextSpan.FromBounds(Math.Min(start, end), Math.Max(start, end));
    }

    public static Position ToProtocol(LinePosition position) => new(position.Line, position.Character);

    public static Range ToProtocol(LineRange range) => new(ToProtocol(range.Start), ToProtocol(range.End));

    public static Range Range(DigestTree tree, TextSpan span) => ToProtocol(tree.Range(span));

    public static TextEdit[] Edits(DigestTree tree, IEnumerable<TextChange> changes) =>
        [.. changes.Select(c => new TextEdit(Range(tree, c.Span), c.NewText))];

    public static Diagnostic ToProtocol(Document document, Finding finding) =>
        new(
            Range(document.Tree, finding.Span),
            finding.Severity switch
            {
                Severity.Error => 1,
                Severity.Warning => 2,
                Severity.Information => 3,
                _ => 4,
            },
            finding.RuleId,
            "digest",
            finding.Message
        )
        {
            CodeDescription = RuleSet.ById.TryGetValue(finding.RuleId, out var rule)
                ? new CodeDescription(rule.HelpUrl)
                : null,
            Tags = finding.Unnecessary ? [1] : null,
            RelatedInformation =
                finding.Related.Count == 0
                    ? null
                    :
                    [
                        .. finding.Related.Select(r => new DiagnosticRelatedInformation(
                            new Location(document.Uri, Range(document.Tree, r.Span)),
                            r.Message
                        )),
                    ],
        };
}
