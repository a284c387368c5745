using DigestLsp.Language.Features;

namespace DigestLsp.Server.Lsp;

/// <summary>The semantic token types (LSP 3.18, <c>SemanticTokensLegend</c>): standard ones, which every theme has colors for.</summary>
internal sealed class TokenLegend
{
    // In the order of TokenKind, each with fallbacks.
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

    /// <summary>Chooses the first supported type for each kind of token.</summary>
    /// <param name="known">The types that the client supports, or none if unspecified.</param>
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

    /// <summary>Gets the number of a kind's type, or -1 if the client supports none.</summary>
    public int Of(TokenKind kind) => numbers[(int)kind];
}
