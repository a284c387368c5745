using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>All dialects, and which of them a document is written in.</summary>
public static class DialectChooser
{
    /// <summary>The dialects, the one that everything else falls back to first.</summary>
    public static IReadOnlyList<Dialect> All { get; } =
    [
        new PastedPage(),
        new ArxivMail(),
        new KeyValueText(),
        new NumberedText(),
        new MarkdownSections(),
        new MarkdownTable(),
        new MarkdownList(),
    ];

    /// <summary>The dialect that knows the start of a document best.</summary>
    public static Dialect Choose(ReadOnlySpan<char> head)
    {
        var (best, most) = (All[0], 0);
        foreach (var dialect in All)
        {
            var score = dialect.Recognise(head);
            if (score > most)
                (best, most) = (dialect, score);
        }
        return best;
    }

    /// <summary>How a file's dialect is chosen: by the setting, else by a dialect's name in the file's name, else from its text.</summary>
    /// <param name="setting">A dialect's id; null where the text decides.</param>
    /// <param name="file">The file's name, path or address: <c>inbox.arxiv-mail.digest</c> names a dialect.</param>
    public static DialectChoice For(string? setting, string file)
    {
        var named = setting is null ? InName(file) : Find(setting);
        return named is null ? Choose : _ => named;
    }

    /// <summary>The dialect that a file's name names, or null.</summary>
    public static Dialect? InName(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return All.FirstOrDefault(d => name.Contains($".{d.Id}.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The dialect of that name, or null where there is none.</summary>
    public static Dialect? Find(string id) => All.FirstOrDefault(d => d.Id == id);
}
