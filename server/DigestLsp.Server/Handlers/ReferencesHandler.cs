using DigestLsp.Language.Features;
using DigestLsp.Language.Library;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>Highlight, references and definition of a repository, an arXiv paper, a link or a title, over all digests of the library.</summary>
internal static class ReferencesHandler
{
    private const int Read = 2;

    public static DocumentHighlight[] Highlights(Document document, Position position) =>
        Key(document, position) is { } key
            ?
            [
                .. Places
                    .Of(document.Tree, key)
                    .Select(s => new DocumentHighlight(Translator.Range(document.Tree, s), Read)),
            ]
            : [];

    /// <summary>Every place, those of the document at hand first; the first is the declaration.</summary>
    public static async Task<Location[]> ReferencesAsync(
        Session session,
        Document document,
        ReferenceParams parameters,
        CancellationToken cancellationToken
    )
    {
        if (Key(document, parameters.Position) is not { } key)
            return [];
        var here = Here(document, key).ToList();
        var skipped = parameters.Context?.IncludeDeclaration == false ? 1 : 0;
        var partial = new PartialResults<Location>(session, parameters.PartialResultToken);
        partial.Send([.. here.Skip(skipped)]);
        var library = await session
            .Library.ReadyAsync(cancellationToken, parameters.WorkDoneToken)
            .ConfigureAwait(false);
        var elsewhere = Elsewhere(library, document, key, cancellationToken);
        partial.Send([.. here.Count == 0 ? elsewhere.Skip(skipped) : elsewhere]);
        return partial.Rest();
    }

    /// <summary>The first place in the document; from there the first in the other digests: of a duplicate the paper it repeats.</summary>
    public static async Task<Location[]> DefinitionAsync(
        Session session,
        Document document,
        Position position,
        CancellationToken cancellationToken
    )
    {
        if (Key(document, position) is not { } key)
            return [];
        var offset = Translator.Offset(document.Tree, position);
        var first = Places.Of(document.Tree, key).First();
        var here = new Location(document.Uri, Translator.Range(document.Tree, first));
        if (!first.Touches(offset))
            return [here];
        var library = await session.Library.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return [Elsewhere(library, document, key, cancellationToken).FirstOrDefault(here)];
    }

    private static string? Key(Document document, Position position) =>
        Places.KeyAt(document.Tree, Translator.Offset(document.Tree, position));

    private static IEnumerable<Location> Here(Document document, string key) =>
        Places
            .Of(document.Tree, key)
            .Select(s => new Location(document.Uri, Translator.Range(document.Tree, s)));

    private static IEnumerable<Location> Elsewhere(
        DigestLibrary library,
        Document document,
        string key,
        CancellationToken cancellationToken
    )
    {
        foreach (var (uri, facts) in library.Digests.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (uri == document.Uri)
                continue;
            foreach (var range in facts.PlacesOf(key).OrderBy(r => r.Start))
                yield return new Location(uri, Translator.ToProtocol(range));
        }
    }
}
