using DigestLsp.Language.Features;

namespace DigestLsp.Server.Lsp;

/// <summary>The symbol kinds of outline items (LSP 3.18, <c>SymbolKind</c>).</summary>
/// <param name="known">Whether the client supports a kind; an unsupported one is replaced by one of the first version.</param>
internal sealed class SymbolKinds(Predicate<int> known)
{
    private const int Namespace = 3;
    private const int File = 1;
    private const int Key = 20;
    private const int String = 15;
    private readonly int day = known(Namespace) ? Namespace : String;
    private readonly int paper = known(File) ? File : String;
    private readonly int link = known(Key) ? Key : String;

    /// <summary>Gets the symbol kind of an item.</summary>
    public int Of(OutlineKind kind) =>
        kind switch
        {
            OutlineKind.Day => day,
            OutlineKind.Paper => paper,
            _ => link,
        };
}
