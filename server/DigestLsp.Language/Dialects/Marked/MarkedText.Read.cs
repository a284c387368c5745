using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

public sealed partial class MarkedText
{
    /// <inheritdoc/>
    protected internal override EntryContent Read(Entry entry)
    {
        var first = entry.Blocks[0].Block;
        if (first.Kind == (byte)MarkKind.Row)
            return ReadRow(entry, first);
        return first.Kind == (byte)MarkKind.Html && HtmlParagraph.IsPaper(first.Text.Span)
            ? HtmlParagraph.Read(entry.ToString())
            : new MarkedContent(entry, syntax).Read();
    }

    private EntryContent ReadRow(Entry entry, Block first)
    {
        var content = TableRow.Read(first.Text.Span, new MarkState(entry.StateBefore).Columns);
        var fields = new List<EntryField>(content.Fields);
        var offset = first.Width;
        foreach (var (block, role) in entry.Blocks[1..])
        {
            if (role == BlockRole.Field && Field(block.Text.Span) is { } field)
                fields.Add(FieldText.Shift(field, offset));
            offset += block.Width;
        }
        return content with
        {
            Fields = fields,
            Authors = FieldText.Authors(fields),
            ArxivId = content.ArxivId ?? FieldText.ArxivId(fields),
            Doi = FieldText.Doi(fields),
        };
    }

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block) =>
        role switch
        {
            BlockRole.Title or BlockRole.Record => TitleText
                .Clean(block[..LineBreaks.ContentLength(block)])
                .Span,
            BlockRole.Abstract => MarkedContent.AbstractIn(
                new Block(new SourceText(block.ToString()), 0),
                syntax
            ),
            _ => Whitespace.Content(block),
        };

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        if ((FieldLabels.Find(block) ?? FieldLabels.FindEmojiField(block)) is not { } label)
            return MarkedContent.OtherField(block) is { } other ? MarkedContent.Plain(other) : null;
        var value = MarkedContent.ValueOf(block, label, true);
        return MarkedContent.Plain(
            new EntryField(
                block.Slice(label.Label.Start, label.Label.Length).ToString(),
                label.Label,
                value,
                Whitespace.Fold(block.Slice(value.Start, value.Length))
            )
        );
    }
}
