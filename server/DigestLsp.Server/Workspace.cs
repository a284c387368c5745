using System.Collections.Concurrent;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server;

/// <summary>One state of an open document; never changes. A request takes one and finishes on it.</summary>
/// <param name="Uri">The address as the client spells it.</param>
/// <param name="Version">The client's number of this state.</param>
/// <param name="Tree">The text as read.</param>
internal sealed record Document(string Uri, int Version, DigestTree Tree)
{
    private (RuleSettings Settings, IReadOnlyList<Finding> Findings)? memo;

    /// <summary>What the rules find, computed once for a state and its settings.</summary>
    public IReadOnlyList<Finding> Findings(RuleSettings settings)
    {
        if (memo is { } known && ReferenceEquals(known.Settings, settings))
            return known.Findings;
        var findings = Linter.Check(Tree, settings);
        memo = (settings, findings);
        return findings;
    }
}

/// <summary>The open documents. Only the notifications of the client write to it, one after the other.</summary>
internal sealed class Workspace
{
    private readonly ConcurrentDictionary<string, Document> documents = new(StringComparer.Ordinal);

    /// <summary>All open documents.</summary>
    public IEnumerable<Document> Documents => documents.Values;

    /// <summary>The document of that address, or null where it is not open.</summary>
    public Document? Find(string uri) => documents.GetValueOrDefault(DocumentUri.Key(uri));

    public Document Open(TextDocumentItem item)
    {
        var document = new Document(
            item.Uri,
            item.Version,
            DigestTree.Parse(item.Text ?? "", DialectChooser.Choose)
        );
        documents[DocumentUri.Key(item.Uri)] = document;
        return document;
    }

    /// <summary>Applies all changes in order; null where the document is not open.</summary>
    public Document? Change(DidChangeTextDocumentParams parameters)
    {
        if (Find(parameters.TextDocument.Uri) is not { } document)
            return null;
        var tree = document.Tree;
        foreach (var change in parameters.ContentChanges)
        {
            tree = change.Range is { } range
                ? tree.WithChange(new TextChange(Translator.Span(tree, range), change.Text))
                : DigestTree.Parse(change.Text, DialectChooser.Choose);
        }
        var changed = new Document(document.Uri, parameters.TextDocument.Version, tree);
        documents[DocumentUri.Key(document.Uri)] = changed;
        return changed;
    }

    public Document? Close(string uri) =>
        documents.TryRemove(DocumentUri.Key(uri), out var document) ? document : null;
}
