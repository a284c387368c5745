namespace DigestLsp.Language.Library;

/// <summary>
/// A query for papers: words whose letters a title must hold in order, <c>#tag</c> and <c>status:read</c>, in any order:
/// <c>#vision status:unread lantern</c>.
/// </summary>
/// <param name="Words">What the title must hold, each word letter by letter in order, letter case aside.</param>
/// <param name="Tags">Tags that the paper must have, letter case aside.</param>
/// <param name="Status">The status it must have, letter case aside; <c>unread</c> also means papers without status. Null for any.</param>
public sealed record PaperQuery(IReadOnlyList<string> Words, IReadOnlyList<string> Tags, string? Status)
{
    private const string StatusMark = "status:";

    /// <summary>Reads a query as it is typed.</summary>
    public static PaperQuery Parse(string query)
    {
        var words = new List<string>();
        var tags = new List<string>();
        string? status = null;
        foreach (var word in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith('#') && word.Length > 1)
                tags.Add(word[1..]);
            else if (word.StartsWith(StatusMark, StringComparison.OrdinalIgnoreCase))
                status = word[StatusMark.Length..];
            else
                words.Add(word);
        }
        return new PaperQuery(words, tags, status is { Length: > 0 } ? status : null);
    }

    /// <summary>The papers that it finds, the best first; among equals by title. Papers without title are never found.</summary>
    public IEnumerable<LibraryPaper> Find(DigestLibrary library, CancellationToken cancellationToken)
    {
        var found = new List<(LibraryPaper Paper, int Score)>();
        foreach (var (uri, facts) in library.Digests)
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var paper in facts.Papers)
            {
                if (paper.Title.Length > 0 && Has(paper) && Score(paper.Title, Words) is > 0 and var score)
                    found.Add((new LibraryPaper(uri, paper), score));
            }
        }
        return found
            .OrderByDescending(f => f.Score)
            .ThenBy(f => f.Paper.Paper.Title, StringComparer.OrdinalIgnoreCase)
            .ThenBy(f => f.Paper.Uri, StringComparer.Ordinal)
            .ThenBy(f => f.Paper.Paper.Range.Start)
            .Select(f => f.Paper);
    }

    private bool Has(PaperFacts paper)
    {
        foreach (var tag in Tags)
        {
            // Tags of several words are typed with a dash, a query's words being parted by blanks.
            if (!paper.Tags.Any(t => t.Replace(' ', '-').Equals(tag, StringComparison.OrdinalIgnoreCase)))
                return false;
        }
        return Status is null || Status.Equals(paper.Status ?? "unread", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>0 where a word's letters are not all there in order; most for words that stand there whole, then for their beginnings.</summary>
    public static int Score(string title, IReadOnlyList<string> words)
    {
        var score = 1;
        foreach (var word in words)
        {
            var found = title.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            var one =
                found < 0 ? Scattered(title, word)
                : found == 0 || !char.IsLetterOrDigit(title[found - 1]) ? 80 * word.Length
                : 60 * word.Length;
            if (one == 0)
                return 0;
            score += one;
        }
        // Of two that match alike the shorter is meant more often.
        return Math.Max(1, score - Math.Min(title.Length / 16, 8));
    }

    private static int Scattered(string title, string word)
    {
        var (score, at, run) = (0, 0, 0);
        foreach (var letter in word)
        {
            var found = title
                .AsSpan(at)
                .IndexOfAny(char.ToLowerInvariant(letter), char.ToUpperInvariant(letter));
            if (found < 0)
                return 0;
            run = found == 0 && at > 0 ? Math.Min(run + 1, 4) : 0;
            at += found + 1;
            var begins = at == 1 || !char.IsLetterOrDigit(title[at - 2]);
            score += 10 + (run * 5) + (begins ? 15 : 0) - Math.Min(found, 8);
        }
        return Math.Max(1, score);
    }
}
