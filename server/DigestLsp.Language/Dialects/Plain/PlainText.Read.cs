using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class PlainText
{
    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry) => new PlainContent(entry).Read();

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block) =>
        role switch
        {
            BlockRole.Title => TitleText.Clean(block[..LineBreaks.ContentLength(block)]).Span,
            BlockRole.Abstract => AbstractText.Content(block),
            _ => Whitespace.Content(block),
        };

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        var content = Whitespace.Content(block);
        var line = PlainLine.Find(block);
        if (line.Kind == PlainKind.Id)
        {
            var id = PlainPatterns.Listed().Match(line.Text).Groups["id"];
            return new EntryField(
                "arXiv",
                new TextSpan(content.Start, 0),
                new TextSpan(content.Start + id.Index, id.Length),
                id.Value
            );
        }
        if (line.Label is not { } label)
            return null;
        var value = label.Value.Shift(content.Start);
        return new EntryField(
            PlainContent.NameOf(line.Text, label),
            label.Label.Shift(content.Start),
            value,
            Whitespace.Fold(block.Slice(value.Start, value.Length))
        );
    }
}

/// <summary>Parses a paper from lines of plain text.</summary>
internal sealed class PlainContent(Entry entry)
{
    private readonly List<EntryField> fields = [];
    private readonly List<string> names = [];
    private TextSpan? title;
    private TextSpan? label;
    private TextSpan? paragraph;
    private TextSpan? summary;
    private TextSpan? nameSpan;
    private (TextSpan Span, DigestDate Date)? date;
    private string? id;
    private string? doi;
    private bool inLabel;
    private bool inSummary;

    public EntryContent Read()
    {
        var offset = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            Take(block, role, PlainLine.Of(block), offset);
            offset += block.Width;
        }
        return Content();
    }

    private void Take(Block block, BlockRole role, PlainLine line, int offset)
    {
        var content = block.Content.Shift(offset);
        if (role != BlockRole.Abstract)
            inLabel = inSummary = false;
        switch (role)
        {
            case BlockRole.Title:
                title = EntryReader.Join(title, content);
                TakeAddress(line.Text);
                break;
            case BlockRole.Abstract:
                TakeAbstract(line, content);
                break;
            case BlockRole.Field when line.Label is null && line.Kind != PlainKind.Id:
                TakeNames(line, content);
                break;
            case BlockRole.Field:
                TakeField(block, line, offset);
                break;
            case BlockRole.Links:
                TakeAddress(line.Text);
                break;
            case BlockRole.Trailer:
                date ??= DateText.FindLast(block.Text.Span) is { } day
                    ? (day.Span.Shift(offset), day.Date)
                    : null;
                break;
            case BlockRole.Other when PlainPatterns.SummaryAbove().IsMatch(line.Text):
                (summary, label, inLabel) = (label, null, true);
                break;
            default:
                break;
        }
    }

    private void TakeAbstract(PlainLine line, TextSpan content)
    {
        var own = AbstractText.Content(line.Text).Shift(content.Start);
        if (line.Label is { } said)
        {
            inLabel = said.Kind == FieldKind.Abstract && label is null;
            inSummary = said.Kind == FieldKind.Summary && summary is null;
            var value = line.Text.AsSpan(said.Value.Start, said.Value.Length);
            own = AbstractText.Content(value).Shift(said.Value.Start + content.Start);
        }
        if (own.IsEmpty)
            return;
        if (inLabel)
            label = EntryReader.Join(label, own);
        else if (inSummary)
            summary = EntryReader.Join(summary, own);
        else if (line.Label is null)
            paragraph = EntryReader.Join(paragraph, own);
    }

    private void TakeNames(PlainLine line, TextSpan content)
    {
        if (line.Text == ",")
            return;
        var text = line.Text;
        if (line.IsCitation)
        {
            text = PlainPatterns.NamesAndVenue().Match(text).Groups["names"].Value;
            TakeAddress(line.Text);
        }
        names.Add(text);
        nameSpan = EntryReader.Join(nameSpan, new TextSpan(content.Start, text.Length));
    }

    private void TakeField(Block block, PlainLine line, int offset)
    {
        var start = block.Content.Start + offset;
        if (line.Kind == PlainKind.Id)
        {
            var found = PlainPatterns.Listed().Match(line.Text).Groups["id"];
            id ??= found.Value;
            fields.Add(
                new EntryField(
                    "arXiv",
                    new TextSpan(start, 0),
                    new TextSpan(start + found.Index, found.Length),
                    found.Value
                )
            );
            return;
        }
        var match = line.Label!.Value;
        var said = line.Text.Substring(match.Value.Start, match.Value.Length);
        var value = match.Value.Shift(start);
        if (match.Kind == FieldKind.Authors)
        {
            if (said.Length == 0)
                return;
            names.Add(said);
            nameSpan = EntryReader.Join(nameSpan, value);
        }
        if (match.Kind is FieldKind.PaperLink)
        {
            id ??= PaperAddress.ArxivId(said);
            TakeAddress(said);
        }
        if (match.Kind == FieldKind.Date)
            date ??= DateText.Find(said) is { } day ? (day.Span.Shift(value.Start), day.Date) : null;
        fields.Add(
            new EntryField(NameOf(line.Text, match), match.Label.Shift(start), value, Whitespace.Fold(said))
        );
    }

    private void TakeAddress(string text)
    {
        foreach (var link in LinkScanner.Scan(text))
        {
            if (PaperAddress.Of(link.Text) is not { } target)
                continue;
            id ??= ArxivIdText.InLink(link.Text) ?? target.ArxivId;
            doi ??= target.ArxivId is null ? target.Doi : null;
        }
    }

    private EntryContent Content()
    {
        var clean = default(CleanTitle);
        if (title is { } span)
        {
            var text = entry.Slice(span);
            var first = PlainLine.Of(entry.Blocks[0].Block);
            if (first.Kind == PlainKind.Bullet && PlainText.NamesBehind(first) is { } behind)
            {
                names.Add(behind);
                nameSpan = new TextSpan(
                    span.Start + text.LastIndexOf(behind, StringComparison.Ordinal),
                    behind.Length
                );
                text = text[..text.LastIndexOf(behind, StringComparison.Ordinal)];
            }
            if (
                first.Kind == PlainKind.Ordinal
                && PlainPatterns.TitleAndText().Match(text) is { Success: true } said
            )
            {
                paragraph ??= new TextSpan(
                    span.Start + said.Groups["text"].Index,
                    said.Groups["text"].Length
                );
                text = said.Groups["title"].Value;
            }
            clean = Clean(text.TrimEnd(' ', '–', '—', '-'));
            clean = clean with { Span = clean.Span.Shift(span.Start) };
        }
        if (
            nameSpan is { } named
            && !fields.Exists(static f => f.Name.StartsWith("Author", StringComparison.OrdinalIgnoreCase))
        )
            fields.Add(
                new EntryField(
                    "Authors",
                    new TextSpan(named.Start, 0),
                    named,
                    Whitespace.Fold(entry.Slice(named))
                )
            );
        var authors = AuthorNames.Parse(string.Join(", ", names));
        return new EntryContent
        {
            TitleSpan = clean.Text is { Length: > 0 } ? clean.Span : null,
            Title = clean.Text ?? "",
            Abstract = label ?? summary ?? paragraph,
            AbstractOptional = true,
            Fields = fields,
            Authors = authors,
            Date = date?.Date,
            DateSpan = date?.Span,
            ArxivId = id,
            Doi = FieldText.Doi(fields) ?? doi,
        };
    }

    // "a remark: URL +++" has no title except the remark.
    private static CleanTitle Clean(string text)
    {
        var length = FieldLabels.FindEmoji(text) is { Kind: FieldKind.Title } emoji ? emoji.Value.Start : 0;
        var clean = TitleText.Clean(text.AsSpan(length));
        return clean with { Span = clean.Span.Shift(length) };
    }

    /// <summary>Gets the name of a field for rules and exports; a label in another language gets the English name.</summary>
    public static string NameOf(string line, LabelMatch label)
    {
        var name = line.Substring(label.Label.Start, label.Label.Length);
        if (System.Text.Ascii.IsValid(name) && name.Length > 0)
            return name;
        return label.Kind switch
        {
            FieldKind.Authors => "Authors",
            FieldKind.PaperLink => "Paper",
            FieldKind.Code => "Code",
            FieldKind.Homepage => "Project",
            FieldKind.Tags => "Tags",
            FieldKind.Date => "Date",
            FieldKind.Venue => "Venue",
            FieldKind.Note => "Note",
            FieldKind.Status => "Status",
            FieldKind.Votes => "Votes",
            _ => label.Kind.ToString(),
        };
    }
}
