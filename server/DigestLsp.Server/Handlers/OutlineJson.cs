using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>The outline of a document as JSON. The symbols of papers are cached with their parts.</summary>
/// <param name="kinds">The symbol kinds that the client supports.</param>
/// <param name="document">The document.</param>
internal sealed class OutlineJson(SymbolKinds kinds, Document document)
{
    private const int ManyParts = 256;

    /// <summary>Lists the symbols.</summary>
    public RawJson List()
    {
        ConvertManyInParallel(document.Tree);
        return RawJson.List(Items(document.Tree));
    }

    private IEnumerable<(JsonFragment Fragment, int Line)> Items(DigestTree tree)
    {
        var writer = new JsonFragment.Writer();
        foreach (var day in Outline.Days(tree))
        {
            var papers = day.Papers.Select(p => (SymbolOf(writer, p.Part), p.Line));
            if (day.Heading is not { } heading)
            {
                foreach (var paper in papers)
                    yield return paper;
                continue;
            }
            // The end of a day depends on the parts below: its symbol is converted each time, around the cached ones of its papers.
            var last = day.Papers is [.., var lastPaper] ? lastPaper : heading;
            var end = (last.Part as Entry)?.Extent.End ?? last.Part.Content.End;
            var symbol = Symbol(heading, Outline.Of(heading.Part)!);
            yield return (
                writer
                    .Write(
                        symbol with
                        {
                            Detail = day.Papers.Count == 1 ? "1 paper" : $"{day.Papers.Count} papers",
                            Range = symbol.Range with { End = document.Converter.Position(last, end) },
                        },
                        LspJson.Default.DocumentSymbol
                    )
                    .With("children", papers),
                0
            );
        }
    }

    // The parts of a newly opened long document are independent: convert them on all cores.
    private void ConvertManyInParallel(DigestTree tree)
    {
        var entries = tree.Parts.Select(at => at.Part).Where(p => p is Entry);
        if (
            entries.FirstOrDefault() is not { } first
            || document.Caches.JsonOf(first).Outline is not null
            || entries.ToList() is not { Count: >= ManyParts } all
        )
            return;
        Parallel.ForEach(
            all,
            () => new JsonFragment.Writer(),
            (part, _, writer) =>
            {
                SymbolOf(writer, part);
                return writer;
            },
            _ => { }
        );
    }

    private JsonFragment SymbolOf(JsonFragment.Writer writer, Part part) =>
        document.Caches.JsonOf(part).Outline ??= writer.Write(
            Symbol(new PartAt(part, 0, 0), Outline.Of(part)!),
            LspJson.Default.DocumentSymbol
        );

    private DocumentSymbol Symbol(PartAt at, OutlineItem item) =>
        new(
            item.Name,
            kinds.Of(item.Kind),
            document.Converter.Range(at, item.Span),
            document.Converter.Range(at, item.Selection)
        )
        {
            Detail = item.Detail.Length > 0 ? item.Detail : null,
            Children = item.Children.Count > 0 ? [.. item.Children.Select(c => Symbol(at, c))] : null,
        };
}
