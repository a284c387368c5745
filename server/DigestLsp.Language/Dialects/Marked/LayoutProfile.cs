namespace DigestLsp.Language.Dialects;

/// <summary>
/// Which units of a document are papers, as learned from the first ones. A value type: equal profiles parse equal documents alike.
/// </summary>
public sealed record LayoutProfile
{
    /// <summary>The empty profile.</summary>
    public static readonly LayoutProfile Empty = new();

    /// <summary>The heading levels whose sections are papers, as bits.</summary>
    public int PaperLevels { get; init; }

    /// <summary>The indentations of items that are papers, a bit for each two columns.</summary>
    public int ItemDepths { get; init; }

    /// <summary>The depths at which items with other links are papers too.</summary>
    public int LinkedDepths { get; init; }

    /// <summary>The depths at which items without links are papers too.</summary>
    public int OpenDepths { get; init; }

    /// <summary>Whether items with a checkbox are papers.</summary>
    public bool Checkboxes { get; init; }

    /// <summary>Whether items with authors or a year next to their title are papers.</summary>
    public bool Citations { get; init; }

    /// <summary>Whether bold lines are papers.</summary>
    public bool BoldLines { get; init; }

    /// <summary>Whether lines that start with a link are papers.</summary>
    public bool LinkedLines { get; init; }

    /// <summary>Whether paragraphs are papers, as citations or as titles above URLs.</summary>
    public bool Paragraphs { get; init; }

    /// <summary>Whether a field <c>Title:</c> starts a paper.</summary>
    public bool TitleFields { get; init; }

    /// <summary>Whether table rows are papers.</summary>
    public bool Rows { get; init; }

    /// <summary>Whether summaries of details, or HTML paragraphs, are papers.</summary>
    public bool Html { get; init; }

    /// <summary>Whether the front matter of a file describes its only paper.</summary>
    public bool FrontMatter { get; init; }

    /// <summary>Whether few of the items with links lead to papers: a list of links is not a digest.</summary>
    public bool IsLinkList { get; init; }

    /// <summary>The family with the most papers, as the id of a dialect.</summary>
    public string Family { get; init; } = "plain-text";

    /// <summary>Whether the profile is empty.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>Whether the learned units have markup that a pasted page does not have.</summary>
    internal bool HasMarks =>
        this with { Paragraphs = false, TitleFields = false, Family = "plain-text" } != Empty;

    internal bool HasLevel(int level) => (PaperLevels & (1 << level)) != 0;

    internal static bool Has(int depths, int depth) => (depths & (1 << depth)) != 0;
}
