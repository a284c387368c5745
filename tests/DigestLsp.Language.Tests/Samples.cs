namespace DigestLsp.Language.Tests;

/// <summary>A document of invented papers in each dialect, by the dialect's id.</summary>
public static class Samples
{
    public static IReadOnlyDictionary<string, string> ByDialect { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["pasted-page"] = PastedPage,
            ["arxiv-mail"] = ArxivMail,
            ["key-value"] = KeyValueText,
            ["numbered"] = NumberedText,
            ["markdown-sections"] = MarkdownSections,
            ["markdown-table"] = MarkdownTable,
            ["markdown-list"] = MarkdownList,
        };

    private const string PastedPage = """
        new

        Subscribe

        Daily Papers

        Aug 1

        Lanterns for Long Corridors: Lighting the Middle of a Context

        We look at what language models forget in the middle of a long corridor of text. A lantern is a short note that the model writes to itself at every turn, and reads again at the end. Three models out of four find their way back with lanterns, and two of them do so faster than with a map. The lamps are at github.com/invented/lanterns.

          • 4 authors
        ·
        Jul 30, 2025

        Counting Sheep with Sparse Attention

        Sleepless models count. We measure how far they get before attention lapses, and show that sparse fences help the flock through the gate one by one. Code: https://github.com/invented/sheep.

        Submitted by

        ada

        27

        A Title Without Its Abstract

        Jul 31

        Rivers of Data, Bridges of Code

        Two banks of a river rarely agree on where the bridge should be. We build it in the middle, from both sides at once, and let a small referee decide whether the halves meet. In simulated valleys the halves meet nine times in ten; in real ones the referee asks for another pier. All piers are described in the appendix.

        The second paragraph speaks of floods. They come, and the bridge stands.

        Tags: rivers, bridges
        """;

    private const string ArxivMail = """
        ------------------------------------------------------------------------------
        Send any comments regarding submissions directly to submitter.
        ------------------------------------------------------------------------------
        \\
        arXiv:2508.00011
        Date: Fri, 1 Aug 2025 09:10:11 GMT   (120kb,D)

        Title: Lanterns for Long Corridors: Lighting the Middle of
          a Context
        Authors: Ada Invented, Ben Invented (Invented University)
        Categories: cs.CL cs.AI
        Comments: 12 pages,
          4 figures
        \\
          We look at what language models forget in the middle of a long corridor of
        text. A lantern is a short note that the model writes to itself.
        Note: that the lamps stay lit is shown
        in the appendix. Code: github.com/invented/lanterns.
        \\ ( https://arxiv.org/abs/2508.00011 ,  120kb)
        Tags: memory, corridors
        ------------------------------------------------------------------------------
        \\
        arXiv:2507.00022
        replaced with revised version Fri, 1 Aug 2025 10:00:00 GMT   (15kb)

        Title: Counting Sheep with Sparse Attention
        Authors: Cleo Invented
        Categories: cs.LG
        DOI: 10.1234/sheep.2025
        \\ ( https://arxiv.org/abs/2507.00022 ,  15kb)
        %%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%--%%
        """;

    private const string KeyValueText = """
        Title: Lanterns for Long Corridors
        PDF: https://arxiv.org/pdf/2508.00011
        Summary: We look at what language models forget in the middle of a long corridor of text. Lamps help.
        ---
        Title: Counting Sheep with
        Sparse Attention
        Authors: Cleo Invented, Dan Invented
        Upvotes: 12
        PDF: https://arxiv.org/pdf/2507.00022
        Summary: Sleepless models count. We measure how far they get.

        A second paragraph counts the goats.
        Tags: sheep
        ---
        PDF: https://arxiv.org/pdf/2507.00033
        Summary: A paper whose title went missing.
        ---
        """;

    private const string NumberedText = """
        The papers of the week (2025-W31)

        --- 1. Lanterns for Long Corridors: Lighting the Middle
          of a Context ---
        Link: https://huggingface.co/papers/2508.00011

        ## Abstract (Original)
        We look at what language models forget in the middle of a long corridor of
        text. A lantern is a short note that the model writes to itself.

        ## Zusammenfassung
        Wir sehen nach, was Sprachmodelle vergessen.

        --- 2. Counting Sheep with Sparse Attention ---
        Link: https://huggingface.co/papers/2507.00022

        ## Abstract (Original)
        Sleepless models count. We measure how far they get.
        """;

    private const string MarkdownSections = """
        # Papers for 2025-08-01

        ### [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)
        Authors: Ada Invented, Ben Invented
        Vote: 33
        **Abstract**: We look at what language models forget in the middle of a long corridor of text.

        Lamps help.

        **Code:** https://github.com/invented/lanterns

        ### 2. Counting Sheep with Sparse Attention

        - **Authors:** Cleo Invented
        - **Venue**: Nowhere 2025

        #### Abstract

        Sleepless models count. We measure how far they get.

        ## 2025-07-31

        ```
        ### [Not a paper](https://example.org)
        ```

        ### [A Title Without Its Abstract](https://arxiv.org/abs/2507.00033v2)
        """;

    private const string MarkdownTable = """
        ## Papers for 2025-08-01

        |Publish Date|Title|Authors|PDF|Code|
        |---|---|---|---|---|
        |**2025-08-01**|**Lanterns for Long Corridors**|Ada Invented et.al.|[2508.00011](http://arxiv.org/abs/2508.00011)|**[link](https://github.com/invented/lanterns)**|
        |**2025-07-31**|**Counting Sheep with Sparse Attention**|Cleo Invented et.al.|[2507.00022v1](http://arxiv.org/abs/2507.00022v1)|null|

        ## Papers for 2025-07-31

        | Title | Authors | Summary |
        |-------|---------|---------|
        | Rivers of Data (Bridges of Code) (Read more on [arXiv](https://arxiv.org/abs/2507.00033) or [there](https://example.org/33))| Dan Invented | Two banks rarely agree. |
        | A Title Broken
          over Two Lines (Read more on [arXiv](https://arxiv.org/abs/2507.00044))| | It still is one paper. |
        """;

    private const string MarkdownList = """
        # Awesome Invented Papers

        - [Contents](#contents)

        ### 2025

        - [Lanterns for Long Corridors](https://arxiv.org/abs/2508.00011)
          - Ada Invented, Ben Invented
          - Keyword: memory, corridors
          - Code: [Official](https://github.com/invented/lanterns)

        - 2025-07-31, **Counting Sheep with Sparse Attention**, Cleo Invented et.al., Paper: [http://arxiv.org/abs/2507.00022v1](http://arxiv.org/abs/2507.00022v1)
        1. [**Rivers of Data.**](https://arxiv.org/abs/2507.00033) _Dan Invented, Eve Invented._ Arxiv 2025. [![Stars](https://img.shields.io/github/stars/a/b)](https://github.com/a/b)
        2. A Title in Plain Words [[paper](https://arxiv.org/abs/2507.00044)] [[code](https://github.com/c/d)]

        ### News

        - **[2025.07.30]**
          - Paper: [Bridges Under Water](https://arxiv.org/abs/2507.00055) (Invented 2025)
            - Code: [Official](https://github.com/e/f)
          - Paper: [Ferries Over Land](https://arxiv.org/abs/2507.00066)
        """;
}
