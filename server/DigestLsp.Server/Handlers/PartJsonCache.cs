using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>The JSON of a part in responses about the whole document, cached on the part.</summary>
internal sealed class PartJsonCache
{
    /// <summary>The symbol of the part.</summary>
    public JsonFragment? Outline { get; set; }

    /// <summary>The document links of the part.</summary>
    public JsonFragment? Links { get; set; }

    /// <summary>The code lenses of the part.</summary>
    public CachedCodeLenses? Lenses { get; set; }

    /// <summary>Gets the cache of a part.</summary>
    public static PartJsonCache Of(Part part)
    {
        if (part.ClientMemo is PartJsonCache known)
            return known;
        var cache = new PartJsonCache();
        part.ClientMemo = cache;
        return cache;
    }

    /// <summary>Lists the JSON of all parts of a document.</summary>
    public static RawJson List(DigestTree tree, Func<JsonFragment.Writer, PartAt, JsonFragment> contribution)
    {
        var writer = new JsonFragment.Writer();
        return RawJson.List(tree.Parts.Select(at => (contribution(writer, at), at.Line)));
    }

    /// <summary>Cached code lenses, for the URI in them, with or without those that need the network.</summary>
    internal sealed record CachedCodeLenses(string Uri, bool IsOnline, JsonFragment Json);
}
