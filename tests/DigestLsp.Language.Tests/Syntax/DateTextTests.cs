using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class DateTextTests
{
    [Theory]
    [InlineData("Aug 1", "--08-01")]
    [InlineData("Oct 28, 2024", "2024-10-28")]
    [InlineData("April 16, 2026", "2026-04-16")]
    [InlineData("Sept. 3rd, 2024", "2024-09-03")]
    [InlineData("Mon, 12 Jun 2023 21:15:25 GMT", "2023-06-12")]
    [InlineData("Tue, 29 Jul 2025", "2025-07-29")]
    [InlineData("Monday, August 4", "--08-04")]
    [InlineData("28 July 2025", "2025-07-28")]
    [InlineData("wed, sep 3", "--09-03")]
    [InlineData("Thurs. 4 Sept 2025", "2025-09-04")]
    [InlineData("Saturday, 2025-08-02", "2025-08-02")]
    [InlineData("2026-05-13", "2026-05-13")]
    [InlineData("2018/10/01", "2018-10-01")]
    [InlineData("2026.05.12", "2026-05-12")]
    [InlineData("02-09-2025", "2025-09-02")]
    [InlineData("2025-W35", "2025-W35")]
    [InlineData("July 17 - July 23", "--07-17/--07-23")]
    [InlineData("July 17 – 23, 2025", "2025-07-17/2025-07-23")]
    [InlineData("(June 23 - June 29) - 2025", "2025-06-23/2025-06-29")]
    [InlineData("2025年8月1日", "2025-08-01")]
    [InlineData("# 2024-10-10", "2024-10-10")]
    [InlineData("**Aug 1**", "--08-01")]
    public void Every_known_format_is_parsed(string text, string expected) =>
        DateText.Find(text)!.Value.Date.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("May 2024 Be Kind")]
    [InlineData("March of the 12 Penguins")]
    [InlineData("3.14.15")]
    [InlineData("2024")]
    [InlineData("Aug 1 was a day of papers")]
    [InlineData("12:30")]
    [InlineData("Marathon 12")]
    [InlineData("Version May 3")]
    [InlineData("Mayday, August 4")]
    [InlineData("Draft, 2025-08-01")]
    [InlineData("Level 3 - Level 5")]
    [InlineData("")]
    public void Other_text_is_not_a_date(string text) => DateText.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("Feb 31", false)]
    [InlineData("Feb 29", true)]
    [InlineData("Feb 29, 2025", false)]
    [InlineData("2025-13-01", false)]
    [InlineData("2025-W54", false)]
    [InlineData("2025-W53", true)]
    public void Impossible_date_is_parsed_and_marked_as_such(string text, bool possible) =>
        DateText.Find(text)!.Value.Date.IsPossible.ShouldBe(possible);
}
