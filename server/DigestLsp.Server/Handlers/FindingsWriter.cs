using System.Collections.Concurrent;
using System.Text;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// The findings of a document as JSON, with the members of <see cref="Diagnostic"/> that the client knows. They come by position, as
/// parts do: one walk along both finds their lines.
/// </summary>
internal sealed class FindingsWriter(DiagnosticParts known, Document document)
{
    // What all findings of a rule have alike.
    private static readonly ConcurrentDictionary<string, byte[]> Plain = new(StringComparer.Ordinal);
    private static readonly ConcurrentDictionary<string, byte[]> Described = new(StringComparer.Ordinal);

    /// <summary>The list of findings, written when it is sent.</summary>
    /// <param name="known">What the client shows of a finding.</param>
    /// <param name="document">The document.</param>
    /// <param name="findings">Its findings, by position.</param>
    public static WrittenJson Of(
        DiagnosticParts known,
        Document document,
        IReadOnlyCollection<Finding> findings
    ) =>
        findings.Count == 0
            ? WrittenJson.Nothing
            : new(json => new FindingsWriter(known, document).Write(findings, json));

    private void Write(IReadOnlyCollection<Finding> findings, Utf8Json json)
    {
        var parts = document.Tree.Parts.GetEnumerator();
        var (some, first) = (parts.MoveNext(), true);
        json.Write("["u8);
        foreach (var finding in findings)
        {
            while (
                some && parts.Current.End <= finding.Span.Start && parts.Current.End < document.Tree.Length
            )
                some = parts.MoveNext();
            if (!first)
                json.Write(","u8);
            // What a part keeps is written once; only its lines change.
            if (
                finding.InPart is { Related.Count: 0 } kept
                && finding.Span.Start - kept.Span.Start == parts.Current.Start
                && finding.Span.End <= parts.Current.End
            )
                JsonOf(kept, parts.Current).WriteTo(json, parts.Current.Line);
            else
                Write(finding, parts.Current, json);
            first = false;
        }
        json.Write("]"u8);
    }

    private PartJson JsonOf(Finding kept, PartAt at)
    {
        if (kept.ClientMemo is Kept written && written.Known == known)
            return written.Json;
        var json = PartJson
            .Builder.Begin()
            .Raw("{\"range\":"u8)
            .Range(at, kept.Span)
            .Raw(",\"severity\":"u8)
            .Number(Translator.Severity(kept.Severity))
            .Raw(NameOf(kept))
            .Text(kept.Message)
            .Raw(IsFaded(kept) ? ",\"tags\":[1]}"u8 : "}"u8)
            .Build();
        kept.ClientMemo = new Kept(known, json);
        return json;
    }

    private void Write(Finding finding, PartAt at, Utf8Json json)
    {
        json.Write("{\"range\":"u8);
        // What reaches into other parts is looked up in the document.
        json.Range(
            at.Part is not null && at.Start <= finding.Span.Start && finding.Span.End <= at.End
                ? at.Range(
                    TextSpan.FromBounds(finding.Span.Start - at.Start, finding.Span.End - at.Start),
                    Translator.Encoding
                )
                : document.Tree.Range(finding.Span, Translator.Encoding)
        );
        json.Write(",\"severity\":"u8);
        json.Number(Translator.Severity(finding.Severity));
        json.Write(NameOf(finding));
        json.Text(finding.Message);
        if (IsFaded(finding))
            json.Write(",\"tags\":[1]"u8);
        if (known.RelatedInformation && finding.Related.Count > 0)
            WriteRelated(finding.Related, json);
        json.Write("}"u8);
    }

    private void WriteRelated(IReadOnlyList<RelatedPlace> related, Utf8Json json)
    {
        var separator = ",\"relatedInformation\":["u8;
        foreach (var place in related)
        {
            json.Write(separator);
            json.Write("{\"location\":{\"uri\":"u8);
            json.Text(place.Elsewhere?.Uri ?? document.Uri);
            json.Write(",\"range\":"u8);
            json.Range(place.Elsewhere?.Range ?? document.Tree.Range(place.Span, Translator.Encoding));
            json.Write("},\"message\":"u8);
            json.Text(place.Message);
            json.Write("}"u8);
            separator = ","u8;
        }
        json.Write("]"u8);
    }

    private bool IsFaded(Finding finding) => known.Unnecessary && finding.Unnecessary;

    private byte[] NameOf(Finding finding) =>
        known.CodeDescription
            ? Described.GetOrAdd(finding.RuleId, Describe)
            : Plain.GetOrAdd(finding.RuleId, Name);

    private static byte[] Name(string rule) =>
        Encoding.UTF8.GetBytes($",\"code\":\"{rule}\",\"source\":\"digest\",\"message\":");

    private static byte[] Describe(string rule) =>
        RuleSet.ById.TryGetValue(rule, out var known)
            ?
            [
                .. Encoding.UTF8.GetBytes($",\"codeDescription\":{{\"href\":\"{known.HelpUrl}\"}}"),
                .. Name(rule),
            ]
            : Name(rule);

    /// <summary>A finding as it is sent to a client that knows so much of findings.</summary>
    private sealed record Kept(DiagnosticParts Known, PartJson Json);
}
