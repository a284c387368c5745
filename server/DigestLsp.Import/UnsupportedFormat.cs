using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>Detects formats of papers or documents that cannot be imported. As plain text they would not be converted.</summary>
internal static partial class UnsupportedFormat
{
    private const int HeadLength = 16_384;
    private const int FewestColumns = 3;
    private const int FewestRows = 2;

    private static readonly (string Start, string Name)[] Starts =
    [
        ("%PDF-", "a PDF file"),
        ("%!PS", "a PostScript file"),
        ("{\\rtf", "an RTF document"),
        ("TY  - ", "an RIS bibliography"),
        ("PMID- ", "a PubMed bibliography"),
        ("FN Clarivate", "a Web of Science bibliography"),
        ("%0 ", "an EndNote bibliography"),
        ("date,title,authors,", "a CSV file"),
    ];

    /// <summary>Gets the name of the format with its article, or null if the text may be a digest.</summary>
    public static string? Find(string text)
    {
        var head = Whitespace.Trim(text.AsSpan(0, Math.Min(text.Length, HeadLength)));
        foreach (var (start, name) in Starts)
        {
            if (head.StartsWith(start, StringComparison.Ordinal))
                return name;
        }
        return Bibtex().IsMatch(head) ? "a BibTeX bibliography"
            : Latex().IsMatch(head) ? "a LaTeX document"
            : IsTable(head, ',') || IsTable(head, '\t') || IsTable(head, ';') ? "a CSV file"
            : null;
    }

    // Several rows with as many cells as the header, whose cells are names.
    private static bool IsTable(ReadOnlySpan<char> head, char separator)
    {
        var columns = 0;
        var rows = 0;
        foreach (var (cells, longest, isWhole) in Rows(head.ToString(), separator))
        {
            if (columns == 0)
            {
                if (cells < FewestColumns || longest > 40)
                    return false;
                columns = cells;
            }
            else if (cells == columns)
                rows++;
            else if (isWhole)
                return false;
        }
        return rows + 1 >= FewestRows;
    }

    // Rows of RFC 4180: a line break in quotation marks belongs to the cell. The last row may be incomplete.
    private static IEnumerable<(int Cells, int Longest, bool IsWhole)> Rows(string text, char separator)
    {
        var (cells, longest, start, isQuoted) = (1, 0, 0, false);
        for (var i = 0; i <= text.Length; i++)
        {
            var isEnd = i == text.Length;
            if (!isEnd && text[i] == '"')
                isQuoted = !isQuoted;
            if (!isEnd && (isQuoted || (text[i] != separator && text[i] != '\n')))
                continue;
            longest = Math.Max(longest, i - start);
            start = i + 1;
            if (!isEnd && text[i] == separator)
            {
                cells++;
                continue;
            }
            yield return (cells, longest, !isEnd);
            (cells, longest) = (1, 0);
        }
    }

    // At the start, ignoring comments: later in the text a digest may show how to cite a paper.
    [GeneratedRegex(@"^(?:\s*%[^\n]*\n)*\s*@\w+\s*[{(]", RegexOptions.CultureInvariant)]
    private static partial Regex Bibtex();

    [GeneratedRegex(
        @"^(?:\s*%[^\n]*\n)*\s*\\(?:documentclass|usepackage|begin|input)\b",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Latex();
}
