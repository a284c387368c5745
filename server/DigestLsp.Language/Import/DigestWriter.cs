using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Import;

/// <summary>Writes papers as the text of a digest.</summary>
public static class DigestWriter
{
    private static readonly Publication Nowhere = new("", default);

    // The first two are common layouts; in Markdown, anything can be escaped.
    private static readonly Func<IReadOnlyList<ExportDay>, string>[] Layouts =
    [
        PageWriter.Write,
        NamedWriter.Write,
        MarkdownWriter.Write,
    ];

    /// <summary>
    /// Writes a digest that parses as the given papers. It has the layout of a pasted page, with title, abstract and fields separated by
    /// blank lines. If that would be parsed differently (a title that looks like a date, an abstract in pieces), the digest has labels
    /// (<c>Title:</c>, <c>Summary:</c>) or is a Markdown page.
    /// </summary>
    /// <param name="days">The days.</param>
    /// <returns>
    /// The text with <c>\n</c> line ends, and whether it parses as the same papers. If no layout is exact, the closest one; fields that
    /// would be lost or parsed differently become notes.
    /// </returns>
    public static (string Text, bool IsExact) Write(IReadOnlyList<ExportDay> days)
    {
        var (text, lost) = Best(days);
        if (lost == 0)
            return (text, true);
        var (simple, stillLost) = Best([
            .. days.Select(d => d with { Papers = [.. d.Papers.Select(WithNotes)] }),
        ]);
        return (stillLost < lost ? simple : text, false);
    }

    // The text in the layout that loses least, and how much it loses.
    private static (string Text, int Lost) Best(IReadOnlyList<ExportDay> days)
    {
        var best = (Text: "", Lost: int.MaxValue);
        foreach (var write in Layouts)
        {
            var text = write(days);
            var lost = Lost(text, days);
            if (lost < best.Lost)
                best = (text, lost);
            if (lost == 0)
                break;
        }
        return best;
    }

    private static int Lost(string text, IReadOnlyList<ExportDay> days)
    {
        var read = ExportDigest.Of(DigestTree.Parse(text, DialectChooser.Choose), Nowhere);
        var given = new ExportDigest(days, Nowhere);
        if (JsonExport.Write(read) == JsonExport.Write(given))
            return 0;
        // A missing or additional paper is worse than any differences.
        var (before, after) = (given.Papers.ToList(), read.Papers.ToList());
        return 1
            + (Math.Abs(before.Count - after.Count) * (before.Count + 1))
            + before.Zip(after).Count(p => !IsSame(p.First, p.Second));
    }

    private static bool IsSame(
        (ExportPaper Paper, ExportDay Day) one,
        (ExportPaper Paper, ExportDay Day) other
    ) =>
        one.Paper.Title == other.Paper.Title
        && one.Paper.ArxivId == other.Paper.ArxivId
        && one.Paper.Doi == other.Paper.Doi
        && one.Paper.Abstract == other.Paper.Abstract
        && one.Paper.Authors.SequenceEqual(other.Paper.Authors)
        && one.Paper.Links.SequenceEqual(other.Paper.Links)
        && one.Day.Of(one.Paper) == other.Day.Of(other.Paper);

    private static ExportPaper WithNotes(ExportPaper paper) =>
        paper with
        {
            Fields =
            [
                .. paper.Fields.Select(f =>
                    FieldText.IsField($"{f.Name}:") ? f : ("Note", $"{f.Name}: {f.Value}")
                ),
            ],
        };
}
