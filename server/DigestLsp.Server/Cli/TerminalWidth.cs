using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;
using Wcwidth;

namespace DigestLsp.Server.Cli;

/// <summary>Text in a terminal's cells: a wide character and an emoji take two, a combining mark none (Unicode Standard Annex 11).</summary>
internal static class TerminalWidth
{
    private const char Emoji = '\uFE0F';

    /// <summary>How many columns the terminal has; null where the output is no terminal.</summary>
    public static int? Columns =>
        !Console.IsOutputRedirected && Console.WindowWidth is > 0 and var columns ? columns : null;

    /// <summary>How many cells a text takes.</summary>
    public static int Of(string text)
    {
        if (Ascii.IsValid(text))
            return text.Length;
        var cells = 0;
        for (var elements = StringInfo.GetTextElementEnumerator(text); elements.MoveNext(); )
            cells += OfElement(elements.GetTextElement());
        return cells;
    }

    /// <summary>A text with blanks behind it, so that it takes so many cells.</summary>
    public static string Pad(string text, int cells) => text + new string(' ', Math.Max(0, cells - Of(text)));

    /// <summary>The part of a line around a span that takes at most so many cells, <c>…</c> where it was cut, and where the span is in it.</summary>
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

    /// <summary>Lines of whole words that take at most so many cells; a longer word has a line of its own.</summary>
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

    // A character of several code points is as wide as its first, where that is wide, or as an emoji, where it is made one.
    private static int OfElement(string element) =>
        element.Contains(Emoji, StringComparison.Ordinal) || OfRune(element.EnumerateRunes().First()) == 2
            ? 2
            : element.EnumerateRunes().Sum(OfRune);

    private static int OfRune(Rune rune) => Math.Max(0, UnicodeCalculator.GetWidth(rune));
}
