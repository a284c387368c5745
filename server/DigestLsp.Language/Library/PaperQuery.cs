using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>
/// A search query: words whose letters occur in a title in order, <c>#tag</c> and <c>status:read</c>, in any order: <c>#vision
/// status:unread lantern</c>. Spaces in tags and statuses are typed as dashes.
/// </summary>
/// <param name="Words">The words of the title, each matched letter by letter in order, ignoring case.</param>
/// <param name="Tags">Prefixes of tags, ignoring case.</param>
/// <param name="Status">
/// The status, or its first words, ignoring case; <c>unread</c> also matches papers without status. Null or empty matches all.
/// </param>
public sealed record PaperQuery(IReadOnlyList<string> Words, IReadOnlyList<string> Tags, string? Status)
{
    private const int MaxTitleLength = 500;
    private const string StatusMark = "status:";

    /// <summary>Parses a query.</summary>
    public static PaperQuery Parse(string query)
    {
        var words = new List<string>();
        var tags = new List<string>();
        string? status = null;
        foreach (var word in query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (word.StartsWith('#'))
                tags.Add(word[1..]);
            else if (word.StartsWith(StatusMark, StringComparison.OrdinalIgnoreCase))
                status = word[StatusMark.Length..];
            else
                words.Add(word);
        }
        return new PaperQuery(words, tags, status);
    }

    /// <summary>
    /// Gets the display name of a match: the title, with tags or status if they are part of the query, since editors filter by name.
    /// </summary>
    public string NameOf(PaperFacts paper) =>
        HasAnnotationFilter
            ? $"{paper.Title}  {Marks(paper, paper.Status ?? PaperGroups.Unread)}"
            : paper.Title;

    /// <summary>Gets the annotations of a match as in a query, if <see cref="NameOf"/> does not contain them; otherwise empty.</summary>
    public string MarksOf(PaperFacts paper) => HasAnnotationFilter ? "" : Marks(paper, paper.Status);

    private bool HasAnnotationFilter => Tags.Count > 0 || Status is not null;

    private static string Marks(PaperFacts paper, string? status)
    {
        var tags = paper.Tags.Select(t => "#" + Dashed(t));
        return string.Join(' ', status is null ? tags : tags.Append(StatusMark + Dashed(status)));
    }

    private static string Dashed(string words) => words.Replace(' ', '-');

    /// <summary>Gets the matching papers, best first and then by title. Papers without a title never match.</summary>
    public IEnumerable<LibraryPaper> Find(WorkspaceIndex library, CancellationToken cancellationToken)
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
            if (!paper.Tags.Any(t => CanonicalComparer.StartsWith(Dashed(t), tag)))
                return false;
        }
        if (Status is not { Length: > 0 })
            return true;
        // Whole words only: "read" does not match "reading".
        var (status, asked) = (
            CanonicalText.Of(Dashed(paper.Status ?? PaperGroups.Unread)),
            CanonicalText.Of(Status)
        );
        return status.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
            && (status.Length == asked.Length || status[asked.Length] == '-');
    }

    /// <summary>
    /// Scores a title: 0 if the letters of a word do not occur in order; most for whole words, then for prefixes of words.
    /// </summary>
    public static int Score(string title, IReadOnlyList<string> words)
    {
        var score = 1;
        title = CanonicalText.Of(title);
        foreach (var typed in words)
        {
            var word = CanonicalText.Of(typed);
            var found = title.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            var one =
                found < 0 ? Scattered(title, word)
                : BeginsWord(title, found) ? 80 * word.Length
                : 60 * word.Length;
            if (one == 0)
                return 0;
            score += one;
        }
        // Of two equal matches, the shorter one is more likely.
        return Math.Max(1, score - Math.Min(title.Length / 16, 8));
    }

    // A letter that continues a match counts more than one that begins a word; gaps cost by length.
    private static int Scattered(string title, string word)
    {
        if (!Holds(title, word))
            return 0;
        const int Nowhere = int.MinValue / 2;
        // The best score of the letters so far, ending at each position.
        Span<int> scores = stackalloc int[Math.Min(title.Length, MaxTitleLength)];
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

    // Whether all letters occur in order; quickly excludes most titles.
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
