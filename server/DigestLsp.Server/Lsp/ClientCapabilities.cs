using System.Text.Json;

namespace DigestLsp.Server.Lsp;

/// <summary>What the client can do, looked up in what it said (LSP 3.18, <c>ClientCapabilities</c>). What it does not say it cannot.</summary>
/// <param name="json">The client's capabilities; undefined where it said nothing.</param>
internal sealed class ClientCapabilities(JsonElement json)
{
    // Reference among proposals, Array among symbols.
    private const int LastFirstKind = 18;
    private DiagnosticParts? diagnostics;
    private SymbolKinds? symbolKinds;
    private TokenLegend? tokens;

    public bool ApplyEdit => Is("workspace.applyEdit");

    /// <summary>What positions count, the client's favourite first; a client that names nothing counts in UTF-16.</summary>
    public IEnumerable<string> PositionEncodings => Names("general.positionEncodings");

    public bool Snippets => Is("textDocument.completion.completionItem.snippetSupport");

    /// <summary>Whether a proposal's documentation may be asked for when it is looked at.</summary>
    public bool ResolvesCompletion =>
        Names("textDocument.completion.completionItem.resolveSupport.properties").Contains("documentation");

    /// <summary>Whether a proposal's documentation is to be Markdown.</summary>
    public bool CompletionMarkdown =>
        PrefersMarkdown("textDocument.completion.completionItem.documentationFormat") ?? false;

    /// <summary>Whether a part of a signature may be named by where it stands.</summary>
    public bool SignatureLabelOffsets =>
        Is("textDocument.signatureHelp.signatureInformation.parameterInformation.labelOffsetSupport");

    /// <summary>Whether a signature may say itself which part is active.</summary>
    public bool SignatureActiveParameter =>
        Is("textDocument.signatureHelp.signatureInformation.activeParameterSupport");

    /// <summary>Whether what is said of a signature's part is to be Markdown.</summary>
    public bool SignatureMarkdown =>
        PrefersMarkdown("textDocument.signatureHelp.signatureInformation.documentationFormat") ?? false;

    public bool PreparesRename => Is("textDocument.rename.prepareSupport");

    public bool RefreshesHints => Is("workspace.inlayHint.refreshSupport");

    public bool RefreshesLenses => Is("workspace.codeLens.refreshSupport");

    public bool RefreshesTokens => Is("workspace.semanticTokens.refreshSupport");

    public bool ShowsDocuments => Is("window.showDocument.support");

    public bool WorkDoneProgress => Is("window.workDoneProgress");

    public bool Configuration => Is("workspace.configuration");

    public bool RegistersSettings => Is("workspace.didChangeConfiguration.dynamicRegistration");

    public bool RegistersFileWatchers => Is("workspace.didChangeWatchedFiles.dynamicRegistration");

    public bool DocumentChanges => Is("workspace.workspaceEdit.documentChanges");

    public bool CreatesFiles => Names("workspace.workspaceEdit.resourceOperations").Contains("create");

    public bool RefreshesDiagnostics => Is("workspace.diagnostics.refreshSupport");

    public bool PullsDiagnostics => Find("textDocument.diagnostic") is { ValueKind: JsonValueKind.Object };

    public bool DiagnosticVersions => Is("textDocument.publishDiagnostics.versionSupport");

    public bool HierarchicalSymbols => Is("textDocument.documentSymbol.hierarchicalDocumentSymbolSupport");

    public bool LinkTooltips => Is("textDocument.documentLink.tooltipSupport");

    public bool CodeActionLiterals =>
        Find("textDocument.codeAction.codeActionLiteralSupport") is { ValueKind: JsonValueKind.Object };

    public bool PreferredActions => Is("textDocument.codeAction.isPreferredSupport");

    /// <summary>Whether the edit of an action may be asked for when it is chosen, by the data it came with.</summary>
    public bool ResolvesActions =>
        Is("textDocument.codeAction.dataSupport")
        && Names("textDocument.codeAction.resolveSupport.properties").Contains("edit");

    /// <summary>Whether a lens' command may be asked for when it is seen; a client that does not say which members it asks for asks for all.</summary>
    public bool ResolvesLenses =>
        Find("textDocument.codeLens.resolveSupport") is null
        || Names("textDocument.codeLens.resolveSupport.properties").Contains("command");

    /// <summary>What of a finding the client shows, looked up once: a document may have thousands.</summary>
    public DiagnosticParts Diagnostics =>
        diagnostics ??= new(Shows("relatedInformation"), Tags(), Shows("codeDescriptionSupport"));

    /// <summary>Whether a kind of proposal is known; a client that names none knows those of the first protocol, to Reference.</summary>
    public bool KnowsCompletionKind(int kind) =>
        Knows("textDocument.completion.completionItemKind.valueSet", kind);

    /// <summary>The kinds of symbols that an outline is written with, looked up once: it is asked for at every key.</summary>
    public SymbolKinds SymbolKinds =>
        symbolKinds ??= new(kind => Knows("textDocument.documentSymbol.symbolKind.valueSet", kind));

    /// <summary>How many folds of a document the client wants at most.</summary>
    public int MaxFolds =>
        Find("textDocument.foldingRange.rangeLimit") is { ValueKind: JsonValueKind.Number } limit
        && limit.TryGetInt32(out var most)
        && most >= 0
            ? most
            : int.MaxValue;

    /// <summary>Whether a kind of fold is known; a client that names none knows those of the protocol.</summary>
    public bool KnowsFoldKind(string kind)
    {
        const string Path = "textDocument.foldingRange.foldingRangeKind.valueSet";
        return Find(Path) is not { ValueKind: JsonValueKind.Array } || Names(Path).Contains(kind);
    }

    /// <summary>The types that words are coloured by; a client that names none is taken to know those of the protocol.</summary>
    public TokenLegend Tokens => tokens ??= new([.. Names("textDocument.semanticTokens.tokenTypes")]);

    /// <summary>Whether a hover is to be Markdown; a client that names no format takes it.</summary>
    public bool HoverMarkdown =>
        PrefersMarkdown("textDocument.hover.contentFormat")
        ?? Find("textDocument.hover.contentFormat") is null;

    // The client's favourite stands first; null where it names neither of the two.
    private bool? PrefersMarkdown(string path) =>
        Names(path).FirstOrDefault(n => n is "markdown" or "plaintext") is { } favourite
            ? favourite == "markdown"
            : null;

    // Clients say it of findings that are pushed, of those they ask for, or of both.
    private bool Shows(string part) =>
        Is("textDocument.publishDiagnostics." + part) || Is("textDocument.diagnostic." + part);

    private bool Tags() =>
        Numbers("textDocument.publishDiagnostics.tagSupport.valueSet").Contains(Diagnostic.Unnecessary)
        || Numbers("textDocument.diagnostic.tagSupport.valueSet").Contains(Diagnostic.Unnecessary);

    private bool Knows(string path, int kind) =>
        Find(path) is { ValueKind: JsonValueKind.Array }
            ? Numbers(path).Contains(kind)
            : kind <= LastFirstKind;

    // A loop: iterators of the framework over values are compiled at each start.
    private List<int> Numbers(string path)
    {
        var numbers = new List<int>();
        if (Find(path) is not { ValueKind: JsonValueKind.Array } array)
            return numbers;
        foreach (var item in array.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.Number && item.TryGetInt32(out var number))
                numbers.Add(number);
        }
        return numbers;
    }

    private bool Is(string path) => Find(path) is { ValueKind: JsonValueKind.True };

    private IEnumerable<string> Names(string path) =>
        Find(path) is { ValueKind: JsonValueKind.Array } names
            ? names.EnumerateArray().Select(n => JsonLookup.AsText(n)).OfType<string>()
            : [];

    private JsonElement? Find(string path)
    {
        JsonElement? at = json;
        foreach (var name in path.Split('.'))
            at = at?.At(name);
        return at;
    }
}

/// <summary>The members of a diagnostic that a client knows beside those that all know.</summary>
internal sealed record DiagnosticParts(bool RelatedInformation, bool Unnecessary, bool CodeDescription);
