using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Classifies single lines of marked-up text.</summary>
internal readonly struct MarkLine
{
    // Bold names with a colon are fields even if they are not in the label table.
    private const int MaxBoldLabelLength = 28;

    private MarkLine(MarkKind kind, int level, int start, bool quoted) =>
        (Kind, Level, Start, IsQuoted) = (kind, level, start, quoted);

    public MarkKind Kind { get; }

    /// <summary>The heading level, or the indentation of an item or text in steps of two columns.</summary>
    public int Level { get; }

    /// <summary>The start of the text after quote, heading and list markers.</summary>
    public int Start { get; }

    public bool IsQuoted { get; }

    public static MarkLine Of(ReadOnlySpan<char> line, MarkSyntax syntax)
    {
        var (at, columns) = Indent(line, 0);
        var quoted = false;
        while (at < line.Length && line[at] == '>' && syntax == MarkSyntax.Markdown)
        {
            quoted = true;
            (at, columns) = Indent(line, at + 1);
            columns = Math.Max(0, columns - 1);
        }
        var text = line[at..].TrimEnd();
        if (text.IsEmpty)
            return new(quoted ? MarkKind.EmptyQuote : MarkKind.Text, 0, at, quoted);
        var level = Math.Min(columns / 2, 15);
        if (Special(text, columns, syntax) is { } special)
            return new(special, level, at, quoted);
        if (HeadingLevel(text, columns, syntax) is > 0 and var heading)
        {
            var behind = text[heading..].TrimStart();
            return IsDay(text)
                ? new(MarkKind.Date, heading, at, quoted)
                : new(MarkKind.Heading, heading, at + text.Length - behind.Length, quoted);
        }
        var mark = ItemMark(text);
        if (mark > 0)
        {
            if (text.Length >= 3 && text.IndexOfAnyExcept(text[0], ' ') < 0)
                return new(MarkKind.Rule, level, at, quoted);
            var item = text[mark..];
            if (
                HeadingLevel(item, 0, MarkSyntax.Markdown) is > 0 and var inner
                && syntax == MarkSyntax.Markdown
            )
                return new(MarkKind.Heading, Math.Min(6, inner), at + mark + inner, quoted);
            return DateText.Find(item) is not null
                ? new(MarkKind.Date, level, at + mark, quoted)
                : new(MarkKind.Item, level, at + mark, quoted);
        }
        return new(Plain(text, columns), level, at, quoted);
    }

    // A heading without a link that contains a day.
    private static bool IsDay(ReadOnlySpan<char> heading) =>
        !DayText.IsNoDay(heading)
        && (
            DateText.FindInHeading(heading) is not null
            || (
                !heading.Contains("](", StringComparison.Ordinal)
                && DayText.FindInTitle(heading) is { Date: { Year: not null } }
            )
        );

    private static MarkKind Plain(ReadOnlySpan<char> text, int columns)
    {
        if (IsField(text) || FieldLabels.FindEmojiField(text) is not null)
            return MarkKind.Field;
        if (columns < 2 && DateText.Find(text) is not null)
            return MarkKind.Date;
        if (text is ['*', '*', .., '*', '*'] && text[2..^2].IndexOf("**", StringComparison.Ordinal) < 0)
            return text.Contains("](", StringComparison.Ordinal) ? MarkKind.Linked : MarkKind.Bold;
        return LinkKind(text);
    }

    /// <summary>Gets the length of the list marker at the start of a text with the spaces after it, or 0.</summary>
    public static int ItemMark(ReadOnlySpan<char> text)
    {
        if (text is ['•' or '◦' or '▪' or '●', ..])
            return text.Length - text[1..].TrimStart().Length;
        return MarkdownDialect.BulletLength(text);
    }

    /// <summary>Whether a line starts with a label and a delimiter, or with any bold name and a colon.</summary>
    public static bool IsField(ReadOnlySpan<char> text) =>
        (FieldLabels.Find(text) is { IsDelimited: true } label && !IsCitedId(text, label))
        || BoldLabel(text) is not null
        || MarkedText.IsProperty(text);

    // "arXiv:2608.00001, 2026. We plant …" goes on with a citation from the line above.
    private static bool IsCitedId(ReadOnlySpan<char> text, LabelMatch label) =>
        label.Label.Start == 0
        && label.Value.Start == label.Label.End + 1
        && text.StartsWith("arxiv:", StringComparison.OrdinalIgnoreCase)
        && text.Slice(label.Value.Start, label.Value.Length).Count(' ') > 2;

    /// <summary>Gets a bold name with a colon, which need not be in the label table: <c>**AlphaXiv**: …</c>.</summary>
    public static TextSpan? BoldLabel(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart("-+•> \t").Length;
        if (text[start..] is ['*', ' ', ..])
            start += text[start..].Length - text[(start + 1)..].TrimStart().Length;
        if (!text[start..].StartsWith("**", StringComparison.Ordinal))
            return null;
        start += 2;
        var end = text[start..Math.Min(text.Length, start + MaxBoldLabelLength)]
            .IndexOf("**", StringComparison.Ordinal);
        if (end <= 0)
            return null;
        var name = text.Slice(start, end);
        if (name[^1] is ':' or '：')
            return new TextSpan(start, end - 1);
        return text[(start + end + 2)..] is [':' or '：', ..] ? new TextSpan(start, end) : null;
    }

    private static (int At, int Columns) Indent(ReadOnlySpan<char> line, int from)
    {
        var columns = 0;
        for (; from < line.Length && line[from] is ' ' or '\t' or '\u3000' or '\uFEFF'; from++)
            columns += line[from] switch
            {
                '\t' => 2,
                '\uFEFF' => 0,
                _ => 1,
            };
        return (from, columns);
    }

    private static MarkKind? Special(ReadOnlySpan<char> text, int columns, MarkSyntax syntax)
    {
        if (syntax == MarkSyntax.Org)
            return OrgKind(text);
        if (syntax == MarkSyntax.Restructured && text.StartsWith(".. ", StringComparison.Ordinal))
            return MarkKind.Directive;
        switch (text[0])
        {
            case '`' when text.StartsWith("```", StringComparison.Ordinal):
            case '~' when text.StartsWith("~~~", StringComparison.Ordinal):
                return MarkKind.Fence;
            case '|' when columns < 4:
                return IsRowRule(text) ? MarkKind.RowRule : MarkKind.Row;
            case '<' when columns < 2:
                return text.StartsWith("<http", StringComparison.OrdinalIgnoreCase) ? MarkKind.Links
                    : IsField(text) ? MarkKind.Field
                    : text.StartsWith("<summary", StringComparison.OrdinalIgnoreCase) ? MarkKind.Summary
                    : MarkKind.Html;
            case '=' or '~' or '^' when text.Length >= 3 && text.IndexOfAnyExcept(text[0]) < 0:
                return MarkKind.Underline;
            case '-' or '*' or '_' when text.Length >= 3 && text.IndexOfAnyExcept(text[0], ' ') < 0:
                return MarkKind.Rule;
            default:
                return null;
        }
    }

    private static MarkKind? OrgKind(ReadOnlySpan<char> text)
    {
        if (
            text.StartsWith("#+begin", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("#+end", StringComparison.OrdinalIgnoreCase)
        )
            return MarkKind.Fence;
        if (text.StartsWith("#", StringComparison.Ordinal))
            return MarkKind.Directive;
        if (text[0] == ':' && text.Length > 2 && text[1..].IndexOf(':') is > 0 and var end)
            return end == text.Length - 2 && text[1..^1] is "PROPERTIES" or "END" or "LOGBOOK"
                ? MarkKind.Directive
                : MarkKind.Field;
        return text[0] == '|'
            ? IsRowRule(text.Trim('+'))
                ? MarkKind.RowRule
                : MarkKind.Row
            : null;
    }

    private static int HeadingLevel(ReadOnlySpan<char> text, int columns, MarkSyntax syntax)
    {
        var mark = syntax switch
        {
            MarkSyntax.Org => '*',
            MarkSyntax.AsciiDoc => '=',
            _ => '#',
        };
        if (text.IsEmpty || text[0] != mark || columns > (syntax == MarkSyntax.Org ? 0 : 1))
            return 0;
        var level = text.IndexOfAnyExcept(mark);
        return level is > 0 and < 7 && text[level] is ' ' or '\t' ? level : 0;
    }

    private static bool IsRowRule(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept("|-+: \t") < 0 && text.Contains('-');

    private static MarkKind LinkKind(ReadOnlySpan<char> text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var rest = text[start..];
            var skip =
                rest[0] is ' ' or '\t' or '*' or '_' or '"' ? 1
                : Emoji.LengthAtStart(rest) is > 0 and var emoji ? emoji
                : rest[0] == ':' ? Emoji.ShortCodeLength(rest)
                : 0;
            if (skip == 0)
                break;
            start += skip;
        }
        text = text[Math.Min(start, text.Length)..];
        if (text.IsEmpty)
            return MarkKind.Text;
        if (IsAddress(text))
            return text.IndexOfAny(" \t") < 0 || MarkLinks.AreAll(text) ? MarkKind.Links : MarkKind.Text;
        if (text[0] is not ('[' or '`'))
            return MarkKind.Text;
        if (text[0] == '`')
            return
                text.Contains(" <http", StringComparison.Ordinal)
                && text.Contains(">`_", StringComparison.Ordinal)
                ? MarkKind.Linked
                : MarkKind.Text;
        if (MarkLinks.AreAll(text))
            return MarkKind.Links;
        return
            MarkLinks.Next(text, 0, out var first)
            && first.Start == 0
            && !first.IsLabel(text)
            && !IsSubject(text[first.End..])
            ? MarkKind.Linked
            : MarkKind.Text;
    }

    // "[Lanterns](url) shows that …": the link is a word of a sentence.
    private static bool IsSubject(ReadOnlySpan<char> behind)
    {
        var word = behind.TrimStart("*_ ");
        return word.Length > 0
            && behind[0] is ' ' or '*' or '_'
            && char.IsLower(word[0])
            && !word.StartsWith("by ", StringComparison.Ordinal)
            && !word.StartsWith("et al", StringComparison.Ordinal);
    }

    private static bool IsAddress(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("arxiv.org/", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("arxiv:", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("doi.org/", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("huggingface.co/papers/", StringComparison.OrdinalIgnoreCase);
}
