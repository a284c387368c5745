namespace DigestLsp.Language.Text;

/// <summary>
/// A position as editors count: 0-based line and 0-based UTF-16 code unit in it
/// (LSP 3.18, <c>Position</c>). Lines end at <c>\n</c>, <c>\r\n</c> or <c>\r</c>.
/// </summary>
public readonly record struct LinePosition(int Line, int Character) : IComparable<LinePosition>
{
    /// <inheritdoc/>
    public int CompareTo(LinePosition other) =>
        Line != other.Line ? Line.CompareTo(other.Line) : Character.CompareTo(other.Character);

    /// <summary>Whether one stands before the other.</summary>
    public static bool operator <(LinePosition left, LinePosition right) => left.CompareTo(right) < 0;

    /// <summary>Whether one stands behind the other.</summary>
    public static bool operator >(LinePosition left, LinePosition right) => left.CompareTo(right) > 0;

    /// <summary>Whether one stands before the other, or both are the same.</summary>
    public static bool operator <=(LinePosition left, LinePosition right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one stands behind the other, or both are the same.</summary>
    public static bool operator >=(LinePosition left, LinePosition right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Character}";
}

/// <summary>A range as editors count: from <paramref name="Start"/> up to, not including, <paramref name="End"/>.</summary>
public readonly record struct LineRange(LinePosition Start, LinePosition End);
