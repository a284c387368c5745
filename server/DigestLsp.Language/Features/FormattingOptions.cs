namespace DigestLsp.Language.Features;

/// <summary>The treatment of the lines of an abstract.</summary>
public enum AbstractLines
{
    /// <summary>Keep the lines.</summary>
    Keep,

    /// <summary>Join each paragraph into one line.</summary>
    Join,

    /// <summary>Wrap paragraphs at a column.</summary>
    Wrap,
}

/// <summary>The options of formatting.</summary>
/// <param name="Abstracts">The treatment of abstracts.</param>
/// <param name="WrapColumn">The column (UTF-16 code units) at which lines are wrapped, except for longer words.</param>
public sealed record FormattingOptions(AbstractLines Abstracts, int WrapColumn)
{
    /// <summary>The default, which keeps lines.</summary>
    public static FormattingOptions Default { get; } = new(AbstractLines.Keep, 80);
}
