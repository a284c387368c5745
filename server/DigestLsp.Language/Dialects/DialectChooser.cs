using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>All dialects, and the detection of the dialect of a document.</summary>
public static class DialectChooser
{
    private static readonly PastedPage Page = new();
    private static readonly PlainText Program = new(PlainOpeners.None);
    private static readonly PlainText Labels = new(PlainOpeners.Label);
    private static readonly Dialect[] Exact = [new ArxivMail(), new KeyValueText(), new NumberedText()];
    private static readonly string[] Families = ["markdown-sections", "markdown-table", "markdown-list"];

    /// <summary>The dialects that a setting or a file name can name.</summary>
    public static IReadOnlyList<Dialect> All { get; } =
    [Page, .. Exact, .. Families.Select(id => new MarkedText(LayoutProfile.Empty, MarkSyntax.Markdown, id))];

    /// <summary>Detects the dialect of a document without a file name.</summary>
    public static Dialect Choose(DocumentStart start) => Choose(start, "");

    /// <summary>
    /// Gets how the dialect of a file is chosen: by the setting, by the name of a dialect in the file name, or by detection.
    /// </summary>
    /// <param name="setting">The id of a dialect, or null to detect it.</param>
    /// <param name="file">The name, path or URI of the file: <c>inbox.arxiv-mail.digest</c> names a dialect.</param>
    /// <param name="layout">The project's own layout of the file, or null; it takes precedence.</param>
    public static DialectChoice For(string? setting, string file, CustomLayout? layout = null)
    {
        if (layout is not null)
            return _ => layout;
        var named = setting is null ? InName(file) : Find(setting);
        if (named is MarkedText marked)
            return start => MarkedText.Learn(start, SyntaxOf(file, start.Head), marked.Id);
        if (named is not null)
            return _ => named;
        var extension = ExtensionOf(file);
        return start => Choose(start, extension);
    }

    /// <summary>Gets the dialect named in a file name, or null.</summary>
    public static Dialect? InName(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        return All.FirstOrDefault(d => name.Contains($".{d.Id}.", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Gets the dialect with an id, or null.</summary>
    public static Dialect? Find(string id) => All.FirstOrDefault(d => d.Id == id);

    private static Dialect Choose(DocumentStart start, string extension)
    {
        var head = start.Head;
        if (PlainText.IsProgramFile(head, extension))
            return Program;
        var (exact, score) = ((Dialect?)null, 0);
        foreach (var dialect in Exact)
        {
            var found = dialect.Score(head);
            if (found > score)
                (exact, score) = (dialect, found);
        }
        var isMarked =
            extension is ".md" or ".markdown" or ".mdx" or ".org" or ".rst" or ".adoc" or ".asciidoc";
        var isText = extension is ".txt" or ".text";
        var plain = isMarked ? null : PlainText.Learn(start);
        // An arXiv page also has labels, below the id at its start.
        if (exact is not null && !isMarked && !(exact is KeyValueText && plain is { BeginsAtIds: true }))
            return exact;
        // Text without a file name is a pasted page if possible.
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
        // Labels without marks are read as plain text, also before there is evidence.
        if (isText && learned.Profile.TitleFields)
            return Labels;
        // By default, digests and text without a file name are pages; other files only if they start like a page.
        return extension.Length > 0 && extension != ".digest"
            ? Page.IsHead(head)
                ? Page
                : learned
            : HasHeadings(head)
                ? learned
                : Page;
    }

    // A page has no Markdown headings; a document with some is a new digest.
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
        : ExtensionOf(file) is ".adoc" or ".asciidoc" ? MarkSyntax.AsciiDoc
        : file.EndsWith(".rst", StringComparison.OrdinalIgnoreCase) ? MarkSyntax.Restructured
        : MarkSyntax.Markdown;

    private static string ExtensionOf(string file)
    {
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        var dot = name.LastIndexOf('.');
        return dot < 0 ? "" : name[dot..].ToLowerInvariant();
    }
}
