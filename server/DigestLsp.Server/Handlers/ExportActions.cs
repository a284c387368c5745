using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.EditorCommands;
using DigestLsp.Server.Files;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>Code actions that export: the digest to a file next to it, or the citation of the paper at the caret.</summary>
internal static class ExportActions
{
    public const string ExportKind = "source.export.digest";
    public const string CitationKind = "source.citation.digest";

    private const int MaxNames = 100;
    private static readonly (string Form, string Name, string Ending)[] Files =
    [
        ("markdown", "Markdown", ".md"),
        ("html", "HTML", ".html"),
        ("json", "JSON", ".json"),
        ("csv", "CSV", ".csv"),
        ("bibtex", "BibTeX", ".bib"),
        ("rss", "RSS", ".rss"),
        ("atom", "Atom", ".atom"),
    ];

    /// <summary>
    /// Gets an action per format, for a document in a folder and a client that creates files. The edit is computed when it is chosen.
    /// </summary>
    public static IEnumerable<CodeAction> Exports(ServerState state, Document document) =>
        state.Client is { DocumentChanges: true, CreatesFiles: true }
        && DocumentUri.PathOf(document.Uri) is not null
            ? Files.Select(f =>
                CodeActionResolver.Export(state, document, $"Export digest as {f.Name}", ExportKind, f.Form)
            )
            : [];

    /// <summary>Gets the action that shows the citation of the paper at an offset and returns it, or null if there is no paper.</summary>
    public static CodeAction? Citation(Document document, int offset) =>
        Papers.At(document.Tree, offset) is { Part: Entry { Content.Title.Length: > 0 } }
            ? new CodeAction("Copy citation", CitationKind, null)
            {
                Command = new Command("Copy citation", ExportCommands.CopyCitation)
                {
                    Arguments =
                    [
                        CommandCall.Argument(
                            document.Uri,
                            document.Converter.Position(document.Tree, offset),
                            tell: true
                        ),
                    ],
                },
            }
            : null;

    /// <summary>Gets the edit that exports the digest to a new file next to it, or null if no file name is free.</summary>
    public static WorkspaceEdit? Edit(Document document, string form)
    {
        if (
            DocumentUri.PathOf(document.Uri) is not { } path
            || Files.FirstOrDefault(f => f.Form == form).Ending is not { } ending
            || FreeName(path, ending) is not { } free
        )
            return null;
        var uri = DocumentUri.OfFile(free);
        var text = ExportCommands.Write(document.Uri, document.Tree, form);
        var edit = new TextEdit(default, text);
        return new WorkspaceEdit(
            null,
            [
                new TextDocumentEdit(null, null, "create", uri),
                new TextDocumentEdit(new OptionalVersionedTextDocumentIdentifier(uri, null), [edit]),
            ]
        );
    }

    private static string? FreeName(string path, string ending)
    {
        var name = Path.GetFileName(path);
        foreach (var digest in (string[])[".txt", ".md", ".digest"])
        {
            if (name.Length > digest.Length && name.EndsWith(digest, StringComparison.OrdinalIgnoreCase))
                name = name[..^digest.Length];
        }
        var stem = Path.Combine(Path.GetDirectoryName(path) ?? "", name);
        return Enumerable
            .Range(1, MaxNames)
            .Select(i => i == 1 ? stem + ending : $"{stem}-{i}{ending}")
            .FirstOrDefault(free => !Path.Exists(free));
    }
}
