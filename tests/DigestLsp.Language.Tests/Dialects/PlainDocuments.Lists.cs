namespace DigestLsp.Language.Tests.Dialects;

public static partial class PlainDocuments
{
    /// <summary>Lists and messages written by people and bots.</summary>
    public static TheoryData<string, string, string[]> Lists { get; } =
        new()
        {
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
                "messages of a bot with links of Slack",
                """
                    Papers of 2026-08-05

                    *<https://arxiv.org/abs/2608.12101|Lanterns for Long Corridors>*
                    👥 Ada Erfunden, Ben Bedacht
                    💡 Lanterns find corridors.

                    *<https://arxiv.org/abs/2608.12102|Moss on Old Gradients>*
                    👥 Cleo Ficta
                    """,
                [
                    "Lanterns for Long Corridors | 2026-08-05 | 2608.12101 | Ada Erfunden, Ben Bedacht | Lanterns find corridors.",
                    "Moss on Old Gradients | 2026-08-05 | 2608.12102 | Cleo Ficta | -",
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
                "accepted papers",
                """
                    Accepted Papers

                    Lanterns for Long Corridors
                    Ada Erfunden (Invented University); Ben Bedacht (Lab of Moss)

                    Moss on Old Gradients
                    Cleo Ficta, Tom Madeup and Yuki Kasou

                    Curtains for Open Windows: A Study
                    Jo Makebelieve
                    """,
                [
                    "Lanterns for Long Corridors | - | - | Ada Erfunden, Ben Bedacht | -",
                    "Moss on Old Gradients | - | - | Cleo Ficta, Tom Madeup, Yuki Kasou | -",
                    "Curtains for Open Windows: A Study | - | - | Jo Makebelieve | -",
                ]
            },
            {
                "mail of papers by subject",
                """
                    cs.LG 方向，今日共计120篇

                    Graph相关(图学习|图神经网络)(2篇)

                    【1】 Moss on Old Gradients: A Case Study
                    for Patient Gardeners
                    标题：旧梯度上的苔藓

                    作者：Cleo Ficta,Tom Madeup
                    机构：1. Invented University, 2. Lab of Moss
                    链接：https://arxiv.org/abs/2608.12102
                    摘要：Old gradients collect moss.

                    【2】 Lanterns for Long Corridors
                    标题：长廊灯笼
                    作者：Ada Erfunden
                    备注：12 pages
                    链接：https://arxiv.org/abs/2608.12101
                    摘要：Lanterns find corridors.

                    机器翻译，仅供参考
                    """,
                [
                    "Moss on Old Gradients: A Case Study for Patient Gardeners | - | 2608.12102 | Cleo Ficta, Tom Madeup | Old gradients collect moss.",
                    "Lanterns for Long Corridors | - | 2608.12101 | Ada Erfunden | Lanterns find corridors.",
                ]
            },
            {
                "top papers with a sentence each",
                """
                    Top ML Papers of the Week (July 27 - August 2, 2026)

                    1. Lanterns for Long Corridors - We look at corridors that are not on the map.
                    Paper: https://arxiv.org/abs/2608.12101

                    2. Moss on Old Gradients - Old gradients collect moss.
                    Paper: https://arxiv.org/abs/2608.12102 | Tweet: https://x.com/a/status/1
                    """,
                [
                    "Lanterns for Long Corridors | 2026-07-27/2026-08-02 | 2608.12101 |  | We look at corridors that are not on the map.",
                    "Moss on Old Gradients | 2026-07-27/2026-08-02 | 2608.12102 |  | Old gradients collect moss.",
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
