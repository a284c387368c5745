using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Numbered papers in plain text: <c>--- 3. Title ---</c> (which may wrap), <c>Link:</c>, <c>## Abstract</c> and the abstract. Later
/// sections under other headings, such as a translation, belong to the paper but not to the abstract.
/// </summary>
public sealed class NumberedText : Dialect
{
    private enum Kind : byte
    {
        Text,
        Title,
        AbstractHeading,
        Heading,
        Field,
        Date,
    }

    private enum Phase
    {
        Between,
        Header,
        Abstract,
        Aside,
    }

    /// <inheritdoc/>
    public override bool WrapsTitles => true;

    /// <inheritdoc/>
    public override string Id => "numbered";

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head)
    {
        foreach (var line in LineBreaks.Lines(head))
        {
            if (IsTitle(line))
                return 90;
        }
        return 0;
    }

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        Of(line) != Kind.Text
        || Of(previous) is Kind.AbstractHeading or Kind.Heading or Kind.Date
        || previous.TrimEnd().EndsWith(" ---", StringComparison.Ordinal);

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) =>
        (byte)Of(Whitespace.FirstLine(block));

    /// <inheritdoc/>
    protected internal override Placement Assign(long state, BlockWindow window)
    {
        var phase = (Phase)state;
        if (window.Kind() == (byte)Kind.Title)
            return new(PartKind.Entry, BlockRole.Title, (int)Phase.Header);
        if (window.Kind() == (byte)Kind.Date)
            return new(PartKind.DateHeading, BlockRole.Date, (int)Phase.Between);
        if (phase == Phase.Between)
            return new(PartKind.OtherText, BlockRole.Other, state);
        return (Kind)window.Kind() switch
        {
            Kind.AbstractHeading => new(null, BlockRole.Separator, (int)Phase.Abstract),
            Kind.Heading => new(null, BlockRole.Other, (int)Phase.Aside),
            Kind.Field when phase != Phase.Abstract || EndsAbstract(window) => new(
                null,
                BlockRole.Field,
                state
            ),
            Kind.Text when phase == Phase.Header => new(null, BlockRole.Abstract, (int)Phase.Abstract),
            _ => new(null, phase == Phase.Abstract ? BlockRole.Abstract : BlockRole.Other, state),
        };
    }

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block)
    {
        var content = Whitespace.Content(block);
        if (role != BlockRole.Title)
            return content;
        var text = block[content.Start..content.End];
        var start = text.IndexOfAny('.', ')') + 1;
        var end = text.Length;
        if (text.EndsWith("---", StringComparison.Ordinal) && end - 3 > start)
            end = text.TrimEnd('-').Length;
        return Whitespace.Content(text[start..end]).Shift(content.Start + start);
    }

    private static bool EndsAbstract(BlockWindow window) =>
        Whitespace.IsOneLine(window.Text()) && window.Kind(1) != (byte)Kind.Text;

    private static Kind Of(ReadOnlySpan<char> line)
    {
        if (IsTitle(line))
            return Kind.Title;
        if (line.StartsWith("## ", StringComparison.Ordinal))
            return line[3..].TrimStart().StartsWith("Abstract", StringComparison.OrdinalIgnoreCase)
                ? Kind.AbstractHeading
                : Kind.Heading;
        if (FieldText.IsField(line))
            return Kind.Field;
        return DateText.Find(line) is null ? Kind.Text : Kind.Date;
    }

    private static bool IsTitle(ReadOnlySpan<char> line)
    {
        if (!line.StartsWith("--- ", StringComparison.Ordinal))
            return false;
        var digits = line[4..].IndexOfAnyExceptInRange('0', '9');
        return digits is > 0 and < 6 && line[4 + digits] is '.' or ')';
    }
}
