using System.Globalization;
using System.Text;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Summaries of papers and days as Markdown that renders well in any editor: no HTML, tables, images or entities.</summary>
public static class SummaryMarkdown
{
    private const int MaxLinks = 12;

    private static readonly string[] Noted = ["Status", TagList.FieldName, "Note"];

    /// <summary>Summarizes a paper: title, day, length, authors, annotations, links.</summary>
    public static string OfPaper(DigestTree tree, PartAt at, Entry entry)
    {
        var content = entry.Content;
        var facts = new List<string>();
        if (DayOf(tree, at) is { } day)
            facts.Add(day);
        if (content.ArxivId is { } id)
            facts.Add("arXiv " + id);
        facts.Add(content.Abstract is null ? "no abstract" : Length(entry.AbstractText));
        var text = new StringBuilder("**")
            .Append(MarkdownText.Escape(content.Title))
            .Append("**\n\n")
            .AppendJoin(" · ", facts);
        if (content.Authors.Count > 0)
            text.Append("\n\n").Append(MarkdownText.Escape(string.Join(", ", content.Authors)));
        var notes = Noted
            .Select(name => (Name: name, Value: content.Values(name)))
            .Where(field => field.Value.Length > 0)
            .Select(field => MarkdownText.Escape($"{field.Name}: {field.Value}"));
        if (string.Join(" · ", notes) is { Length: > 0 } noted)
            text.Append("\n\n").Append(noted);
        var targets = entry.Links.Select(l => LinkTarget.Of(l.Text)).DistinctBy(t => t.Key).ToList();
        if (targets.Count > 0)
            text.Append("\n\n").AppendJoin('\n', targets.Take(MaxLinks).Select(t => "- " + LinkText(t)));
        if (targets.Count > MaxLinks)
            text.Append(CultureInfo.InvariantCulture, $"\n- and {targets.Count - MaxLinks} more");
        return text.ToString();
    }

    /// <summary>Summarizes a day: date, whether its year is inferred, number of papers.</summary>
    public static string OfDay(DigestTree tree, PartAt at, DateHeading heading)
    {
        var papers = tree.PartsFrom(at.End)
            .TakeWhile(p => p.Part is not DateHeading)
            .Count(p => p.Part is Entry);
        var date = YearInference.Of(tree, at);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"**{MarkdownText.Escape(heading.Slice(heading.Name))}**{(date is { Date.Year: not null } d ? $" · {d.Date}" : "")}{(date is { Inferred: true } ? " (year inferred)" : "")}\n\n{Count(papers, "paper")}"
        );
    }

    /// <summary>Formats a number with its noun: <c>1 paper</c>, <c>2 papers</c>.</summary>
    public static string Count(int number, string noun) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {noun}{(number == 1 ? "" : "s")}");

    private static string? DayOf(DigestTree tree, PartAt at) =>
        tree.HeadingOf(at.Start) is { Part: DateHeading heading }
            ? MarkdownText.Escape(heading.Slice(heading.Name))
            : null;

    private static string Length(string text) =>
        Count(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, "word");

    private static string LinkText(LinkTarget target) =>
        $"[{MarkdownText.Escape(target.FullName ?? target.Url[(target.Url.IndexOf("//", StringComparison.Ordinal) + 2)..])}](<{target.Url.Replace(">", "%3E", StringComparison.Ordinal).Replace("<", "%3C", StringComparison.Ordinal)}>)";
}
