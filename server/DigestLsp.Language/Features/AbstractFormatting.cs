using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Joins or wraps the lines of abstracts. White space only; where the paper would be read otherwise, as behind a line that begins like a field, it stays as it is.</summary>
internal static class AbstractFormatting
{
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
            var text = block.Text.Slice(block.Content.Start, block.Content.Length).ToString();
            if (role == BlockRole.Abstract && !(entry.IsMarkdown && HasMarkdownLines(text)))
            {
                var formatted = Lines(
                    text.Split(Breaking, StringSplitOptions.RemoveEmptyEntries),
                    options,
                    end
                );
                if (formatted != text)
                    changes.Add(new TextChange(block.Content.Shift(start), formatted));
            }
            start += block.Width;
        }
        return changes.Count == 0 || IsReadAlike(tree, at, entry, changes) ? changes : [];
    }

    private static string Lines(string[] words, FormattingOptions options, string end)
    {
        var text = new System.Text.StringBuilder();
        var column = 0;
        foreach (var word in words)
        {
            var wraps =
                options.Abstracts == AbstractLines.Wrap
                && column > 0
                && column + 1 + word.Length > options.WrapColumn;
            if (text.Length > 0)
                text.Append(wraps ? end : " ");
            column = wraps || text.Length == 0 ? word.Length : column + 1 + word.Length;
            text.Append(word);
        }
        return text.ToString();
    }

    // Lists, quotes, tables, fences and hard breaks: their lines mean something.
    private static bool HasMarkdownLines(string text)
    {
        if (
            text.Contains("  \n", StringComparison.Ordinal) || text.Contains("\\\n", StringComparison.Ordinal)
        )
            return true;
        foreach (var line in LineBreaks.Lines(text.AsSpan()))
        {
            if (
                line.TrimStart() is [var first, ..]
                && (first is '-' or '*' or '+' or '>' or '|' or '#' or '`' or '$' || char.IsAsciiDigit(first))
            )
                return true;
        }
        return false;
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
            && Abstract(now) == Abstract(entry)
            && now.Links.Select(l => l.Text).SequenceEqual(entry.Links.Select(l => l.Text))
            && changed
                .PartsFrom(here.End)
                .Take(2)
                .Select(p => p.Part.ToString())
                .SequenceEqual(tree.PartsFrom(at.End).Take(2).Select(p => p.Part.ToString()));
    }

    private static string? Abstract(Entry entry) =>
        entry.Content.Abstract is { } span ? Blanks.Fold(entry.Slice(span)) : null;
}
