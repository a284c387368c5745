namespace DigestLsp.Language.Text;

/// <summary>
/// A position: 0-based line and 0-based UTF-16 code unit on it (LSP 3.18, <c>Position</c>). Lines end with <c>\n</c>, <c>\r\n</c> or
/// <c>\r</c>.
/// </summary>
public readonly record struct LinePosition(int Line, int Character) : IComparable<LinePosition>
{
    /// <inheritdoc/>
    public int CompareTo(LinePosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);

    /// <summary>Whether a position is before another.</summary>
    public static bool operator <(LinePosition left, LinePosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether a position is after another.</summary>
    public static bool operator >(LinePosition left, LinePosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether a position is before another or equal.</summary>
    public static bool operator <=(LinePosition left, LinePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether a position is after another or equal.</summary>
    public static bool operator >=(LinePosition left, LinePosition right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Character}";
}

/// <summary>A range of positions from <paramref name="Start"/> up to, but excluding, <paramref name="End"/>.</summary>
public readonly record struct LineRange(LinePosition Start, LinePosition End);
