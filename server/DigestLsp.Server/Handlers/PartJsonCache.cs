using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>The JSON of a part in answers about its whole document. It is cached on the part.</summary>
internal sealed class PartJsonCache
{
    /// <summary>The symbol of the part.</summary>
    public JsonFragment? Outline { get; set; }

    /// <summary>Its links.</summary>
    public JsonFragment? Links { get; set; }

    /// <summary>Its code lenses.</summary>
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

    /// <summary>Lists what all parts of a document contribute.</summary>
    public static RawJson List(DigestTree tree, Func<JsonFragment.Writer, PartAt, JsonFragment> contribution)
    {
        var writer = new JsonFragment.Writer();
        return RawJson.List(tree.Parts.Select(at => (contribution(writer, at), at.Line)));
    }

    /// <summary>Lenses, for the document that they name, with or without those that need the network.</summary>
    internal sealed record CachedCodeLenses(string Uri, bool IsOnline, JsonFragment Json);
}
