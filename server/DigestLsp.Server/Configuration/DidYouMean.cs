namespace DigestLsp.Server.Configuration;

/// <summary>Suggests corrections of mistyped words.</summary>
internal static class DidYouMean
{
    private const int ShortestBeginning = 3;

    /// <summary>Gets a question with the known word closest to a typed one, after a space, or an empty string if none is close.</summary>
    public static string For(string typed, IEnumerable<string> known)
    {
        var nearest = known
            .Select(word => (word, Distance: IsBeginning(typed, word) ? 1 : Distance(typed, word)))
            .MinBy(w => w.Distance);
        return nearest.word is not null && nearest.Distance <= Math.Max(1, nearest.word.Trim('-').Length / 3)
            ? $" Did you mean {nearest.word}?"
            : "";
    }

    private static bool IsBeginning(string typed, string word) =>
        typed.Length >= ShortestBeginning && word.StartsWith(typed, StringComparison.OrdinalIgnoreCase);

    // Insertions, deletions, substitutions and transpositions (Damerau distance, optimal string alignment).
    private static int Distance(string one, string other)
    {
        (one, other) = (one.ToLowerInvariant(), other.ToLowerInvariant());
        var (before, last, now) = (
            new int[other.Length + 1],
            Enumerable.Range(0, other.Length + 1).ToArray(),
            new int[other.Length + 1]
        );
        for (var i = 1; i <= one.Length; i++)
        {
            now[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = one[i - 1] == other[j - 1];
                now[j] = Math.Min(Math.Min(last[j], now[j - 1]) + 1, last[j - 1] + (same ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    now[j] = Math.Min(now[j], before[j - 2] + 1);
            }
            (before, last, now) = (last, now, before);
        }
        return last[other.Length];
    }
}
