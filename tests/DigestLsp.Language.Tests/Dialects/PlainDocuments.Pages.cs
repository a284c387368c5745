namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Invented plain text documents: name, text, and papers as <see cref="PlainTextTests"/> formats them.</summary>
public static partial class PlainDocuments
{
    /// <summary>Pages copied from a browser, and alerts.</summary>
    public static TheoryData<string, string, string[]> Pages { get; } =
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
        };
}
