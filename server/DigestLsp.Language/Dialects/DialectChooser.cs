using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>All dialects, and which of them a document is written in.</summary>
public static class DialectChooser
{
    private static readonly PastedPage Page = new();
    private static readonly Dialect[] Exact = [new ArxivMail(), new KeyValueText(), new NumberedText()];
    private static readonly string[] Families = ["markdown-sections", "markdown-table", "markdown-list"];

    /// <summary>The dialects that a setting or a file's name can name.</summary>
    public static IReadOnlyList<Dialect> All { get; } =
    [Page, .. Exact, .. Families.Select(id => new MarkedText(LayoutProfile.Empty, MarkSyntax.Markdown, id))];

    /// <summary>The dialect that knows the start of a document best, which has no name yet.</summary>
    public static Dialect Choose(DocumentStart start) => Choose(start, "");

    /// <summary>How a file's dialect is chosen: by the setting, else by a dialect's name in the file's name, else from its name and text.</summary>
    /// <param name="setting">A dialect's id; null where the text decides.</param>
    /// <param name="file">The file's name, path or address: <c>inbox.arxiv-mail.digest</c> names a dialect.</param>
    public static DialectChoice For(string? setting, string file)
    {
        var named = setting is null ? InName(file) : Find(setting);
        if (named is MarkedText marked)
            return start => MarkedText.Learn(start, SyntaxOf(file, start.Head), marked.Id);
        if (named is not null)
            return _ => named;
        var extension = ExtensionOf(file);
        return start => Choose(start, extension);
    }

    /// <summary>The dialect that a file's name names, or null.</summary>
    public static Dialect? InName(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return All.FirstOrDefault(d => name.Contains($".{d.Id}.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The dialect of that name, or null where there is none.</summary>
    public static Dialect? Find(string id) => All.FirstOrDefault(d => d.Id == id);

    private static Dialect Choose(DocumentStart start, string extension)
    {
        var head = start.Head;
        var (exact, score) = ((Dialect?)null, 0);
        foreach (var dialect in Exact)
        {
            var found = dialect.Score(head);
            if (found > score)
                (exact, score) = (dialect, found);
        }
        var isMarked = extension is ".md" or ".markdown" or ".mdx" or ".org" or ".rst";
        var isText = extension is ".txt" or ".text";
        var plain = isMarked ? null : PlainText.Learn(start);
        // A page of arXiv has labels too, below the id that begins it.
        if (exact is not null && !isMarked && !(exact is KeyValueText && plain is { BeginsAtIds: true }))
            return exact;
        // Text without a name is a page if it can be one.
        if (plain is { BeginsAtIds: false, IsSure: false } && !isText && Page.IsHead(head))
            plain = null;
        if (plain is not null && ((isText && plain.IsSure) || !PlainText.HasMarkdown(head)))
            return plain;
        if (isText && Page.IsHead(head))
            return Page;
        var learned = MarkedText.Learn(start, SyntaxOf(extension, head), null);
        if (exact is not null && !learned.Profile.HasMarks)
            return exact;
        if (isMarked || learned.Profile.HasMarks)
            return learned;
        if (isText)
            return learned;
        return HasHeadings(head) ? learned : Page;
    }

    // A page has no headings in Markdown; a document with some is a digest that has just been begun.
    private static bool HasHeadings(ReadOnlySpan<char> head)
    {
        var headings = 0;
        foreach (var line in LineBreaks.Lines(head))
            headings +=
                line.StartsWith('#') && MarkLine.Of(line, MarkSyntax.Markdown).Kind == MarkKind.Heading
                    ? 1
                    : 0;
        return headings > 2;
    }

    private static MarkSyntax SyntaxOf(string file, ReadOnlySpan<char> head) =>
        file.EndsWith(".org", StringComparison.OrdinalIgnoreCase)
        || (ExtensionOf(file).Length == 0 && head.StartsWith("#+", StringComparison.Ordinal))
            ? MarkSyntax.Org
        : file.EndsWith(".rst", StringComparison.OrdinalIgnoreCase) ? MarkSyntax.Restructured
        : MarkSyntax.Markdown;

    private static string ExtensionOf(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..].ToLowerInvariant();
    }
}
