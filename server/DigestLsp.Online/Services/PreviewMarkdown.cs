using System.Globalization;
using DigestLsp.Language.Text;

namespace DigestLsp.Online.Services;

/// <summary>
/// Renders previews as Markdown that looks right in every editor and as plain text: no HTML, tables, images or entities, with untrusted
/// text escaped and truncated.
/// </summary>
public static class PreviewMarkdown
{
    private const int MaxHeadingLength = 250;
    private const int MaxTextLength = 600;
    private const int MaxPieceLength = 120;
    private const int MaxCodeLineLength = 200;
    private const int MaxCodeLines = 40;

    /// <summary>Renders a preview.</summary>
    /// <param name="card">The preview.</param>
    /// <param name="fetched">When it was fetched.</param>
    /// <param name="now">The current time, for ages.</param>
    public static string Draw(LinkPreview card, DateTimeOffset fetched, DateTimeOffset now)
    {
        var paragraphs = new List<string>
        {
            string.Join(
                " · ",
                card.Marks.Where(m => m.Length > 0)
                    .Select(Piece)
                    .Prepend($"**{Link(card.Heading, card.Url, MaxHeadingLength)}**")
            ),
        };
        if (card.Authors is { Length: > 0 } authors)
            paragraphs.Add(Text(authors));
        if (card.Text is { Length: > 0 } description)
            paragraphs.Add(Text(description));
        if (card.Facts.Count > 0)
            paragraphs.Add(
                string.Join(" · ", card.Facts.Where(f => f.Text.Length > 0).Select(f => Draw(f, now)))
            );
        if (card.Topics.Count > 0)
            paragraphs.Add(string.Join(' ', card.Topics.Select(Code).Where(t => t.Length > 2)));
        if (card.Excerpt is { } excerpt)
            paragraphs.Add(Draw(excerpt));
        paragraphs.Add(
            string.Join(
                " · ",
                card.Links.Select(l => Link(l.Text, l.Url, MaxPieceLength))
                    .Append("fetched " + Since(now - fetched))
            )
        );
        return string.Join("\n\n", paragraphs.Where(p => p.Length > 0));
    }

    /// <summary>Renders a name and a sentence about it.</summary>
    /// <param name="name">The name, which is escaped.</param>
    /// <param name="sentence">The sentence, which is escaped.</param>
    public static string Sentence(string name, string sentence) =>
        $"**{MarkdownText.Escape(PreviewText.Cut(name, MaxHeadingLength))}**\n\n{Text(sentence)}";

    /// <summary>Abbreviates a number: <c>12.3k</c>.</summary>
    public static string Short(long number) =>
        number switch
        {
            < 1_000 => number.ToString(CultureInfo.InvariantCulture),
            < 999_950 => (number / 1_000.0).ToString("0.#k", CultureInfo.InvariantCulture),
            < 999_950_000 => (number / 1_000_000.0).ToString("0.#M", CultureInfo.InvariantCulture),
            _ => (number / 1_000_000_000.0).ToString("0.#B", CultureInfo.InvariantCulture),
        };

    /// <summary>Formats an age in days, weeks, months or years: <c>3 months ago</c>.</summary>
    public static string Age(TimeSpan age)
    {
        var days = (int)Math.Max(0, age.TotalDays);
        return days switch
        {
            0 => "today",
            1 => "yesterday",
            < 14 => Ago(days, "day"),
            < 60 => Ago(days / 7, "week"),
            < 730 => Ago(days / 30, "month"),
            _ => Ago(days / 365, "year"),
        };
    }

    private static string Since(TimeSpan age) =>
        age < TimeSpan.FromMinutes(1) ? "now"
        : age < TimeSpan.FromHours(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalMinutes} min ago")
        : age < TimeSpan.FromDays(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{(int)age.TotalHours} h ago")
        : Age(age);

    private static string Ago(int number, string unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")} ago");

    private static string Draw(Fact fact, DateTimeOffset now) =>
        fact.Date is { } date
            ? $"{Piece(fact.Text)} {date.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} ({Age(now - date)})"
            : Piece(fact.Text);

    private static string Draw(Excerpt excerpt)
    {
        if (excerpt.Language == Excerpt.Prose)
            return string.Join("\n>\n", excerpt.Text.Split('\n').Select(p => "> " + Text(p)));
        var lines = excerpt.Text.Split('\n').Take(MaxCodeLines).Select(CodeLine).ToList();
        // A fence must be longer than any run of backticks in it.
        var fence = new string('`', Math.Max(3, lines.Max(LongestRun) + 1));
        return $"{fence}{excerpt.Language}\n{string.Join('\n', lines)}\n{fence}";
    }

    private static string Text(string text) => MarkdownText.Escape(PreviewText.Cut(text, MaxTextLength));

    private static string Piece(string text) => MarkdownText.Escape(PreviewText.Cut(text, MaxPieceLength));

    private static string Code(string text) =>
        "`" + MarkdownText.Visible(PreviewText.Cut(text, 50)).Replace('`', '\'').Trim() + "`";

    private static string CodeLine(string line)
    {
        var cut = line.Length > MaxCodeLineLength ? PreviewText.Cut(line, MaxCodeLineLength) : line;
        return MarkdownText.Visible(cut.Replace("\t", "    ", StringComparison.Ordinal)).TrimEnd();
    }

    private static int LongestRun(string line)
    {
        var (longest, run) = (0, 0);
        foreach (var character in line)
        {
            run = character == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }
        return longest;
    }

    private static string Link(string text, string url, int longest)
    {
        var shown = MarkdownText.Escape(PreviewText.Cut(text, longest));
        return MarkdownText.Address(url) is { } address ? $"[{shown}]({address})" : shown;
    }
}
