using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>The kind of a line of Markdown.</summary>
internal enum MarkdownKind : byte
{
    Text,
    Heading,
    AbstractHeading,
    Date,
    Bullet,
    Nested,
    Row,
    RowRule,
    Fence,
    Html,
    Rule,
    Field,
    Abstract,
}

/// <summary>Classifies single lines of Markdown, for code that writes and formats them.</summary>
internal static class MarkdownDialect
{
    internal static MarkdownKind Of(ReadOnlySpan<char> line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
            indent++;
        var text = line[indent..].TrimEnd();
        if (text.IsEmpty)
            return MarkdownKind.Text;
        if (
            text.StartsWith("```", StringComparison.Ordinal)
            || text.StartsWith("~~~", StringComparison.Ordinal)
        )
            return MarkdownKind.Fence;
        if (text[0] == '|' && indent < 4)
            return IsRowRule(text) ? MarkdownKind.RowRule : MarkdownKind.Row;
        if (indent > 1 || line[0] == '\t')
            return IsBullet(text) ? MarkdownKind.Nested : MarkdownKind.Text;
        if (text[0] == '#' && IsHeading(text))
            return DateText.FindInHeading(text) is not null ? MarkdownKind.Date
                : FieldText.IsAbstractLabel(text.Trim("#*_: ")) ? MarkdownKind.AbstractHeading
                : MarkdownKind.Heading;
        if (text[0] == '<')
            return MarkdownKind.Html;
        if (text.Length >= 3 && text[0] is '-' or '*' or '_' && text.IndexOfAnyExcept(text[0], ' ') < 0)
            return MarkdownKind.Rule;
        if (FieldText.IsField(text) || BoldLabel(text) is not null)
            return FieldText.LabelsAbstract(text) ? MarkdownKind.Abstract : MarkdownKind.Field;
        if (FieldText.LabelsAbstract(text))
            return MarkdownKind.Abstract;
        if (DateText.Find(text) is not null)
            return MarkdownKind.Date;
        return IsBullet(text) ? MarkdownKind.Bullet : MarkdownKind.Text;
    }

    /// <summary>Gets the length of the list marker at the start of a text with the spaces after it, or 0.</summary>
    internal static int BulletLength(ReadOnlySpan<char> text)
    {
        var digits = Math.Max(0, text.IndexOfAnyExceptInRange('0', '9'));
        var mark =
            digits is > 0 and < 5 && text[digits] is '.' or ')' ? digits + 1
            : text.Length > 0 && text[0] is '-' or '*' or '+' ? 1
            : 0;
        if (mark == 0 || mark >= text.Length || text[mark] is not (' ' or '\t'))
            return 0;
        return text.Length - text[mark..].TrimStart().Length;
    }

    private static bool IsBullet(ReadOnlySpan<char> text) => BulletLength(text) > 0;

    private static bool IsHeading(ReadOnlySpan<char> text)
    {
        var level = text.IndexOfAnyExcept('#');
        return level is > 0 and < 7 && text[level] is ' ' or '\t';
    }

    private static bool IsRowRule(ReadOnlySpan<char> text) =>
        text.IndexOfAnyExcept("|-: \t") < 0 && text.Contains('-');

    private static bool EndsRow(ReadOnlySpan<char> line) =>
        line.TrimEnd().EndsWith('|') && line.Contains(' ');

    // "**Vote:** 12", "- **Venue**: Somewhere": any bold name with a colon.
    private static TextSpan? BoldLabel(ReadOnlySpan<char> text)
    {
        var start = text.Length - text.TrimStart("-+ \t").Length;
        if (!text[start..].StartsWith("**", StringComparison.Ordinal))
            return null;
        start += 2;
        var end = text[start..Math.Min(text.Length, start + 28)].IndexOf("**", StringComparison.Ordinal);
        if (end <= 0)
            return null;
        var name = text.Slice(start, end);
        var behind = text[(start + end + 2)..];
        if (name.EndsWith(':'))
            return new TextSpan(start, end - 1);
        return behind.StartsWith(':') ? new TextSpan(start, end) : null;
    }
}
