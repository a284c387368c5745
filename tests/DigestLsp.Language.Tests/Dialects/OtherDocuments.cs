namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Documents that mention papers but are not digests.</summary>
internal static class OtherDocuments
{
    public static readonly IReadOnlyList<(string Name, string Text)> All =
    [
        (
            "readme-code.md",
            """
            # GardenKit

            GardenKit implements the method of [Gardens of Sparse Attention](https://arxiv.org/abs/2508.00001) and
            [Shears](https://arxiv.org/abs/2508.00002). It is fast.

            ## Installation

            ```bash
            pip install gardenkit
            ```

            ## Usage

            ```python
            from gardenkit import Garden
            ```

            See the [paper](https://arxiv.org/abs/2508.00001) for details, and our earlier work
            ([arXiv:2401.00009](https://arxiv.org/abs/2401.00009)).

            ## Results

            | Model | Accuracy | Link |
            |---|---|---|
            | Garden-S | 71.2 | [ckpt](https://example.org/a.pt) |
            | Garden-L | 77.9 | [ckpt](https://example.org/b.pt) |

            ## Citation

            ```bibtex
            @article{invented2025gardens,
              title={Gardens of Sparse Attention},
              author={Invented, Ada},
              journal={arXiv preprint arXiv:2508.00001},
              year={2025}
            }
            ```

            ## License

            Apache 2.0
            """
        ),
        (
            "changelog.md",
            """
            # Changelog

            All notable changes to this project are documented here. See [Keep a Changelog](https://keepachangelog.com).

            ## [1.2.0] - 2026-08-03

            ### Added

            - Support for pruning ([#12](https://github.com/o/r/pull/12))
            - Option `--dry-run`

            ### Fixed

            - Crash on empty input, thanks @ada

            ## [1.1.0] - 2026-07-01

            - First release with [sparse attention](https://arxiv.org/abs/2508.00001)
            """
        ),
        (
            "shopping.md",
            """
            # Shopping

            - Milk
            - Bread (2)
            - [Paper towels](https://shop.example.org/towels)
            - Printer paper
            - Notes: buy organic

            ## Saturday

            - [ ] Apples
            - [x] Pears
            """
        ),
        (
            "blog.md",
            """
            ---
            title: Why I garden
            date: 2026-08-03
            author: Ada Invented
            tags: [garden, life]
            ---

            # Why I garden

            Last week I read [a paper on sparse attention](https://arxiv.org/abs/2508.00001), and it made me think of my garden.

            ## The first row

            I planted beans. As [Invented et al.](https://arxiv.org/abs/2401.00001) say, rows matter.

            ![beans](beans.jpg)

            ## The second row

            Then came peas. More on this in [my next post](/posts/next).

            *Thanks to Ben for comments.*
            """
        ),
        (
            "html.html",
            """
            <!DOCTYPE html>
            <html lang="en">
            <head><title>My papers</title><meta charset="utf-8"></head>
            <body>
            <h1>Publications</h1>
            <ul>
            <li><a href="https://arxiv.org/abs/2608.00001">Gardens of Sparse Attention</a>, Ada Invented, 2026</li>
            <li><a href="https://arxiv.org/abs/2608.00002">Lanterns for Long Corridors</a>, Ada Invented, 2026</li>
            </ul>
            <p>See also my <a href="/blog">blog</a>.</p>
            </body>
            </html>
            """
        ),
        (
            "minutes.md",
            """
            # Meeting minutes 2026-08-03

            Present: Ada, Ben, Cleo

            ## Agenda

            1. Budget
            2. Paper submission (see [draft](https://overleaf.com/project/1))
            3. AOB

            ## Decisions

            - Ada writes the abstract until Friday.
            - Ben checks [the related work](https://arxiv.org/abs/2401.00001).
            - **Deadline**: 2026-08-10
            """
        ),
        (
            "todo.txt",
            """
            TODO
            - call Ben
            - read the Garden paper (arXiv 2608.00001)
            - buy milk
            - fix the bug in parser: https://github.com/o/r/issues/3
            """
        ),
        (
            "faq.md",
            """
            # Frequently asked questions

            ### What is GardenKit?

            It is a toolkit, described in [this paper](https://arxiv.org/abs/2608.00001).

            ### How do I install it?

            Run `pip install gardenkit`.

            ### Where is the code?

            On [GitHub](https://github.com/o/gardenkit).
            """
        ),
        (
            "linklist.md",
            """
            # Awesome Gardening Resources

            ## Blogs

            - [Garden Blog](https://garden.example.org) - All about gardens.
            - [Row Diary](https://rows.example.org) - Rows and rows.
            - [Seed News](https://seeds.example.org) - Weekly news.

            ## Courses

            - [Gardening 101](https://course.example.org/101) - A course.
            - [Gardening 102](https://course.example.org/102) - Another course.
            - [Water Science](https://course.example.org/water) - About water.

            ## Software

            - [GardenKit](https://github.com/o/gardenkit) - A toolkit.
            - [HoseLib](https://github.com/o/hoselib) - Hoses.
            - [RowDB](https://github.com/o/rowdb) - A database of rows.
            - [Gardens of Sparse Attention](https://arxiv.org/abs/2608.00001) - The paper behind GardenKit.
            - [SeedUI](https://github.com/o/seedui) - An interface.
            - [PlantAPI](https://plant.example.org/api) - An API.
            - [Compost](https://github.com/o/compost) - Compost in Rust.
            """
        ),
        (
            "letter.md",
            """
            Dear Ben,

            thank you for your letter. I have read the paper you sent, https://arxiv.org/abs/2608.00001, and I like it.
            You may also want to look at [this one](https://arxiv.org/abs/2608.00002).

            - I agree with the first section: https://arxiv.org/abs/2608.00001
            - The second one I do not understand.

            Best wishes,
            Ada
            """
        ),
        (
            "blog2.md",
            """
            # A tour of sparse attention

            *Posted on August 3, 2026 by Ada Invented*

            Sparse attention is everywhere. In this post, we look at three ideas.

            ## Gardens

            [Gardens of Sparse Attention](https://arxiv.org/abs/2608.00001) was the first paper to plant rows. It shows that
            rows matter.

            ## Lanterns

            The idea of [Lanterns](https://arxiv.org/abs/2608.00002) is simple: write notes to yourself.

            ## References

            1. Invented et al., "Gardens of Sparse Attention", arXiv 2026. https://arxiv.org/abs/2608.00001
            2. Ficta, "Lanterns for Long Corridors", arXiv 2026. https://arxiv.org/abs/2608.00002
            """
        ),
        (
            "readme-model.md",
            """
            <div align="center">
            <h1>GardenKit</h1>
            <a href="https://arxiv.org/abs/2608.00001"><img src="https://img.shields.io/badge/arXiv-2608.00001-red"></a>
            <a href="https://github.com/o/gardenkit"><img src="https://img.shields.io/badge/GitHub-code-blue"></a>
            </div>

            Official implementation of **Gardens of Sparse Attention**.

            ## News

            - [2026/08/03] The paper is on [arXiv](https://arxiv.org/abs/2608.00001).
            - [2026/08/01] We release the code.

            ## Getting started

            1. Clone the repository.
            2. Run `make`.

            ## Model zoo

            - [garden-7b](https://huggingface.co/o/garden-7b)
            - [garden-1b](https://huggingface.co/o/garden-1b)

            ## Acknowledgements

            We thank the authors of [Shears](https://arxiv.org/abs/2508.00002) and [Hedge](https://arxiv.org/abs/2508.00003).
            """
        ),
        (
            "cookbook.md",
            """
            # Pancakes

            ## Ingredients

            - 2 eggs
            - Milk, see [note](#note)
            - [Flour](https://shop.example.org/flour)

            ## Method

            1. Mix everything.
            2. Bake.

            Summary: a quick breakfast.

            Authors: Ada Invented
            """
        ),
    ];
}
