using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Lists in plain text and copied pages: title, day, id, authors and the start of the abstract of each paper.</summary>
public class PlainTextTests
{
    [Theory]
    [MemberData(nameof(Documents))]
    public void PapersOfAPageAreRead(string name, string text, string[] expected)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        tree.Parts.Where(p => p.Part is Entry).Select(p => Line(tree, p)).ShouldBe(expected, name);
    }

    [Theory]
    [InlineData(
        "@article{a,\n  title = {Lanterns for Long Corridors},\n  url = {https://arxiv.org/abs/2508.00011},\n}\n"
    )]
    [InlineData(
        "TY  - JOUR\nTI  - Lanterns for Long Corridors\nUR  - https://arxiv.org/abs/2508.00011\nER  -\n"
    )]
    [InlineData("title,url\nLanterns for Long Corridors,https://arxiv.org/abs/2508.00011\n")]
    [InlineData("<html>\n<p>Lanterns for Long Corridors\nhttps://arxiv.org/abs/2508.00011\n</html>\n")]
    [InlineData("Dear Ben,\n\nhere is the link to the paper:\nhttps://arxiv.org/abs/2508.00011\n\nAda\n")]
    [InlineData("See the paper at https://arxiv.org/abs/2508.00011 for more.\n")]
    [InlineData("We wrote it up: https://arxiv.org/abs/2508.00011\n")]
    [InlineData("1. Unpack the archive\n2. Run make\n3. Read the manual\n")]
    [InlineData("")]
    public void OtherTextIsNoList(string text) => PlainText.Learn(text).ShouldBeNull();

    private static string Line(DigestTree tree, PartAt at)
    {
        var content = ((Entry)at.Part).Content;
        var day = tree.HeadingOf(at.Start) is { } heading
            ? YearInference.Of(tree, heading)?.Date.ToString()
            : "-";
        var said = content.Abstract is { } span ? Blanks.Fold(at.Part.Slice(span)) : "-";
        return $"{content.Title} | {day} | {content.ArxivId ?? "-"} | {string.Join(", ", content.Authors)} | {said}";
    }

    public static TheoryData<string, string, string[]> Documents { get; } =
        new()
        {
            {
                "arXiv, new",
                """
                    Showing new listings for Friday, 1 August 2025
                    Total of 97 entries
                    New submissions (showing 2 of 2 entries)
                    [1] arXiv:2508.00037 [pdf, html, other]
                    Title: Lanterns for Long Corridors
                    Ada Erfunden, Ben Bedacht
                    Comments: 12 pages
                    Subjects: Computation and Language (cs.CL); Artificial Intelligence (cs.AI)
                    We look at corridors at night. Lanterns help.
                    Cross submissions (showing 1 of 1 entries)
                    [2] arXiv:2507.00999 (cross-list from cs.CV) [pdf, html, other]
                    Title: Curtains for Open Windows
                    Cleo Ficta
                    Subjects: Computer Vision (cs.CV)

                    Open windows need curtains.
                    Replacement submissions (showing 1 of 1 entries)
                    [3] arXiv:2401.00004 (replaced) [pdf, html, other]
                    Title: A Compass for Lost Tokens
                      and Their Friends
                    Jo Makebelieve, Tom Madeup
                    Subjects: Computation and Language (cs.CL)
                    Tokens get lost.
                    """,
                [
                    "Lanterns for Long Corridors | 2025-08-01 | 2508.00037 | Ada Erfunden, Ben Bedacht | We look at corridors at night. Lanterns help.",
                    "Curtains for Open Windows | 2025-08-01 | 2507.00999 | Cleo Ficta | Open windows need curtains.",
                    "A Compass for Lost Tokens and Their Friends | 2025-08-01 | 2401.00004 | Jo Makebelieve, Tom Madeup | Tokens get lost.",
                ]
            },
            {
                "arXiv, recent",
                """
                    Total of 50 entries : 1-25 26-50
                    Fri, 1 Aug 2025 (showing first 25 of 97 entries )
                    [1] arXiv:2508.00037 [pdf, html, other]
                    Title: Lanterns for Long Corridors
                    Ada Erfunden, Ben Bedacht
                    Subjects: Computation and Language (cs.CL)
                    Thu, 31 Jul 2025 (showing first 1 of 60 entries )
                    [26] arXiv:2507.00119 [pdf, other]
                    Title: Moss on Old Gradients
                    Cleo Ficta
                    Subjects: Machine Learning (cs.LG)
                    """,
                [
                    "Lanterns for Long Corridors | 2025-08-01 | 2508.00037 | Ada Erfunden, Ben Bedacht | -",
                    "Moss on Old Gradients | 2025-07-31 | 2507.00119 | Cleo Ficta | -",
                ]
            },
            {
                "arXiv, search",
                """
                    Showing 1–50 of 1,234 results for all: lanterns

                    arXiv:2508.00123  [pdf, html, other]
                    cs.CL cs.AI
                    Lanterns for Long Corridors
                    Authors: Ada Erfunden, Ben Bedacht
                    Abstract: We look at corridors that are not on the map. △ Less
                    Submitted 3 August, 2025; originally announced August 2025.
                    Comments: 12 pages

                    arXiv:2508.00456  [pdf, ps, other]
                    cs.LG
                    Moss on Old Gradients
                    Authors: Tom Madeup
                    Abstract: Old gradients collect moss. ▽ More
                    """,
                [
                    "Lanterns for Long Corridors | - | 2508.00123 | Ada Erfunden, Ben Bedacht | We look at corridors that are not on the map.",
                    "Moss on Old Gradients | - | 2508.00456 | Tom Madeup | Old gradients collect moss.",
                ]
            },
            {
                "arXiv, abs",
                """
                    Computer Science > Machine Learning
                    arXiv:2608.09101 (cs)
                    [Submitted on 3 Aug 2026]
                    Title:Umbrellas for Sudden Gradients
                    Authors:Ada Erfunden, Ben Bedacht
                    View PDF
                    Abstract:Gradients arrive without warning. We open an umbrella early.
                    Comments:	12 pages
                    Subjects:	Machine Learning (cs.LG)
                    Cite as:	arXiv:2608.09101 [cs.LG]
                    Submission history
                    From: Ada Erfunden [view email]
                    [v1] Mon, 3 Aug 2026 09:00:00 UTC (120 KB)
                    """,
                [
                    "Umbrellas for Sudden Gradients | - | 2608.09101 | Ada Erfunden, Ben Bedacht | Gradients arrive without warning. We open an umbrella early.",
                ]
            },
            {
                "Hugging Face, a paper",
                """
                    Papers
                    arxiv:2608.08101

                    Lanterns for Hidden Corridors
                    Published on Aug 3
                    · Submitted by
                    Ada Erfunden
                    on Aug 4
                    #1 Paper of the day
                    · Invented Lab
                    Upvote
                    128

                    +120
                    Authors:
                    Ada Erfunden
                    ,
                    Ben Bedacht
                    Abstract
                    Lanterns find corridors.

                    AI-generated summary
                    We look at corridors that are not on the map. Lanterns find three of them.

                    View arXiv page
                    Community

                    ben-bedacht
                    We also have https://arxiv.org/abs/2608.00001
                    """,
                [
                    "Lanterns for Hidden Corridors | - | 2608.08101 | Ada Erfunden, Ben Bedacht | We look at corridors that are not on the map. Lanterns find three of them.",
                ]
            },
            {
                "Google Scholar, alert",
                """
                    [PDF] Taint Analysis of Leaking Teapots
                    <https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2608.10101&hl=de&sa=X>
                    F Schieb, E Boden - arXiv preprint arXiv:2608.10101, 2026
                    Teapots leak in ways that are hard to specify …

                    Fuzzing Biscuits With Context
                    <https://scholar.google.de/scholar_url?url=https://files.example.org/biscuits.html&hl=de&sa=X>
                    M Leone - Nature Biscuits, 2026
                    Biscuits break under random input …

                    Diese Nachricht wurde von Google Scholar gesendet, weil Sie Artikeln von Ada Erfunden folgen.
                    """,
                [
                    "Taint Analysis of Leaking Teapots | - | 2608.10101 | F Schieb, E Boden | Teapots leak in ways that are hard to specify …",
                    "Fuzzing Biscuits With Context | - | - | M Leone | Biscuits break under random input …",
                ]
            },
            {
                "Google Scholar, search",
                """
                    [PDF] arxiv.org
                    Taint Analysis of Leaking Teapots
                    F Schieb, E Boden - arXiv preprint arXiv:2608.10101, 2026 - arxiv.org
                    Teapots leak in ways that are hard to specify …
                    Save Cite Cited by 12 Related articles All 3 versions

                    Fuzzing Biscuits With Context
                    M Leone, DJ Dewe - Nature Biscuits, 2025 - nature.com
                    Biscuits break under random input …
                    Save Cite Cited by 3 Related articles
                    """,
                [
                    "Taint Analysis of Leaking Teapots | - | 2608.10101 | F Schieb, E Boden | Teapots leak in ways that are hard to specify …",
                    "Fuzzing Biscuits With Context | - | - | M Leone, DJ Dewe | Biscuits break under random input …",
                ]
            },
            {
                "OpenReview",
                """
                    ICLR 2026 Conference Submissions

                    Lanterns for Long Corridors
                    Ada Erfunden, Ben Bedacht, Cleo Ficta
                    Published: 22 Jan 2026, Last Modified: 11 Feb 2026
                    ICLR 2026 Oral
                    Readers: Everyone
                    Show details
                    Moss on Old Gradients
                    Tom Madeup, Yuki Kasou
                    Published: 22 Jan 2026, Last Modified: 11 Feb 2026
                    ICLR 2026 Poster
                    Readers: Everyone
                    Keywords: moss, gradients
                    TL;DR: Old gradients collect moss.
                    Abstract: We scrape moss off gradients.
                    """,
                [
                    "Lanterns for Long Corridors | - | - | Ada Erfunden, Ben Bedacht, Cleo Ficta | -",
                    "Moss on Old Gradients | - | - | Tom Madeup, Yuki Kasou | We scrape moss off gradients.",
                ]
            },
            {
                "Semantic Scholar",
                """
                    Lanterns for Long Corridors
                    Ada Erfunden, Ben Bedacht, +3 authors Cleo Ficta
                    Published in arXiv.org 3 August 2026
                    Computer Science
                    TLDR
                    Lanterns help in corridors that are not on the map. Expand
                    12 Citations
                    Save
                    Alert

                    Moss on Old Gradients
                    T. Madeup
                    NeurIPS, 2025
                    TLDR: Old gradients collect moss.

                    You are receiving this email because you follow a feed. Unsubscribe
                    """,
                [
                    "Lanterns for Long Corridors | - | - | Ada Erfunden, Ben Bedacht, et al. | Lanterns help in corridors that are not on the map.",
                    "Moss on Old Gradients | - | - | T. Madeup | Old gradients collect moss.",
                ]
            },
            {
                "messages of a bot",
                """
                    🔥 Daily papers, 2026-08-05

                    📄 *Lanterns for Long Corridors*
                    👥 Ada Erfunden, Ben Bedacht
                    🔗 https://arxiv.org/abs/2608.12101
                    💡 Lanterns find corridors.
                    👍 42

                    📄 Moss on Old Gradients
                    👥 Cleo Ficta et al.
                    🔗 https://huggingface.co/papers/2608.12102
                    🏷 moss, gradients
                    """,
                [
                    "Lanterns for Long Corridors | 2026-08-05 | 2608.12101 | Ada Erfunden, Ben Bedacht | Lanterns find corridors.",
                    "Moss on Old Gradients | 2026-08-05 | 2608.12102 | Cleo Ficta, et al. | -",
                ]
            },
            {
                "title, URL, remark",
                """
                    Reading list of the lab

                    Lanterns for Long Corridors
                    https://arxiv.org/abs/2608.12101
                    Marit: worth a look

                    Moss on Old Gradients
                    https://openreview.net/forum?id=abcInv
                    Ben: section 4 is wrong

                    Curtains for Open Windows
                    Ben: not out yet

                    a nice survey of umbrellas: https://arxiv.org/abs/2608.12103 +++
                    """,
                [
                    "Lanterns for Long Corridors | - | 2608.12101 |  | -",
                    "Moss on Old Gradients | - | - |  | -",
                    "Curtains for Open Windows | - | - |  | -",
                    "a nice survey of umbrellas | - | 2608.12103 |  | -",
                ]
            },
            {
                "ordinals",
                """
                    AI Papers, week of August 3, 2026

                    1) LANTERNS FOR LONG
                    CORRIDORS AT NIGHT
                    https://arxiv.org/abs/2608.12101
                    ICLR 2026

                    2) Moss on Old Gradients
                    Authors: Cleo Ficta et al.
                    https://arxiv.org/abs/2608.12102
                    Old gradients collect moss. In
                    2020. we had less.

                    [Windows]

                    3) Curtains for Open Windows

                    Open windows need curtains, and curtains need windows.

                    arxiv.org/abs/2608.12103
                    """,
                [
                    "LANTERNS FOR LONG CORRIDORS AT NIGHT | 2026-W32 | 2608.12101 |  | -",
                    "Moss on Old Gradients | 2026-W32 | 2608.12102 | Cleo Ficta, et al. | Old gradients collect moss. In 2020. we had less.",
                    "Curtains for Open Windows | 2026-W32 | 2608.12103 |  | Open windows need curtains, and curtains need windows.",
                ]
            },
            {
                "bullets alone on their lines",
                """
                    AI papers this week (August 3, 2026)

                    -
                    Lanterns for Long Corridors

                    Lanterns find corridors that are not on the map. They are cheap.

                    Takeaway: Carry a lantern.

                    https://arxiv.org/abs/2608.12101

                    -
                    Moss on Old Gradients

                    Old gradients collect moss.

                    https://arxiv.org/abs/2608.12102
                    """,
                [
                    "Lanterns for Long Corridors | 2026-08-03 | 2608.12101 |  | Carry a lantern.",
                    "Moss on Old Gradients | 2026-08-03 | 2608.12102 |  | Old gradients collect moss.",
                ]
            },
            {
                "contents above the papers",
                """
                    目录

                    1. Lanterns for Long Corridors [PDF] 摘要
                    2. Moss on Old Gradients [PDF] 摘要

                    摘要

                    1. Lanterns for Long Corridors [PDF] 返回目录
                      Ada Erfunden, Ben Bedacht
                    Abstract: Lanterns find corridors.

                    2. Moss on Old Gradients [PDF] 返回目录
                      Cleo Ficta
                    Abstract: Old gradients collect moss.
                    """,
                [
                    "Lanterns for Long Corridors | - | - | Ada Erfunden, Ben Bedacht | Lanterns find corridors.",
                    "Moss on Old Gradients | - | - | Cleo Ficta | Old gradients collect moss.",
                ]
            },
            {
                "Hugging Face, trending",
                """
                    Trending Papers

                    Lanterns for Long Corridors

                    We look at corridors that are not on the map. Lanterns find three of them and the fourth is found by walking along the walls with a hand on the paint, which takes longer but never fails in our experiments.

                    Kandinsky Lab · Published on Aug 5, 2025

                    Upvote
                    112

                    GitHub 3.29k
                    arXiv Page

                    Moss on Old Gradients

                    Old gradients collect moss. We scrape it off and count what is left below, and find that a third of the gradients were never used by anyone but the moss, which is fine with us and with the moss as well.

                    8 authors
                    ·
                    Published on Feb 27, 2025

                    Upvote
                    74
                    """,
                [
                    "Lanterns for Long Corridors | - | - |  | We look at corridors that are not on the map. Lanterns find three of them and the fourth is found by walking along the walls with a hand on the paint, which takes longer but never fails in our experiments.",
                    "Moss on Old Gradients | - | - |  | Old gradients collect moss. We scrape it off and count what is left below, and find that a third of the gradients were never used by anyone but the moss, which is fine with us and with the moss as well.",
                ]
            },
        };
}
