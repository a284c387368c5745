namespace DigestLsp.Language.Text;

/// <summary>
/// A slice of an immutable string. Blocks hold slices, so parsing copies no text, and an edit copies only the blocks it touches.
/// </summary>
public readonly struct SourceText
{
    private readonly string? source;
    private readonly int start;

    /// <summary>Wraps a whole string.</summary>
    public SourceText(string text)
        : this(text, 0, text.Length) { }

    /// <summary>Wraps <paramref name="length"/> code units at <paramref name="start"/>.</summary>
    public SourceText(string text, int start, int length)
    {
        source = text;
        this.start = start;
        Length = length;
    }

    /// <summary>The number of UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Span => source.AsSpan(start, Length);

    /// <summary>Gets a slice; the offset is relative to this one.</summary>
    public SourceText Slice(int offset, int length) => new(source ?? "", start + offset, length);

    /// <summary>Whether both are the same slice of the same string.</summary>
    internal bool IsSame(SourceText other) =>
        ReferenceEquals(source, other.source) && start == other.start && Length == other.Length;

    /// <summary>Copies the characters to a new string.</summary>
    public override string ToString() =>
        source is null ? ""
        : Length == source.Length ? source
        : source.Substring(start, Length);
}
