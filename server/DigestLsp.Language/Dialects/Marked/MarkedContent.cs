using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Parses a paper from blocks of marked-up text.</summary>
internal sealed partial class MarkedContent(Entry entry, MarkSyntax syntax)
{
    private const int ShortestRemark = 12;

    private readonly List<EntryField> fields = [];
    private readonly string text = entry.ToString();
    private CleanTitle? title;
    private TextSpan? summary;
    private TextSpan? remark;
    private TextSpan? authorSpan;
    private IReadOnlyList<string> authors = [];
    private (TextSpan Span, DigestDate Date)? date;
    private string? id;
    private string? doi;
    private bool hasProperties;

    /// <summary>Parses the paper; all spans are relative to the entry.</summary>
    public EntryContent Read()
    {
        var offset = 0;
        var isFirst = true;
        foreach (var (block, role) in entry.Blocks)
        {
            Take(block, role, offset, isFirst);
            isFirst &= role == BlockRole.Code && fields.Count > 0;
            offset += block.Width;
        }
        return Content();
    }

    private void Take(Block block, BlockRole role, int offset, bool isFirst)
    {
        if (role == BlockRole.Code)
        {
            if (isFirst)
                TakeFrontMatter(block, offset);
            return;
        }
        var facts = BlockFacts.Of(block, syntax);
        switch (role)
        {
            case BlockRole.Title:
                TakeTitle(block, offset);
                break;
            case BlockRole.Record when isFirst:
                if (facts.Label is { } label)
                    TakeTitleField(block, label, offset);
                else
                    TakeTitle(block, offset);
                break;
            case BlockRole.Abstract:
                var said = AbstractIn(block, syntax);
                if (!said.IsEmpty)
                    summary = EntryReader.Join(summary, said.Shift(offset));
                break;
            case BlockRole.Field:
                TakeFields(block, facts, offset);
                break;
            case BlockRole.Links:
                TakeAddress(block.Text.Span);
                break;
            case BlockRole.Trailer:
                date ??= DateText.FindLast(block.Text.Span) is { } day
                    ? (day.Span.Shift(offset), day.Date)
                    : null;
                break;
            case BlockRole.Other:
                TakeOther(block, facts, offset);
                break;
            default:
                break;
        }
    }

    private void TakeTitle(Block block, int offset)
    {
        var line = FirstLine(block.Text.Span);
        var lead = LeadingDate().Match(line.ToString()) is { Success: true } dated ? dated.Length : 0;
        var clean = TitleText.Clean(line[lead..]);
        clean = clean with { Span = clean.Span.Shift(lead), Rest = clean.Rest.Shift(lead) };
        var content = Whitespace.Content(block.Text.Span);
        if (
            !clean.IsMarkedOff
            && line.Length < content.End
            && entry.Blocks.Length > 1
            && entry.Blocks[1].Role == BlockRole.Links
        )
        {
            // A title on several lines, above its URL.
            line = block.Text.Span[..content.End];
            clean = TitleText.Clean(line);
        }
        if (
            !clean.IsMarkedOff
            && TitleAndNames().Match(clean.Text) is { Success: true } parted
            && authors.Count == 0
        )
        {
            var names = parted.Groups["names"].Value;
            var at = line.LastIndexOf(names);
            if (at > clean.Span.Start)
            {
                SetAuthors(names, new TextSpan(offset + at, names.Length));
                var name = line[clean.Span.Start..at].TrimEnd(" –—-");
                clean = clean with
                {
                    Text = parted.Groups["title"].Value,
                    Span = clean.Span with { Length = name.Length },
                };
            }
        }
        title = clean with { Span = clean.Span.Shift(offset), Rest = clean.Rest.Shift(offset) };
        TakeAddress(line);
        var rest = clean.Rest.End <= line.Length ? clean.Rest : default;
        TakeRest(line, rest, clean.Span, offset);
        // Lines of the same item with hard line breaks.
        var behind = line.Length;
        while (behind < block.Width && block.Text.Span[behind] is '\n' or '\r')
            behind++;
        if (behind < block.Width)
            TakeLines(block.Text.Span[behind..], offset + behind);
        if (DateBefore(line, clean.Span.Start) is { } found)
            date ??= (found.Span.Shift(offset), found.Date);
    }

    /// <summary>Gets the first line, with the following lines that a link on it extends over.</summary>
    private static ReadOnlySpan<char> FirstLine(ReadOnlySpan<char> block)
    {
        var length = LineBreaks.ContentLength(block);
        while (length < block.Length)
        {
            var line = block[..length];
            if (line.Count('[') <= line.Count(']') && line.Count('(') <= line.Count(')'))
                break;
            var next = length + LineBreaks.LineLength(block[length..], out _);
            if (next >= block.Length || next - length == 0)
                break;
            var more = LineBreaks.ContentLength(block[next..]);
            if (more == 0 || next + more > 2000)
                break;
            length = next + more;
        }
        return block[..length];
    }

    private void TakeRest(ReadOnlySpan<char> line, TextSpan rest, TextSpan name, int offset)
    {
        if (authors.Count == 0)
        {
            var found = AuthorsIn(line, name, rest);
            if (found is { } span)
                SetAuthors(line.Slice(span.Start, span.Length).ToString(), span.Shift(offset));
        }
        if (Remark(line, rest) is { } said)
            remark ??= said.Shift(offset);
    }

    private void TakeLines(ReadOnlySpan<char> lines, int offset)
    {
        while (!lines.IsEmpty)
        {
            var length = LineBreaks.LineLength(lines, out _);
            var line = lines[..LineBreaks.ContentLength(lines)];
            TakeLine(line, offset);
            offset += length;
            lines = lines[length..];
        }
    }

    private void TakeLine(ReadOnlySpan<char> line, int offset)
    {
        if (Whitespace.IsBlank(line))
            return;
        TakeAddress(line);
        var content = Whitespace.Content(line);
        while (content.Length > 0 && line[content.Start] is '>' or ' ')
            content = TextSpan.FromBounds(content.Start + 1, content.End);
        var bare = line.Slice(content.Start, content.Length).TrimEnd('\\').TrimEnd();
        content = content with { Length = bare.Length };
        if (FieldLabels.Find(line) is { IsDelimited: true } label)
        {
            AddField(line, label, label.Value, offset);
            return;
        }
        var names = AuthorLine().Match(bare.ToString());
        if (authors.Count == 0 && names.Success && summary is null)
            SetAuthors(
                names.Groups["names"].Value,
                new TextSpan(
                    offset + content.Start + names.Groups["names"].Index,
                    names.Groups["names"].Length
                )
            );
        else if (
            bare.Length >= ShortestRemark
            && IsText(bare)
            && !char.IsLower(bare[0])
            && !bare.Contains("://", StringComparison.Ordinal)
        )
            remark ??= MarkdownInline.Plain(line, content).Shift(offset);
    }

    private void TakeOther(Block block, BlockFacts facts, int offset)
    {
        var line = block.Text.Span;
        if (facts.Kind is MarkKind.Text && facts.Level == 0 && entry.Blocks[0].Role == BlockRole.Title)
        {
            TakeNames(line, offset);
            return;
        }
        if (
            facts.Kind == MarkKind.Item
            && facts.Label is null
            && entry.Blocks[0].Role != BlockRole.Title
            && !hasProperties
        )
        {
            TakeSubItem(block, facts, offset);
            return;
        }
        if (
            facts.Kind is MarkKind.Text or MarkKind.Html or MarkKind.Linked
            && entry.Blocks[0].Role != BlockRole.Title
        )
            TakeLines(line, offset);
        else if (facts.Kind == MarkKind.Directive)
            TakeLines(line, offset);
    }

    private void TakeNames(ReadOnlySpan<char> line, int offset)
    {
        if (authors.Count > 0)
            return;
        var content = Whitespace.Content(line);
        var names = AuthorLine().Match(line.Slice(content.Start, content.Length).ToString());
        if (names.Success)
            SetAuthors(
                names.Groups["names"].Value,
                new TextSpan(
                    offset + content.Start + names.Groups["names"].Index,
                    names.Groups["names"].Length
                )
            );
    }

    // A sub-item: the authors if it is a list of names and comes first, otherwise text about the paper.
    private void TakeSubItem(Block block, BlockFacts facts, int offset)
    {
        var line = block.Text.Span;
        var content = TextSpan.FromBounds(facts.Start, Whitespace.Content(line).End);
        var bare = line.Slice(content.Start, content.Length).ToString();
        if (authors.Count == 0 && fields.Count == 0 && AuthorLine().Match(bare) is { Success: true } names)
        {
            SetAuthors(
                names.Groups["names"].Value,
                new TextSpan(
                    offset + content.Start + names.Groups["names"].Index,
                    names.Groups["names"].Length
                )
            );
            return;
        }
        if (facts.Anchor != Anchor.None || remark is not null || bare.Length < ShortestRemark)
            return;
        // "[Topic] description"
        if (bare[0] == '[' && bare.IndexOf(']') is > 0 and < 40 and var end && end + 1 < bare.Length)
        {
            var behind = Whitespace.Content(bare.AsSpan(end + 1));
            content = behind.Shift(content.Start + end + 1);
        }
        if (IsText(line.Slice(content.Start, content.Length)))
            remark = MarkdownInline.Plain(line, content).Shift(offset);
    }

    private void TakeTitleField(Block block, LabelMatch label, int offset)
    {
        var line = block.Text.Span;
        var value = ValueOf(line, label, true);
        var clean = TitleText.Clean(line.Slice(value.Start, value.Length));
        title = clean with { Span = clean.Span.Shift(offset + value.Start), Rest = default };
        TakeAddress(line);
    }

    private void TakeFields(Block block, BlockFacts facts, int offset)
    {
        var line = block.Text.Span;
        var first = line[..LineBreaks.ContentLength(line)];
        hasProperties |= MarkedText.IsProperty(first);
        if (facts.Label is null)
        {
            if (OtherField(line) is { } other)
                fields.Add(Plain(FieldText.Shift(other, offset)));
            TakeAddress(line);
            return;
        }
        var labels = first.TrimStart() is [':', ..] ? [] : FieldLabels.FindAll(first);
        if (labels.Count == 0)
            labels = [facts.Label.Value];
        for (var i = 0; i < labels.Count; i++)
            AddField(line, labels[i], ValueOf(line, labels[i], i == labels.Count - 1), offset);
    }

    /// <summary>Gets a field whose label is not in the table.</summary>
    internal static EntryField? OtherField(ReadOnlySpan<char> block)
    {
        if (FieldText.Find(block) is { } known)
            return known;
        if (MarkLine.BoldLabel(block) is { } name)
        {
            var behind = name.End;
            while (behind < block.Length && block[behind] is '*' or ':' or '：')
                behind++;
            return FieldText.Make(block, name, behind);
        }
        var colons = block[..LineBreaks.ContentLength(block)].IndexOf("::", StringComparison.Ordinal);
        if (colons > 0)
            return FieldText.Make(block, Whitespace.Content(block[..colons]), colons + 2);
        var colon = block.TrimStart(": ").IndexOf(':');
        var start = block.Length - block.TrimStart(": ").Length;
        return colon > 0 ? FieldText.Make(block, new TextSpan(start, colon), start + colon + 1) : null;
    }

    /// <summary>Gets the value of a label; for the last one on its line, including the following lines.</summary>
    internal static TextSpan ValueOf(ReadOnlySpan<char> block, LabelMatch label, bool isLast)
    {
        if (!isLast)
            return label.Value;
        var first = LineBreaks.ContentLength(block);
        var end = Whitespace.Content(block).End;
        if (end <= first)
            return label.Value;
        var start = label.Value.IsEmpty ? first : label.Value.Start;
        var value = Whitespace.Content(block[start..end]).Shift(start);
        // "> text" on the next line.
        while (value.Length > 0 && block[value.Start] is '>' or ' ')
            value = TextSpan.FromBounds(value.Start + 1, value.End);
        return value;
    }

    private void AddField(ReadOnlySpan<char> line, LabelMatch label, TextSpan value, int offset)
    {
        var said = line.Slice(value.Start, value.Length);
        var name = line.Slice(label.Label.Start, label.Label.Length).ToString();
        if (!System.Text.Ascii.IsValid(name))
            name = NameOf(label.Kind) ?? name;
        var field = Plain(
            new EntryField(name, label.Label.Shift(offset), value.Shift(offset), Whitespace.Fold(said))
        );
        fields.Add(field);
        switch (label.Kind)
        {
            case FieldKind.Authors when authors.Count == 0:
                SetAuthors(said.ToString(), value.Shift(offset));
                break;
            case FieldKind.PaperLink:
                id ??= PaperAddress.ArxivId(said) ?? ArxivIdText.InLink(said.ToString());
                TakeAddress(said);
                break;
            // "Date (revised v2)" in a mail is not the publication date.
            case FieldKind.Date when !name.EndsWith(')'):
                date ??= DateText.Find(said) is { } day
                    ? (day.Span.Shift(offset + value.Start), day.Date)
                    : null;
                break;
            case FieldKind.Title
                when title is null or { Text.Length: 0 } || title.Value.Text.AsSpan().Count(' ') == 0:
                var clean = TitleText.Clean(said.TrimStart('@'));
                title = clean with
                {
                    Span = clean.Span.Shift(offset + value.Start + said.Length - said.TrimStart('@').Length),
                    Rest = default,
                };
                break;
            default:
                break;
        }
    }

    private void TakeFrontMatter(Block block, int offset)
    {
        var lines = block.Text.Span;
        while (!lines.IsEmpty)
        {
            var length = LineBreaks.LineLength(lines, out _);
            var line = lines[..LineBreaks.ContentLength(lines)];
            if (FieldLabels.Find(line, anyCase: true) is { } label && !label.Value.IsEmpty)
            {
                var value = label.Value;
                while (
                    value.Length > 1
                    && line[value.Start] is '"' or '\'' or '['
                    && line[value.End - 1] is '"' or '\'' or ']'
                )
                    value = new TextSpan(value.Start + 1, value.Length - 2);
                AddField(line, label, value, offset);
            }
            offset += length;
            lines = lines[length..];
        }
    }

    // The id in the first paper URL next to the title or on its own line.
    private void TakeAddress(ReadOnlySpan<char> line)
    {
        for (
            var from = 0;
            (id is null || doi is null) && MarkLinks.Next(line, from, out var link);
            from = link.End
        )
        {
            if (PaperAddress.Of(line.Slice(link.Address.Start, link.Address.Length)) is not { } target)
                continue;
            id ??= VersionedId(line.Slice(link.Address.Start, link.Address.Length)) ?? target.ArxivId;
            doi ??= target.ArxivId is null ? target.Doi : null;
        }
        if (id is null && Bracketed().Match(line.ToString()) is { Success: true } bare)
            id = bare.Groups["id"].Value;
    }

    private static string? VersionedId(ReadOnlySpan<char> address) => ArxivIdText.InLink(address.ToString());

    private void SetAuthors(string names, TextSpan span)
    {
        // "Ada et al. arXiv 2026": the text after "et al." is not a name.
        var others = names.IndexOf("et al", StringComparison.Ordinal);
        if (
            others < 0
            && names.Contains(',')
            && text.Contains(names + " (", StringComparison.Ordinal)
            && AreSurnames(names)
        )
            authors = names.Split(
                [',', '&', ';'],
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries
            );
        else
            authors = AuthorNames.Parse(others > 0 ? names[..(others + "et al".Length)] : names);
        authorSpan = authors.Count > 0 ? span : null;
    }

    private EntryContent Content()
    {
        if (
            fields.TrueForAll(f => !f.Name.StartsWith("Author", StringComparison.OrdinalIgnoreCase))
            && authorSpan is { } names
        )
            fields.Insert(
                0,
                Plain(
                    new EntryField(
                        "Authors",
                        new TextSpan(names.Start, 0),
                        names,
                        Whitespace.Fold(entry.Slice(names)).TrimEnd('.')
                    )
                )
            );
        var isNone = title is not { Text.Length: > 0 } || title.Value.Text == EntryContent.NoTitle;
        return new EntryContent
        {
            TitleSpan = isNone ? null : title!.Value.Span,
            Title = isNone ? "" : title!.Value.Text,
            Abstract = summary ?? remark,
            AbstractOptional = entry.Blocks[0].Role != BlockRole.Title,
            Fields = fields,
            Authors = authors,
            Date = date?.Date,
            DateSpan = date?.Span,
            ArxivId =
                FieldText.ArxivId(fields) is { } told
                && (id is null || ArxivIdText.WithoutVersion(told) == id)
                    ? told
                    : id,
            Doi = FieldText.Doi(fields) ?? doi,
        };
    }
}
