using System.Buffers;
using System.Globalization;
using System.Text;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>
/// Exports BibTeX entries: <c>@misc</c> with <c>eprint</c> and <c>url</c>; keys are unique, see <see cref="CitationKeys"/>.
/// </summary>
internal static class BibtexExport
{
    private static readonly SearchValues<char> Marks = SearchValues.Create("\\~^{}&%$#_<>|");

    private static readonly string[] Months =
    [
        "jan",
        "feb",
        "mar",
        "apr",
        "may",
        "jun",
        "jul",
        "aug",
        "sep",
        "oct",
        "nov",
        "dec",
    ];

    public static string Write(ExportDigest digest)
    {
        var file = new StringBuilder(digest.Room);
        var keys = new CitationKeys();
        foreach (var (paper, day) in digest.Papers.Where(p => p.Paper.Title.Length > 0))
        {
            if (file.Length > 0)
                file.Append('\n');
            WriteEntry(file, paper, day.Of(paper), keys);
        }
        return file.ToString();
    }

    /// <summary>Formats the entry of one paper.</summary>
    /// <param name="paper">A paper with a title.</param>
    /// <param name="date">Its date in ISO 8601, possibly partial, or null if unknown.</param>
    public static string Entry(ExportPaper paper, string? date)
    {
        var entry = new StringBuilder();
        WriteEntry(entry, paper, date, new CitationKeys());
        return entry.ToString();
    }

    private static void WriteEntry(StringBuilder file, ExportPaper paper, string? date, CitationKeys keys)
    {
        var year = Citation.Year(paper, date);
        file.Append("@misc{").Append(keys.Next(paper, year, date));
        Field("title", Title(paper.Title));
        Field("author", string.Join(" and ", paper.Authors.Select(Author)));
        Field("year", year);
        if (year is not null && date is { Length: >= 7 } && date[..4] == year && Month(date) is { } month)
            file.Append(",\n  month = ").Append(month);
        if (paper.ArxivIdWithoutVersion is { } id)
        {
            Field("eprint", id);
            Field("archivePrefix", "arXiv");
            Field(
                "primaryClass",
                paper.PrimaryCategory
                    ?? (id.Contains('/', StringComparison.Ordinal) ? id.Split('/')[0] : null)
            );
        }
        Field("doi", paper.Doi is null ? null : Verbatim(paper.Doi));
        Field("url", paper.Url is null ? null : Verbatim(paper.Url));
        if (paper.Tags is { Count: > 0 } tags)
            Field("keywords", Escape(string.Join(", ", tags)));
        if (CleanText.Line(paper.Abstract) is { Length: > 0 } summary)
            AppendEscaped(Name("abstract"), summary).Append('}');
        file.Append("\n}\n");

        void Field(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                Name(name).Append(value).Append('}');
        }

        StringBuilder Name(string name) => file.Append(",\n  ").Append(name).Append(" = {");
    }

    private static string? Month(string date) =>
        int.TryParse(date.AsSpan(5, 2), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        && month is >= 1 and <= 12
            ? Months[month - 1]
            : null;

    // Styles lowercase titles except for the first letter; braces protect names (GPT-4, mT5, {LLM}s) and math.
    private static string Title(string title)
    {
        title = CleanText.Line(title);
        var written = new StringBuilder(title.Length + 16);
        var (start, done) = (0, 0);
        while (start < title.Length)
        {
            var math = MathText.LengthAt(title, start);
            var length = math > 0 ? math : WordAt(title, start);
            if (math > 0 || IsName(title.AsSpan(start, length)))
            {
                AppendEscaped(written, title[done..start]).Append('{');
                AppendEscaped(written, title.Substring(start, length)).Append('}');
                done = start + length;
            }
            start += Math.Max(length, 1);
        }
        return AppendEscaped(written, title[done..]).ToString();
    }

    // The length of the word at an offset: up to the next space, hyphen or math.
    private static int WordAt(string title, int start)
    {
        var end = start;
        while (end < title.Length && title[end] is not (' ' or '-') && MathText.LengthAt(title, end) == 0)
            end++;
        return end - start;
    }

    // A capital after the first letter or digit, or a digit and a capital.
    private static bool IsName(ReadOnlySpan<char> word)
    {
        var (first, digit, capital) = (true, false, false);
        foreach (var character in word)
        {
            if (first && !char.IsLetterOrDigit(character))
                continue;
            if (char.IsUpper(character) && !first)
                return true;
            capital |= char.IsUpper(character);
            digit |= char.IsDigit(character);
            first = false;
        }
        return digit && capital;
    }

    // Braces make a team a single name, and protect separators ("and", a comma) in it.
    private static string Author(string name)
    {
        if (name is FieldText.Others or "et al")
            return "others";
        var parts = AuthorName.Of(name);
        var holdsSeparator =
            parts.Last.Contains(',', StringComparison.Ordinal)
            || parts.Given.Contains(',', StringComparison.Ordinal)
            || name.Split(' ').Contains("and", StringComparer.OrdinalIgnoreCase);
        if (parts.IsOrganization || holdsSeparator || (parts.Suffix.Length > 0 && parts.Given.Length == 0))
            return $"{{{Escape($"{parts.Given} {parts.Last} {parts.Suffix}".Trim())}}}";
        return parts.Suffix.Length > 0
            ? Escape($"{parts.Last}, {parts.Suffix}, {parts.Given}")
            : Escape($"{parts.Given} {parts.Last}".Trim());
    }

    private static string Escape(string text) =>
        text.AsSpan().IndexOfAny(Marks) < 0 && Ascii.IsValid(text)
            ? text
            : AppendEscaped(new StringBuilder(text.Length + 16), CleanText.Line(text)).ToString();

    // Math is already TeX. With characters that end lines or name parameters it is not math.
    private static StringBuilder AppendEscaped(StringBuilder to, string text)
    {
        var done = 0;
        for (var at = text.IndexOf('$'); at >= 0; at = text.IndexOf('$', at))
        {
            var length = MathText.LengthAt(text, at);
            if (length == 0 || text.AsSpan(at, length).IndexOfAny('%', '#') >= 0)
            {
                at += Math.Max(length, 1);
                continue;
            }
            to.AppendReplaced(text.AsSpan(done, at - done), Marks, Escaped).Append(text, at, length);
            done = at += length;
        }
        return to.AppendReplaced(text.AsSpan(done), Marks, Escaped);
    }

    private static string Escaped(char mark) =>
        mark switch
        {
            '\\' => "\\textbackslash{}",
            '~' => "\\textasciitilde{}",
            '^' => "\\textasciicircum{}",
            // BibTeX counts even escaped braces: an unbalanced one would end the entry early.
            '{' => "\\textbraceleft{}",
            '}' => "\\textbraceright{}",
            '<' => "\\textless{}",
            '>' => "\\textgreater{}",
            '|' => "\\textbar{}",
            _ => "\\" + mark,
        };

    // URLs and DOIs are verbatim, so nothing in them may end the field.
    private static string Verbatim(string text) =>
        CleanText
            .Line(text)
            .Replace("{", "%7B", StringComparison.Ordinal)
            .Replace("}", "%7D", StringComparison.Ordinal)
            .Replace("\\", "%5C", StringComparison.Ordinal);
}
