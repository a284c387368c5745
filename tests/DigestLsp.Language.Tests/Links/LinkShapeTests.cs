using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Links;

/// <summary>Every shape of links seen in digests: what is in the span, where it leads, what it means.</summary>
public class LinkShapeTests
{
    /// <summary>The text; the links in it as "span → address kind owner/name", one a line.</summary>
    public static TheoryData<string, string> Shapes =>
        new()
        {
            {
                "Code: https://github.com/o/r",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "Code is at https://github.com/o/r.",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "(https://github.com/o/r).",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "see https://github.com/o/r, https://github.com/o/s; or [https://github.com/o/t]",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r\nhttps://github.com/o/s → https://github.com/o/s GitHubRepository o/s\nhttps://github.com/o/t → https://github.com/o/t GitHubRepository o/t"
            },
            {
                "`https://github.com/o/r`",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "\"https://github.com/o/r\"",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "“https://github.com/o/r”",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "**https://github.com/o/r**",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "<https://github.com/o/r>",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "> https://github.com/o/r:",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "\\url{https://github.com/o/r}",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "\\href{https://github.com/o/r}{code}",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "footnote{https://github.com/o/r.}",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r/",
                "https://github.com/o/r/ → https://github.com/o/r/ GitHubRepository o/r"
            },
            {
                "https://github.com/o/r/.",
                "https://github.com/o/r/ → https://github.com/o/r/ GitHubRepository o/r"
            },
            {
                "https://github.com/o/r.git",
                "https://github.com/o/r.git → https://github.com/o/r.git GitHubRepository o/r"
            },
            {
                "https://github.com/o/r.git.",
                "https://github.com/o/r.git → https://github.com/o/r.git GitHubRepository o/r"
            },
            {
                "https://github.com/o/r/tree/main/src",
                "https://github.com/o/r/tree/main/src → https://github.com/o/r/tree/main/src GitHubPlace o/r"
            },
            {
                "https://github.com/o/r/blob/main/a.py#L10-L20",
                "https://github.com/o/r/blob/main/a.py#L10-L20 → https://github.com/o/r/blob/main/a.py#L10-L20 GitHubFile o/r"
            },
            {
                "https://github.com/o/r/issues/7",
                "https://github.com/o/r/issues/7 → https://github.com/o/r/issues/7 GitHubIssue o/r"
            },
            {
                "https://github.com/o/r/pull/7.",
                "https://github.com/o/r/pull/7 → https://github.com/o/r/pull/7 GitHubPullRequest o/r"
            },
            {
                "https://github.com/o/r/releases",
                "https://github.com/o/r/releases → https://github.com/o/r/releases GitHubPlace o/r"
            },
            {
                "https://github.com/o/r/wiki",
                "https://github.com/o/r/wiki → https://github.com/o/r/wiki GitHubPlace o/r"
            },
            {
                "https://github.com/openlab",
                "https://github.com/openlab → https://github.com/openlab GitHubOrganisation openlab/"
            },
            {
                "https://github.com/orgs/openlab/repositories",
                "https://github.com/orgs/openlab/repositories → https://github.com/orgs/openlab/repositories GitHubOrganisation openlab/"
            },
            {
                "https://github.com/features/copilot",
                "https://github.com/features/copilot → https://github.com/features/copilot GitHubSite /"
            },
            {
                "https://github.com/topics/vision",
                "https://github.com/topics/vision → https://github.com/topics/vision GitHubSite /"
            },
            {
                "https://gist.github.com/ada/aa5a315d61ae9438b18d",
                "https://gist.github.com/ada/aa5a315d61ae9438b18d → https://gist.github.com/ada/aa5a315d61ae9438b18d Gist ada/"
            },
            {
                "https://raw.githubusercontent.com/o/r/main/a.txt",
                "https://raw.githubusercontent.com/o/r/main/a.txt → https://raw.githubusercontent.com/o/r/main/a.txt GitHubFile o/r"
            },
            {
                "https://ada.github.io/garden/",
                "https://ada.github.io/garden/ → https://ada.github.io/garden/ GitHubPages ada/garden"
            },
            { "ada.github.io", "ada.github.io → https://ada.github.io GitHubPages ada/ada.github.io" },
            { "at github.com/o/r.", "github.com/o/r → https://github.com/o/r GitHubRepository o/r" },
            { "(github.com/o/r)", "github.com/o/r → https://github.com/o/r GitHubRepository o/r" },
            {
                "http://www.GitHub.com/o/r",
                "http://www.GitHub.com/o/r → http://github.com/o/r GitHubRepository o/r"
            },
            {
                "git@github.com:o/r.git",
                "git@github.com:o/r.git → https://github.com/o/r.git GitHubRepository o/r"
            },
            {
                "git clone ssh://git@github.com/o/r.git",
                "ssh://git@github.com/o/r.git → https://github.com/o/r.git GitHubRepository o/r"
            },
            {
                "pip install git+https://github.com/o/r",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r?tab=readme-ov-file",
                "https://github.com/o/r?tab=readme-ov-file → https://github.com/o/r?tab=readme-ov-file GitHubRepository o/r"
            },
            {
                "https://github.com/o/r#readme",
                "https://github.com/o/r#readme → https://github.com/o/r#readme GitHubRepository o/r"
            },
            {
                "https://github.com/o/mr.right.",
                "https://github.com/o/mr.right → https://github.com/o/mr.right GitHubRepository o/mr.right"
            },
            {
                "https://github.com/o/x.github.io",
                "https://github.com/o/x.github.io → https://github.com/o/x.github.io GitHubRepository o/x.github.io"
            },
            {
                "https://github.com/o/Anything에서",
                "https://github.com/o/Anything → https://github.com/o/Anything GitHubRepository o/Anything"
            },
            {
                "代码在https://github.com/o/r。",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "（https://github.com/o/r）",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r🚀",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https: //github.com/o/r",
                "https: //github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https:// github.com/o/r",
                "https:// github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github. com/o/r.",
                "https://github. com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            { "github. com/o/r", "github. com/o/r → https://github.com/o/r GitHubRepository o/r" },
            {
                "https://github.com/bbvisual/ MoBind.",
                "https://github.com/bbvisual/ MoBind → https://github.com/bbvisual/MoBind GitHubRepository bbvisual/MoBind"
            },
            {
                "at https://github.com/openlab/ The rest",
                "https://github.com/openlab/ → https://github.com/openlab/ GitHubOrganisation openlab/"
            },
            {
                "at https://github.com/openlab/ for all",
                "https://github.com/openlab/ → https://github.com/openlab/ GitHubOrganisation openlab/"
            },
            {
                "![](https://img.shields.io/github/stars/o/r)",
                "https://img.shields.io/github/stars/o/r → https://img.shields.io/github/stars/o/r Badge /"
            },
            {
                "[Code](https://github.com/o/r)",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "[Code](https://github.com/o/r \"the code\")",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "<a href=\"https://github.com/o/r\">code</a>",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "<a href='https://github.com/o/r'>code</a>",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "[1]: https://github.com/o/r",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r's code",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r—which",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r...",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r…",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://github.com/o/r,https://github.com/o/s",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r\nhttps://github.com/o/s → https://github.com/o/s GitHubRepository o/s"
            },
            {
                "github.com/o/r,github.com/o/s",
                "github.com/o/r → https://github.com/o/r GitHubRepository o/r\ngithub.com/o/s → https://github.com/o/s GitHubRepository o/s"
            },
            {
                "https://github.com/o/rhttps://github.com/o/s",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r\nhttps://github.com/o/s → https://github.com/o/s GitHubRepository o/s"
            },
            {
                "https://github.com/o/r\\_x",
                "https://github.com/o/r\\_x → https://github.com/o/r_x GitHubRepository o/r_x"
            },
            {
                "| [link](https://github.com/o/r)|null|",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "|https://github.com/o/r|",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "url = {https://github.com/o/r},",
                "https://github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "HTTPS://GITHUB.COM/O/R",
                "HTTPS://GITHUB.COM/O/R → https://github.com/O/R GitHubRepository O/R"
            },
            {
                "https://github.com:443/o/r",
                "https://github.com:443/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://api.github.com/repos/o/r",
                "https://api.github.com/repos/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://user:secret@github.com/o/r",
                "https://user:secret@github.com/o/r → https://github.com/o/r GitHubRepository o/r"
            },
            {
                "https://colab.research.google.com/github/o/r/blob/main/a.ipynb",
                "https://colab.research.google.com/github/o/r/blob/main/a.ipynb → https://colab.research.google.com/github/o/r/blob/main/a.ipynb GitHubFile o/r"
            },
            {
                "https://arxiv.org/abs/2306.01234v2.",
                "https://arxiv.org/abs/2306.01234v2 → https://arxiv.org/abs/2306.01234v2 Arxiv / 2306.01234 v2"
            },
            {
                "https://arxiv.org/pdf/2306.01234.pdf",
                "https://arxiv.org/pdf/2306.01234.pdf → https://arxiv.org/pdf/2306.01234.pdf Arxiv / 2306.01234"
            },
            {
                "\\\\ ( https://arxiv.org/abs/2306.01234 ,  123kb)",
                "https://arxiv.org/abs/2306.01234 → https://arxiv.org/abs/2306.01234 Arxiv / 2306.01234"
            },
            {
                "arXiv:2306.01234v1 [cs.CL]",
                "arXiv:2306.01234v1 → https://arxiv.org/abs/2306.01234v1 Arxiv / 2306.01234 v1"
            },
            {
                "(arXiv: 2306.01234)",
                "arXiv: 2306.01234 → https://arxiv.org/abs/2306.01234 Arxiv / 2306.01234"
            },
            {
                "arXiv:hep-th/9901001.",
                "arXiv:hep-th/9901001 → https://arxiv.org/abs/hep-th/9901001 Arxiv / hep-th/9901001"
            },
            {
                "arxiv.org/abs/math/0309136",
                "arxiv.org/abs/math/0309136 → https://arxiv.org/abs/math/0309136 Arxiv / math/0309136"
            },
            {
                "huggingface.co/M3LEO and",
                "huggingface.co/M3LEO → https://huggingface.co/M3LEO HuggingFaceOrganisation M3LEO/"
            },
            {
                "https://huggingface.co/o/m",
                "https://huggingface.co/o/m → https://huggingface.co/o/m HuggingFaceModel o/m"
            },
            {
                "https://huggingface.co/datasets/o/d/viewer",
                "https://huggingface.co/datasets/o/d/viewer → https://huggingface.co/datasets/o/d/viewer HuggingFaceDataset o/d"
            },
            {
                "https://huggingface.co/spaces/o/s.",
                "https://huggingface.co/spaces/o/s → https://huggingface.co/spaces/o/s HuggingFaceSpace o/s"
            },
            {
                "https://huggingface.co/papers/2401.00001",
                "https://huggingface.co/papers/2401.00001 → https://huggingface.co/papers/2401.00001 HuggingFacePaper / 2401.00001"
            },
            { "hf.co/o/m", "hf.co/o/m → https://hf.co/o/m HuggingFaceModel o/m" },
            {
                "https://doi.org/10.1145/3292500.3330701.",
                "https://doi.org/10.1145/3292500.3330701 → https://doi.org/10.1145/3292500.3330701 Doi / 10.1145/3292500.3330701"
            },
            {
                "doi:10.1016/S0004-3702(96)00034-3",
                "doi:10.1016/S0004-3702(96)00034-3 → https://doi.org/10.1016/S0004-3702(96)00034-3 Doi / 10.1016/S0004-3702(96)00034-3"
            },
            {
                "https://openreview.net/forum?id=AbC_123",
                "https://openreview.net/forum?id=AbC_123 → https://openreview.net/forum?id=AbC_123 OpenReview / AbC_123"
            },
            {
                "https://en.wikipedia.org/wiki/X_(Y)",
                "https://en.wikipedia.org/wiki/X_(Y) → https://en.wikipedia.org/wiki/X_(Y) Web /"
            },
            {
                "(see https://en.wikipedia.org/wiki/X_(Y))",
                "https://en.wikipedia.org/wiki/X_(Y) → https://en.wikipedia.org/wiki/X_(Y) Web /"
            },
            {
                "https://www.robots.ox.ac.uk/~vgg/research/",
                "https://www.robots.ox.ac.uk/~vgg/research/ → https://www.robots.ox.ac.uk/~vgg/research/ Web /"
            },
            { "www.example.org/a", "www.example.org/a → https://www.example.org/a Web /" },
            {
                "https://www.youtube.com/watch?v=abc&amp;t=3s",
                "https://www.youtube.com/watch?v=abc&amp;t=3s → https://www.youtube.com/watch?v=abc&t=3s Web /"
            },
            {
                "https://anonymous.4open.science/r/x-1/",
                "https://anonymous.4open.science/r/x-1/ → https://anonymous.4open.science/r/x-1/ Web /"
            },
            { "http://localhost:8080/x", "http://localhost:8080/x → http://localhost:8080/x Web /" },
            { "http://[::1]:80/x", "http://[::1]:80/x → http://[::1]/x Web /" },
            {
                "https://example.org/a%20b?q=1#f",
                "https://example.org/a%20b?q=1#f → https://example.org/a%20b?q=1#f Web /"
            },
            { "https://example.org/Käse", "https://example.org/Käse → https://example.org/K%C3%A4se Web /" },
        };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void ALinkEndsWhereAReaderEndsIt(string text, string expected) =>
        Describe(text).ShouldBe(expected);

    [Theory]
    [InlineData("ada@github.com and/or node.js a.b/c v1.5 e.g. U.S.")]
    [InlineData("ada@arxiv.org/abs")]
    [InlineData("this https URL")]
    [InlineData("GitHub is a place; so is github.com")]
    [InlineData("javascript:alert('https://github.com/o/r')")]
    [InlineData("[x](javascript:location='https://github.com/o/r')")]
    [InlineData("command:workbench.action?https://github.com/o/r")]
    [InlineData("file:///etc/passwd")]
    [InlineData("vscode://file/https://github.com/o/r")]
    [InlineData("data:text/html,https://github.com/o/r")]
    [InlineData("https://")]
    [InlineData("http:// https:// ://")]
    [InlineData("A://B and C:\\\\D")]
    [InlineData("arXiv:paper")]
    [InlineData("arXiv preprint")]
    [InlineData("doi: none")]
    [InlineData("notgithub.com/o/r")]
    [InlineData("github.community/o/r")]
    [InlineData("see path/github.com/o/r")]
    public void TheseAreNoLinks(string text) => Describe(text).ShouldBe("");

    [Fact]
    public void TheReferencePageHasItsTwentyLinks()
    {
        var gold = Corpus.Json("daily-papers-aug-1.gold.json").GetProperty("links").EnumerateArray();
        var lines = Corpus.Read("daily-papers-aug-1.txt").Split('\n');
        var found = lines.SelectMany(
            (line, number) =>
                LinkScanner.Scan(line).Select(l => (number, l.Span.Start, l.Span.End, LinkTarget.Of(l.Text)))
        );
        found
            .Select(f => (f.number, f.Start, f.End, f.Item4.Url, f.Item4.FullName ?? f.Item4.Owner))
            .ShouldBe(
                gold.Select(g =>
                    (
                        g.GetProperty("line").GetInt32(),
                        g.GetProperty("start").GetInt32(),
                        g.GetProperty("end").GetInt32(),
                        g.GetProperty("url").GetString()!,
                        g.GetProperty("target").GetString()
                    )
                )
            );
    }

    private static string Describe(string text) =>
        string.Join(
            '\n',
            LinkScanner
                .Scan(text)
                .Select(link =>
                {
                    var target = LinkTarget.Of(link.Text);
                    text.Substring(link.Span.Start, link.Span.Length).ShouldBe(link.Text);
                    var id = target.Kind
                        is LinkKind.GitHubIssue
                            or LinkKind.GitHubPullRequest
                            or LinkKind.Gist
                        ? null
                        : target.Id;
                    return $"{link.Text} → {target.Url} {target.Kind} {target.Owner}/{target.Repository}{(id is null ? "" : " " + id)}{(target.Version is { } v ? $" v{v}" : "")}";
                })
        );
}
