using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Markdown lists with an item for each paper: <c>- [Title](address)</c>, <c>1. **Title**, Authors, …</c>, with authors,
/// keywords and code in items below it; also lists whose papers are paragraphs of HTML.
/// </summary>
public sealed class MarkdownList : MarkdownDialect
{
    // Behind an item that is a day the items below it are papers; the state also holds how far the first of them is indented.
    private const int Dated = 3;
    private const int IndentShift = 4;

    /// <inheritdoc/>
    public override string Id => "markdown-list";

    /// <inheritdoc/>
    public override int Recognise(ReadOnlySpan<char> head)
    {
        var (papers, headings, links) = (0, 0, 0);
        var isDated = false;
        foreach (var line in LineBreaks.Lines(head))
        {
            var kind = Of(line);
            // A title in a paragraph of HTML stands on its own line, indented.
            papers += line.TrimStart().StartsWith("<strong>") && line.TrimEnd().EndsWith("</strong>") ? 1 : 0;
            if (kind is MarkdownKind.Date or MarkdownKind.Bullet)
                isDated = kind == MarkdownKind.Date && BulletLength(line.TrimStart()) > 0;
            var mayBePaper = kind == MarkdownKind.Bullet || (kind == MarkdownKind.Nested && isDated);
            papers += mayBePaper && IsPaper(line) ? 1 : 0;
            headings += kind == MarkdownKind.Heading ? 1 : 0;
            links +=
                line.TrimStart().StartsWith("- ", StringComparison.Ordinal)
                && line.Contains("](", StringComparison.Ordinal)
                    ? 1
                    : 0;
        }
        // A long table of contents may stand before the first paper.
        return papers >= 2 ? Math.Min(70, 40 + papers)
            : headings > 0 && links >= 5 ? 30
            : 0;
    }

    /// <inheritdoc/>
    private protected override Placement PlaceBlock(MarkdownKind kind, int state, BlockWindow window)
    {
        if (kind == MarkdownKind.Bullet)
            return IsPaper(window.Text()) ? new(PartKind.Entry, BlockRole.Record, Open) : End();
        if (kind == MarkdownKind.Html && HtmlParagraph.IsPaper(window.Text()))
            return new(PartKind.Entry, BlockRole.Record, Open);
        if ((state & PhaseMask) == Dated)
            return PlaceDated(kind, state, window);
        if ((state & PhaseMask) == Between)
            return End();
        return kind switch
        {
            MarkdownKind.Field => new(null, BlockRole.Field, state),
            MarkdownKind.Abstract => new(null, BlockRole.Abstract, InAbstract),
            // What is indented belongs to the item above.
            MarkdownKind.Nested => new(null, BlockRole.Other, state),
            MarkdownKind.Text when window.Text()[0] is ' ' or '\t' => new(null, BlockRole.Other, state),
            _ => End(),
        };
    }

    /// <inheritdoc/>
    private protected override int StateBehindDay(ReadOnlySpan<char> day) =>
        BulletLength(day.TrimStart()) > 0 ? Dated : Between;

    // "- **[2026.05.27]**", and below it "  - Paper: [Title](address)"
    private static Placement PlaceDated(MarkdownKind kind, int state, BlockWindow window)
    {
        var text = window.Text();
        var indent = state >> IndentShift;
        var own = text.IndexOfAnyExcept(" \t\r\n");
        if (kind == MarkdownKind.Nested && (indent == 0 || own <= indent) && IsPaper(text))
            return new(PartKind.Entry, BlockRole.Record, Dated | (Math.Min(own, 63) << IndentShift));
        if (indent == 0)
            return End(kind is MarkdownKind.Nested or MarkdownKind.Field ? state : Between);
        return kind switch
        {
            MarkdownKind.Field => new(null, BlockRole.Field, state),
            MarkdownKind.Abstract => new(null, BlockRole.Abstract, state),
            MarkdownKind.Nested or MarkdownKind.Text when own > 1 => new(null, BlockRole.Other, state),
            _ => End(),
        };
    }

    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry)
    {
        var text = entry.ToString();
        var item = text.AsSpan();
        if (HtmlParagraph.IsPaper(item))
            return HtmlParagraph.Read(item);
        var title = TitleIn(item);
        var first = item[..LineBreaks.ContentLength(item)];
        var fields = new List<EntryField>();
        TextSpan? summary = null;
        for (var offset = LineBreaks.LineLength(item, out _); offset < item.Length; )
        {
            var length = LineBreaks.LineLength(item[offset..], out _);
            var line = item.Slice(offset, length);
            var content = Blanks.Content(line);
            if (content.Length > 0)
            {
                var bare = line[content.Start..content.End];
                if (Of(bare) == MarkdownKind.Abstract)
                    summary ??= MarkdownInline.Plain(
                        item,
                        FieldText.BehindColon(line, content).Shift(offset)
                    );
                else if (Field(line) is { } field)
                    fields.Add(FieldText.Shift(field, offset));
                else if (fields.Count == 0 && BulletLength(bare) is > 0 and var mark && bare.Contains(','))
                    fields.Add(
                        Authors(
                            item,
                            TextSpan.FromBounds(offset + content.Start + mark, offset + content.End)
                        )
                    );
            }
            offset += length;
        }
        if (fields.TrueForAll(f => f.Name != "Authors") && Italic(first, title?.End ?? 0) is { } names)
            fields.Insert(0, Authors(item, names));
        var date = DateBefore(first, title?.Start ?? 0);
        return new EntryContent
        {
            TitleSpan = title,
            Title = title is { } t ? MarkdownEscapes.Undo(Blanks.Fold(item.Slice(t.Start, t.Length))) : "",
            Abstract = summary,
            AbstractOptional = true,
            Fields = fields,
            Authors = FieldText.Authors(fields),
            Date = date?.Date,
            DateSpan = date?.Span,
            ArxivId = ArxivIdText.InLink(first.ToString()) ?? FieldText.ArxivId(fields),
            Doi = FieldText.Doi(fields),
        };
    }

    private static EntryField Authors(ReadOnlySpan<char> item, TextSpan span) =>
        Plain(
            new(
                "Authors",
                new TextSpan(span.Start, 0),
                span,
                Blanks.Fold(item.Slice(span.Start, span.Length)).TrimEnd('.')
            )
        );

    private static (TextSpan Span, DigestDate Date)? DateBefore(ReadOnlySpan<char> item, int end)
    {
        var start = item.Length - item.TrimStart().Length;
        start += BulletLength(item[start..]);
        if (start >= end)
            return null;
        start = end - item[start..end].TrimStart(" ,*[]()-:–").Length;
        return DateText.Find(item[start..end].TrimEnd(" ,*[]()-:–")) is { } found
            ? (found.Span.Shift(start), found.Date)
            : null;
    }

    // "_Ada Lovelace, Alan Turing._" behind the title.
    private static TextSpan? Italic(ReadOnlySpan<char> line, int from)
    {
        var open = line[from..].IndexOf(" _", StringComparison.Ordinal);
        if (open < 0)
            return null;
        open += from + 2;
        var close = line[open..].IndexOf('_');
        return close > 0 && line.Slice(open, close).Contains(' ') ? new TextSpan(open, close) : null;
    }

    private static bool IsPaper(ReadOnlySpan<char> item)
    {
        var content = Blanks.Content(item);
        var first = item[..(content.Start + LineBreaks.ContentLength(item[content.Start..]))];
        if (TitleIn(first) is not { IsEmpty: false })
            return false;
        for (var from = 0; MarkdownInline.NextLink(first, from) is { } link; from = link.Whole.End)
        {
            if (MarkdownInline.IsWeb(first.Slice(link.Address.Start, link.Address.Length)))
                return true;
        }
        return first.Contains("http", StringComparison.OrdinalIgnoreCase);
    }

    private static TextSpan? TitleIn(ReadOnlySpan<char> item)
    {
        var content = Blanks.Content(item);
        var line = item[..(content.Start + LineBreaks.ContentLength(item[content.Start..]))];
        var start = content.Start + BulletLength(line[content.Start..]);
        var link = MarkdownInline.NextLink(line, start);
        var end = link?.Whole.Start ?? line.Length;
        for (
            var from = start;
            MarkdownInline.NextBold(line, from) is { } bold && bold.Start < end;
            from = bold.End + 2
        )
        {
            var words = line.Slice(bold.Start, bold.Length).Trim(" []:");
            if (words.Length > 3 && DateText.Find(words) is null && !MarkdownInline.IsLabel(words))
                return MarkdownInline.Plain(line, bold);
        }
        if (link is not { } found)
        {
            var address = line.IndexOf("http", StringComparison.OrdinalIgnoreCase);
            return address > start ? Before(line, start, address) : null;
        }
        var isLabel = MarkdownInline.IsLabel(line.Slice(found.Text.Start, found.Text.Length));
        return isLabel ? Before(line, start, found.Whole.Start) : MarkdownInline.Plain(line, found.Text);
    }

    private static TextSpan? Before(ReadOnlySpan<char> line, int start, int end)
    {
        end = line[..end].TrimEnd(" [(,:-–|*_").Length;
        var span = end > start ? MarkdownInline.Plain(line, TextSpan.FromBounds(start, end)) : default;
        return span.Length > 3 ? span : null;
    }
}
