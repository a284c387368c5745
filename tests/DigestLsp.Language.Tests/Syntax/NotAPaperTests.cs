using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class NotAPaperTests
{
    [Theory]
    [InlineData("#backbone", true)]
    [InlineData("https://github.com/invented-rl/Paper-Lists#tutorial", true)]
    [InlineData("https://github.com/o/r/blob/main/README.md#x", true)]
    [InlineData("https://arxiv.org/abs/2608.00001#S1", false)]
    [InlineData("https://example.org/papers.html#lanterns", false)]
    [InlineData("papers/a.pdf", false)]
    public void Table_of_contents_links_into_the_page(string address, bool expected) =>
        NotAPaper.IsContentsAddress(address).ShouldBe(expected);

    [Theory]
    [InlineData("- Code: https://github.com/a/b", true)]
    [InlineData("- 论文链接：https://arxiv.org/abs/2608.00001", true)]
    [InlineData("- **代码**：https://github.com/a/b", true)]
    [InlineData("- Paper: None", true)]
    [InlineData("- Code: ", true)]
    [InlineData("- **Authors**: Ada Invented", true)]
    [InlineData("- Paper: [PDF](https://a.org) | [arXiv](https://b.org)", true)]
    [InlineData("- Paper: [Lanterns for Long Corridors](https://a.org)", false)]
    [InlineData("- Lanterns: A Study", false)]
    public void Item_that_is_a_field_is_not_a_paper(string line, bool expected) =>
        NotAPaper.IsField(line).ShouldBe(expected);

    [Theory]
    [InlineData("[PDF](https://a.org) | [Code](https://b.org)", true)]
    [InlineData("- [Source Code](https://b.org)", true)]
    [InlineData("https://arxiv.org/abs/2608.00001", true)]
    [InlineData("[Lanterns for Corridors](https://a.org)", false)]
    [InlineData("Lanterns", false)]
    public void Links_that_are_labels_are_not_a_paper(string line, bool expected) =>
        NotAPaper.IsLabelledLinks(line).ShouldBe(expected);

    [Theory]
    [InlineData("## Contents", true)]
    [InlineData("## 📖 Table of Contents", true)]
    [InlineData("## Catalog(目录)", true)]
    [InlineData("## License", true)]
    [InlineData("## 订阅渠道", true)]
    [InlineData("## Elsewhere", true)]
    [InlineData("## Star History", true)]
    [InlineData("## Graph Neural Networks", false)]
    [InlineData("## Overview of Lanterns", false)]
    public void Sections_about_the_list_have_no_papers(string heading, bool expected) =>
        NotAPaper.IsAsideHeading(heading).ShouldBe(expected);

    [Theory]
    [InlineData("You are receiving this mail because you signed up. [Unsubscribe](https://a.org)", true)]
    [InlineData("*This issue is sponsored by [Invented Cloud](https://a.org).*", true)]
    [InlineData("[List alerts](https://scholar.google.com/scholar_alerts?view_op=list_alerts)", true)]
    [InlineData("We subscribe to the view that lanterns help.", false)]
    public void Footers_and_sponsors_are_not_papers(string line, bool expected) =>
        NotAPaper.IsFooterOrSponsor(line).ShouldBe(expected);

    [Theory]
    [InlineData("⭐ Important Paper : more than 50 citations.", true)]
    [InlineData(":1st_place_medal: - Read it first", true)]
    [InlineData("- ❓ **Plan to Read** → later", true)]
    [InlineData("⭐ [Lanterns](https://a.org)", false)]
    [InlineData("Lanterns: A Study", false)]
    public void Legends_are_not_papers(string line, bool expected) =>
        NotAPaper.IsLegend(line).ShouldBe(expected);

    [Theory]
    [InlineData("https://img.shields.io/badge/PRs-Welcome-red", true)]
    [InlineData("./assets/figure1.jpg", true)]
    [InlineData("https://awesome.re/badge.svg", true)]
    [InlineData("https://arxiv.org/abs/2608.00001", false)]
    public void Images_are_not_links_of_a_paper(string address, bool expected) =>
        NotAPaper.IsImageAddress(address).ShouldBe(expected);
}
