using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The content of a paper as parsed by its dialect. All spans are relative to the entry.</summary>
public sealed record EntryContent
{
    /// <summary>The placeholder shown for a paper without a title.</summary>
    public const string NoTitle = "(no title)";

    private string? titleKey;
    private int titleHash;

    /// <summary>The span of the title without markup, or null if there is no title.</summary>
    public TextSpan? TitleSpan { get; init; }

    /// <summary>The title on one line with normalized whitespace; may be empty.</summary>
    public string Title { get; init; } = "";

    /// <summary>
    /// The lowercase letters and digits of the title: equal for titles that differ only in case, punctuation and Unicode normalization.
    /// Empty for titles of fewer than three words, which different papers may share.
    /// </summary>
    public string TitleKey => titleKey ??= KeyOf(Title);

    /// <summary>The hash of <see cref="TitleKey"/>, computed on first use.</summary>
    internal int TitleHash =>
        titleHash != 0 ? titleHash : titleHash = string.GetHashCode(TitleKey, StringComparison.Ordinal) | 1;

    /// <summary>The span of the abstract over all its paragraphs, or null if there is no abstract.</summary>
    public TextSpan? Abstract { get; init; }

    /// <summary>Whether the entry may have no abstract (a replacement in a mail, a row of a table).</summary>
    public bool AbstractOptional { get; init; }

    /// <summary>The fields in order.</summary>
    public IReadOnlyList<EntryField> Fields { get; init; } = [];

    /// <summary>The names of the authors in order, as written; may be empty.</summary>
    public IReadOnlyList<string> Authors { get; init; } = [];

    /// <summary>The span of all authors, or null if none are named.</summary>
    public TextSpan? AuthorsSpan => Authors.Count == 0 ? null : FieldText.AuthorField(Fields)?.ValueSpan;

    /// <summary>The paper's own date in a trailer, field or row, or null.</summary>
    public DigestDate? Date { get; init; }

    /// <summary>The span of that date, or null.</summary>
    public TextSpan? DateSpan { get; init; }

    /// <summary>The arXiv id with its version if it has one (<c>2306.01234v2</c>), or null.</summary>
    public string? ArxivId { get; init; }

    /// <summary>The DOI without <c>https://doi.org/</c>, or null.</summary>
    public string? Doi { get; init; }

    /// <summary>See <see cref="TitleKey"/>.</summary>
    public static string KeyOf(string title) =>
        title.AsSpan().Count(' ') < 2 ? "" : CanonicalText.Letters(title);

    /// <summary>Gets the first field of a name, ignoring case, or null.</summary>
    public EntryField? Field(string name)
    {
        foreach (var field in Fields)
        {
            if (field.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <summary>Gets the fields of a name, ignoring case, in order.</summary>
    public IEnumerable<EntryField> FieldsOf(string name) =>
        Fields.Where(f => f.Name.Equals(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Gets the values of a field as one, separated by commas; may be empty.</summary>
    public string Values(string name) =>
        string.Join(", ", FieldsOf(name).Select(f => f.Value).Where(v => v.Length > 0));
}

/// <summary>A labeled value of an entry: <c>Tags: vision, robots</c>.</summary>
/// <param name="Name">The name as written, without colon and markup.</param>
/// <param name="NameSpan">The span of the name, relative to the entry.</param>
/// <param name="ValueSpan">The span of the value, relative to the entry; may be empty.</param>
/// <param name="Value">The value on one line with normalized whitespace.</param>
public sealed record EntryField(string Name, TextSpan NameSpan, TextSpan ValueSpan, string Value);
