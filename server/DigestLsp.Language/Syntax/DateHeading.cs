using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The date heading of the entries below it, up to the next one.</summary>
public sealed class DateHeading : Part
{
    private readonly Dialect dialect;
    private Said? found;

    internal DateHeading(AssignedBlock[] blocks, long stateBefore, Dialect dialect)
        : base(blocks, stateBefore, dialect) => this.dialect = dialect;

    internal override PartKind Kind => PartKind.DateHeading;

    /// <summary>The span of the date as written, without markup, relative to the part.</summary>
    public TextSpan Name => (found ??= Find()).Span;

    /// <summary>The date, or null if it cannot be parsed.</summary>
    public DigestDate? Date => (found ??= Find()).Date;

    private Said Find() =>
        dialect.FindDay(Blocks[0].Block.Text.Span) is { } read
            ? new Said(read.Span, read.Date)
            : new Said(Content, null);

    private sealed record Said(TextSpan Span, DigestDate? Date);
}
