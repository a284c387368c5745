using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Finds the abstract in the text of feeds and pages.</summary>
public static partial class AbstractText
{
    private const int MaxLead = 400;

    /// <summary>Gets the span of the abstract, without the header of a feed, its label, quote marks and the buttons of a page.</summary>
    /// <param name="text">The text, possibly of several lines: <c>arXiv:2412.13207v1 Announce Type: new Abstract: …</c></param>
    public static TextSpan Content(ReadOnlySpan<char> text)
    {
        var (start, end) = (0, text.Length);
        while (start < end && PrefixLength(text[start..]) is > 0 and var prefix)
            start += prefix;
        if (
            text.Length > 0
            && Tail().Match(text[Math.Max(start, end - MaxLead)..end].ToString()) is { Success: true } tail
        )
            end -= tail.Length;
        var content = Whitespace.Content(text[start..end]);
        return content.IsEmpty ? new TextSpan(end, 0) : content.Shift(start);
    }

    /// <summary>Gets the abstract on one line, without escapes, emphasis and link markup.</summary>
    public static string Clean(ReadOnlySpan<char> text)
    {
        var content = Content(text);
        var lines = QuoteMark().Replace(text[content.Start..content.End].ToString(), "");
        return TitleText.Plain(lines);
    }

    private static int PrefixLength(ReadOnlySpan<char> text) =>
        LeadLength(text) is > 0 and var lead ? lead : LabelLength(text);

    private static int LeadLength(ReadOnlySpan<char> text) =>
        Lead().Match(text[..Math.Min(text.Length, MaxLead)].ToString()).Length;

    private static int LabelLength(ReadOnlySpan<char> text)
    {
        var first = text[..LineBreaks.ContentLength(text)];
        return
            FieldLabels.Find(first)
                is {
                    IsDelimited: true,
                    Kind: FieldKind.Abstract or FieldKind.Summary or FieldKind.TranslatedAbstract
                } label
            ? label.Value.Start
            : 0;
    }

    // The header of arXiv's feed on one or two lines, with or without "Abstract:".
    [GeneratedRegex(
        @"^[\s>]*(?:arXiv:\s?\S+\s+)?Announce Type:\s*[\w-]+(?:\s*,\s*[\w-]+)*\s*(?:>?\s*Abstract:\s*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Lead();

    // Buttons of arXiv's search results: "△ Less", "▽ More".
    [GeneratedRegex(
        @"(?<!\s)\s*(?:△\s*Less|▽\s*More|(?<=[.!?…])\s*Expand|\(?read more\)?|\[more\])\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Tail();

    [GeneratedRegex(@"^[ \t]{0,3}(?:>[ \t]?)+", RegexOptions.Multiline)]
    private static partial Regex QuoteMark();
}
