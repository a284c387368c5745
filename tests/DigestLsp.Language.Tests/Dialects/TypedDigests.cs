namespace DigestLsp.Language.Tests.Dialects;

/// <summary>
/// Digests as they are typed. Where <c>¦</c> is, the next of the titles is known: its first anchor is complete, or its abstract on a page.
/// </summary>
internal static class TypedDigests
{
    public static readonly IReadOnlyList<(string Name, string[] Titles, string Text)> All =
    [
        (
            "headings.md",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention", "Counting Sheep Again"],
            """
            # Papers of the week

            ## 2026-08-03

            ### Lanterns for Long Corridors
            - **Authors**: Ada Invented, Ben Bedacht
            - **Link**: https://arxiv.org/abs/2608.00001¦
            - **Abstract**: A lantern is a note that the model writes to itself.

            ### Gardens of Sparse Attention
            - **Authors**: Cleo Ficta
            - **Link**: https://arxiv.org/abs/2608.00002¦
            - **Abstract**: We plant gardens of attention.

            ## 2026-08-02

            ### Counting Sheep Again
            - **Authors**: Dan Erfunden
            - **Link**: https://arxiv.org/abs/2608.00003¦
            """
        ),
        (
            "list.md",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention", "Counting Sheep Again"],
            """
            # Reading list

            Some papers that I like.

            ## Memory

            - [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)¦ - Ada Invented, 2026.
            - [Gardens of Sparse Attention](https://arxiv.org/abs/2608.00002)¦
              - A note about gardens.

            ## Sleep

            - [Counting Sheep Again](https://arxiv.org/abs/2608.00003)¦ [[code](https://github.com/o/sheep)]
            """
        ),
        (
            "table.md",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            # Table of papers

            | Date | Title | Authors | Link |
            |---|---|---|---|
            | 2026-08-01 | Lanterns for Long Corridors | Ada Invented | [arXiv](https://arxiv.org/abs/2608.00001) |¦
            | 2026-08-02 | Gardens of Sparse Attention | Ben Bedacht | [arXiv](https://arxiv.org/abs/2608.00002) |¦

            That is all.
            """
        ),
        (
            "bold.md",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention", "Counting Sheep Again"],
            """
            # This week

            **Lanterns for Long Corridors**

            - Paper: https://arxiv.org/abs/2608.00001¦
            - Code: https://github.com/o/lanterns

            **Gardens of Sparse Attention**

            - Paper: https://arxiv.org/abs/2608.00002¦
            - Code: None

            **Counting Sheep Again**

            - Paper: https://arxiv.org/abs/2608.00003¦
            """
        ),
        (
            "papers.rst",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            Papers
            ======

            Memory
            ------

            `Lanterns for Long Corridors <https://arxiv.org/abs/2608.00001>`_¦
                Ada Invented, Ben Bedacht

                A lantern is a note that the model writes to itself.

            `Gardens of Sparse Attention <https://arxiv.org/abs/2608.00002>`_¦
                Cleo Ficta, Dan Erfunden
            """
        ),
        (
            "papers.org",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            #+TITLE: Reading list

            * Memory
            ** TODO Lanterns for Long Corridors
               :PROPERTIES:
               :AUTHOR: Ada Invented
               :URL: https://arxiv.org/abs/2608.00001¦
               :END:
               A lantern is a note.
            ** DONE [[https://arxiv.org/abs/2608.00002][Gardens of Sparse Attention]]¦
               We plant gardens of attention.
            """
        ),
        (
            "numbered.txt",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            Top papers this week

            1. Lanterns for Long Corridors
            Ada Invented, Ben Bedacht
            https://arxiv.org/abs/2608.00001¦
            A lantern is a note that the model writes to itself.

            2. Gardens of Sparse Attention
            Cleo Ficta, Dan Erfunden
            https://arxiv.org/abs/2608.00002¦
            We plant gardens of attention.
            """
        ),
        (
            "mail.txt",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            ------------------------------------------------------------------------------
            \\
            arXiv:2608.00001
            Date: Sat, 1 Aug 2026 09:10:11 GMT   (120kb,D)

            Title: Lanterns for Long Corridors
            Authors: Ada Invented, Ben Bedacht
            Categories: cs.CL
            \\
              A lantern is a note that the model writes to itself.
            \\ ( https://arxiv.org/abs/2608.00001 ,  120kb)¦
            ------------------------------------------------------------------------------
            \\
            arXiv:2608.00002
            Date: Sat, 1 Aug 2026 09:10:12 GMT   (12kb,D)

            Title: Gardens of Sparse Attention
            Authors: Cleo Ficta
            Categories: cs.LG
            \\
              We plant gardens of attention.
            \\ ( https://arxiv.org/abs/2608.00002 ,  12kb)¦
            """
        ),
        (
            "page.digest",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            Aug 1

            Lanterns for Long Corridors

            A lantern is a note that the model writes to itself. It is read at every turn of the corridor.¦

            Gardens of Sparse Attention

            We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.¦

            Aug 2
            """
        ),
        (
            "values.txt",
            ["Lanterns for Long Corridors", "Gardens of Sparse Attention"],
            """
            Title: Lanterns for Long Corridors
            Authors: Ada Invented, Ben Bedacht
            URL: https://arxiv.org/abs/2608.00001¦
            Abstract: A lantern is a note that the model writes to itself.

            Title: Gardens of Sparse Attention
            Authors: Cleo Ficta
            URL: https://arxiv.org/abs/2608.00002¦
            Abstract: We plant gardens of attention.
            """
        ),
    ];
}
