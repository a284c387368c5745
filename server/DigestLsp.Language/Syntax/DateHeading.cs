using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A line that dates the entries below it, up to the next one.</summary>
public sealed class DateHeading : Part
{
    private Said? found;

    internal DateHeading(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) { }

    internal override PartKind Kind => PartKind.DateHeading;

    /// <summary>The date as written, without markup around it, relative to the part.</summary>
    public TextSpan Name => (found ??= Find()).Span;

    /// <summary>What the line says, or null where it says no date that can be read.</summary>
    public DigestDate? Date => (found ??= Find()).Date;

    private Said Find() =>
        (
            DateText.FindInHeading(Blocks[0].Block.Text.Span)
            ?? DayText.FindInTitle(Blocks[0].Block.Text.Span)
            ?? DateText.FindMonthAndDay(Blocks[0].Block.Text.Span)
        )
            is { } read
            ? new Said(read.Span, read.Date)
            : new Said(Content, null);

    private sealed record Said(TextSpan Span, DigestDate? Date);
}
