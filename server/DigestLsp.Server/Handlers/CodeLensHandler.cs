using System.Text.Json;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// <c>textDocument/codeLens</c> and <c>codeLens/resolve</c>: the number of papers and problems above a day, and actions above a paper.
/// </summary>
internal static class CodeLensHandler
{
    /// <summary>Registers the requests.</summary>
    public static void Register(RequestRouter router, ServerState state)
    {
        router.Capability(
            "codeLensProvider",
            client => $$"""{"resolveProvider":{{(client.ResolvesLenses ? "true" : "false")}}}"""
        );
        router.Document(
            "textDocument/codeLens",
            (Document document, DocumentParams _) => Handle(state, document)
        );
        router.Request("codeLens/resolve", (CodeLens lens) => Resolve(state, lens));
    }

    private static RawJson Handle(ServerState state, Document document) =>
        state.Settings.Current.Editor.CodeLens
            ? PartJson.List(document.Tree, (writer, at) => Of(state, document, writer, at))
            : RawJson.EmptyList;

    /// <summary>Resolves the lens of a day with its counts. The lens of a closed document is unchanged.</summary>
    private static CodeLens Resolve(ServerState state, CodeLens lens) =>
        lens.Data?.At("uri").AsText() is { } uri
        && state.Workspace.Find(uri) is { } document
        && document.Tree.PartAt(document.Converter.Offset(document.Tree, lens.Range.Start))
            is { Part: DateHeading } at
            ? lens with
            {
                Command = new Command(Count(state, document, at), ""),
                Data = null,
            }
            : lens;

    private static JsonFragment Of(
        ServerState state,
        Document document,
        JsonFragment.Writer writer,
        PartAt at
    )
    {
        var cache = document.Caches.JsonOf(at.Part);
        var isOnline = state.Settings.Current.Online is { Enabled: true, Trusted: true };
        if (cache.Lenses is { } known && known.Uri == document.Uri && known.IsOnline == isOnline)
            return known.Json;
        var relative = at with { Start = 0, Line = 0 };
        if (at.Part is DateHeading heading)
        {
            var range = document.Converter.Range(relative, heading.Name);
            // The counts depend on the parts below.
            if (!state.Client.ResolvesLenses)
                return writer.Write(
                    new CodeLens(range) { Command = new Command(Count(state, document, at), "") },
                    LspJson.Default.CodeLens
                );
            return Keep([new CodeLens(range) { Data = Place(document, relative) }]);
        }
        return Keep(at.Part is Entry entry ? OfPaper(state.Client, isOnline, document, relative, entry) : []);

        JsonFragment Keep(List<CodeLens> lenses)
        {
            var json = writer.Write(lenses, LspJson.Default.CodeLens);
            cache.Lenses = new PartJson.CachedCodeLenses(document.Uri, isOnline, json);
            return json;
        }
    }

    private static List<CodeLens> OfPaper(
        ClientCapabilities client,
        bool isOnline,
        Document document,
        PartAt at,
        Entry entry
    )
    {
        var range = document.Converter.Range(
            at,
            entry.Content.TitleSpan ?? new TextSpan(entry.Extent.Start, 0)
        );
        var lenses = new List<CodeLens>();
        if (client.ShowsDocuments && entry.Links.Any(l => OpenCodeCommand.IsCode(LinkTarget.Of(l.Text))))
            Add("Open code", OpenCodeCommand.Name);
        if (isOnline && client.ApplyEdit && entry.Content.ArxivId is null)
            Add("Look up metadata", FindPaperCommand.Name);
        return lenses;

        void Add(string title, string command) =>
            lenses.Add(
                new CodeLens(range)
                {
                    Command = new Command(title, command) { Arguments = [Place(document, at)] },
                }
            );
    }

    private static JsonElement Place(Document document, PartAt at) =>
        CommandCall.Argument(document.Uri, document.Converter.Position(at, at.Part.Content.Start));

    private static string Count(ServerState state, Document document, PartAt day)
    {
        var (papers, end) = Papers.OfDay(document.Tree, day);
        // Papers before the first heading count as its day, so that the days add up to the whole document.
        var start = document.Tree.Parts.First(p => p.Part is DateHeading).Start == day.Start ? 0 : day.Start;
        var isLast = end == document.Tree.Length;
        var diagnostics = state
            .CheckOf(document)
            .Shown()
            .Count(f => f.Span.Start >= start && (f.Span.Start < end || isLast));
        var title = SummaryMarkdown.Count(papers.Count, "paper");
        return diagnostics > 0 ? $"{title} · {SummaryMarkdown.Count(diagnostics, "problem")}" : title;
    }
}
