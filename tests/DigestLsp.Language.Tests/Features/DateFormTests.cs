using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Features;

/// <summary>A day is formatted like another one.</summary>
public class DateFormTests
{
    [Theory]
    [InlineData("Aug 1", "Nov 22")]
    [InlineData("Aug. 1, 2025", "Nov. 22, 2026")]
    [InlineData("August 1", "November 22")]
    [InlineData("August 1st, 2025", "November 22nd, 2026")]
    [InlineData("Sept 1, 2025", "Nov 22, 2026")]
    [InlineData("1 Aug 2025", "22 Nov 2026")]
    [InlineData("1. August 2025", "22. November 2026")]
    [InlineData("1.8.2025", "22.11.2026")]
    [InlineData("01.08.2025", "22.11.2026")]
    [InlineData("01/08/2025", "22/11/2026")]
    [InlineData("2025-08-01", "2026-11-22")]
    [InlineData("2025/8/1", "2026/11/22")]
    [InlineData("2025年8月1日", "2026年11月22日")]
    [InlineData("Tue, 29 Jul 2025", "Sun, 22 Nov 2026")]
    [InlineData("Tuesday, 29 July 2025", "Sunday, 22 November 2026")]
    [InlineData("Friday, August 1", "Sunday, November 22")]
    public void It_is_read_and_has_the_form_again(string model, string expected)
    {
        var form = DateForm.Of(model);
        var written = form.Write(new DateOnly(2026, 11, 22));
        written.ShouldBe(expected);
        var read = DateText.Find(written).ShouldNotBeNull().Date;
        (read.Month, read.Day).ShouldBe((11, 22));
        form.Write(new DateOnly(2025, 8, 1)).Length.ShouldBeInRange(model.Length - 3, model.Length + 1);
    }

    [Theory]
    [InlineData("Week 31, 2025", "Nov 3, 2026")]
    [InlineData("2025-W31", "2026-11-03")]
    [InlineData("July 17 - July 23, 2025", "Nov 3, 2026")]
    [InlineData("July 17 - July 23", "Nov 3")]
    [InlineData("Mon, 12 Jun 2023 21:15:25 GMT", "Nov 3, 2026")]
    public void Range_of_days_keeps_its_year(string model, string expected) =>
        DateForm.Of(model).Write(new DateOnly(2026, 11, 3)).ShouldBe(expected);

    [Theory]
    [InlineData(1, "1st")]
    [InlineData(2, "2nd")]
    [InlineData(3, "3rd")]
    [InlineData(4, "4th")]
    [InlineData(11, "11th")]
    [InlineData(12, "12th")]
    [InlineData(13, "13th")]
    [InlineData(21, "21st")]
    [InlineData(30, "30th")]
    public void Ordinals_end_as_they_are_spoken(int day, string expected) =>
        DateForm.Of("August 1st").Write(new DateOnly(2026, 8, day)).ShouldBe("August " + expected);
}
