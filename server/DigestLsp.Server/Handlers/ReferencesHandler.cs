using DigestLsp.Language.Features;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>Highlight, references and definition of a repository, an arXiv paper, a link or a title, over all open digests.</summary>
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

    public static Location[] References(Session session, Document document, Position position) =>
        Key(document, position) is { } key ? [.. All(session, document, key)] : [];

    /// <summary>The first place: of a duplicate the paper it repeats.</summary>
    public static Location[] Definition(Session session, Document document, Position position) =>
        Key(document, position) is { } key ? [.. All(session, document, key).Take(1)] : [];

    private static string? Key(Document document, Position position) =>
        Places.KeyAt(document.Tree, Translator.Offset(document.Tree, position));

    // The document at hand first, the others by address.
    private static IEnumerable<Location> All(Session session, Document document, string key) =>
        session
            .Workspace.Documents.OrderBy(d => !ReferenceEquals(d, document))
            .ThenBy(d => d.Uri, StringComparer.Ordinal)
            .SelectMany(d =>
                Places.Of(d.Tree, key).Select(s => new Location(d.Uri, Translator.Range(d.Tree, s)))
            );
}
