using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace DigestLsp.Online.Services;

/// <summary>Prepares text of services for previews: truncates it, removes markup and abbreviates numbers.</summary>
internal static partial class PreviewText
{
    private const int MaxAuthors = 6;
    private const int MaxReadmeLength = 32 * 1024;
    private const int LeastProse = 30;

    /// <summary>Truncates a text to a number of UTF-16 code units, between words if one ends nearby, with an ellipsis.</summary>
    public static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var end = length - 1;
        var blank = text.LastIndexOf(' ', end, Math.Min(end, 40));
        if (blank > 0)
            end = blank;
        if (char.IsHighSurrogate(text[end - 1]))
            end--;
        return text[..end].TrimEnd(' ', ',', ';', '.') + "…";
    }

    /// <summary>Replaces each run of whitespace with one space.</summary>
    public static string Fold(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Converts HTML and JATS (the markup of abstracts in DOI records) to plain text on one line.</summary>
    public static string WithoutTags(string text) => Fold(WebUtility.HtmlDecode(Tags().Replace(text, " ")));

    /// <summary>Formats authors on one line: the first few, and how many more.</summary>
    public static string? Authors(IReadOnlyList<string> names) =>
        names.Count == 0 ? null
        : names.Count <= MaxAuthors + 1 ? string.Join(", ", names)
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{string.Join(", ", names.Take(MaxAuthors))} and {names.Count - MaxAuthors} more"
        );

    /// <summary>Formats a number with its noun: <c>1 fork</c>, <c>1.2k forks</c>.</summary>
    public static string Count(long number, string noun) =>
        $"{PreviewMarkdown.Short(number)} {noun}{(number == 1 ? "" : "s")}";

    /// <summary>Parses a timestamp of a service (RFC 3339), or returns null if it is invalid.</summary>
    public static DateTimeOffset? Date(string? text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var date
        )
            ? date
            : null;

    /// <summary>
    /// Gets the first sentences of a README or comment, without headings, badges, tables, code and markup, or null if it has none.
    /// </summary>
    public static string? Prose(string markdown, int length)
    {
        var text = markdown.Length > MaxReadmeLength ? markdown[..MaxReadmeLength] : markdown;
        text = Fences().Replace(Comments().Replace(text.ReplaceLineEndings("\n"), " "), "\n");
        text = Tags().Replace(Images().Replace(text, ""), "");
        text = Links().Replace(Links().Replace(text, "${text}"), "${text}");
        var found = new List<string>();
        string? brief = null;
        var room = length;
        foreach (var paragraph in text.Split("\n\n"))
        {
            var prose = Fold(string.Join(' ', paragraph.Split('\n').Where(IsProse).Select(Bare)));
            if (prose.Count(char.IsLetter) < LeastProse)
            {
                brief ??= prose.Any(char.IsLetter) ? prose : null;
                continue;
            }
            found.Add(Cut(WebUtility.HtmlDecode(prose), room));
            room -= prose.Length;
            if (room < length / 3 || found.Count == 2)
                break;
        }
        return found.Count > 0 ? string.Join('\n', found)
            : brief is null ? null
            : Cut(WebUtility.HtmlDecode(brief), length);
    }

    private static bool IsProse(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.Length > 0
            && text[0] is not ('#' or '|')
            && !line.StartsWith("    ", StringComparison.Ordinal);
    }

    private static string Bare(string line) =>
        line.TrimStart(' ', '>', '-', '+', '*')
            .Replace("**", "", StringComparison.Ordinal)
            .Replace("__", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal);

    [GeneratedRegex("<!--.{0,4000}?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex(
        "^ {0,3}(?<fence>```|~~~).{0,8000}?^ {0,3}\\k<fence>[^\n]*$",
        RegexOptions.Singleline | RegexOptions.Multiline
    )]
    private static partial Regex Fences();

    [GeneratedRegex(
        @"!\[[^\]\n]{0,300}\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Images();

    [GeneratedRegex(
        @"\[(?<text>[^\]\[\n]{0,300})\](?:\([^)\n]{0,1000}\)|\[[^\]\n]{0,100}\])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Links();

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,1000}>")]
    private static partial Regex Tags();
}
