namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Digests in individual layouts, with the titles that a reader would name.</summary>
internal static class VariedDigests
{
    public static readonly IReadOnlyList<(string Name, string[] Titles, string Text)> All =
    [
        (
            "newsletter.txt",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            THE WEEKLY GARDENER
            Issue 42, August 3, 2026

            Gardens of Sparse Attention
            by Ada Invented and Ben Bedacht
            The authors plant gardens of attention and show that sparse rows bear as much fruit.
            Read more: https://arxiv.org/abs/2608.00001

            Lanterns for Long Corridors
            by Cleo Ficta
            A lantern is a note that the model writes to itself; three models of four find their way.
            Read more: https://arxiv.org/abs/2608.00002

            Unsubscribe: https://example.org/u
            """
        ),
        (
            "awesome.md",
            ["A Survey of Sparse Gardens", "Watering Networks: A Review", "Shears", "Hedge"],
            """
            # Awesome Sparse Gardens [![Awesome](https://awesome.re/badge.svg)](https://awesome.re)

            > A curated list of papers about sparse gardens.

            ## Contents

            - [Surveys](#surveys)
            - [Methods](#methods)
              - [Pruning](#pruning)
            - [Contributing](#contributing)

            ## Surveys

            * [A Survey of Sparse Gardens](https://arxiv.org/abs/2401.00001) - *Ada Invented, Ben Bedacht*, arXiv 2024. [[Code](https://github.com/o/r)] ![stars](https://img.shields.io/github/stars/o/r)
            * [Watering Networks: A Review](https://doi.org/10.1000/abc) - Nature 2023.

            ## Methods

            ### Pruning

            * **Shears**: Patient Pruning of Long Rows [[paper](https://arxiv.org/abs/2402.00002)] [[project](https://shears.github.io)]
            * **Hedge**: When to Cut and When to Wait [[paper](https://openreview.net/forum?id=abcd)]

            ## Tools

            * [GardenKit](https://github.com/o/gardenkit) - A toolkit for gardens.

            ## Contributing

            Please read [the guidelines](CONTRIBUTING.md) first.

            ## License

            MIT
            """
        ),
        (
            "emoji.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            # Daily AI Papers

            📅 2026-08-03

            ### 🌱 Gardens of Sparse Attention
            👥 Ada Invented, Ben Bedacht
            🔗 https://arxiv.org/abs/2608.00001
            📝 We plant gardens of attention and watch which rows bear fruit.

            ### 🏮 Lanterns for Long Corridors
            👥 Cleo Ficta
            🔗 https://arxiv.org/abs/2608.00002
            📝 We light the middle of a long context.
            """
        ),
        (
            "wrapped.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors: Lighting the Middle"],
            """
            # Notes on papers

            1. *Gardens of Sparse Attention*. Ada Invented, Ben Bedacht. arXiv preprint
               arXiv:2608.00001, 2026. We plant gardens of attention and watch which
               rows bear fruit.
               https://arxiv.org/abs/2608.00001

            2. *Lanterns for Long Corridors: Lighting the Middle*. Cleo Ficta.
               NeurIPS 2026. https://arxiv.org/abs/2608.00002
               A lantern is a note that the model writes to itself.
            """
        ),
        (
            "newsletter.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            # The Weekly Gardener #42

            *August 3, 2026*

            Hello readers! This week was busy. Here are the papers that I liked.

            ## Research

            **Gardens of Sparse Attention** — The authors plant gardens of attention and show that sparse rows bear as much fruit. A must read.
            Read more: https://arxiv.org/abs/2608.00001

            **Lanterns for Long Corridors** — A lantern is a note that the model writes to itself; three models of four find their way.
            Read more: https://arxiv.org/abs/2608.00002

            ## Tools

            **GardenKit 2.0** — A toolkit for gardens, now with hoses.
            Read more: https://github.com/o/gardenkit

            ## Sponsor

            This issue is sponsored by Hoses Inc. Visit https://hoses.example.org for 20% off.

            ---
            You're receiving this because you subscribed. [Unsubscribe](https://example.org/u)
            """
        ),
        (
            "obsidian.md",
            ["Gardens of Sparse Attention"],
            """
            ---
            tags: [papers, attention]
            ---
            # Gardens of Sparse Attention

            authors:: Ada Invented, Ben Bedacht
            url:: https://arxiv.org/abs/2608.00001
            year:: 2026

            ## Summary

            We plant gardens of attention.

            ## My thoughts

            - good
            - [[Lanterns for Long Corridors]]
            """
        ),
        (
            "dashed.md",
            [
                "Gardens of Sparse Attention",
                "Lanterns for Long Corridors",
                "Shears: Patient Pruning of Long Rows",
            ],
            """
            ## August 3, 2026

            - **Gardens of Sparse Attention** (Ada Invented et al., 2026) — [arXiv](https://arxiv.org/abs/2608.00001) · [code](https://github.com/o/r)
              > We plant gardens of attention and watch which rows bear fruit.
            - **Lanterns for Long Corridors** (Cleo Ficta, 2026) — [arXiv](https://arxiv.org/abs/2608.00002)
              > A lantern is a note.

            ## August 2, 2026

            - **Shears: Patient Pruning of Long Rows** (Dan Invented et al., 2026) — [arXiv](https://arxiv.org/abs/2608.00003)
            """
        ),
        (
            "bib.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            # Bibliography

            - Invented, A., Bedacht, B. (2026). Gardens of Sparse Attention. *NeurIPS*. https://arxiv.org/abs/2608.00001
            - Ficta, C. (2025). Lanterns for Long Corridors. *ICLR*. https://arxiv.org/abs/2608.00002
            """
        ),
        (
            "quote.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            Today's papers

            > **Gardens of Sparse Attention**
            > Ada Invented, Ben Bedacht
            > https://arxiv.org/abs/2608.00001

            > **Lanterns for Long Corridors**
            > Cleo Ficta
            > https://arxiv.org/abs/2608.00002
            """
        ),
        (
            "org.org",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            #+TITLE: Reading list

            * TODO Gardens of Sparse Attention                                  :attention:
              :PROPERTIES:
              :AUTHOR: Ada Invented
              :URL: https://arxiv.org/abs/2608.00001
              :END:
              We plant gardens.
            * DONE [[https://arxiv.org/abs/2608.00002][Lanterns for Long Corridors]]
              Read on <2026-08-03 Mon>.
            """
        ),
        (
            "twitter.txt",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            Top ML papers of the week (July 27 - August 2)

            1/ Gardens of Sparse Attention - plants gardens of attention and watches which rows bear fruit.
            https://arxiv.org/abs/2608.00001

            2/ Lanterns for Long Corridors - notes that the model writes to itself.
            https://arxiv.org/abs/2608.00002
            """
        ),
        (
            "asciidoc.adoc",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            = Reading list
            Ada Invented

            == Attention

            === Gardens of Sparse Attention

            Authors: Ada Invented, Ben Bedacht

            Link: https://arxiv.org/abs/2608.00001

            We plant gardens of attention.

            === Lanterns for Long Corridors

            Authors: Cleo Ficta

            Link: https://arxiv.org/abs/2608.00002
            """
        ),
        (
            "ru.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            # Статьи недели

            **Название:** Gardens of Sparse Attention
            **Авторы:** Ada Invented, Ben Bedacht
            **Ссылка:** https://arxiv.org/abs/2608.00001
            **Аннотация:** Мы сажаем сады внимания.

            ---

            **Название:** Lanterns for Long Corridors
            **Авторы:** Cleo Ficta
            **Ссылка:** https://arxiv.org/abs/2608.00002
            **Аннотация:** Фонарь — это заметка.
            """
        ),
        (
            "table-noheaderlinks.md",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            # Papers

            | # | Paper | Venue | Code |
            |--|--|--|--|
            | 1 | [Gardens of Sparse Attention](https://arxiv.org/abs/2608.00001)<br>Ada Invented, Ben Bedacht | NeurIPS 2026 | [code](https://github.com/o/r) |
            | 2 | [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00002)<br>Cleo Ficta | ICLR 2026 | - |
            """
        ),
        (
            "telegram.txt",
            ["Gardens of Sparse Attention", "Lanterns for Long Corridors"],
            """
            🔥 Gardens of Sparse Attention

            We plant gardens of attention and watch which rows bear fruit.

            📄 Paper: https://arxiv.org/abs/2608.00001
            💻 Code: https://github.com/o/r

            🔥 Lanterns for Long Corridors

            A lantern is a note that the model writes to itself.

            📄 Paper: https://arxiv.org/abs/2608.00002
            """
        ),
    ];
}
