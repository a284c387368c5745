using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class PaperAddressTests
{
    [Theory]
    [InlineData("https://arxiv.org/abs/2608.00001", "2608.00001")]
    [InlineData("http://arxiv.org/abs/2608.00001v2", "2608.00001")]
    [InlineData("arxiv.org/abs/2608.00001", "2608.00001")]
    [InlineData("https://www.arxiv.org/pdf/2608.00001v3.pdf", "2608.00001")]
    [InlineData("https://arxiv.org/html/2608.00001v1", "2608.00001")]
    [InlineData("https://arxiv.org/abs/cs.CL/0701123", "cs.CL/0701123")]
    [InlineData("https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001")]
    [InlineData("https://huggingface.co/papers/2608.00001", "2608.00001")]
    [InlineData("https://hf.co/papers/2608.00001", "2608.00001")]
    [InlineData("https://www.alphaxiv.org/abs/2608.00001v1", "2608.00001")]
    [InlineData("https://www.alphaxiv.org/zh/overview/2608.00001", "2608.00001")]
    [InlineData("https://ar5iv.labs.arxiv.org/html/2608.00001", "2608.00001")]
    [InlineData("https://papers.cool/arxiv/2608.00001", "2608.00001")]
    [InlineData("https://doi.org/10.48550/arXiv.2608.00001", "2608.00001")]
    [InlineData(
        "https://scholar.google.com/scholar_url?url=https://arxiv.org/pdf/2608.10101&hl=en&sa=X",
        "2608.10101"
    )]
    [InlineData(
        "https://scholar.google.co.kr/scholar_url?url=https%3A%2F%2Farxiv.org%2Fabs%2F2608.10101&hl=ko",
        "2608.10101"
    )]
    [InlineData("arXiv:2608.00001", "2608.00001")]
    public void Arxiv_id_is_parsed_from_any_url(string url, string id)
    {
        var target = PaperAddress.Of(url).ShouldNotBeNull();
        target.Host.ShouldBe(PaperHost.Arxiv);
        target.ArxivId.ShouldBe(id);
    }

    [Theory]
    [InlineData("https://doi.org/10.1145/1613904.1641908", PaperHost.Doi, "10.1145/1613904.1641908")]
    [InlineData("https://dx.doi.org/10.1000/182", PaperHost.Doi, "10.1000/182")]
    [InlineData("doi:10.1145/1613904.1641908", PaperHost.Doi, "10.1145/1613904.1641908")]
    [InlineData("https://dl.acm.org/doi/10.1145/3580305.3599001", PaperHost.Page, "10.1145/3580305.3599001")]
    [InlineData(
        "https://dl.acm.org/doi/pdf/10.1145/3580305.3599001",
        PaperHost.Page,
        "10.1145/3580305.3599001"
    )]
    [InlineData(
        "https://link.springer.com/chapter/10.1007/978-3-031-19778-9_1",
        PaperHost.Page,
        "10.1007/978-3-031-19778-9_1"
    )]
    [InlineData(
        "https://link.springer.com/content/pdf/10.1007/978-3-031-19778-9_1.pdf",
        PaperHost.Page,
        "10.1007/978-3-031-19778-9_1"
    )]
    [InlineData(
        "https://www.biorxiv.org/content/10.1101/2026.08.01.123456v1",
        PaperHost.Page,
        "10.1101/2026.08.01.123456"
    )]
    [InlineData(
        "https://www.biorxiv.org/content/10.1101/2026.08.01.123456v2.full.pdf",
        PaperHost.Page,
        "10.1101/2026.08.01.123456"
    )]
    [InlineData(
        "https://www.science.org/doi/10.1126/science.abc1234",
        PaperHost.Page,
        "10.1126/science.abc1234"
    )]
    [InlineData("https://openreview.net/forum?id=abcInv", PaperHost.OpenReview, null)]
    [InlineData("https://openreview.net/pdf?id=cGDAkQo1Inv", PaperHost.OpenReview, null)]
    [InlineData("https://aclanthology.org/2026.acl-long.12/", PaperHost.Page, null)]
    [InlineData("https://www.aclweb.org/anthology/P19-1001", PaperHost.Page, null)]
    [InlineData(
        "https://openaccess.thecvf.com/content/CVPR2026/html/A_B_CVPR_2026_paper.html",
        PaperHost.Page,
        null
    )]
    [InlineData("https://proceedings.mlr.press/v139/invented21a.html", PaperHost.Page, null)]
    [InlineData(
        "https://proceedings.neurips.cc/paper_files/paper/2026/hash/0123456789abcdef-Abstract-Conference.html",
        PaperHost.Page,
        null
    )]
    [InlineData("https://papers.nips.cc/paper/7181-attention-is-all-you-need", PaperHost.Page, null)]
    [InlineData("https://www.nature.com/articles/s41586-026-01234-5", PaperHost.Page, null)]
    [InlineData("https://ieeexplore.ieee.org/document/1234567", PaperHost.Page, null)]
    [InlineData("https://www.sciencedirect.com/science/article/pii/S0004370226000012", PaperHost.Page, null)]
    [InlineData("https://www.semanticscholar.org/paper/Lanterns/abcdef0123", PaperHost.Page, null)]
    [InlineData("https://ojs.aaai.org/index.php/AAAI/article/view/12345", PaperHost.Page, null)]
    [InlineData("https://www.jmlr.org/papers/v4/pastry03a.html", PaperHost.Page, null)]
    [InlineData(
        "https://scholar.google.com/scholar_url?url=https://files.example.org/x&hl=en",
        PaperHost.Page,
        null
    )]
    [InlineData("https://files.example.org/biscuits.pdf", PaperHost.Pdf, null)]
    [InlineData("https://x.org/a b(c).pdf?download=1", null, null)]
    [InlineData("https://x.org/a_b(c).pdf?download=1", PaperHost.Pdf, null)]
    [InlineData("https://github.com/a/b/blob/main/paper.pdf", PaperHost.Pdf, null)]
    [InlineData("https://openreview.net/group?id=ICLR.cc/2027/Conference", null, null)]
    [InlineData("https://openreview.net/profile?id=~Ada_Invented1", null, null)]
    [InlineData("https://github.com/invented-lab/2608.00001", null, null)]
    [InlineData("https://arxiv.org/list/cs.CL/recent", null, null)]
    [InlineData("https://arxiv.org/", null, null)]
    [InlineData("https://huggingface.co/papers", null, null)]
    [InlineData("https://huggingface.co/invented/model", null, null)]
    [InlineData("https://aclanthology.org/events/acl-2026/", null, null)]
    [InlineData("https://example.org/papers", null, null)]
    [InlineData("https://scholar.google.com/scholar?q=mushroom", null, null)]
    [InlineData("https://papers.nips.cc/paper/2026", null, null)]
    [InlineData("", null, null)]
    public void Other_urls_are_classified(string url, PaperHost? host, string? doi)
    {
        var target = PaperAddress.Of(url);
        (target?.Host).ShouldBe(host);
        (target?.Doi).ShouldBe(doi);
    }

    [Theory]
    [InlineData("2608.00001", "2608.00001")]
    [InlineData("\"2607.03030\"", "2607.03030")]
    [InlineData("[2608.00001v2]", "2608.00001")]
    [InlineData("arXiv:2608.09101 (cs)", "2608.09101")]
    [InlineData("[2603.00101](https://arxiv.org/abs/2603.00101)", "2603.00101")]
    [InlineData("2026", null)]
    [InlineData("1234.56789", null)]
    public void Bare_id_is_parsed(string text, string? id) => PaperAddress.ArxivId(text).ShouldBe(id);
}
