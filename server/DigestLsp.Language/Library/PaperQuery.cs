using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>
/// A query for papers: words whose letters a title must hold in order, <c>#tag</c> and <c>status:read</c>, in any order:
/// <c>#vision status:unread lantern</c>. Blanks in tags and statuses are typed as dashes.
/// </summary>
/// <param name="Words">What the title must hold, each word letter by letter in order, letter case aside.</param>
/// <param name="Tags">What tags of the paper must begin with, letter case aside.</param>
/// <param name="Status">The status it must have, or its first words, letter case aside; <c>unread</c> also means papers without status. Null or empty for any.</param>
public sealed record PaperQuery(IReadOnlyList<string> Words, IReadOnlyList<string> Tags, string? Status)
{
    private const int MaxTitleLength = 500;
    private const string StatusMark = "status:";

    /// <summary>Reads a query as it is typed.</summary>
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
    /// What a paper that was found is called: its title, and where tags or a status were asked for those too, for editors leave out what
    /// they do not find in a name.
    /// </summary>
    public string NameOf(PaperFacts paper) =>
        AsksForMarks ? $"{paper.Title}  {Marks(paper, paper.Status ?? PaperGroups.Unread)}" : paper.Title;

    /// <summary>What was noted of a paper, as it is asked for, where <see cref="NameOf"/> does not say it; else empty.</summary>
    public string MarksOf(PaperFacts paper) => AsksForMarks ? "" : Marks(paper, paper.Status);

    private bool AsksForMarks => Tags.Count > 0 || Status is not null;

    private static string Marks(PaperFacts paper, string? status)
    {
        var tags = paper.Tags.Select(t => "#" + Dashed(t));
        return string.Join(' ', status is null ? tags : tags.Append(StatusMark + Dashed(status)));
    }

    private static string Dashed(string words) => words.Replace(' ', '-');

    /// <summary>The papers that it finds, the best first; among equals by title. Papers without title are never found.</summary>
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
        // Whole words only: "read" is not "reading".
        var (status, asked) = (
            CanonicalText.Of(Dashed(paper.Status ?? PaperGroups.Unread)),
            CanonicalText.Of(Status)
        );
        return status.StartsWith(asked, StringComparison.OrdinalIgnoreCase)
            && (status.Length == asked.Length || status[asked.Length] == '-');
    }

    /// <summary>0 where a word's letters are not all there in order; most for words that stand there whole, then for their beginnings.</summary>
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
