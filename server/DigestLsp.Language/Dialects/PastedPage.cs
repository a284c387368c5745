using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>The Hugging Face "Daily Papers" page as pasted from a browser, and plain text written like it.</summary>
public sealed class PastedPage : Dialect
{
    private enum Kind : byte
    {
        Short,
        Long,
        Date,
    }

    /// <inheritdoc/>
    public override string Id => "pasted-page";

    /// <inheritdoc/>
    public override int Recognise(ReadOnlySpan<char> head) => 1;

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) =>
        (byte)(
            DateText.Find(block) is not null ? Kind.Date
            : block.Trim().Length > 250 ? Kind.Long
            : Kind.Short
        );

    /// <inheritdoc/>
    protected internal override Placement Place(int state, BlockWindow window) =>
        (Kind)window.Kind() switch
        {
            Kind.Date => new(PartKind.DateHeading, BlockRole.Date, 0),
            Kind.Short => new(PartKind.Entry, BlockRole.Title, 1),
            _ => new(state == 0 ? PartKind.Entry : null, BlockRole.Abstract, state),
        };
}
