using System.Globalization;
using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a line with the format of a date that does not exist.</summary>
public sealed partial class InvalidDate : PartRule
{
    /// <inheritdoc/>
    public override string Id => "date.invalid";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for headings and single lines that name a day which does not exist: `Feb 31`. February 29 without a year is ignored.";

    /// <inheritdoc/>
    public override string Why => "The papers below it get no date or a wrong one.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Feb 31
                ^^^^^^

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                2025-02-29
                ^^^^^^^^^^

                Counting Sheep with Sparse Attention

                Sleepless models count. We measure how far they get before attention lapses in the night.
                """,
            """
                Feb 29

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        var offset = 0;
        foreach (var (block, role) in part.Blocks)
        {
            var content = block.Content;
            if (
                role is not (BlockRole.Abstract or BlockRole.Record or BlockRole.Field)
                && content.Length < 40
            )
                CheckLine(
                    block.Text.Slice(content.Start, content.Length).ToString(),
                    offset + content.Start,
                    found
                );
            offset += block.Width;
        }
    }

    private void CheckLine(string line, int offset, List<Diagnostic> found)
    {
        var match = Named().Match(line) is { Success: true } named ? named : Numbered().Match(line);
        if (!match.Success)
            return;
        var month = match.Groups["name"] is { Success: true } name
            ? (Months.IndexOf(name.Value[..3], StringComparison.OrdinalIgnoreCase) / 3) + 1
            : Number(match.Groups["month"]);
        var day = Number(match.Groups["day"]);
        var year = match.Groups["year"].Success ? Number(match.Groups["year"]) : 2024;
        if (
            month is < 1 or > 12
            || year is < 1 or > 9999
            || day is < 29 or > 39
            || day <= DateTime.DaysInMonth(year, month)
        )
            return;
        var dated = match.Groups["date"];
        found.Add(
            new Diagnostic(
                Id,
                new TextSpan(offset + dated.Index, dated.Length),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Invalid date: {CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(month)} {day}{(match.Groups["year"].Success ? $", {year}" : "")} does not exist"
                )
            )
        );
    }

    private const string Months = "janfebmaraprmayjunjulaugsepoctnovdec";

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^[#\s*]*(?<date>(?<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?<day>\d{1,2})(?:,? (?<year>\d{4}))?)[\s*]*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Named();

    [GeneratedRegex(
        @"^[#\s*]*(?<date>(?<year>(?:19|20)\d\d)[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2}))[\s*]*$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex Numbered();
}
