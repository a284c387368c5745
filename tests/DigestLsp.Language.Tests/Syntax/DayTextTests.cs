using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class DayTextTests
{
    [Theory]
    [InlineData("8月3日", "--08-03")]
    [InlineData("2026年04月08日", "2026-04-08")]
    [InlineData("2026年8月3日（月）", "2026-08-03")]
    [InlineData("2026年8月3日 星期一", "2026-08-03")]
    [InlineData("2026년 8월 3일", "2026-08-03")]
    [InlineData("3. August 2026", "2026-08-03")]
    [InlineData("Montag, 3. August 2026", "2026-08-03")]
    [InlineData("3 août 2026", "2026-08-03")]
    [InlineData("1er août 2026", "2026-08-01")]
    [InlineData("lundi 3 août 2026", "2026-08-03")]
    [InlineData("3 de agosto de 2026", "2026-08-03")]
    [InlineData("3 agosto 2026", "2026-08-03")]
    [InlineData("20th August, 2021", "2021-08-20")]
    [InlineData("3rd August", "--08-03")]
    [InlineData("Added 2018/10/01:", "2018-10-01")]
    [InlineData("18-Feb-2025", "2025-02-18")]
    [InlineData("8/21/2026", "2026-08-21")]
    [InlineData("Tue, 23 Jul 24", "2024-07-23")]
    [InlineData("Fri, 1 August 2025", "2025-08-01")]
    [InlineData("(June 22 - June 28) - 2026", "2026-06-22/2026-06-28")]
    [InlineData("2026-08-15 至 2026-08-21", "2026-08-15/2026-08-21")]
    [InlineData("2026-06-29 → 2026-06-30", "2026-06-29/2026-06-30")]
    [InlineData("3 - 7 August 2026", "2026-08-03/2026-08-07")]
    [InlineData("3.–7. August 2026", "2026-08-03/2026-08-07")]
    [InlineData("30 July - 5 August 2026", "2026-07-30/2026-08-05")]
    [InlineData("8月1日～8月7日", "--08-01/--08-07")]
    [InlineData("[[Jun 10th, 2026]]", "2026-06-10")]
    [InlineData("📅 2026-08-05", "2026-08-05")]
    [InlineData("2026_08_05", "2026-08-05")]
    [InlineData("Week 31, 2026", "2026-W31")]
    [InlineData("KW 31/2026", "2026-W31")]
    [InlineData("2026年第31周", "2026-W31")]
    [InlineData("Week of August 3, 2026", "2026-W32")]
    [InlineData("Woche vom 3. August 2026", "2026-W32")]
    [InlineData("semaine du 3 août 2026", "2026-W32")]
    public void Formats_of_other_languages_are_parsed(string text, string expected) =>
        DateText.Find(text).ShouldNotBeNull(text).Date.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("23 Jul 24")]
    [InlineData("Top 10 of 2026")]
    [InlineData("3 August Papers")]
    [InlineData("12 Angry Men")]
    [InlineData("2026年8月")]
    [InlineData("1.2.3")]
    public void Other_text_is_not_a_date(string text) => DateText.Find(text).ShouldBeNull();

    [Theory]
    [InlineData("# 高效推理论文周报 · 2026-W31", "2026-W31")]
    [InlineData("# 精选论文 - 2026-05-11", "2026-05-11")]
    [InlineData("# 📚 每日 arXiv 论文精选 | 2026年05月12日", "2026-05-12")]
    [InlineData("## 📅 2026-04-13 推荐论文", "2026-04-13")]
    [InlineData("# 2026-05-14 全量简报", "2026-05-14")]
    [InlineData("# 📅 2026-08-05 | Daily Papers", "2026-08-05")]
    [InlineData("【arxiv论文】 Computation and Language 2030-09-16", "2030-09-16")]
    [InlineData("New submissions for Tue, 23 Jul 24", "2024-07-23")]
    [InlineData("Cross-lists for Tue, 23 Jul 24", "2024-07-23")]
    [InlineData("Showing new listings for Friday, 1 August 2025", "2025-08-01")]
    [InlineData("# Showing new listings for Friday, 26 June 2026", "2026-06-26")]
    [InlineData("# arXiv Paper Summary (2026-12-19)", "2026-12-19")]
    [InlineData("# 2026년 8월 3일 논문 요약", "2026-08-03")]
    [InlineData("# Lesekreis, Woche vom 3. August 2026", "2026-W32")]
    [InlineData("Weekly AI Paper Top 3 — 2026-05-23", "2026-05-23")]
    [InlineData("Top papers of the week (2026-08-01 to 2026-08-07)", "2026-08-01/2026-08-07")]
    [InlineData("Complete Daily Digest - August 3, 2026", "2026-08-03")]
    [InlineData("Top ML Papers of the Week (July 27 - August 2, 2026)", "2026-07-27/2026-08-02")]
    [InlineData("## Papers, July 27 – 31, 2026", "2026-07-27/2026-07-31")]
    [InlineData("Daily Papers, Monday August 3, 2026", "2026-08-03")]
    public void Day_in_a_title_is_found(string line, string expected) =>
        DayText.FindInTitle(line).ShouldNotBeNull(line).Date.ToString().ShouldBe(expected);

    [Theory]
    [InlineData("Last Updated: 2026-08-21 02:36")]
    [InlineData("_Updated: 2026-08-21_")]
    [InlineData("**生成时间**: 2026-04-13 09:00 AM")]
    [InlineData("Generated on 2026-08-21")]
    [InlineData("### Examined Papers Date Range: 2026-12-19 05:00:00 to 2026-12-19 05:00:00")]
    [InlineData("## [1.2.0] - 2026-08-03")]
    [InlineData("## v1.2.0 (2026-08-03)")]
    [InlineData("# CVPR 2033 论文和开源项目合集")]
    [InlineData("# 2026 February")]
    [InlineData("## 2033 Papers")]
    [InlineData("Lanterns for 12 Corridors in 2026 Houses")]
    public void Other_dates_are_not_a_day(string line) => DayText.FindInTitle(line).ShouldBeNull();

    [Theory]
    [InlineData("> 覆盖：2026-07-25 至 2026-07-31 · 收录 41 篇", "2026-07-25/2026-07-31")]
    [InlineData("Window covered: 2026-06-29 → 2026-06-30", "2026-06-29/2026-06-30")]
    [InlineData("**Period**: 2026-06-29 to 2026-07-05", "2026-06-29/2026-07-05")]
    [InlineData("Cover letter", null)]
    public void Coverage_line_is_parsed(string line, string? expected) =>
        (DayText.FindCoverage(line)?.Date.ToString()).ShouldBe(expected);

    [Theory]
    [InlineData("# 2026 February", "### 2.9", "2026-02-09")]
    [InlineData("# 2026 February", "### 3.9", null)]
    [InlineData("2026年8月", "8月3日", "2026-08-03")]
    [InlineData("August 2026", "3rd", "2026-08-03")]
    [InlineData("August 2026", "Aug 3", "2026-08-03")]
    [InlineData("2026-08", "31", "2026-08-31")]
    [InlineData("2026-02", "31", null)]
    public void Day_below_a_month_is_parsed(string month, string day, string? expected)
    {
        var found = DayText.FindMonth(month).ShouldNotBeNull(month);
        (DayText.FindDayOf(day, found.Year, found.Month)?.ToString()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("Chapter 2026")]
    [InlineData("2026")]
    [InlineData("2026 Papers")]
    public void Other_headings_are_not_a_month(string text) => DayText.FindMonth(text).ShouldBeNull();

    [Theory]
    [InlineData("2026-08-05.md", "2026-08-05")]
    [InlineData("notes/2026_08_05.digest", "2026-08-05")]
    [InlineData("file:///home/a/daily-papers-20260805.md", "2026-08-05")]
    [InlineData("0304-0308.md", "--03-04/--03-08")]
    [InlineData("2026-W31.md", "2026-W31")]
    [InlineData("18-Feb-2025.md", "2025-02-18")]
    [InlineData("README.md", null)]
    [InlineData("2608.00001.md", null)]
    [InlineData("20261399.md", null)]
    [InlineData("0304-9908.md", null)]
    public void File_name_can_be_a_day(string file, string? expected) =>
        (DayText.OfFileName(file)?.ToString()).ShouldBe(expected);
}
