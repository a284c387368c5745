using System.Text.RegularExpressions;

namespace DigestLsp.Language.Dialects;

/// <summary>The patterns that classify lines of plain text and copied pages.</summary>
internal static partial class PlainPatterns
{
    // "[1]  arXiv:2508.00037 [pdf, html, other]", "arXiv:2407.99001 (cross-list from cs.CL) [pdf]", "arxiv:2608.08101", "arXiv:2608.09101 (cs)".
    [GeneratedRegex(
        @"^(?<before>(?:\[\d{1,5}\]|\d{1,5}\.)\s*)?arXiv:\s?(?<id>\d{4}\.\d{4,5}(?:v\d+)?|[a-z-]+(?:\.[A-Z]{2})?/\d{7}(?:v\d+)?)(?<behind>\s*(?:\((?:cross-list from [^()]+|replaced|[a-z][\w.-]*)\)|\[[^\[\]]*\]|[a-z][a-z-]+\.[A-Z]{2}))*\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    public static partial Regex Listed();

    [GeneratedRegex(
        @"^(?:Community|Submission history|Models citing this paper.*|Datasets citing this paper.*|Spaces citing this paper.*|Collections including this paper.*|Bibliographic (?:and Citation )?Tools|Similar papers.*|Recommended papers.*)$"
    )]
    public static partial Regex Tail();

    [GeneratedRegex(
        @"^(?:·|\[(?:PDF|HTML|BOOK|DOC)\]\s[\w.-]+\.[a-z]{2,}|\+\d+|\d{1,6}(?:[.,]\d+)?k?|Upvotes?(?:\s\d+)?|(?:·\s*)?Submitted by.*|· .{2,60}|Published on .*|.{1,60} · Published on .*|on [A-Z][a-z]{2,8}\.? \d{1,2}.*|\#\d+ Paper of the (?:day|week|month)|View (?:arXiv page|PDF|a PDF.*|project page)|HTML \(experimental\)|TeX Source|Other Formats|Project page|GitHub(?: [\d.,]+k?)?|arXiv Page|arXiv|PDF|Code|Add to collection|Papers|Daily Papers|Trending Papers|Daily|Weekly|Monthly"
            + @"|byAK.*|new|Subscribe|Get trending papers.*|Save(?: Cite.*)?|Alert|Cite|Expand|Reply|View PDF on arXiv|(?:\[[A-Z][a-z]+\]\s*){2,}|Focus to learn more|view license|\[Submitted on .*\]|We gratefully acknowledge.*|the Simons Foundation.*|Total of \d+ .*|\[? ?total of \d+ .*|\[ ?showing .*|Showing up to \d+ .*|Showing \d+[-–]\d+ of.*|\d+ Citations?|Highly Influential.*|Cited by \d+.*|Related articles.*|All \d+ versions|Export .*|\[v\d+\] .*|From: .*|\(or arXiv.*"
            + @"|△ Less|▽ More|Readers: .*|Everyone|Show(?:/Hide)? (?:details|abstract).*|Hide details|\d+ (?:Replies|Comments?|Reviews?).*|PDF icon|AI-generated summary|Generated summary|Submitted \d{1,2} [A-Z].*|originally announced.*|Published: .*|Last Modified: .*|Submitted: .*|Modified: .*|Created with.*|\d+ authors?|[·•] \d+ authors?|Paper (?:author|submitter)|\d+ (?:minutes?|hours?|days?|weeks?|months?) ago)$",
        RegexOptions.CultureInvariant
    )]
    public static partial Regex Boilerplate();

    /// <summary>Matches the status of a submission in an OpenReview list.</summary>
    [GeneratedRegex(
        @"^(?:Published: |Submitted: |Last Modified: |Readers: |Show(?:/Hide)? details|Modified: |\d{2} [A-Z][a-z]{2} \d{4} \(modified)"
    )]
    public static partial Regex Submission();

    // "1. ", "3) ", "(3) ", "[3] ", "【3】", "#3 ", "1️⃣ ", "Paper 3: ".
    [GeneratedRegex(
        @"^(?:(?<n>\d{1,4})(?:[.)]\s+|/\s+(?=\p{L})|[、．]\s*)|[(（\[【](?<n>\d{1,4})[)）\]】]\s*|\#(?<n>\d{1,4})[:.)]?\s+|(?<n>\d)\uFE0F?\u20E3\s*|(?:Paper|No\.?|论文)\s?\#?(?<n>\d{1,3})\s*[:：.]\s*)",
        RegexOptions.ExplicitCapture
    )]
    public static partial Regex Ordinal();

    [GeneratedRegex(
        @"^(?:\#{1,6}\s.{2,60}|\[[^\[\]]{2,40}\]|【[^【】]{2,40}】|[^.。]{1,60}[(（]\s?\d+\s?(?:篇|papers?|本|件)[)）]|.{0,30}今日共计\s?\d+\s?篇|(?:New submissions|Cross[- ](?:lists|submissions)|Replacements?(?: submissions)?)(?:\s*\(.*\))?|目录|摘要|contents|.{0,30}共\s?\d+\s?篇)$",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Section();

    [GeneratedRegex(
        @"^(?<names>[^–—]{3,300}?)\s[-–—]\s(?:[^–—]{0,120}[\s,])?(?:19|20)\d\d(?:\s[-–—]\s\S+)?$"
    )]
    public static partial Regex NamesAndVenue();

    [GeneratedRegex(
        @"^(?:arxiv|to appear|accepted|published in|in proc|proceedings|submitted to|under review|preprint)\b.{0,80}$|^[\p{L}&/ .:'’-]{2,50},?\s(?:19|20)\d\d(?:\s\p{L}[\p{L} ]{2,30})?$",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex Venue();

    [GeneratedRegex(@"^(?:[a-z][a-z-]+(?:\.[A-Z]{2,3}|\.[a-z-]+)?[\s,;]*)+$")]
    public static partial Regex Category();

    /// <summary>Matches text after a generated summary and above the abstract.</summary>
    [GeneratedRegex(@"^(?:AI-generated summary|Generated summary|AI summary)$")]
    public static partial Regex SummaryAbove();

    [GeneratedRegex(
        @"\A\s*(?:<(?:!DOCTYPE|html|head|body|\?xml|rss|feed|div|p|table|script)\b|\\(?:documentclass|begin|section|usepackage)\b|%\s|@\w+\s?\{|TY  - |[{\[]\s*[""{\[]|#!/|#include|import \w|package \w|from \w+ import)|^\s*\\documentclass|^@(?:article|inproceedings|misc|book)\{",
        RegexOptions.IgnoreCase | RegexOptions.Multiline
    )]
    public static partial Regex ProgramText();

    /// <summary>The start of an HTML or XML document.</summary>
    [GeneratedRegex(
        @"\A[\s\uFEFF]*<(?:!DOCTYPE html|html|head|body|\?xml|rss|feed)\b",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex WebPage();

    [GeneratedRegex(
        @"\b(?:accepted|papers?|proceedings|submissions|session|program(?:me)?|talks|posters|orals)\b|论文|論文",
        RegexOptions.IgnoreCase
    )]
    public static partial Regex SaysPapers();

    [GeneratedRegex(
        @"^(?:\#{1,6}\s|\*\*|[-*+]\s+(?:\[[ xX]\]\s)?(?:\[|\*\*)|\|.*\||\d+\.\s+(?:\[|\*\*)|>\s)",
        RegexOptions.Multiline
    )]
    public static partial Regex Markdown();

    // "T - description."
    [GeneratedRegex(@"^(?<title>.{4,}?)\s[-–—]\s(?<text>\S.{20,}[.!?。…])$")]
    public static partial Regex TitleAndText();

    [GeneratedRegex(@"^\*?<https?://[^\s|<>]+\|[^<>]+>")]
    public static partial Regex PipedLink();

    // "a remark …: https://arxiv.org/abs/… +++"
    [GeneratedRegex(@"^.{8,}?[:：]?\s<?(?<url>https?://[^\s<>]+)>?[\s+*.!]*$")]
    public static partial Regex AddressAtEnd();

    // "Marit: worth a look"
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’.-]{1,20}(?:\s\p{Lu}[\p{L}'’.-]{1,20})?:\s\S")]
    public static partial Regex Remark();

    // "T – A, B and C."
    [GeneratedRegex(@"^(?<title>.{8,}?)\s[–—-]\s(?<names>[^–—]+)$")]
    public static partial Regex TitleAndNames();
}
