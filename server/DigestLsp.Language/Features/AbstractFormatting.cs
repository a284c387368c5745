using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Joins or wraps the lines of abstracts. White space only; where the paper would be read otherwise, as behind a line that begins like a field, it stays as it is.</summary>
internal static class AbstractFormatting
{
    // More words in a row that cannot begin a line are no accident.
    private const int MaxHeld = 4;

    private static readonly char[] Breaking = [' ', '\t', '\r', '\n'];

    /// <summary>The changes of one entry, in the document's coordinates.</summary>
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

    /// <summary>The words in lines, none of which begins with what would mean something there; null where that cannot be.</summary>
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

    /// <summary>The words from one on that a line has room for, and at least that one.</summary>
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

    // A line that ends in a backslash is broken there: the next word stays on it.
    private static bool Begins(Entry entry, string above, string line) =>
        line.Length > 0
        && (
            entry.BeginsBlock(above, line)
            || (entry.IsMarkdown && (BeginsMarkup(line) || Whitespace.BreaksLine(above)))
        );

    // Lists, quotes, formulas, code and hard breaks: their lines mean something.
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
            // A rule under a line makes a heading of it; "[1]: address" is what a link refers to.
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
