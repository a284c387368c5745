using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>textDocument/codeLens</c> and <c>codeLens/resolve</c>: over a day its papers and findings, counted when it is seen; over a paper what can be done with it.</summary>
internal static class CodeLensHandler
{
    public static WrittenJson Handle(Session session, Document document) =>
        session.Settings.Editor.CodeLens
            ? PartAnswers.List(document.Tree, at => Of(session, document, at))
            : WrittenJson.Nothing;

    /// <summary>A day's lens with its numbers; one of a document that is not open any more stays as it is.</summary>
    public static CodeLens Resolve(Session session, CodeLens lens) =>
        lens.Data?.At("uri").AsText() is { } uri
        && session.Workspace.Find(uri) is { } document
        && document.Tree.PartAt(Translator.Offset(document.Tree, lens.Range.Start))
            is { Part: DateHeading } at
            ? lens with
            {
                Command = new Command(Count(session, document, at), ""),
                Data = null,
            }
            : lens;

    private static PartJson Of(Session session, Document document, PartAt at)
    {
        var answers = PartAnswers.Of(at.Part);
        var isOnline = session.Settings.Online is { Enabled: true, Trusted: true };
        if (answers.Lenses is { } known && known.Uri == document.Uri && known.IsOnline == isOnline)
            return known.Json;
        var json = PartJson.Builder.Begin();
        if (at.Part is DateHeading heading)
        {
            AddDay(json, session, document, at, heading);
            // What is counted depends on the parts below it.
            if (!session.Client.ResolvesLenses)
                return json.Build();
        }
        if (at.Part is Entry entry)
            AddPaper(json, session.Client, isOnline, document, at, entry);
        var built = json.Build();
        answers.Lenses = new PartAnswers.LensAnswer(document.Uri, isOnline, built);
        return built;
    }

    private static void AddDay(
        PartJson.Builder json,
        Session session,
        Document document,
        PartAt at,
        DateHeading heading
    )
    {
        json.Raw("{\"range\":"u8).Range(at, heading.Name);
        if (session.Client.ResolvesLenses)
            AddPlace(json.Raw(",\"data\":"u8), document, at);
        else
            json.Raw(",\"command\":{\"title\":"u8)
                .Text(Count(session, document, at))
                .Raw(",\"command\":\"\"}"u8);
        json.Raw("}"u8);
    }

    private static void AddPaper(
        PartJson.Builder json,
        ClientCapabilities client,
        bool isOnline,
        Document document,
        PartAt at,
        Entry entry
    )
    {
        var span = entry.Content.TitleSpan ?? new TextSpan(entry.Extent.Start, 0);
        if (client.ShowsDocuments && entry.Links.Any(l => OpenCodeCommand.IsCode(LinkTarget.Of(l.Text))))
            Add("Open code", OpenCodeCommand.Name);
        if (isOnline && client.ApplyEdit && entry.Content.ArxivId is null)
            Add("Find this paper", FindPaperCommand.Name);

        void Add(string title, string command)
        {
            json.Item().Raw("{\"range\":"u8).Range(at, span);
            json.Raw($",\"command\":{{\"title\":\"{title}\",\"command\":\"{command}\",\"arguments\":[");
            AddPlace(json, document, at);
            json.Raw("]}}"u8);
        }
    }

    // As CommandCall reads it.
    private static void AddPlace(PartJson.Builder json, Document document, PartAt at) =>
        json.Raw("{\"uri\":"u8)
            .Text(document.Uri)
            .Raw(",\"position\":"u8)
            .Position((at with { Start = 0, Line = 0 }).Position(at.Part.Content.Start, Translator.Encoding))
            .Raw("}"u8);

    private static string Count(Session session, Document document, PartAt day)
    {
        var (papers, end) = Papers.OfDay(document.Tree, day);
        // What precedes the first day counts to it, so that the numbers of the days add up to that of the page.
        var start = document.Tree.Parts.First(p => p.Part is DateHeading).Start == day.Start ? 0 : day.Start;
        var isLast = end == document.Tree.Length;
        var findings = DiagnosticHandler
            .Shown(session, document)
            .Count(f => f.Span.Start >= start && (f.Span.Start < end || isLast));
        var title = Glance.Count(papers.Count, "paper");
        return findings > 0 ? $"{title} · {Glance.Count(findings, "finding")}" : title;
    }
}
