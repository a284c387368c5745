namespace DigestLsp.Tests;

/// <summary>
/// Distinguishes linear from quadratic time: for a text four times as long, linear work takes four times as long, quadratic work sixteen
/// times. Work that reaches a limit between the two lengths takes a step, and must grow as much again with the next doubling to be
/// reported. Uses the minimum processor time of several runs, and ignores work that takes little time.
/// </summary>
internal static class Growth
{
    /// <summary>Whether all patterns are tried at their full length: <c>DIGESTLSP_LONG_LINES=all</c>, which takes an hour.</summary>
    public static bool IsThorough { get; } =
        Environment.GetEnvironmentVariable("DIGESTLSP_LONG_LINES") == "all";

    /// <summary>The length of the shorter text.</summary>
    public static int Short { get; } = IsThorough ? 50_000 : 12_500;

    /// <summary>The length of the longer text.</summary>
    public static int Long { get; } = 4 * Short;

    private static readonly int Longest = 2 * Long;
    private const double MaxRatio = 9;
    private const double MaxRatioOfDoubling = 2.8;
    private const int Runs = 5;
    private static readonly TimeSpan Noticeable = TimeSpan.FromMilliseconds(25);

    /// <summary>The work that takes more than linear time, one message each.</summary>
    /// <param name="measure">Measures each kind of work for a text length.</param>
    public static IReadOnlyList<string> Excesses(
        Func<int, IReadOnlyList<(string Name, TimeSpan Time)>> measure
    )
    {
        var longTimes = ToDictionary(measure(Long));
        if (longTimes.Values.All(t => t < Noticeable))
            return [];
        var shortTimes = ToDictionary(measure(Short));
        for (var run = 1; run < Runs && Suspects().Any(); run++)
        {
            Lower(longTimes, measure(Long));
            Lower(shortTimes, measure(Short));
        }
        if (!Suspects().Any())
            return [];
        var longestTimes = ToDictionary(measure(Longest));
        for (var run = 1; run < Runs && Growing().Any(); run++)
        {
            Lower(longestTimes, measure(Longest));
            Lower(longTimes, measure(Long));
        }
        return
        [
            .. Growing()
                .Select(name =>
                    $"{name}: {shortTimes[name].TotalMilliseconds:0.0} ms, then {longTimes[name].TotalMilliseconds:0.0} ms, then {longestTimes[name].TotalMilliseconds:0.0} ms"
                ),
        ];

        IEnumerable<string> Suspects() =>
            longTimes
                .Where(t => t.Value >= Noticeable && t.Value > MaxRatio * shortTimes[t.Key])
                .Select(t => t.Key);

        IEnumerable<string> Growing() =>
            Suspects().Where(name => longestTimes[name] > MaxRatioOfDoubling * longTimes[name]);
    }

    private static Dictionary<string, TimeSpan> ToDictionary(
        IEnumerable<(string Name, TimeSpan Time)> times
    ) => times.ToDictionary(t => t.Name, t => t.Time, StringComparer.Ordinal);

    private static void Lower(
        Dictionary<string, TimeSpan> times,
        IEnumerable<(string Name, TimeSpan Time)> others
    )
    {
        foreach (var (name, time) in others)
            times[name] = time < times[name] ? time : times[name];
    }
}
