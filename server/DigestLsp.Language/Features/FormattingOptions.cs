namespace DigestLsp.Language.Features;

/// <summary>What formatting makes of the lines of an abstract.</summary>
public enum AbstractLines
{
    /// <summary>They stay as they are.</summary>
    Keep,

    /// <summary>A paragraph is one line.</summary>
    Join,

    /// <summary>A paragraph is wrapped at a column.</summary>
    Wrap,
}

/// <summary>How a digest is formatted.</summary>
/// <param name="Abstracts">What becomes of the lines of an abstract.</param>
/// <param name="WrapColumn">The column (UTF-16 code units) that wrapped lines end before, a longer word excepted.</param>
public sealed record FormattingOptions(AbstractLines Abstracts, int WrapColumn)
{
    /// <summary>Lines stay.</summary>
    public static FormattingOptions Default { get; } = new(AbstractLines.Keep, 80);
}
