using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;
using Wcwidth;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Measures text in terminal cells: wide characters and emoji take two, combining marks none (Unicode Standard Annex 11).
/// </summary>
internal static class TerminalWidth
{
    private const char Emoji = '\uFE0F';

    /// <summary>The number of columns of the terminal, or null if the output is not one.</summary>
    public static int? Columns =>
        !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var columns ? columns : null;

    /// <summary>Gets the width of a text in cells.</summary>
    public static int Of(string text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        var cells = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext(); )
            cells += OfElement(elements.GetTextElement());
        return cells;
    }

    /// <summary>Pads a text with spaces to a width.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    /// <summary>Gets the part of a line around a span that fits a width, truncated with <c>…</c>, and the span in it.</summary>
    public static (string Text, TextSpan Span) Around(string line, TextSpan span, int cells)
    {
        if (Of(line) <= cells)
            return (line, span);
        var starts = StringInfo.ParseCombiningCharacters(line);
        var first = starts.First(s => s >= span.Start || Of(line[s..span.Start]) <= cells / 3);
        var from = Math.Min(first, span.Start);
        var before = from > 0 ? "…" : "";
        var ends = starts.Skip(1).Append(line.Length).Where(e => e > from);
        var to = ends.Last(e => e == ends.First() || Of(before + line[from..e]) < cells);
        var after = to < line.Length ? "…" : "";
        var start = before.Length + span.Start - from;
        var end = before.Length + Math.Max(Math.Min(span.End, to), Math.Min(span.Start + 1, to)) - from;
        return (before + line[from..to] + after, TextSpan.FromBounds(start, Math.Max(start, end)));
    }

    /// <summary>Wraps a text at words to a width. A longer word gets its own line.</summary>
    public static IEnumerable<string> Wrap(string text, int cells)
    {
        var line = "";
        var isFirst = true;
        foreach (var word in text.Split(' '))
        {
            var longer = isFirst ? word : $"{line} {word}";
            if (!isFirst && Of(longer) > cells)
            {
                yield return line;
                longer = word;
            }
            (line, isFirst) = (longer, false);
        }
        yield return line;
    }

    // A grapheme is as wide as its first code point, or as an emoji if it is presented as one.
    private static int OfElement(string element) =>
        element.Contains(Emoji, StringComparison.Ordinal) || OfRune(element.EnumerateRunes().First()) == 2
            ? 2
            : element.EnumerateRunes().Sum(OfRune);

    private static int OfRune(Rune rune) => Math.Max(0, UnicodeCalculator.GetWidth(rune));
}
