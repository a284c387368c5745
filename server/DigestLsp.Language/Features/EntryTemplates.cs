using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>Templates of new papers, fields and days in each dialect, like those around them.</summary>
public static partial class EntryTemplates
{
    private const string MailRule =
        "------------------------------------------------------------------------------\n";

    // The maximum distance of neighbors that serve as a model.
    private const int Farthest = 50;

    private static readonly string[] Fields =
    [
        "Tags",
        "Note",
        "Status",
        "Code",
        "arXiv",
        "Authors",
        "Project",
        "DOI",
    ];

    /// <summary>Gets the template of a paper on an empty line, or null in a table without columns.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The start of the line.</param>
    public static EntryTemplate? Paper(DigestTree tree, int offset) =>
        tree.Dialect.Id switch
        {
            "pasted-page" => Of("{0}\n\n{2}\n\nhttps://arxiv.org/abs/{1}\n"),
            "arxiv-mail" => Mail(tree, offset),
            "key-value" => Of(
                (Above(tree, offset)?.Part is Entry ? "---\n" : "")
                    + "Title: {0}\nPDF: https://arxiv.org/pdf/{1}\nSummary: {2}\n---\n"
            ),
            "numbered" => Of(
                $"--- {NextNumber(tree, offset)} {{0}} ---\nLink: https://huggingface.co/papers/{{1}}\n\n## Abstract (Original)\n{{2}}\n"
            ),
            "markdown-sections" => Of(
                $"{Hashes(tree, offset)} [{{0}}](https://arxiv.org/abs/{{1}})\n\n**Abstract**: {{2}}\n"
            ),
            "markdown-list" => Item(tree, offset),
            TableLayout.Dialect => TableLayout.Paper(tree, offset),
            _ => null,
        };

    /// <summary>Gets the names of the fields of a paper, those of the dialect first.</summary>
    public static IEnumerable<string> FieldNames(Dialect dialect) =>
        dialect.Id switch
        {
            "arxiv-mail" => ["Categories", "Comments", .. Fields],
            "key-value" => ["PDF", "Summary", .. Fields],
            "numbered" => ["Link", .. Fields],
            "markdown-sections" or "markdown-list" => ["Abstract", .. Fields],
            _ => Fields,
        };

    /// <summary>Formats a date heading like the nearest one.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">The offset of the new heading.</param>
    /// <param name="date">The day.</param>
    public static string Day(DigestTree tree, int offset, DateOnly date)
    {
        var model =
            tree.HeadingOf(offset)
            ?? tree.PartsFrom(offset)
                .Take(200)
                .Where(p => p.Part is DateHeading)
                .Cast<PartAt?>()
                .FirstOrDefault();
        if (model is not { Part: DateHeading heading })
            return (tree.Dialect.IsMarkdown ? "## " : "")
                + DateForm.Default(tree.Dialect.IsMarkdown).Write(date);
        var text = heading.Slice(heading.Content);
        var (start, end) = (
            heading.Name.Start - heading.Content.Start,
            heading.Name.End - heading.Content.Start
        );
        return text[..start] + DateForm.Of(text[start..end]).Write(date) + text[end..];
    }

    /// <summary>Whether a text starts with a list marker.</summary>
    internal static bool IsItem(string text) => ItemMark().IsMatch(text);

    /// <summary>Gets the part above a line, or null.</summary>
    internal static PartAt? Above(DigestTree tree, int lineStart) =>
        Upwards(tree, lineStart).Cast<PartAt?>().FirstOrDefault();

    /// <summary>Gets the last non-blank line of a part.</summary>
    internal static ReadOnlySpan<char> LastLine(Part part)
    {
        var text = part.Blocks[^1].Block.Text.Span.TrimEnd();
        return text[(text.LastIndexOfAny('\n', '\r') + 1)..];
    }

    /// <summary>Gets the indentation of a part.</summary>
    internal static int Indentation(DigestTree tree, PartAt at) =>
        tree.Position(at.Start + at.Part.Content.Start).Character;

    private static EntryTemplate Of(string text) => new(text, []);

    private static IEnumerable<PartAt> Upwards(DigestTree tree, int lineStart)
    {
        var parts = tree.PartsBefore(lineStart);
        if (tree.PartAt(lineStart) is { } at && at.Start < lineStart)
            parts = parts.Prepend(at);
        return parts.Where(p => !p.Part.Content.IsEmpty);
    }

    private static PartAt? Neighbour(DigestTree tree, int offset) =>
        Upwards(tree, offset)
            .Take(Farthest)
            .Concat(tree.PartsFrom(offset).Take(Farthest))
            .Where(p => p.Part is Entry)
            .Cast<PartAt?>()
            .FirstOrDefault();

    private static string Start(PartAt? at) =>
        at is { Part: Entry entry }
            ? entry.Slice(entry.Extent with { Length = Math.Min(entry.Extent.Length, 16) })
            : "";

    // A rule above is not repeated, and then separates the paper from the next one.
    private static EntryTemplate Mail(DigestTree tree, int offset)
    {
        var above = Above(tree, offset) is { } at ? LastLine(at.Part) : default;
        var isBegun = above is @"\\";
        var isRuled = isBegun || (above.Length > 19 && above.IndexOfAnyExcept('-') < 0);
        var isFollowed =
            isRuled && tree.PartsFrom(offset).Take(2).Any(p => p.Part is Entry && p.Start >= offset);
        return Of(
            (isRuled ? "" : MailRule)
                + (isBegun ? "" : "\\\\\n")
                + "arXiv:{1}\n\nTitle: {0}\n\\\\\n  {2}\n\\\\ ( https://arxiv.org/abs/{1} )\n"
                + (isFollowed ? MailRule : "")
        );
    }

    // "3." after "--- 2. Title ---"
    private static string NextNumber(DigestTree tree, int offset) =>
        Next(Start(Upwards(tree, offset).Take(Farthest).FirstOrDefault(p => p.Part is Entry))) ?? "1.";

    private static string Hashes(DigestTree tree, int offset) =>
        HeadingMark().Match(Start(Neighbour(tree, offset))) is { Success: true } mark ? mark.Value : "###";

    private static EntryTemplate Item(DigestTree tree, int offset)
    {
        var neighbour = Neighbour(tree, offset);
        var first = Start(neighbour);
        var mark =
            neighbour is { } n && n.Start < offset && Next(first) is { } number ? number
            : ItemMark().Match(first) is { Success: true } item ? item.Value
            : "-";
        // Papers are indented below a list item that is a day.
        var day = tree.HeadingOf(offset);
        var indent =
            neighbour is { } same && same.Start < offset && !(day?.Start > same.Start)
                ? Indentation(tree, same)
            : day is { } heading && IsItem(heading.Part.Slice(heading.Part.Content))
                ? Indentation(tree, heading) + 2
            : 0;
        var blanks = new string(' ', indent);
        var below = new string(' ', indent + mark.Length + 1);
        return Of($"{blanks}{mark} [{{0}}](https://arxiv.org/abs/{{1}})\n{below}- Abstract: {{2}}\n");
    }

    private static string? Next(string text) =>
        Numbered().Match(text) is { Success: true } match
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{int.Parse(match.Groups["number"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture) + 1}{match.Groups["mark"].Value}"
            )
            : null;

    [GeneratedRegex(@"^(?:--- )?(?<number>[0-9]{1,5})(?<mark>[.)])", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();

    [GeneratedRegex(@"^\s*(?:[-*+]|[0-9]{1,4}[.)])(?=\s|$)", RegexOptions.CultureInvariant)]
    private static partial Regex ItemMark();

    [GeneratedRegex("^#{1,6}(?= )", RegexOptions.CultureInvariant)]
    private static partial Regex HeadingMark();
}
