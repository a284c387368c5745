namespace DigestLsp.Language.Rules;

/// <summary>Reports a day that is out of order.</summary>
public sealed class DateOutOfOrder : DocumentRule
{
    private const int FewestDays = 4;

    /// <inheritdoc/>
    public override string Id => "date.out-of-order";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a date heading that breaks the ascending or descending order of the other dates. Digests with fewer than four dates or without an order are ignored.";

    /// <inheritdoc/>
    public override string Why => "The date is mistyped, or its papers are in the wrong place.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 4, 2025

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Aug 3, 2025

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.

                Aug 20, 2025
                ^^^^^^^^^^^^

                Counting Sheep with Sparse Attention

                Sleepless models count. We measure how far they get before attention lapses in the night.

                Aug 1, 2025

                Bridges over Quiet Rivers

                We build bridges between tokens that never speak to one another, and listen to what they say.

                July 31, 2025
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var days = document.Days;
        if (InOrder(days) is not var (kept, order))
            return;
        for (var i = 0; i < days.Count; i++)
        {
            if (!kept.Contains(i))
                found.Add(
                    new Diagnostic(
                        Id,
                        days[i].Span,
                        $"Date out of order: the dates of this digest are in {order} order"
                    )
                );
        }
    }

    /// <summary>Returns the indexes of the dates that are in order and the order (ascending or descending), or null if the dates have no order.</summary>
    internal static (HashSet<int> Kept, string Order)? InOrder(List<DatedHeading> days)
    {
        if (days.Count < FewestDays)
            return null;
        var numbers = days.ConvertAll(d => d.Number);
        var rising = LongestRun(numbers);
        var falling = LongestRun(numbers.ConvertAll(n => -n));
        if (rising.Count == falling.Count)
            return null;
        var kept = rising.Count > falling.Count ? rising : falling;
        // At most one in five may be out of order; otherwise there is no order.
        return (days.Count - kept.Count) * 5 > Math.Max(days.Count, 5)
            ? null
            : (kept, rising.Count > falling.Count ? "ascending" : "descending");
    }

    /// <summary>Gets the indexes of a longest non-decreasing subsequence (patience sorting: M. L. Fredman, 1975).</summary>
    private static HashSet<int> LongestRun(List<int> numbers)
    {
        var ends = new List<int>();
        var previous = new int[numbers.Count];
        for (var i = 0; i < numbers.Count; i++)
        {
            var (low, high) = (0, ends.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                (low, high) = numbers[ends[middle]] <= numbers[i] ? (middle + 1, high) : (low, middle);
            }
            previous[i] = low > 0 ? ends[low - 1] : -1;
            if (low == ends.Count)
                ends.Add(i);
            else
                ends[low] = i;
        }
        var run = new HashSet<int>();
        for (var i = ends.Count > 0 ? ends[^1] : -1; i >= 0; i = previous[i])
            run.Add(i);
        return run;
    }
}
