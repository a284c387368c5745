using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Tests;

/// <summary>The results of each service for responses of all shapes.</summary>
public sealed class ServiceTests
{
    private const string Repository =
        """{"id":7,"full_name":"invented/lanterns","stargazers_count":12,"forks_count":3,"default_branch":"feature/main","pushed_at":"2026-08-01T00:00:00Z"}""";

    private const string Feed = """
        <?xml version="1.0" encoding="UTF-8"?>
        <feed xmlns="http://www.w3.org/2005/Atom">
          <title>arXiv Query</title>
          <entry>
            <id>http://arxiv.org/abs/2306.01234v3</id>
            <updated>2024-01-02T00:00:00Z</updated>
            <published>2023-06-02T00:00:00Z</published>
            <title>Gardens of Sparse
          Attention</title>
            <summary>  We plant gardens
        of attention. </summary>
            <author><name>Ada Inventor</name><arxiv:affiliation xmlns:arxiv="http://arxiv.org/schemas/atom">Nowhere</arxiv:affiliation></author>
            <author><name>Bo Maker</name></author>
            <arxiv:comment xmlns:arxiv="http://arxiv.org/schemas/atom">12 pages</arxiv:comment>
            <link href="http://arxiv.org/abs/2306.01234v3" rel="alternate"/>
            <arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.LG"/>
            <category term="cs.LG"/><category term="cs.CL"/>
          </entry>
        </feed>
        """;

    private const string EmptyFeed = """<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>""";

    [Fact]
    public void A_file_shows_the_lines_that_its_link_points_at()
    {
        const string Link = "https://github.com/invented/lanterns/blob/feature/main/src/light.py#L2-L3";
        var known = Ask.Of(Link, Repository, "import os\n\n    def light():\n        return '```'\n");
        known.Preview!.Heading.ShouldBe("src/light.py");
        known.Preview.Excerpt!.Text.ShouldBe("\ndef light():");
        Ask.Draw(known).ShouldContain("lines 2–3 of 4");
        var request = LinkServices
            .For(LinkTarget.Of(Link))!
            .Requests(LinkTarget.Of(Link), new OnlineOptions())[1];
        request.Address.ShouldBe(
            new Uri("https://raw.githubusercontent.com/invented/lanterns/feature/main/src/light.py")
        );
    }

    [Fact]
    public void Code_stays_in_its_fence()
    {
        var card = Ask.Draw(
            Ask.Of(
                "https://github.com/invented/lanterns/blob/main/a.py",
                Repository,
                "````\n# [x](command:y) <b>\u202Ereversed\n```` and more"
            )
        );
        card.ShouldContain("`````python\n````\n# [x](command:y) <b>reversed\n```` and more\n`````");
    }

    [Fact]
    public void Unreadable_file_does_not_change_the_verdict_on_the_repository()
    {
        var known = Ask.Of(
            "https://github.com/invented/lanterns/blob/main/a.py",
            Ask.Answer(Repository),
            Ask.Answer("404: Not Found", 404)
        );
        known.Verdict.State.ShouldBe(LinkStatus.Ok);
        Ask.Draw(known).ShouldContain("could not be loaded (HTTP 404)");
    }

    [Fact]
    public void Two_pages_of_a_repository_share_a_verdict_but_not_a_preview()
    {
        var targets = new[]
        {
            "https://github.com/a/b/blob/main/x.py#L1",
            "https://github.com/a/b/blob/main/x.py#L2",
            "https://github.com/a/b/issues/1",
            "https://github.com/a/b/pull/2",
            "https://github.com/a/b",
        }
            .Select(LinkTarget.Of)
            .ToArray();
        targets.Select(t => t.Subject).Distinct().Count().ShouldBe(1);
        targets.Select(t => LinkServices.For(t)!.PreviewKey(t)).Distinct().Count().ShouldBe(targets.Length);
        targets.Select(t => LinkServices.For(t)!.Batch).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public void Site_shows_the_repository_implied_by_its_url_and_is_not_broken_without_it()
    {
        Ask.Draw(Ask.Of("https://invented.github.io/lanterns", Repository))
            .ShouldContain("source of this site");
        Ask.Of("https://invented.github.io/lanterns", Ask.Answer("{}", 404))
            .Verdict.State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void A_project_of_GitLab()
    {
        var known = Ask.Of(
            "https://gitlab.com/invented/lamps/lanterns/-/blob/main/a.py",
            """{"id":7,"path_with_namespace":"invented/lamps/park","archived":true,"star_count":12,"forks_count":3,"description":"Lights.","last_activity_at":"2026-08-01T00:00:00Z","topics":["light"],"license":{"name":"MIT License"}}"""
        );
        known.Verdict.State.ShouldBe(LinkStatus.Moved);
        known.Verdict.MovedTo.ShouldBe("https://gitlab.com/invented/lamps/park");
        known.Verdict.IsArchived.ShouldBeTrue();
        Ask.Draw(known).ShouldContain("moved from invented/lamps/lanterns");
        Ask.Draw(known).ShouldContain("★ 12 · 3 forks · MIT License");
    }

    [Fact]
    public void A_link_to_GitLab_is_broken_if_it_is_neither_a_project_nor_a_group()
    {
        const string Link = "https://gitlab.com/invented/lamps";
        var missing = Ask.Answer("""{"message":"404 Not Found"}""", 404);
        Ask.Of(Link, missing, missing).Verdict.State.ShouldBe(LinkStatus.Broken);
        Ask.Of(Link, missing, Ask.Answer("""{"id":1,"full_path":"invented/lamps"}"""))
            .Verdict.State.ShouldBe(LinkStatus.Ok);
        Ask.Of(Link, missing, null).Verdict.State.ShouldBe(LinkStatus.Unknown);
        Ask.Of(Link, missing, Ask.Answer("<p>Not found</p>", 404)).Verdict.State.ShouldBe(LinkStatus.Unknown);
        Ask.Of(Link, Ask.Answer("<p>Not found</p>", 404), missing).Verdict.State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void A_paper_of_arXiv()
    {
        var known = Ask.Of("https://arxiv.org/abs/2306.01234v1", Feed);
        known.Verdict.Title.ShouldBe("Gardens of Sparse Attention");
        Ask.Draw(known)
            .ShouldBe(
                """
                **[Gardens of Sparse Attention](https://arxiv.org/abs/2306.01234)** · arXiv:2306.01234 · link to v1

                Ada Inventor, Bo Maker

                We plant gardens of attention.

                v3 · submitted 2 Jun 2023 (3 years ago) · revised 2 Jan 2024 (2 years ago)

                `cs.LG` `cs.CL`

                [Abstract](https://arxiv.org/abs/2306.01234) · [PDF](https://arxiv.org/pdf/2306.01234) · fetched now
                """
            );
    }

    [Theory]
    [InlineData("2306.01234", LinkStatus.Broken)]
    [InlineData("hep-th/9901001", LinkStatus.Broken)]
    [InlineData("2607.01234", LinkStatus.Unknown)]
    [InlineData("2608.01234", LinkStatus.Unknown)]
    [InlineData("2709.01234", LinkStatus.Unknown)]
    public void Paper_missing_in_the_index_is_broken_unless_it_is_new(string id, LinkStatus state) =>
        Ask.Of("https://arxiv.org/abs/" + id, EmptyFeed, Feed.Replace("2306.01234", "1706.03762"))
            .Verdict.State.ShouldBe(state);

    [Fact]
    public void Many_arXiv_papers_are_requested_in_one_batch()
    {
        var targets = Enumerable
            .Range(0, 40)
            .Select(i => LinkTarget.Of($"arxiv.org/abs/2306.{i + 1200:00000}"))
            .ToArray();
        var address = ArxivBatch.Only.Request(targets, new OnlineOptions()).Address;
        address.Query.ShouldContain("max_results=40");
        address.Query.Split(',').Length.ShouldBe(40);
        var known = ArxivBatch.Only.Read(targets, Ask.Answer(Feed), Ask.Now);
        known.Count(k => k.Verdict.State == LinkStatus.Ok).ShouldBe(1);
        known[34].Verdict.Title.ShouldBe("Gardens of Sparse Attention");
    }

    [Fact]
    public void A_feed_that_was_cut_proves_nothing() =>
        Ask.Of("https://arxiv.org/abs/2306.09999", Feed[..^30]).Verdict.State.ShouldBe(LinkStatus.Unknown);

    [Fact]
    public void A_paper_of_Hugging_Face_names_its_code()
    {
        var known = Ask.Of(
            "https://huggingface.co/papers/2306.01234",
            """{"id":"2306.01234","title":"Gardens of\nSparse Attention","summary":"We plant.","upvotes":12,"githubRepo":"https://github.com/Invented/lanterns.git","githubStars":1234,"publishedAt":"2026-08-19T00:00:00.000Z","authors":[{"name":"Ada Inventor"},{"name":"Hid Den","hidden":true}]}"""
        );
        known.Verdict.Title.ShouldBe("Gardens of Sparse Attention");
        known.Verdict.Code.ShouldBe("https://github.com/Invented/lanterns");
        Ask.Draw(known).ShouldContain("12 upvotes · ★ 1.2k · published 19 Aug 2026 (yesterday)");
    }

    [Theory]
    [InlineData(
        "https://huggingface.co/invented/lamp-7b",
        "api/models/invented/lamp-7b",
        "♥ 5 · 1.2M downloads a month · text-generation · mit"
    )]
    [InlineData(
        "https://huggingface.co/datasets/invented/lamps",
        "api/datasets/invented/lamps",
        "♥ 5 · 1.2M downloads a month · 1K<n<10K · mit"
    )]
    [InlineData(
        "https://huggingface.co/spaces/invented/lit",
        "api/spaces/invented/lit",
        "♥ 5 · 1.2M downloads a month · gradio · runtime error · mit"
    )]
    public void A_repository_of_Hugging_Face(string link, string path, string facts)
    {
        var target = LinkTarget.Of(link);
        LinkServices
            .For(target)!
            .Requests(target, new OnlineOptions())[0]
            .Address.ShouldBe(new Uri("https://huggingface.co/" + path));
        var known = Ask.Of(
            link,
            $$"""{"id":"{{target.FullName}}","likes":5,"downloads":1234567,"pipeline_tag":"text-generation","sdk":"gradio","runtime":{"stage":"RUNTIME_ERROR"},"tags":["license:mit","arxiv:2306.01234","size_categories:1K<n<10K","light"]}"""
        );
        known.Verdict.State.ShouldBe(LinkStatus.Ok);
        Ask.Draw(known).Replace("\\", "").ShouldContain(facts);
        Ask.Draw(known).ShouldContain("[arxiv:2306.01234](https://arxiv.org/abs/2306.01234)");
    }

    [Fact]
    public void Hidden_Hugging_Face_repository_is_broken_only_if_the_error_code_is_not_found()
    {
        const string Link = "https://huggingface.co/invented/lamp-7b";
        Ask.Of(Link, Ask.Answer("{}", 401, ("X-Error-Code", "RepoNotFound")))
            .Verdict.State.ShouldBe(LinkStatus.Broken);
        Ask.Of(Link, Ask.Answer("{}", 401)).Verdict.State.ShouldBe(LinkStatus.Unknown);
        Ask.Of(Link, """{"id":"invented/lamp"}""")
            .Verdict.MovedTo.ShouldBe("https://huggingface.co/invented/lamp");
    }

    [Theory]
    [InlineData(
        """{"title":"A <i>Fine</i> Title","author":[{"given":"Ada","family":"Inventor"},{"literal":"The Lamp Group"}],"container-title":"Journal of Lamps","publisher":"Invented","type":"article-journal","issued":{"date-parts":[[2023,6,2]]},"abstract":"<jats:p>We light.</jats:p>"}"""
    )]
    [InlineData(
        """{"title":["A Fine Title"],"author":[{"given":"Ada","family":"Inventor"},{"name":"The Lamp Group"}],"container-title":["Journal of Lamps"],"publisher":"Invented","type":"article-journal","issued":{"date-parts":[["2023","6","2"]]},"abstract":"We light."}"""
    )]
    public void A_DOI(string record)
    {
        var known = Ask.Of("https://doi.org/10.1000/lamps", record);
        known.Verdict.Title.ShouldBe("A Fine Title");
        Ask.Draw(known)
            .ShouldBe(
                """
                **[A Fine Title](https://doi.org/10.1000/lamps)** · DOI 10.1000/lamps

                Ada Inventor, The Lamp Group

                We light.

                Journal of Lamps · Invented · article journal · 2 Jun 2023

                [Publication](https://doi.org/10.1000/lamps) · fetched now
                """
            );
    }

    [Fact]
    public void A_page_of_the_web_by_its_head()
    {
        const string Page = """
            <html><head><!-- <title>No</title> --><title>Lamps &amp; more</title><meta charset=iso-8859-1>
            <meta property="og:description" content='All the "lamps" of caf&eacute;s'></head><body><title>x</title>
            """;
        var html = ("Content-Type", "text/html");
        var known = Ask.Of(
            "https://lamps.example.org/a",
            Ask.Answer("", 200, html),
            Ask.Answer(Page, 206, html)
        );
        known.Verdict.State.ShouldBe(LinkStatus.Ok);
        Ask.Draw(known)
            .ShouldBe(
                "**[Lamps & more](https://lamps.example.org/a)** · lamps.example.org\n\nAll the \"lamps\" of cafés\n\nfetched now"
            );
    }

    [Theory]
    [InlineData(200, null, LinkStatus.Ok)]
    [InlineData(405, 200, LinkStatus.Ok)]
    [InlineData(404, 200, LinkStatus.Ok)]
    [InlineData(404, 404, LinkStatus.Broken)]
    [InlineData(200, 500, LinkStatus.Ok)]
    [InlineData(404, null, LinkStatus.Unknown)]
    [InlineData(410, null, LinkStatus.Unknown)]
    [InlineData(403, 403, LinkStatus.Unknown)]
    [InlineData(501, 429, LinkStatus.Unknown)]
    [InlineData(410, 410, LinkStatus.Broken)]
    [InlineData(451, 451, LinkStatus.Unknown)]
    [InlineData(202, null, LinkStatus.Unknown)]
    [InlineData(202, 200, LinkStatus.Ok)]
    [InlineData(999, 999, LinkStatus.Unknown)]
    public void Page_is_broken_only_if_GET_confirms_it(int head, int? get, LinkStatus state) =>
        Ask.Of(
                "https://lamps.example.org/a",
                Ask.Answer("", head),
                get is { } status ? Ask.Answer("", status) : null
            )
            .Verdict.State.ShouldBe(state);

    [Theory]
    [InlineData("https://lamps.example.org/b", LinkStatus.Moved)]
    [InlineData("https://www.lamps.example.org/a/", LinkStatus.Ok)]
    [InlineData("https://lamps.example.org/", LinkStatus.Unknown)]
    public void A_page_has_moved_only_to_another_page(string to, LinkStatus state) =>
        Ask.Of(
                "http://lamps.example.org/a",
                Ask.Answer("") with
                {
                    MovedTo = new Uri(to),
                },
                Ask.Answer("") with
                {
                    MovedTo = new Uri(to),
                }
            )
            .Verdict.State.ShouldBe(state);

    [Theory]
    [InlineData("https://osf.io/ab1cd/")]
    [InlineData("https://www.kaggle.com/datasets/ada/lamps")]
    public void Pages_of_OSF_and_Kaggle_are_unknown_for_any_response(string link)
    {
        foreach (var status in (int[])[200, 403, 404, 410])
            Ask.Of(link, Ask.Answer("", status), Ask.Answer("", status))
                .Verdict.State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void OpenReview_page_is_broken_only_if_GET_confirms_it()
    {
        const string Link = "https://openreview.net/forum?id=abc";
        Ask.Of(Link, Ask.Answer("", 404), Ask.Answer("", 404)).Verdict.State.ShouldBe(LinkStatus.Broken);
        foreach (var status in (int[])[401, 403, 429, 451, 500])
            Ask.Of(Link, Ask.Answer("", 404), Ask.Answer("", status))
                .Verdict.State.ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void OpenReview_refusal_is_unknown() =>
        Ask.Of("https://openreview.net/forum?id=abc", Ask.Answer("", 403), Ask.Answer("", 403))
            .Verdict.State.ShouldBe(LinkStatus.Unknown);

    [Fact]
    public void Only_web_pages_request_arbitrary_hosts()
    {
        foreach (var service in LinkServices.All)
            service.AsksAnyHost.ShouldBe(service is WebPage);
    }
}
