namespace DigestLsp.Language.Dialects;

/// <summary>What units of a document are papers, as learned from its first ones. A value: equal profiles read equal documents alike.</summary>
public sealed record LayoutProfile
{
    /// <summary>Nothing was learned.</summary>
    public static readonly LayoutProfile Empty = new();

    /// <summary>The levels of headings whose sections are papers, a bit each.</summary>
    public int PaperLevels { get; init; }

    /// <summary>How far items that are papers are indented, a bit for each two columns.</summary>
    public int ItemDepths { get; init; }

    /// <summary>The depths of which items with a link elsewhere are papers too.</summary>
    public int LinkedDepths { get; init; }

    /// <summary>The depths of which items without any link are papers too.</summary>
    public int OpenDepths { get; init; }

    /// <summary>Whether items with a box to check are papers.</summary>
    public bool Checkboxes { get; init; }

    /// <summary>Whether items with authors or a year beside their title are papers.</summary>
    public bool Citations { get; init; }

    /// <summary>Whether bold lines are papers.</summary>
    public bool BoldLines { get; init; }

    /// <summary>Whether lines that begin with a link are papers.</summary>
    public bool LinkedLines { get; init; }

    /// <summary>Whether paragraphs are papers that cite them, or titles above their address.</summary>
    public bool Paragraphs { get; init; }

    /// <summary>Whether a field <c>Title:</c> begins a paper.</summary>
    public bool TitleFields { get; init; }

    /// <summary>Whether rows of tables are papers.</summary>
    public bool Rows { get; init; }

    /// <summary>Whether summaries of details, or paragraphs of HTML, are papers.</summary>
    public bool Html { get; init; }

    /// <summary>Whether the first of a file's values are those of its one paper.</summary>
    public bool FrontMatter { get; init; }

    /// <summary>The family with the most papers, as the id of a dialect.</summary>
    public string Family { get; init; } = "plain-text";

    /// <summary>Whether anything was learned.</summary>
    public bool IsEmpty => this == Empty;

    /// <summary>Whether what was learned has marks that a pasted page has not.</summary>
    internal bool HasMarks =>
        this with { Paragraphs = false, TitleFields = false, Family = "plain-text" } != Empty;

    internal bool HasLevel(int level) => (PaperLevels & (1 << level)) != 0;

    internal static bool Has(int depths, int depth) => (depths & (1 << depth)) != 0;
}
