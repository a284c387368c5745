namespace DigestLsp.Server.Tests.Import;

/// <summary>Pages of invented papers in the formats of Hugging Face and arXiv.</summary>
internal static class Pages
{
    public const string Lanterns =
        "We look at what language models forget in the middle of a long corridor of text. A lantern is a short note that the model writes to itself at every turn, and reads again at the end. Three models out of four find their way back with lanterns.";

    public const string Sheep =
        "Sleepless models count. We measure how far they get before attention lapses, and show that sparse fences help the flock through the gate one by one, faster than any dog that was tried.";

    /// <summary>The list of a day: titles, author avatars and votes; no abstract, date or repository.</summary>
    public const string Day = """
        <!DOCTYPE html><html><head><title>Daily Papers</title><script>var x = "<article><h3><a href='/papers/2508.99999'>No Paper</a></h3></article>";</script></head>
        <body><nav><a href="/models">Models</a></nav><main><h1>Daily Papers</h1><div>by<a href="/akhaliq">AK</a> and the research community</div>
        <time class="x" datetime="2025-08-01T00:00:00">Aug 1, 2025</time>
        <article class="flex flex-col"><a href="/papers/2508.00011"><img src="https://cdn.example/x.png"></a>
          <div><div class="shadow-alternate"><svg></svg><div class="leading-none">74</div></div><div>Submitted by<div><img alt=""> ada</div></div>
          <h3 class="mb-1"><a href="/papers/2508.00011" class="line-clamp-3">Lanterns for Long Corridors:
             Lighting the Middle</a></h3>
          <a href="/papers/2508.00011"><ul><li title="Ada Invented"><img></li><li title="Ben Invented"><img></li><li>· 2 authors</li></ul></a>
          <a href="/papers/2508.00011"><svg></svg><span>2.12k</span></a><a href="/papers/2508.00011#community">3</a></div></article>
        <article><div style="display: none"><h3><a href="/papers/2508.77777">A Hidden Card of a Paper</a></h3></div>
          <h3><a href="/papers/2507.00022">Counting Sheep with Sparse Attention</a></h3>
          <ul><li title="Cleo Invented"></li><li title="Dan Invented"></li><li>· 171 authors</li></ul></article>
        </main></body></html>
        """;

    /// <summary>A trending page from a clipboard: each paper twice, absolute URLs, a comment around the fragment.</summary>
    public const string Clipboard = $"""
        Version:0.9
        <html><body><!--StartFragment--><meta charset='utf-8'><div style="color: rgb(0, 0, 0); font-family: sans-serif;"><article style="box-sizing: border-box">
        <h3><a href="https://huggingface.co/papers/2508.00011" style="color: black">Lanterns for <span class="highlight">Long</span> Corridors: Lighting the Middle</a></h3>
        <p style="margin: 0">{Lanterns}</p><div><span>2 authors</span><span> · </span><span>Jul 30, 2025</span></div>
        <a href="https://github.com/invented/lanterns"><svg></svg><span>GitHub</span> <span>11.3k</span></a><a href="https://arxiv.org/abs/2508.00011">arXiv Page</a></article>
        <article><h3><a href="https://huggingface.co/papers/2508.00011">Lanterns for Long Corridors: Lighting the Middle</a></h3><p>{Lanterns}</p></article>
        <article><h3><a href="https://huggingface.co/papers/2507.00022">Counting Sheep with Sparse Attention</a></h3><p>{Sheep}</p>
        <a href="javascript:alert(1)">GitHub</a><a href="https://github.com/invented/sheep.git">GitHub 12</a></article></div><!--EndFragment--></body></html>
        """;

    public const string Paper = $"""
        <main><h1 class="mb-2">Lanterns for Long Corridors: Lighting the Middle</h1><div>arxiv:2508.00011</div><div>Published on Jul 30, 2025</div>
        <div>Authors: <span class="author"><button>x</button><a>Ada Invented</a> ,</span><span class="author">Ben Invented</span></div>
        <h2>Abstract</h2><div><div class="blue"><p>Lanterns are notes that a model writes to itself, which a machine says here in one sentence that is longer than needed.</p><p>AI-generated summary</p></div>
        <p class="gray">{Lanterns}</p></div><div><a href="https://github.com/invented/lanterns">GitHub 12</a><a href="https://arxiv.org/pdf/2508.00011">View PDF</a></div>
        <h2>Community</h2><p>This is a long comment by somebody, which has nothing to do with the abstract of the paper at all, and goes on.</p>
        <article><h3><a href="/papers/2501.00001">Another Paper That is Similar</a></h3></article></main>
        """;

    public static readonly string Embedded =
        "<body><div class=\"SVELTE_HYDRATER contents\" data-target=\"DailyPapers\" data-props=\""
        + System.Net.WebUtility.HtmlEncode(
            $$$"""
            {"dateString":"2025-08-01","dailyPapers":[{"paper":{"id":"2508.00011","authors":[{"name":"Ada Invented"},{"name":"Ben Invented"}],"publishedAt":"2025-07-30T12:00:00.000Z","title":"Lanterns for Long Corridors:\n  Lighting the Middle","summary":"{{{Lanterns}}}","upvotes":74,"projectPage":"https://invented.example/lanterns","githubRepo":"https://github.com/invented/lanterns"},"title":"Lanterns"},
             {"paper":{"id":"2507.00022","authors":[],"publishedAt":"2025-07-02T12:00:00.000Z","title":"Counting Sheep with Sparse Attention","summary":"{{{Sheep}}}","projectPage":"javascript:alert(1)"}}]}
            """
        )
        + "\"></div></body>";

    public const string ArxivNew = $"""
        <div id="dlpage"><h1>Computation and Language</h1><h3>Showing new listings for Friday, 1 August 2025</h3><dl id='articles'><h3>New submissions (showing 2 of 2 entries)</h3>
        <dt><a name='item1'>[1]</a> <a href ="/abs/2508.00011" title="Abstract" id="2508.00011">arXiv:2508.00011</a> [<a href="/pdf/2508.00011" title="Download PDF">pdf</a>]</dt>
        <dd><div class='meta'><div class='list-title mathjax'><span class='descriptor'>Title:</span> Lanterns for Long Corridors: Lighting the Middle</div>
        <div class='list-authors'><a href="x">Ada Invented</a>, <a href="y">Ben Invented</a></div><div class='list-comments mathjax'><span class='descriptor'>Comments:</span> 12 pages, 4 figures</div>
        <div class='list-subjects'><span class='descriptor'>Subjects:</span> <span class="primary-subject">Computation and Language (cs.CL)</span>; Machine Learning (cs.LG)</div>
        <p class='mathjax'> {Lanterns} </p></div></dd>
        <dt><a href="/abs/2507.00022" title="Abstract">arXiv:2507.00022</a></dt><dd><div class='list-title'><span class='descriptor'>Title:</span> Counting Sheep with Sparse Attention</div><p class='mathjax'>{Sheep}</p></dd></dl></div>
        """;

    public const string Atom = $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom"><title>arXiv Query</title>
        <entry><id>http://arxiv.org/abs/2508.00011v2</id><published>2025-07-30T17:59:59Z</published><title>Lanterns for Long Corridors:
          Lighting the Middle</title><summary>  {Lanterns}
        </summary><author><name>Ada Invented</name></author><author><name>Ben Invented</name></author>
        <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment><arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.CL"/>
        <category term="cs.LG"/><category term="cs.CL"/></entry></feed>
        """;
}
