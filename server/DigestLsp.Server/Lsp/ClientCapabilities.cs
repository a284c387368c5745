using System.Text.Json;

namespace DigestLsp.Server.Lsp;

/// <summary>The client capabilities (LSP 3.18, <c>ClientCapabilities</c>), looked up in JSON. Missing ones are unsupported.</summary>
/// <param name="json">The client's JSON, or undefined if absent.</param>
internal sealed class ClientCapabilities(JsonElement json)
{
    // Reference for completion items, Array for symbols.
    private const int LastFirstKind = 18;
    private DiagnosticParts? diagnostics;
    private SymbolKinds? symbolKinds;
    private TokenLegend? tokens;

    public bool ApplyEdit => Is("workspace.applyEdit");

    /// <summary>The position encodings, the client's favorite first. The default is UTF-16.</summary>
    public IEnumerable<string> PositionEncodings => Names("general.positionEncodings");

    public bool Snippets => Is("textDocument.completion.completionItem.snippetSupport");

    /// <summary>Whether the documentation of a completion item can be resolved later.</summary>
    public bool ResolvesCompletion =>
        Names("textDocument.completion.completionItem.resolveSupport.properties").Contains("documentation");

    /// <summary>Whether the documentation of a completion item should be Markdown.</summary>
    public bool CompletionMarkdown =>
        PrefersMarkdown("textDocument.completion.completionItem.documentationFormat") ?? false;

    /// <summary>Whether a parameter label may be given by offsets.</summary>
    public bool SignatureLabelOffsets =>
        Is("textDocument.signatureHelp.signatureInformation.parameterInformation.labelOffsetSupport");

    /// <summary>Whether a signature may have its own active parameter.</summary>
    public bool SignatureActiveParameter =>
        Is("textDocument.signatureHelp.signatureInformation.activeParameterSupport");

    /// <summary>Whether the documentation of a parameter should be Markdown.</summary>
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

    /// <summary>Whether the edit of a code action can be resolved later, by its data.</summary>
    public bool ResolvesActions =>
        Is("textDocument.codeAction.dataSupport")
        && Names("textDocument.codeAction.resolveSupport.properties").Contains("edit");

    /// <summary>
    /// Whether the command of a code lens can be resolved later. A client that does not name the properties supports all.
    /// </summary>
    public bool ResolvesLenses =>
        Find("textDocument.codeLens.resolveSupport") is null
        || Names("textDocument.codeLens.resolveSupport.properties").Contains("command");

    /// <summary>The members of a diagnostic that the client supports, looked up once: a document may have thousands.</summary>
    public DiagnosticParts Diagnostics =>
        diagnostics ??= new(Shows("relatedInformation"), Tags(), Shows("codeDescriptionSupport"));

    /// <summary>Whether a completion item kind is supported. The default is the first version of the protocol, up to Reference.</summary>
    public bool KnowsCompletionKind(int kind) =>
        Supports("textDocument.completion.completionItemKind.valueSet", kind);

    /// <summary>The symbol kinds for the outline, looked up once: it is requested on every keystroke.</summary>
    public SymbolKinds SymbolKinds =>
        symbolKinds ??= new(kind => Supports("textDocument.documentSymbol.symbolKind.valueSet", kind));

    /// <summary>The maximum number of folding ranges.</summary>
    public int MaxFolds =>
        Find("textDocument.foldingRange.rangeLimit") is { ValueKind: JsonValueKind.Number } limit
        && limit.TryGetInt32(out var most)
        && most >= 0
            ? most
            : int.MaxValue;

    /// <summary>Whether a folding range kind is supported. The default is the kinds of the protocol.</summary>
    public bool KnowsFoldKind(string kind)
    {
        const string Path = "textDocument.foldingRange.foldingRangeKind.valueSet";
        return Find(Path) is not { ValueKind: JsonValueKind.Array } || Names(Path).Contains(kind);
    }

    /// <summary>The supported semantic token types. The default is those of the protocol.</summary>
    public TokenLegend Tokens => tokens ??= new([.. Names("textDocument.semanticTokens.tokenTypes")]);

    /// <summary>Whether a hover should be Markdown. The default is Markdown.</summary>
    public bool HoverMarkdown =>
        PrefersMarkdown("textDocument.hover.contentFormat")
        ?? Find("textDocument.hover.contentFormat") is null;

    // The client's favorite is first; null if it names neither.
    private bool? PrefersMarkdown(string path) =>
        Names(path).FirstOrDefault(n => n is "markdown" or "plaintext") is { } favourite
            ? favourite == "markdown"
            : null;

    // Clients declare it for pushed diagnostics, pulled ones, or both.
    private bool Shows(string part) =>
        Is("textDocument.publishDiagnostics." + part) || Is("textDocument.diagnostic." + part);

    private bool Tags() =>
        Numbers("textDocument.publishDiagnostics.tagSupport.valueSet").Contains(Diagnostic.Unnecessary)
        || Numbers("textDocument.diagnostic.tagSupport.valueSet").Contains(Diagnostic.Unnecessary);

    private bool Supports(string path, int kind) =>
        Find(path) is { ValueKind: JsonValueKind.Array }
            ? Numbers(path).Contains(kind)
            : kind <= LastFirstKind;

    // A loop: generic iterators over value types would be compiled at each start.
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

/// <summary>The optional members of a diagnostic that a client supports.</summary>
internal sealed record DiagnosticParts(bool RelatedInformation, bool Unnecessary, bool CodeDescription);
