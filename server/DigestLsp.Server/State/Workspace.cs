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

/// <summary>One state of an open document; never changes. A request takes one and finishes on it.</summary>
/// <param name="Uri">The address as the client spells it.</param>
/// <param name="Version">The client's number of this state.</param>
/// <param name="Tree">The text as read.</param>
/// <param name="Converter">Converts positions of the client.</param>
internal sealed record Document(string Uri, int Version, DigestTree Tree, LspConverter Converter)
{
    /// <summary>Whether it is as long as hundreds of papers, so that what looks at all of it takes a while.</summary>
    public bool IsLong => Tree.Length >= 500_000;

    /// <summary>Where the last change was typed; null where it was none of typing.</summary>
    public TypingSuppression? TypingSuppression { get; init; }

    /// <summary>Creates the edit of changes for a client.</summary>
    public WorkspaceEdit Edit(ClientCapabilities client, IEnumerable<TextChange> changes) =>
        WorkspaceEdits.Of(client, [(Uri, Version, Converter.Edits(Tree, changes))]);

    /// <summary>See <see cref="DocumentUri.FileKey"/>.</summary>
    public required string FileKey { get; init; }

    // References and no tuples: requests and the publisher meet here, and a reference is there whole or not at all.
    private Checked? memo;
    private Alone? facts;

    /// <summary>The document alone as a library, for the documents beside it.</summary>
    public WorkspaceIndex AsLibrary =>
        facts is { } known && ReferenceEquals(known.Tree, Tree)
            ? known.Library
            : (
                facts = new Alone(
                    Tree,
                    new WorkspaceIndex(
                        new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
                        {
                            [Uri] = DigestFacts.Of(Tree, Converter.Encoding),
                        }
                    )
                )
            ).Library;

    /// <summary>What the rules find, computed once for a state, its settings and what is known of links.</summary>
    /// <param name="settings">How loudly each rule speaks.</param>
    /// <param name="verdicts">What services say of links.</param>
    /// <param name="others">The digests beside it, as far as they are known.</param>
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
            && ReferenceEquals(known.Tree, Tree)
            && ReferenceEquals(known.Verdicts, verdicts)
        )
            return known.Diagnostics;
        var diagnostics = Linter.Check(Tree, settings, verdicts, others);
        memo = new Checked(settings, others, Tree, verdicts, diagnostics);
        return diagnostics;
    }

    private sealed record Alone(DigestTree Tree, WorkspaceIndex Library);

    private sealed record Checked(
        RuleSettings Settings,
        OtherDigests? Others,
        DigestTree Tree,
        LinkVerdicts Verdicts,
        IReadOnlyList<Diagnostic> Diagnostics
    );
}

/// <summary>
/// The open documents. They are replaced on the message loop only, and may be looked up from any thread.
/// </summary>
internal sealed class Workspace(Func<string, string?> projectDialect)
{
    private readonly ConcurrentDictionary<string, Document> documents = new(StringComparer.Ordinal);

    private string? dialect;

    /// <summary>Converts positions of the client.</summary>
    public LspConverter Converter { get; private set; } = LspConverter.Utf16;

    /// <summary>Sets the converter of the negotiated position encoding, before the first document is opened.</summary>
    public void UseConverter(LspConverter converter) => Converter = converter;

    /// <summary>The dialect that the settings name, or null to detect it in each document.</summary>
    public string? Dialect => dialect;

    /// <summary>Sets the dialect of all documents, or null to detect it in each. Parses open documents again if it changed.</summary>
    public void UseDialect(string? value)
    {
        if (value == dialect)
            return;
        dialect = value;
        ReadAgain();
    }

    /// <summary>Reads open documents anew, where their dialect may be another now.</summary>
    public void ReadAgain(Predicate<string>? which = null)
    {
        foreach (var (key, document) in documents)
        {
            if (which?.Invoke(document.Uri) == false)
                continue;
            var tree = Parse(document.Uri, document.Tree.ToString());
            if (!tree.Dialect.Equals(document.Tree.Dialect))
                documents[key] = document with { Tree = tree };
        }
    }

    /// <summary>All open documents.</summary>
    public IEnumerable<Document> Documents => documents.Values;

    /// <summary>The open documents that are digests of the workspace, and no other state of one, as the old side of a comparison is.</summary>
    public IEnumerable<Document> Digests => documents.Values.Where(d => DocumentUri.IsOfWorkspace(d.Uri));

    /// <summary>The document of that address, or null where it is not open.</summary>
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
        };
        documents[DocumentUri.Key(item.Uri)] = document;
        return document;
    }

    /// <summary>Applies all changes in order; null where the document is not open.</summary>
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
        return new Document(
            document.Uri,
            LspConverter.Clamp(parameters.TextDocument.Version ?? 0),
            tree,
            document.Converter
        )
        {
            FileKey = document.FileKey,
            TypingSuppression = TypingSuppression.Of(document, parameters.ContentChanges),
        };
    }

    /// <summary>The typing has gone elsewhere: nothing of this state is held back any more.</summary>
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
        DigestTree.Parse(text, DialectChooser.For(projectDialect(uri) ?? dialect, uri));

    public Document? Close(string uri) =>
        documents.TryRemove(DocumentUri.Key(uri), out var document) ? document : null;
}
