using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>A cleaned title.</summary>
/// <param name="Text">The title on one line; empty if it is missing, as next to a link with the text <c>Paper</c>.</param>
/// <param name="Span">The span of the title in the input, without markup around it.</param>
/// <param name="Rest">The span after the title and its markup in the input: authors, links, remarks.</param>
public readonly record struct CleanTitle(string Text, TextSpan Span, TextSpan Rest)
{
    /// <summary>The year removed from around the title, or null.</summary>
    public int? Year { get; init; }

    /// <summary>The venue removed from around the title, or null.</summary>
    public string? Venue { get; init; }

    /// <summary>Whether a link, bold type, quotes or following links delimit the title.</summary>
    public bool IsMarkedOff { get; init; }
}

/// <summary>
/// Finds the title in a heading, item, cell or line: without ordinals, status markers, emoji, emphasis, links, quotes, years in brackets,
/// link labels and escapes.
/// </summary>
public static partial class TitleText
{
    private const int MaxLength = 2000;

    /// <summary>Cleans a title.</summary>
    /// <param name="text">The heading, item, cell or lines, including layout markers.</param>
    public static CleanTitle Clean(ReadOnlySpan<char> text)
    {
        var title = new Scan(text[..Math.Min(text.Length, MaxLength)].ToString());
        while (title.SkipLead() || title.Open()) { }
        title.CutPlain();
        while (title.TrimEnd()) { }
        return title.Result(text.Length);
    }

    /// <summary>Converts Markdown or HTML to text on one line: links become their text; emphasis, tags and escapes are removed.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny("[]*_`<&\\\n\r\t") >= 0 || text.Contains("  ", StringComparison.Ordinal))
        {
            text = Image().Replace(text, "");
            text = Link().Replace(text, static m => m.Groups["text"].Value);
            text = Tag().Replace(text, " ");
            text = OutsideMath(text, WithoutEmphasis);
            text = MarkdownEscapes.Undo(text);
            text = Entity().Replace(text, static m => System.Web.HttpUtility.HtmlDecode(m.Value));
        }
        return Whitespace.Fold(text);
    }

    private static string WithoutEmphasis(string text) =>
        Emphasis().Replace(StrongMark().Replace(text, ""), static m => m.Groups["text"].Value);

    // "$P_x$" has no emphasis; only text outside of formulas is changed.
    private static string OutsideMath(string text, Func<string, string> clean)
    {
        var mark = text.IndexOf('$', StringComparison.Ordinal);
        if (mark < 0)
            return clean(text);
        var result = new System.Text.StringBuilder(text.Length);
        var done = 0;
        while (mark >= 0)
        {
            var length = MathText.LengthAt(text, mark);
            if (length > 0)
            {
                result.Append(clean(text[done..mark])).Append(text, mark, length);
                done = mark + length;
            }
            var from = Math.Max(done, mark + 1);
            mark = from < text.Length ? text.IndexOf('$', from) : -1;
        }
        return result.Append(clean(text[done..])).ToString();
    }

    /// <summary>
    /// Whether a text is a venue or preprint server, optionally with its year: <c>CVPR2026</c>, <c>arXiv 2026.05</c>, <c>NeurIPS'25
    /// Oral</c>.
    /// </summary>
    public static bool IsVenue(string text) =>
        text.Length is > 1 and < 60 && VenueName().IsMatch(text.Trim());

    private static bool IsLabelOrVenue(string text) =>
        FieldLabels.IsLinkLabel(text)
        || IsVenue(Plain(text).Trim('[', ']', ' '))
        || ArxivIdText.IsPossible(Plain(text).Trim('[', ']', ' '));

    // "Bent, McIl (1993)": the text of a citation link.
    private static bool IsCitation(string text) => CitedNames().IsMatch(text);
}
