using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>How new papers, their fields and new days are written in each dialect, as those around them are.</summary>
public static partial class EntryTemplates
{
    private const string MailRule =
        "------------------------------------------------------------------------------\n";

    // Neighbours farther away say nothing of how it is done here.
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

    /// <summary>How a paper is written on an empty line; null in a table without columns.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">Where the line starts.</param>
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

    /// <summary>The names of the fields that a paper may have, those of the dialect first.</summary>
    public static IEnumerable<string> FieldNames(Dialect dialect) =>
        dialect.Id switch
        {
            "arxiv-mail" => ["Categories", "Comments", .. Fields],
            "key-value" => ["PDF", "Summary", .. Fields],
            "numbered" => ["Link", .. Fields],
            "markdown-sections" or "markdown-list" => ["Abstract", .. Fields],
            _ => Fields,
        };

    /// <summary>A day's heading for a date as the document writes it: in the form of the nearest heading.</summary>
    /// <param name="tree">The document.</param>
    /// <param name="offset">Where the heading will stand.</param>
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

    /// <summary>Whether a text begins with the mark of a list's item.</summary>
    internal static bool IsItem(string text) => ItemMark().IsMatch(text);

    /// <summary>The part whose text stands last above a line; null where nothing stands above.</summary>
    internal static PartAt? Above(DigestTree tree, int lineStart) =>
        Upwards(tree, lineStart).Cast<PartAt?>().FirstOrDefault();

    /// <summary>The last line of a part that shows something.</summary>
    internal static ReadOnlySpan<char> LastLine(Part part)
    {
        var text = part.Blocks[^1].Block.Text.Span.TrimEnd();
        return text[(text.LastIndexOfAny('\n', '\r') + 1)..];
    }

    /// <summary>How far a part's text is indented.</summary>
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

    // A rule that stands above is not written again, and parts it from the next paper then.
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

    // "3." behind "--- 2. Title ---"
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
        // Below an item that is a day the papers are indented.
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
