using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.Lsp;

/// <summary>The JSON of a part in responses about the whole document. Each is written on first use.</summary>
internal sealed class PartJson
{
    /// <summary>The symbol of the part.</summary>
    public JsonFragment? Outline { get; set; }

    /// <summary>The document links of the part.</summary>
    public JsonFragment? Links { get; set; }

    /// <summary>The code lenses of the part.</summary>
    public CachedCodeLenses? Lenses { get; set; }

    /// <summary>Lists the JSON of all parts of a document.</summary>
    public static RawJson List(DigestTree tree, Func<JsonFragment.Writer, PartAt, JsonFragment> contribution)
    {
        var writer = new JsonFragment.Writer();
        return RawJson.List(tree.Parts.Select(at => (contribution(writer, at), at.Line)));
    }

    /// <summary>Cached code lenses, for the URI in them, with or without those that need the network.</summary>
    internal sealed record CachedCodeLenses(string Uri, bool IsOnline, JsonFragment Json);
}
