using System.Collections.Concurrent;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Files;
using DigestLsp.Server.Lsp;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.State;

/// <summary>An immutable snapshot of an open document. A request takes one and finishes on it.</summary>
/// <param name="Uri">The URI as spelled by the client.</param>
/// <param name="Version">The client's version number.</param>
/// <param name="Tree">The syntax tree.</param>
/// <param name="Converter">Converts positions of the client.</param>
internal sealed record Document(string Uri, int Version, DigestTree Tree, LspConverter Converter)
{
    /// <summary>Whether it is so long that work on the whole document should run on another thread.</summary>
    public bool IsLong => Tree.Length >= 500_000;

    /// <summary>The keystroke that led to this snapshot, or null if it was another change.</summary>
    public TypingSuppression? TypingSuppression { get; init; }

    /// <summary>The caches of the document, shared by all its snapshots.</summary>
    public required DocumentCaches Caches { get; init; }

    /// <summary>The facts of the document.</summary>
    public DigestFacts Facts => DigestFacts.Of(Tree, Converter.Encoding, Caches.Papers);

    /// <summary>Creates the edit of changes for a client.</summary>
    public WorkspaceEdit Edit(ClientCapabilities client, IEnumerable<TextChange> changes) =>
        WorkspaceEdits.Of(client, [(Uri, Version, Converter.Edits(Tree, changes))]);

    /// <summary>See <see cref="DocumentUri.FileKey"/>.</summary>
    public required string FileKey { get; init; }

    // A reference and not a tuple: requests and the publisher use it concurrently, and references are written atomically.
    private Checked? memo;
    private WorkspaceIndex? library;

    /// <summary>The facts of this document alone, for other documents.</summary>
    public WorkspaceIndex AsLibrary =>
        library ??= new WorkspaceIndex(
            new Dictionary<string, DigestFacts>(StringComparer.Ordinal) { [Uri] = Facts }
        );

    /// <summary>Returns the document with another text.</summary>
    public Document With(DigestTree tree) => this with { Tree = tree, memo = null, library = null };

    /// <summary>Gets the diagnostics, cached for the same settings and link verdicts.</summary>
    /// <param name="settings">The severities of rules.</param>
    /// <param name="verdicts">The link verdicts.</param>
    /// <param name="others">The other digests, as far as they are known.</param>
    public IReadOnlyList<Diagnostic> Diagnostics(
        RuleSettings settings,
        LinkVerdicts verdicts,
        OtherDigests? others = null
    )
    {
        if (
            memo is { } known
            && ReferenceEquals(known.Settings, settings)
            && ReferenceEquals(known.Others, others)
            && ReferenceEquals(known.Verdicts, verdicts)
        )
            return known.Diagnostics;
        var diagnostics = Linter.Check(Tree, settings, verdicts, others, Caches.Rules);
        memo = new Checked(settings, others, verdicts, diagnostics);
        return diagnostics;
    }

    private sealed record Checked(
        RuleSettings Settings,
        OtherDigests? Others,
        LinkVerdicts Verdicts,
        IReadOnlyList<Diagnostic> Diagnostics
    );
}

/// <summary>The open documents. Replaced on the message loop only; lookups are thread-safe.</summary>
internal sealed class Workspace(Func<string, (string? Dialect, CustomLayout? Layout)> projectDialect)
{
    private readonly ConcurrentDictionary<string, Document> documents = new(StringComparer.Ordinal);

    private string? dialect;

    /// <summary>The converter of positions of the client.</summary>
    public LspConverter Converter { get; private set; } = LspConverter.Utf16;

    /// <summary>Sets the converter of the negotiated position encoding, before the first document is opened.</summary>
    public void UseConverter(LspConverter converter) => Converter = converter;

    /// <summary>The dialect in the settings, or null to detect it in each document.</summary>
    public string? Dialect => dialect;

    /// <summary>Sets the dialect of all documents, or null to detect it in each. Parses open documents again if it changed.</summary>
    public void UseDialect(string? value)
    {
        if (value == dialect)
            return;
        dialect = value;
        ReadAgain();
    }

    /// <summary>Parses open documents again if their dialect may have changed.</summary>
    public void ReadAgain(Predicate<string>? which = null)
    {
        foreach (var (key, document) in documents)
        {
            if (which?.Invoke(document.Uri) == false)
                continue;
            var tree = Parse(document.Uri, document.Tree.ToString());
            if (!tree.Dialect.Equals(document.Tree.Dialect))
                documents[key] = document.With(tree);
        }
    }

    /// <summary>The open documents.</summary>
    public IEnumerable<Document> Documents => documents.Values;

    /// <summary>The open documents that are digests of the workspace, without other revisions such as the left side of a diff.</summary>
    public IEnumerable<Document> Digests => documents.Values.Where(d => DocumentUri.IsOfWorkspace(d.Uri));

    /// <summary>Gets the document of a URI, or null if it is not open.</summary>
    public Document? Find(string uri) => documents.GetValueOrDefault(DocumentUri.Key(uri));

    public Document Open(TextDocumentItem item)
    {
        var document = new Document(
            item.Uri,
            LspConverter.Clamp(item.Version ?? 0),
            Parse(item.Uri, item.Text ?? ""),
            Converter
        )
        {
            FileKey = DocumentUri.FileKey(item.Uri),
            Caches = new DocumentCaches(),
        };
        documents[DocumentUri.Key(item.Uri)] = document;
        return document;
    }

    /// <summary>Applies changes in order. Returns null if the document is not open.</summary>
    public Document? Change(DidChangeTextDocumentParams parameters)
    {
        if (Find(parameters.TextDocument.Uri) is not { } document)
            return null;
        return documents[DocumentUri.Key(document.Uri)] = Changed(document, parameters);
    }

    private Document Changed(Document document, DidChangeTextDocumentParams parameters)
    {
        var tree = document.Tree;
        foreach (var change in parameters.ContentChanges.OfType<TextDocumentContentChangeEvent>())
        {
            tree = change.Range is { } range
                ? tree.WithChange(new TextChange(document.Converter.Span(tree, range), change.Text))
                : Parse(document.Uri, change.Text);
        }
        return document.With(tree) with
        {
            Version = LspConverter.Clamp(parameters.TextDocument.Version ?? 0),
            TypingSuppression = TypingSuppression.Of(document, parameters.ContentChanges),
        };
    }

    /// <summary>Ends the suppression for a snapshot when the user types elsewhere.</summary>
    public void Rest(Document document) =>
        documents.TryUpdate(
            DocumentUri.Key(document.Uri),
            document with
            {
                TypingSuppression = null,
            },
            document
        );

    private DigestTree Parse(string uri, string text) =>
        DigestTree.Parse(
            text,
            DialectChooser.For(projectDialect(uri).Dialect ?? dialect, uri, projectDialect(uri).Layout)
        );

    public Document? Close(string uri) =>
        documents.TryRemove(DocumentUri.Key(uri), out var document) ? document : null;
}
