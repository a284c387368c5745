using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.Background;

/// <summary>The diagnostics of a document as JSON. Those of a part are converted once; after that only their lines change.</summary>
internal static class DiagnosticList
{
    /// <summary>Lists diagnostics.</summary>
    /// <param name="known">The members of a diagnostic that the client supports.</param>
    /// <param name="document">The document.</param>
    /// <param name="findings">Its diagnostics by position.</param>
    public static RawJson Of(
        DiagnosticParts known,
        Document document,
        IReadOnlyCollection<Diagnostic> findings
    ) => findings.Count == 0 ? RawJson.EmptyList : RawJson.List(Fragments(known, document, findings));

    // Diagnostics and parts are both ordered by position, so one pass finds the part of each.
    private static IEnumerable<(JsonFragment, int)> Fragments(
        DiagnosticParts known,
        Document document,
        IReadOnlyCollection<Diagnostic> findings
    )
    {
        var writer = new JsonFragment.Writer();
        using var parts = document.Tree.Parts.GetEnumerator();
        var hasPart = parts.MoveNext();
        foreach (var finding in findings)
        {
            while (
                hasPart && parts.Current.End <= finding.Span.Start && parts.Current.End < document.Tree.Length
            )
                hasPart = parts.MoveNext();
            yield return finding.InPart is { Related.Count: 0 } kept
            && finding.Span.Start - kept.Span.Start == parts.Current.Start
            && finding.Span.End <= parts.Current.End
                ? (OfPart(writer, known, document, parts.Current, kept), parts.Current.Line)
                : (
                    Convert(
                        writer,
                        document.Converter.Diagnostic(known, document.Uri, document.Tree, finding)
                    ),
                    0
                );
        }
    }

    private static JsonFragment OfPart(
        JsonFragment.Writer writer,
        DiagnosticParts known,
        Document document,
        PartAt at,
        Diagnostic finding
    )
    {
        if (document.Caches.Diagnostics.TryGetValue(finding, out var cached))
            return cached;
        var range = document.Converter.Range(at with { Start = 0, Line = 0 }, finding.Span);
        var json = Convert(writer, LspConverter.Diagnostic(known, range, finding));
        document.Caches.Diagnostics.AddOrUpdate(finding, json);
        return json;
    }

    private static JsonFragment Convert(JsonFragment.Writer writer, Lsp.Diagnostic diagnostic) =>
        writer.Write(diagnostic, LspJson.Default.Diagnostic);
}
