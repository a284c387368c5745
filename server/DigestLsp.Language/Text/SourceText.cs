namespace DigestLsp.Language.Text;

/// <summary>
/// A piece of text by reference: a window on a string that never changes. Blocks hold these, so reading
/// a document copies none of it, and an edit copies only the blocks it touches.
/// </summary>
public readonly struct SourceText
{
    private readonly string? source;
    private readonly int start;

    /// <summary>A whole string.</summary>
    public SourceText(string text)
        : this(text, 0, text.Length) { }

    /// <summary>The window of <paramref name="length"/> code units at <paramref name="start"/>.</summary>
    public SourceText(string text, int start, int length)
    {
        source = text;
        this.start = start;
        Length = length;
    }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length { get; }

    /// <summary>The characters.</summary>
    public ReadOnlySpan<char> Span => source.AsSpan(start, Length);

    /// <summary>A smaller window; the span is relative to this one.</summary>
    public SourceText Slice(int offset, int length) => new(source ?? "", start + offset, length);

    /// <summary>Whether both are windows on the same place of the same string.</summary>
    internal bool IsSame(SourceText other) =>
        ReferenceEquals(source, other.source) && start == other.start && Length == other.Length;

    /// <summary>The characters as a string of their own.</summary>
    public override string ToString() =>
        source is null ? ""
        : Length == source.Length ? source
        : source.Substring(start, Length);
}
