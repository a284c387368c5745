using DigestLsp.Language.Features;

namespace DigestLsp.Server.Lsp;

/// <summary>The types that words are coloured by (LSP 3.18, <c>SemanticTokensLegend</c>): the protocol's own, which every theme has colours for.</summary>
internal sealed class TokenLegend
{
    // In the order of TokenKind; what says nearly the same behind the type that is meant.
    private static readonly string[][] Meant =
    [
        ["comment"],
        ["class", "type", "struct"],
        ["number", "string"],
        ["macro", "keyword"],
        ["property", "variable", "parameter"],
        ["enumMember", "variable", "property"],
        ["string"],
    ];

    private readonly List<string> types = [];
    private readonly int[] numbers = new int[Meant.Length];

    /// <summary>Chooses for each kind of word the first type that a client knows.</summary>
    /// <param name="known">What the client knows; nothing where it does not say.</param>
    public TokenLegend(IReadOnlyList<string> known)
    {
        for (var kind = 0; kind < Meant.Length; kind++)
        {
            var type = known.Count == 0 ? Meant[kind][0] : Array.Find(Meant[kind], known.Contains);
            numbers[kind] = type is null ? -1 : types.IndexOf(type);
            if (type is null || numbers[kind] >= 0)
                continue;
            numbers[kind] = types.Count;
            types.Add(type);
        }
    }

    /// <summary>The types in the order of their numbers.</summary>
    public IReadOnlyList<string> Types => types;

    /// <summary>The number of a kind's type; -1 where the client has none for it.</summary>
    public int Of(TokenKind kind) => numbers[(int)kind];
}
