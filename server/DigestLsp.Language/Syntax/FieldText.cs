using System.Collections.Frozen;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Fields that a writer adds to a paper in any dialect: <c>Tags: vision, robots</c>.</summary>
public static class FieldText
{
    /// <summary>The names that are read as fields, letter case as usually written.</summary>
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

    /// <summary>Whether a line begins with the name of a field and its colon.</summary>
    public static bool IsField(ReadOnlySpan<char> line) => Name(line) is not null;

    /// <summary>The field that a text begins with, with spans relative to the text; null where it begins with none.</summary>
    public static EntryField? Find(ReadOnlySpan<char> text)
    {
        if (Name(text) is not { } found)
            return null;
        return Make(text, found.Name, found.Behind);
    }

    /// <summary>The field of a name already found, with spans relative to the text.</summary>
    /// <param name="text">The text that holds name and value.</param>
    /// <param name="name">Where the name stands in it.</param>
    /// <param name="behind">Where the value may start: behind the colon.</param>
    public static EntryField Make(ReadOnlySpan<char> text, TextSpan name, int behind)
    {
        var rest = text[behind..];
        var content = Blanks.Content(rest);
        var value = content.IsEmpty ? new TextSpan(behind, 0) : content.Shift(behind);
        return new EntryField(
            text.Slice(name.Start, name.Length).ToString(),
            name,
            value,
            Blanks.Fold(text.Slice(value.Start, value.Length))
        );
    }

    /// <summary>What stands behind the first colon of a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="content">Span of it without the blanks around.</param>
    /// <returns>The span without blanks around it; empty at the end where nothing follows.</returns>
    public static TextSpan BehindColon(ReadOnlySpan<char> text, TextSpan content)
    {
        var start = content.Start + text[content.Start..content.End].IndexOf(':') + 1;
        var value = Blanks.Content(text[start..content.End]);
        return value.IsEmpty ? new TextSpan(content.End, 0) : value.Shift(start);
    }

    /// <summary>The same field, seen from further out.</summary>
    public static EntryField Shift(EntryField field, int offset) =>
        field with
        {
            NameSpan = field.NameSpan.Shift(offset),
            ValueSpan = field.ValueSpan.Shift(offset),
        };

    /// <summary>The authors that the fields name, in order.</summary>
    public static IReadOnlyList<string> Authors(IReadOnlyList<EntryField> fields) =>
        AuthorField(fields)
            ?.Value.Replace(" and ", ", ", StringComparison.Ordinal)
            .Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        ?? [];

    /// <summary>The first field that names authors, or null.</summary>
    internal static EntryField? AuthorField(IReadOnlyList<EntryField> fields)
    {
        foreach (var field in fields)
        {
            if (field.Name.StartsWith("Author", StringComparison.OrdinalIgnoreCase))
                return field;
        }
        return null;
    }

    /// <summary>The arXiv identifier that the fields name, or null.</summary>
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

    /// <summary>The DOI that the fields name, without an address in front, or null.</summary>
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

    // "Tags:", "**Code:**", "- Note:": the name may stand in bold or behind a list mark.
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
