using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Features;
using DigestLsp.Language.Import;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Tests;

/// <summary>Everything that scans the characters of a document, by name.</summary>
internal static class Operations
{
    private static readonly Publication Nowhere = new("", default);

    /// <summary>Operations on a text of one line.</summary>
    public static IEnumerable<(string Name, Action<string> Run)> OnText { get; } =
    [
        ("LinkScanner.Scan", t => LinkScanner.Scan(t)),
        ("DateText.Find", t => DateText.Find(t)),
        ("DateText.FindInHeading", t => DateText.FindInHeading(t)),
        ("DateText.FindLast", t => DateText.FindLast(t)),
        ("FieldText.Find", t => FieldText.Find(t)),
        ("FieldText.AuthorNames", t => FieldText.AuthorNames(t)),
        ("TagList.In", t => TagList.In(t)),
        ("ArxivIdText.Find", t => ArxivIdText.Find(t)),
        ("TitleComparison.Key", t => TitleComparison.Key(t)),
        ("TitleComparison.SortKey", t => TitleComparison.SortKey(t)),
        ("TitleComparison.IsNear", t => TitleComparison.IsNear(t, t + "x")),
        ("StrippedLatex.Matches", t => StrippedLatex.Matches(t).Count()),
        ("TexText.Decode", t => TexText.Decode(t)),
        ("TexFormula.In", t => TexFormula.In(t)),
        ("MathText.LengthAt", t => EachAt(t, (text, at) => MathText.LengthAt(text, at), '$')),
        ("Sentences.At", t => Sentences.At(t, t.Length / 2)),
        ("MarkdownInline.NextLink", Links),
        ("MarkdownInline.NextBold", Bold),
        ("MarkdownInline.Plain", t => MarkdownInline.Plain(t, new TextSpan(0, t.Length))),
        ("MarkdownInline.Cells", t => MarkdownInline.Cells(t)),
        ("MarkdownText.Escape", t => MarkdownText.Escape(t)),
        ("MarkdownText.Visible", t => MarkdownText.Visible(t)),
        ("MarkdownText.Address", t => MarkdownText.Address("https://a.b/" + t)),
        ("MarkdownEscapes.Escape", t => MarkdownEscapes.Escape(t)),
        ("MarkdownEscapes.Undo", t => MarkdownEscapes.Undo(t)),
        ("DigestLinks.In", t => DigestLinks.In(t).Count()),
        ("LinkTarget.Of", t => LinkTarget.Of(t)),
        ("LinkTarget.Of path", t => LinkTarget.Of("https://github.com/a/b/" + t)),
        ("LinkAddress.Key", t => LinkAddress.Key(t)),
        ("CleanText.Line", t => CleanText.Line(t)),
        ("Blanks.Fold", t => Whitespace.Fold(t)),
        ("Blanks.AtLineEnds", t => Whitespace.AtLineEnds(t, markdown: true)),
        ("Words.At", t => Words.At(t, t.Length / 2)),
        (
            "TextChange.Between",
            t => TextChange.Between(t, "x" + t[..(t.Length / 2)] + "y" + t[(t.Length / 2)..])
        ),
        ("PaperQuery.Parse", t => PaperQuery.Parse(t)),
        ("PaperQuery.Score", t => PaperQuery.Score(t, ["ab", "cd"])),
        ("JsonImport.Read", t => JsonImport.Read(Json(t))),
        .. Citation.Styles.Select(s =>
            ($"Citation {s.Key}", (Action<string>)(t => s.Value(Paper(t), "2025-08-01")))
        ),
        .. Exporter.Formats.Select(f => ($"Exporter {f.Key}", (Action<string>)(t => f.Value(Digest(t))))),
        ("DigestWriter.Write", t => DigestWriter.Write(Digest(t).Days)),
        ("DialectChooser", t => DialectChooser.For(null, "x")(t)),
    ];

    /// <summary>Operations on a tree, in an order in which each finds the caches of those before.</summary>
    public static IEnumerable<(string Name, Action<DigestTree> Run)> OnTree { get; } =
    [
        ("Part.Links", t => Each(t, p => p.Links.Count())),
        ("Entry.Content", t => Each(t, p => (p as Entry)?.Content)),
        ("Entry key", t => Each(t, p => (p as Entry)?.Content.TitleKey)),
        ("Part.TextHash", t => Each(t, p => p.TextHash)),
        ("Position", t => t.Position(t.Length / 2)),
        ("Position in UTF-8", t => t.Position(t.Length - 1, PositionEncoding.Utf8)),
        .. RuleSet.PartRules.Select(r =>
            (r.Id, (Action<DigestTree>)(t => Each(t, p => Found(f => r.Check(p, new Prose(p), f)))))
        ),
        .. RuleSet.DocumentRules.Select(r =>
            (r.Id, (Action<DigestTree>)(t => Found(f => r.Check(new DocumentContext(t), f))))
        ),
        .. RuleSet.VerdictRules.Select(r => (r.Id, (Action<DigestTree>)(t => CheckVerdicts(t, r)))),
        ("Linter.Check", t => Linter.Check(t, RuleSettings.Default)),
        ("Fixes.SafeToTheEnd", t => Fixes.SafeToTheEnd(t, RuleSettings.Default)),
        ("PasteRepair", t => PasteRepair.Changes(t)),
        ("SemanticTokens", t => Each(t, p => SemanticTokens.Of(p, PositionEncoding.Utf16))),
        ("SemanticTokens in UTF-8", t => Each(t, p => SemanticTokens.Of(p, PositionEncoding.Utf8))),
        ("Folding", t => Folding.All(t)),
        ("Outline", t => Each(t, p => Outline.Of(p))),
        ("Outline.Days", t => Outline.Days(t).Count()),
        (
            "DocumentLinks",
            t =>
                DocumentLinks
                    .All(t)
                    .Select(l => DocumentLinks.Tooltip(LinkTarget.Of(l.Link.Text)))
                    .Count(s => s.Length > 0)
        ),
        ("DocumentLinks.At", t => AtPlaces(t, at => DocumentLinks.AtOrLabelled(t, at))),
        ("LinkReadings", t => Each(t, p => p.Links.Sum(l => LinkReadings.Others(p, l).Count))),
        ("InlayHints", t => InlayHints.In(t, new TextSpan(0, t.Length), LinkVerdicts.None)),
        .. Enum.GetValues<AbstractLines>()
            .Select(lines =>
                (
                    $"Formatting {lines}",
                    (Action<DigestTree>)(
                        t =>
                            Formatting.Changes(t, new TextSpan(0, t.Length), new FormattingOptions(lines, 80))
                    )
                )
            ),
        ("Formatting.Leave", t => AtPlaces(t, at => Formatting.Leave(t, t.Position(at).Line))),
        (
            "Completion",
            t =>
                AtPlaces(
                    t,
                    at =>
                        Completion.At(
                            t,
                            at,
                            new CompletionSources(
                                () => WorkspaceIndex.Empty,
                                _ => [],
                                new DateOnly(2025, 8, 1)
                            )
                        )
                )
        ),
        ("EntryLayout", t => AtPlaces(t, at => EntryLayout.At(t, at))),
        ("EntryTemplates", t => AtPlaces(t, at => EntryTemplates.Paper(t, at))),
        ("Selection", t => AtPlaces(t, at => Selection.Around(t, at))),
        ("PlaceText", t => AtPlaces(t, at => HoverContent.At(t, at))),
        (
            "Places",
            t =>
                AtPlaces(
                    t,
                    at => ReferenceFinder.KeyAt(t, at) is { } key ? ReferenceFinder.Of(t, key).Count() : 0
                )
        ),
        ("Rename.TagAt", t => AtPlaces(t, at => Rename.TagAt(t, at))),
        ("Rename.Tag", t => Rename.Tag(t, "a", "b")),
        ("Rearrange.SortDays", t => Rearrange.SortDays(t)),
        ("Rearrange.SortPapers", t => Rearrange.SortPapers(t, t.Length / 2, PaperOrder.Title)),
        (
            "Annotations",
            t =>
                AtPapers(
                    t,
                    at =>
                        (
                            Annotations.AddTag(t, at, "new"),
                            Annotations.AddNote(t, at, "new"),
                            Annotations.Set(t, at, "Status", "read")
                        )
                )
        ),
        ("Glance", t => AtPapers(t, at => SummaryMarkdown.OfPaper(t, at, (Entry)at.Part))),
        ("PastePlace.Fit", t => AtPlaces(t, at => PasteTarget.Fit(t, at, "A Title\n\nAn abstract.\n"))),
        ("DigestFacts", t => DigestFacts.Of(t, PositionEncoding.Utf8)),
        ("ExportDigest", t => ExportDigest.Of(t, Nowhere).Papers.Count()),
        ("Key at the start", t => Key(t, 0)),
        ("Key in the middle", t => Key(t, t.Length / 2)),
        ("Key at the end", t => Key(t, t.Length)),
    ];

    private static void Key(DigestTree tree, int at)
    {
        var changed = tree.WithChange(new TextChange(new TextSpan(at, 0), "x"));
        Each(changed, p => (p.Links.Count(), (p as Entry)?.Content));
    }

    private static void Each<T>(DigestTree tree, Func<Part, T> look)
    {
        foreach (var at in tree.Parts)
            _ = look(at.Part);
    }

    private static int Found(Action<List<Diagnostic>> check)
    {
        var found = new List<Diagnostic>();
        check(found);
        return found.Count;
    }

    private static void AtPlaces<T>(DigestTree tree, Func<int, T> look)
    {
        foreach (var at in (int[])[0, tree.Length / 4, tree.Length / 2, tree.Length - 1, tree.Length])
            _ = look(Math.Max(0, at));
    }

    private static void AtPapers<T>(DigestTree tree, Func<PartAt, T> look)
    {
        foreach (var at in tree.Parts)
        {
            if (at.Part is Entry)
                _ = look(at);
        }
    }

    private static void CheckVerdicts(DigestTree tree, VerdictRule rule)
    {
        var verdicts = new Dictionary<string, LinkVerdict>(StringComparer.Ordinal);
        foreach (var link in tree.Parts.SelectMany(p => p.Part.Links))
        {
            if (LinkTarget.Of(link.Text).Subject is { } subject)
                verdicts[subject] = new LinkVerdict(
                    link.Text.Length % 2 == 0 ? LinkStatus.Broken : LinkStatus.Moved
                )
                {
                    IsArchived = true,
                    IsTakenOver = true,
                    MovedTo = "https://github.com/c/d",
                    Title = "Lanterns for Long Corridors",
                    Code = "https://github.com/c/d",
                };
        }
        Each(tree, p => Found(f => rule.Check(p, new LinkVerdicts(verdicts), f)));
    }

    private static void EachAt(string text, Func<string, int, int> length, char mark)
    {
        for (var at = 0; at < text.Length; )
        {
            if (text[at] != mark)
                at++;
            else
                at += Math.Max(1, length(text, at));
        }
    }

    private static void Links(string text)
    {
        for (var at = 0; MarkdownInline.NextLink(text, at) is { } link; )
            at = link.Whole.End;
    }

    private static void Bold(string text)
    {
        for (var at = 0; MarkdownInline.NextBold(text, at) is { } bold; )
            at = Math.Max(at + 1, bold.End);
    }

    private static string Json(string text)
    {
        var json = System.Text.Json.JsonSerializer.Serialize(text);
        return $$"""{"days":[{"papers":[{"title":{{json}},"abstract":{{json}},"authors":[{{json}}]}]}]}""";
    }

    private static ExportPaper Paper(string text) =>
        new(
            text,
            "2025-08-01",
            [text],
            text,
            "2508.00011",
            null,
            LinkList.Of(LinkList.In([text])),
            [("Note", text)]
        );

    private static ExportDigest Digest(string text) =>
        new([new ExportDay("Aug 1", "2025-08-01", [Paper(text)])], Nowhere);
}
