using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>workspace/symbol</c>: papers of all digests whose titles hold the query's letters in order, the best first.</summary>
internal static class WorkspaceSymbolHandler
{
    private const int Most = 200;
    private const int Method = 6;

    public static SymbolInformation[] Handle(
        Session session,
        string query,
        CancellationToken cancellationToken
    )
    {
        session.Library.Update(session.Workspace.Documents, session.Projects, cancellationToken);
        return
        [
            .. session
                .Library.Papers()
                .Select(p => (Paper: p, Score: Score(p.Title, query)))
                .Where(p => p.Score > 0)
                .OrderByDescending(p => p.Score)
                .ThenBy(p => p.Paper.Title, StringComparer.OrdinalIgnoreCase)
                .Take(Most)
                .Select(p => new SymbolInformation(
                    p.Paper.Title,
                    Method,
                    new Location(p.Paper.Uri, p.Paper.Range),
                    p.Paper.Container
                )),
        ];
    }

    /// <summary>0 where the letters are not all there in order; more for words' beginnings, runs and an early first letter.</summary>
    internal static int Score(string title, string query)
    {
        var (score, at, run) = (1, 0, 0);
        foreach (var letter in query)
        {
            if (char.IsWhiteSpace(letter))
                continue;
            var found = title
                .AsSpan(at)
                .IndexOfAny(char.ToLowerInvariant(letter), char.ToUpperInvariant(letter));
            if (found < 0)
                return 0;
            run = found == 0 && at > 0 ? run + 1 : 0;
            at += found + 1;
            var begins = at == 1 || !char.IsLetterOrDigit(title[at - 2]);
            score += 10 + (run * 5) + (begins ? 15 : 0) - Math.Min(found, 8);
        }
        return Math.Max(1, score);
    }
}
