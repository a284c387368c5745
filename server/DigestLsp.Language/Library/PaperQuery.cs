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
    private const int LongestTitle = 500;
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
                : BeginsWord(title, found) ? 80 * word.Length
                : 60 * word.Length;
            if (one == 0)
                return 0;
            score += one;
        }
        // Of two that match alike the shorter is meant more often.
        return Math.Max(1, score - Math.Min(title.Length / 16, 8));
    }

    // A letter that goes on behind the one before counts more than one that begins a word, a gap less the longer it is.
    private static int Scattered(string title, string word)
    {
        if (!Holds(title, word))
            return 0;
        const int Nowhere = int.MinValue / 2;
        // The best that the letters up to this one reach where it stands at each place.
        Span<int> scores = stackalloc int[Math.Min(title.Length, LongestTitle)];
        for (var letter = 0; letter < word.Length; letter++)
        {
            var (before, near, far) = (Nowhere, Nowhere, Nowhere);
            for (var at = 0; at < scores.Length; at++)
            {
                var reached = letter == 0 ? 0 : Math.Max(before + 20, Math.Max(near, far - 8));
                (near, far, before) = (Math.Max(near, before) - 1, Math.Max(far, before), scores[at]);
                scores[at] =
                    char.ToLowerInvariant(title[at]) == char.ToLowerInvariant(word[letter])
                        ? reached + 10 + (BeginsWord(title, at) ? 12 : 0)
                        : Nowhere;
            }
        }
        var best = 1;
        foreach (var score in scores)
            best = Math.Max(best, score);
        return best;
    }

    // Whether the letters are all there, in order: most titles lack one, which is seen soon.
    private static bool Holds(ReadOnlySpan<char> title, string word)
    {
        foreach (var letter in word)
        {
            var found = title.IndexOfAny(char.ToLowerInvariant(letter), char.ToUpperInvariant(letter));
            if (found < 0)
                return false;
            title = title[(found + 1)..];
        }
        return true;
    }

    private static bool BeginsWord(string title, int at) => at == 0 || !char.IsLetterOrDigit(title[at - 1]);
}
