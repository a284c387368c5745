using DigestLsp.Language.Features;

namespace DigestLsp.Server.Lsp;

/// <summary>The kinds of symbols that stand for the items of an outline (LSP 3.18, <c>SymbolKind</c>).</summary>
/// <param name="known">Whether the client knows a kind; one that all know stands for those it does not.</param>
internal sealed class SymbolKinds(Predicate<int> known)
{
    private const int Namespace = 3;
    private const int File = 1;
    private const int Key = 20;
    private const int String = 15;
    private readonly int day = known(Namespace) ? Namespace : String;
    private readonly int paper = known(File) ? File : String;
    private readonly int link = known(Key) ? Key : String;

    /// <summary>The kind that stands for an item.</summary>
    public int Of(OutlineKind kind) =>
        kind switch
        {
            OutlineKind.Day => day,
            OutlineKind.Paper => paper,
            _ => link,
        };
}
