namespace DigestLsp.Language.Rules;

/// <summary>Reports a date heading that occurs twice.</summary>
public sealed class RepeatedDay : DocumentRule
{
    /// <inheritdoc/>
    public override string Id => "date.repeated-day";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for date headings that repeat an earlier date. Repeated dates are ignored after another heading (a topic) and in pages that were pasted twice.";

    /// <inheritdoc/>
    public override string Why =>
        "The papers of one day are in two places, and the outline lists the day twice.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1, 2025

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                2025-08-01
                ^^^^^^^^^^

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var seen = new Dictionary<(int?, int, int), DatedHeading>();
        var copies = document.Copies;
        var days = document.Days;
        var next = 0;
        foreach (var at in document.Tree.Parts)
        {
            if (next == days.Count)
                break;
            if (DuplicatePaper.IsTopic(at))
                seen.Clear();
            if (at.Start != days[next].At.Start)
                continue;
            var day = days[next++];
            if (day.Date.Until is not null || copies.Exists(c => c.Contains(day.At.Start)))
                continue;
            var key = (day.Date.Year, day.Date.Month, day.Date.Day);
            if (seen.TryAdd(key, day))
                continue;
            found.Add(
                new Diagnostic(
                    Id,
                    day.Span,
                    $"Duplicate date, first used on line {seen[key].At.Position(0).Line + 1}"
                )
                {
                    Related = [new RelatedLocation(seen[key].Span, "First occurrence")],
                }
            );
        }
    }
}
