using System.Collections.Frozen;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Fields that people add to a paper in any dialect: <c>Tags: vision, robots</c>.</summary>
public static partial class FieldText
{
    /// <summary>The name for omitted authors.</summary>
    public const string Others = "et al.";

    /// <summary>The names of fields in their usual spelling.</summary>
    public static readonly IReadOnlyList<string> Names =
    [
        "Authors",
        "Author",
        "arXiv",
        "DOI",
        "Code",
        "Project",
        "Tags",
        "Note",
        "Status",
        "Link",
        "Links",
        "PDF",
        "URL",
        "GitHub",
        "Paper",
        "Demo",
        "Date",
        "Keywords",
        "Keyword",
        "Vote",
        "Votes",
        "Upvotes",
        "Venue",
    ];

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = Names
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether a line starts with the name of a field and a colon.</summary>
    public static bool IsField(ReadOnlySpan<char> line) => Name(line) is not null;

    /// <summary>Gets the field at the start of a text, with spans relative to the text, or null.</summary>
    public static EntryField? Find(ReadOnlySpan<char> text)
    {
        if (Name(text) is not { } found)
            return null;
        return Make(text, found.Name, found.Behind);
    }

    /// <summary>Creates the field of a known name, with spans relative to the text.</summary>
    /// <param name="text">The text with name and value.</param>
    /// <param name="name">The span of the name.</param>
    /// <param name="behind">The offset after the colon.</param>
    public static EntryField Make(ReadOnlySpan<char> text, TextSpan name, int behind)
    {
        var rest = text[behind..];
        var content = Whitespace.Content(rest);
        var value = content.IsEmpty ? new TextSpan(behind, 0) : content.Shift(behind);
        return new EntryField(
            text.Slice(name.Start, name.Length).ToString(),
            name,
            value,
            Whitespace.Fold(text.Slice(value.Start, value.Length))
        );
    }

    /// <summary>Gets the text after the first colon.</summary>
    /// <param name="text">The text.</param>
    /// <param name="content">The trimmed span of the text.</param>
    /// <returns>The trimmed span, empty at the end if nothing follows.</returns>
    public static TextSpan BehindColon(ReadOnlySpan<char> text, TextSpan content)
    {
        var start = content.Start + text[content.Start..content.End].IndexOf(':') + 1;
        var value = Whitespace.Content(text[start..content.End]);
        return value.IsEmpty ? new TextSpan(content.End, 0) : value.Shift(start);
    }

    /// <summary>Moves the spans of a field by an offset.</summary>
    public static EntryField Shift(EntryField field, int offset) =>
        field with
        {
            NameSpan = field.NameSpan.Shift(offset),
            ValueSpan = field.ValueSpan.Shift(offset),
        };

    /// <summary>Gets the authors in the fields, in order; omitted ones are <see cref="Others"/>.</summary>
    public static IReadOnlyList<string> Authors(IReadOnlyList<EntryField> fields) =>
        AuthorField(fields) is { } field ? AuthorNames(field.Value) : [];

    /// <summary>Parses the authors in a text: <c>Ada Invented, Ben Invented and Cleo Invented et al.</c></summary>
    public static IReadOnlyList<string> AuthorNames(string text) =>
        WithOthers(
            WithSuffixes(
                WithoutAffiliations(text)
                    .Replace(" and ", ", ", StringComparison.Ordinal)
                    .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            )
        );

    // "Ada Invented (Invented University, Nowhere)"; unbalanced brackets are kept.
    private static string WithoutAffiliations(string text)
    {
        if (!text.Contains('(', StringComparison.Ordinal))
            return text;
        var (kept, depth) = (new System.Text.StringBuilder(text.Length), 0);
        foreach (var c in text)
        {
            depth += c == '(' ? 1 : 0;
            if (depth == 0)
                kept.Append(c);
            depth -= c == ')' ? 1 : 0;
            if (depth < 0)
                return text;
        }
        return depth == 0 ? Whitespace.Fold(kept.Replace(" ,", ",").ToString()) : text;
    }

    /// <summary>Whether a word is the suffix of a name: <c>Jr.</c>, <c>III</c>.</summary>
    internal static bool IsNameSuffix(string word) =>
        word is "Jr" or "Jr." or "Sr" or "Sr." or "II" or "III" or "IV";

    // "John Doe, Jr." is one author.
    private static string[] WithSuffixes(string[] names)
    {
        if (!Array.Exists(names, IsNameSuffix))
            return names;
        var joined = new List<string>(names.Length);
        foreach (var name in names)
        {
            if (joined.Count > 0 && IsNameSuffix(name))
                joined[^1] += " " + name;
            else
                joined.Add(name);
        }
        return [.. joined];
    }

    /// <summary>Appends <see cref="Others"/> if the last name ends with words for omitted authors.</summary>
    internal static string[] WithOthers(string[] names)
    {
        if (names.Length == 0 || Unnamed().Match(names[^1]) is not { Success: true } others)
            return names;
        var last = names[^1][..others.Index];
        return last.Length > 0 ? [.. names[..^1], last, Others] : [.. names[..^1], Others];
    }

    /// <summary>Gets the first field with authors, or null.</summary>
    internal static EntryField? AuthorField(IReadOnlyList<EntryField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Name.StartsWith("Author", StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <summary>Gets the arXiv id in the fields, or null.</summary>
    public static string? ArxivId(IReadOnlyList<EntryField> fields)
    {
        foreach (var field in fields)
        {
            var id = field.Name.Equals("arXiv", StringComparison.OrdinalIgnoreCase)
                ? ArxivIdText.Find(field.Value)
                : ArxivIdText.InLink(field.Value);
            if (id is not null)
                return id;
        }
        return null;
    }

    /// <summary>Gets the DOI in the fields without a URL, or null.</summary>
    public static string? Doi(IReadOnlyList<EntryField> fields)
    {
        foreach (var field in fields)
        {
            var start = field.Value.IndexOf("10.", StringComparison.Ordinal);
            var named =
                field.Name.Equals("DOI", StringComparison.OrdinalIgnoreCase)
                || field.Value.Contains("doi.org/", StringComparison.OrdinalIgnoreCase);
            if (named && start >= 0)
                return field.Value[start..].Split(' ')[0].TrimEnd('.', ',', ';');
        }
        return null;
    }

    /// <summary>Whether a line is labeled as an abstract: <c>Abstract: …</c>, <c>**TL;DR**: …</c></summary>
    internal static bool LabelsAbstract(ReadOnlySpan<char> line)
    {
        line = line.TrimStart("-*_+> ");
        var colon = line[..Math.Min(line.Length, 16)].IndexOf(':');
        return colon > 0 && IsAbstractLabel(line[..colon].TrimEnd("*_ "));
    }

    /// <summary>Whether a name is a label of an abstract.</summary>
    internal static bool IsAbstractLabel(ReadOnlySpan<char> name) =>
        FieldLabels.KindOf(name) is FieldKind.Abstract or FieldKind.Summary;

    // "et al", "et.al.", "and et al. (399 additional authors not shown)", after a name or alone.
    [GeneratedRegex(
        @"(?:^|(?<!\s)\s+)(?:and\s+)?et\.?\s*al\.?(?:\s*\([^()]*\))?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Unnamed();

    // "Tags:", "**Code:**", "- Note:": the name may be bold or after a list marker.
    private static (TextSpan Name, int Behind)? Name(ReadOnlySpan<char> line)
    {
        var start = 0;
        while (start < line.Length && line[start] is ' ' or '\t' or '*' or '_' or '-' or '+')
            start++;
        var rest = line[start..];
        var colon = rest[..Math.Min(rest.Length, 16)].IndexOf(':');
        if (
            colon <= 0
            || (char.IsLower(rest[0]) && !rest.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase))
        )
            return null;
        var name = rest[..colon].TrimEnd("*_ ");
        // "Code:x" and "arXiv:2306.1" are fields, "Project::Name" and "Code://" are not.
        if (!Known.Contains(name) || (colon + 1 < rest.Length && rest[colon + 1] is ':' or '/'))
            return null;
        var behind = start + colon + 1;
        while (behind < line.Length && line[behind] is '*' or '_')
            behind++;
        return (new TextSpan(start, name.Length), behind);
    }
}
