using System.Text.Json;
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
    public static CodeLens[] Handle(Session session, Document document)
    {
        if (!session.Settings.Editor.CodeLens)
            return [];
        var lenses = new List<CodeLens>();
        foreach (var at in document.Tree.Parts)
        {
            if (at.Part is DateHeading heading)
            {
                var lens = new CodeLens(Translator.Range(at, heading.Name)) { Data = Argument(document, at) };
                lenses.Add(session.Client.ResolvesLenses ? lens : Resolve(session, lens));
            }
            if (at.Part is Entry entry)
                AddPaper(session, document, at, entry, lenses);
        }
        return [.. lenses];
    }

    /// <summary>A day's lens with its numbers; one of a document that is not open any more stays as it is.</summary>
    public static CodeLens Resolve(Session session, CodeLens lens)
    {
        if (
            lens.Data?.At("uri").AsText() is not { } uri
            || session.Workspace.Find(uri) is not { } document
            || document.Tree.PartAt(Translator.Offset(document.Tree, lens.Range.Start))
                is not { Part: DateHeading } at
        )
            return lens;
        var (papers, end) = Papers.OfDay(document.Tree, at);
        var findings = session
            .FindingsOf(document)
            .Count(f => f.Span.Start >= at.Start && f.Span.Start < end);
        var title = Glance.Count(papers.Count, "paper");
        return lens with
        {
            Command = new Command(
                findings > 0 ? $"{title} · {Glance.Count(findings, "finding")}" : title,
                ""
            ),
            Data = null,
        };
    }

    private static void AddPaper(
        Session session,
        Document document,
        PartAt at,
        Entry entry,
        List<CodeLens> lenses
    )
    {
        var range = Translator.Range(at, entry.Content.TitleSpan ?? new TextSpan(entry.Extent.Start, 0));
        if (entry.Links.Any(l => OpenCodeCommand.IsCode(LinkTarget.Of(l.Text))))
            Add("Open code", OpenCodeCommand.Name);
        if (entry.Content.ArxivId is null && session.Settings.Online is { Enabled: true, Trusted: true })
            Add("Find this paper", FindPaperCommand.Name);

        void Add(string title, string command)
        {
            if (EditorCommand.All.ContainsKey(command))
                lenses.Add(
                    new CodeLens(range)
                    {
                        Command = new Command(title, command) { Arguments = [Argument(document, at)] },
                    }
                );
        }
    }

    private static JsonElement Argument(Document document, PartAt at) =>
        CommandCall.Argument(document, at.Start + at.Part.Content.Start);
}
