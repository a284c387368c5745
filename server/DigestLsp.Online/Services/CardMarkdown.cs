using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Online.Services;

/// <summary>Draws cards as Markdown that looks right in every editor: no HTML, tables or pictures, strangers' text escaped.</summary>
public static class CardMarkdown
{
    /// <summary>The card's Markdown.</summary>
    /// <param name="card">What to draw.</param>
    /// <param name="fetched">When it was fetched.</param>
    /// <param name="now">The present, which ages are counted from.</param>
    public static string Draw(Card card, DateTimeOffset fetched, DateTimeOffset now)
    {
        var text = new StringBuilder($"**{Link(card.Heading, card.Url)}**");
        foreach (var mark in card.Marks)
            text.Append(" · ").Append(MarkdownText.Escape(mark));
        if (card.Text is { Length: > 0 } description)
            text.Append("\n\n").Append(MarkdownText.Escape(description));
        if (card.Facts.Count > 0)
            text.Append("\n\n").AppendJoin(" · ", card.Facts.Select(f => Draw(f, now)));
        if (card.Topics.Count > 0)
            text.Append("\n\n").AppendJoin(" · ", card.Topics.Select(MarkdownText.Escape));
        text.Append("\n\n").AppendJoin(" · ", card.Links.Select(l => Link(l.Text, l.Url)));
        if (card.Links.Count > 0)
            text.Append(" · ");
        return text.Append("fetched ").Append(Since(now - fetched)).ToString();
    }

    /// <summary>A card of a name and a sentence about it.</summary>
    /// <param name="name">The name; it is escaped.</param>
    /// <param name="sentence">The sentence; it is escaped.</param>
    public static string Sentence(string name, string sentence) =>
        $"**{MarkdownText.Escape(name)}**\n\n{MarkdownText.Escape(sentence)}";

    /// <summary>A number in few characters: <c>12.3k</c>.</summary>
    public static string Short(long number) =>
        number switch
        {
            < 1_000 => number.ToString(CultureInfo.InvariantCulture),
            < 999_950 => (number / 1_000.0).ToString("0.#k", CultureInfo.InvariantCulture),
            _ => (number / 1_000_000.0).ToString("0.#M", CultureInfo.InvariantCulture),
        };

    /// <summary>An age in days, weeks, months or years: <c>3 months ago</c>.</summary>
    public static string Age(TimeSpan age)
    {
        var days = (int)Math.Max(0, age.TotalDays);
        return days switch
        {
            0 => "today",
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

    // A number's point needs no escape in the middle of a line, and editors that show Markdown as it is show it better without.
    private static string Draw(Fact fact, DateTimeOffset now)
    {
        var text = MarkdownText.Escape(fact.Text).Replace(@"\.", ".", StringComparison.Ordinal);
        return fact.Date is { } date
            ? $"{text} {date.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} ({Age(now - date)})"
            : text;
    }

    private static string Link(string text, string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            ? $"[{MarkdownText.Escape(text)}]({address.AbsoluteUri.Replace("(", "%28", StringComparison.Ordinal).Replace(")", "%29", StringComparison.Ordinal)})"
            : MarkdownText.Escape(text);
}
