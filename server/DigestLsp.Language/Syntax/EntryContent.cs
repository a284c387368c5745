using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A paper as its dialect reads it. All spans are relative to the entry.</summary>
public sealed record EntryContent
{
    /// <summary>What stands where a paper without a title is shown.</summary>
    public const string NoTitle = "(no title)";

    private string? titleKey;
    private int titleHash;

    /// <summary>Where the title stands, without markup around it; null where there is none.</summary>
    public TextSpan? TitleSpan { get; init; }

    /// <summary>The title on one line, white space folded; empty where there is none.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// The title's letters and digits in lower case: equal for titles that differ in case, punctuation and Unicode normalization only. Empty for
    /// titles of fewer than three words, which different papers may share.
    /// </summary>
    public string TitleKey => titleKey ??= KeyOf(Title);

    /// <summary>A number that is equal for equal <see cref="TitleKey"/>s. Found on first use and kept.</summary>
    internal int TitleHash =>
        titleHash != 0 ? titleHash : titleHash = string.GetHashCode(TitleKey, StringComparison.Ordinal) | 1;

    /// <summary>From the first to the last character of the abstract, over all its paragraphs; null where there is none.</summary>
    public TextSpan? Abstract { get; init; }

    /// <summary>Whether the dialect lets this entry have no abstract (a replacement in a mail, a row of a table).</summary>
    public bool AbstractOptional { get; init; }

    /// <summary>The fields, in the order they are written.</summary>
    public IReadOnlyList<EntryField> Fields { get; init; } = [];

    /// <summary>The names of the authors, in order, as written; empty where none are named.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>Where the authors are named, all of them; null where none are.</summary>
    public TextSpan? AuthorsSpan => Authors.Count == 0 ? null : FieldText.AuthorField(Fields)?.ValueSpan;

    /// <summary>The day a trailer, field or row gives to the paper itself; null where none does.</summary>
    public DigestDate? Date { get; init; }

    /// <summary>Where that day is written; null where none is.</summary>
    public TextSpan? DateSpan { get; init; }

    /// <summary>arXiv's identifier with its version where one is written (<c>2306.01234v2</c>); null where none is.</summary>
    public string? ArxivId { get; init; }

    /// <summary>The DOI without <c>https://doi.org/</c>; null where none is.</summary>
    public string? Doi { get; init; }

    /// <summary>See <see cref="TitleKey"/>.</summary>
    public static string KeyOf(string title) =>
        title.AsSpan().Count(' ') < 2 ? "" : CanonicalText.Letters(title);

    /// <summary>The first field of that name, letter case ignored; null where there is none.</summary>
    public EntryField? Field(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <summary>The fields of that name, letter case ignored, in the order they are written.</summary>
    public IEnumerable<EntryField> FieldsOf(string name) =>
        Fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The values of the fields of that name as one, parted by commas; empty where they say nothing.</summary>
    public string Values(string name) =>
        string.Join(", ", FieldsOf(name).Select(f => f.Value).Where(v => v.Length > 0));
}

/// <summary>A named value of an entry: <c>Tags: vision, robots</c>.</summary>
/// <param name="Name">The name as written, without the colon and markup.</param>
/// <param name="NameSpan">Where the name stands, relative to the entry.</param>
/// <param name="ValueSpan">Where the value stands, relative to the entry; empty where nothing follows the colon.</param>
/// <param name="Value">The value on one line, white space folded.</param>
public sealed record EntryField(string Name, TextSpan NameSpan, TextSpan ValueSpan, string Value);
