using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>
/// Joins or wraps the lines of abstracts. Changes whitespace only, and nothing if the paper would be parsed differently, such as with a
/// line that starts like a field.
/// </summary>
internal static class AbstractFormatting
{
    // The maximum number of consecutive words that cannot start a line.
    private const int MaxHeld = 4;

    private static readonly char[] Breaking = [' ', '\t', '\r', '\n'];

    /// <summary>Gets the changes of one entry with offsets in the document.</summary>
    public static List<TextChange> Changes(DigestTree tree, PartAt at, FormattingOptions options)
    {
        var changes = new List<TextChange>();
        if (options.Abstracts == AbstractLines.Keep || at.Part is not Entry entry)
            return changes;
        var end = tree.LineEnd();
        var start = at.Start;
        foreach (var (block, role) in entry.Blocks)
        {
            if (role == BlockRole.Abstract && !(entry.IsMarkdown && HasMarkup(block.Text.Span)))
            {
                var text = block.Text.Slice(block.Content.Start, block.Content.Length).ToString();
                var words = text.Split(Breaking, StringSplitOptions.RemoveEmptyEntries);
                var formatted =
                    options.Abstracts == AbstractLines.Join
                        ? string.Join(' ', words)
                        : Wrapped(words, options.WrapColumn, entry, end);
                if (formatted is not null && formatted != text)
                    changes.Add(new TextChange(block.Content.Shift(start), formatted));
            }
            start += block.Width;
        }
        return changes.Count == 0 || IsReadAlike(tree, at, entry, changes) ? changes : [];
    }

    /// <summary>Wraps words so that no line starts with special syntax, or returns null if that is impossible.</summary>
    private static string? Wrapped(string[] words, int column, Entry entry, string end)
    {
        var text = new System.Text.StringBuilder();
        for (var (next, above) = (0, ""); next < words.Length; )
        {
            var line = Line(words, next, column, out var behind);
            for (var held = 0; next > 0 && Begins(entry, above, line); held++)
            {
                if (held == MaxHeld)
                    return null;
                above = $"{above} {words[next]}";
                text.Append(' ').Append(words[next++]);
                line = Line(words, next, column, out behind);
            }
            if (next == words.Length)
                break;
            text.Append(next > 0 ? end : "").Append(line);
            (next, above) = (behind, line);
        }
        return text.ToString();
    }

    /// <summary>Gets the words that fit on a line, at least one.</summary>
    private static string Line(string[] words, int from, int column, out int behind)
    {
        behind = Math.Min(from + 1, words.Length);
        if (from == words.Length)
            return "";
        for (var width = words[from].Length; behind < words.Length; behind++)
        {
            width += 1 + words[behind].Length;
            if (width > column)
                break;
        }
        return string.Join(' ', words, from, behind - from);
    }

    // A line that ends with a backslash has a hard line break: keep the next word on it.
    private static bool Begins(Entry entry, string above, string line) =>
        line.Length > 0
        && (
            entry.BeginsBlock(above, line)
            || (entry.IsMarkdown && (BeginsMarkup(line) || Whitespace.BreaksLine(above)))
        );

    // Line breaks in lists, quotes, formulas and code, and hard line breaks, are significant.
    private static bool HasMarkup(ReadOnlySpan<char> block)
    {
        if (block is ['\t', ..] || block.StartsWith("    ", StringComparison.Ordinal))
            return true;
        var text = Whitespace.Trim(block);
        for (var start = 0; start < text.Length; )
        {
            var line = text[start..];
            line = line[..LineBreaks.ContentLength(line)];
            start += LineBreaks.LineLength(text[start..], out var broken);
            if (BeginsMarkup(line) || (broken && Whitespace.BreaksLine(line)))
                return true;
        }
        return false;
    }

    private static bool BeginsMarkup(ReadOnlySpan<char> line)
    {
        var kind = MarkdownDialect.Of(line);
        line = Whitespace.Trim(line);
        return kind is not (MarkdownKind.Text or MarkdownKind.Abstract)
            || line is ['>' or '|', ..] or ['$', '$', ..] or ['\\', '[', ..] or ['*' or '+']
            // A rule below a line makes it a heading; "[1]: url" is a link reference definition.
            || line.IndexOfAnyExcept('=', '-') < 0
            || (line is ['[', ..] && line[(line.IndexOf(']') + 1)..] is [':', ..]);
    }

    private static bool IsReadAlike(DigestTree tree, PartAt at, Entry entry, List<TextChange> changes)
    {
        var changed = tree;
        for (var i = changes.Count - 1; i >= 0; i--)
            changed = changed.WithChange(changes[i]);
        return changed.PartAt(at.Start) is { Part: Entry now } here
            && here.Start == at.Start
            && now.Blocks.Length == entry.Blocks.Length
            && now.Content.Title == entry.Content.Title
            && now.Content.Fields.Count == entry.Content.Fields.Count
            && now.FoldedAbstract == entry.FoldedAbstract
            && now.Links.Select(l => l.Text).SequenceEqual(entry.Links.Select(l => l.Text))
            && changed
                .PartsFrom(here.End)
                .Take(2)
                .Select(p => p.Part.ToString())
                .SequenceEqual(tree.PartsFrom(at.End).Take(2).Select(p => p.Part.ToString()));
    }
}
