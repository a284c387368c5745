using DigestLsp.Language.Library;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.papersByStatus</c>, <c>digest.papersByTag</c> and <c>digest.papersByDay</c>: the papers of all digests in groups, for a view.
/// No argument is needed; papers without status are unread, those without tag or day have a group of their own without name.
/// </summary>
internal static class QueryCommands
{
    private const int Most = 10_000;

    public static EditorCommand[] All { get; } =
    [
        new("digest.papersByStatus", (call, c) => GroupAsync(call, p => [p.Status ?? "unread"], c)),
        new("digest.papersByTag", (call, c) => GroupAsync(call, p => p.Tags.Count > 0 ? p.Tags : [""], c)),
        new("digest.papersByDay", (call, c) => GroupAsync(call, p => [p.Day ?? ""], c)),
    ];

    private static async Task<object?> GroupAsync(
        CommandCall call,
        Func<PaperFacts, IReadOnlyList<string>> groups,
        CancellationToken cancellationToken
    )
    {
        var library = await call.Session.Library.ReadyAsync(cancellationToken).ConfigureAwait(false);
        return library
            .Papers.Where(p => p.Paper.Title.Length > 0)
            .Take(Most)
            .SelectMany(p => groups(p.Paper).Select(g => (Group: g, Paper: p)))
            .GroupBy(p => p.Group, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key.Length == 0)
            .ThenBy(g => g.Key, StringComparer.OrdinalIgnoreCase)
            .Select(g => new PaperGroup(
                g.Key,
                [
                    .. g.Select(p => new ListedPaper(
                        p.Paper.Paper.Title,
                        new Location(p.Paper.Uri, Translator.ToProtocol(p.Paper.Paper.Range)),
                        p.Paper.Paper.Day,
                        p.Paper.Paper.Status,
                        [.. p.Paper.Paper.Tags]
                    )),
                ]
            ))
            .ToArray();
    }
}
