using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class FieldLabelsTests
{
    [Theory]
    [InlineData("**Authors**: Ada Invented  ", FieldKind.Authors, "Authors", "Ada Invented")]
    [InlineData("**Authors:** Ada Invented", FieldKind.Authors, "Authors", "Ada Invented")]
    [InlineData("- **Authors**: Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData(" - **Authors:** Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData(
        "* **Link**: https://arxiv.org/abs/2608.00001",
        FieldKind.PaperLink,
        "Link",
        "https://arxiv.org/abs/2608.00001"
    )]
    [InlineData("Authors: Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData("Authors:Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData("Subjects:\tInformation Retrieval", FieldKind.Tags, "Subjects", "Information Retrieval")]
    [InlineData("**Authors.** Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData("*Abstract.* We plant.", FieldKind.Abstract, "Abstract", "We plant.")]
    [InlineData("**作者：** Ada", FieldKind.Authors, "作者", "Ada")]
    [InlineData("**作者**：Ada", FieldKind.Authors, "作者", "Ada")]
    [InlineData("- 论文链接：https://a.org/b", FieldKind.PaperLink, "论文链接", "https://a.org/b")]
    [InlineData("标题：用橡皮图章检测谣言", FieldKind.Title, "标题", "用橡皮图章检测谣言")]
    [InlineData(
        "**<font color=#1a73e8>作者：</font>** Otto Bedacht 等 7 位作者  ",
        FieldKind.Authors,
        "作者",
        "Otto Bedacht 等 7 位作者"
    )]
    [InlineData("<sub>Tags: a, b</sub>", FieldKind.Tags, "Tags", "a, b</sub>")]
    [InlineData("> **Label**: v", null, "", "")]
    [InlineData("> - **Authors**: Ada", FieldKind.Authors, "Authors", "Ada")]
    [InlineData("> **📄 英文摘要：**", FieldKind.Abstract, "英文摘要", "")]
    [InlineData("- 🏛️ Institutions: Unknown", FieldKind.Institution, "Institutions", "Unknown")]
    [InlineData("    - 📖 TLDR: Cupboards stay shut.", FieldKind.Summary, "TLDR", "Cupboards stay shut.")]
    [InlineData("🔑 Key: [CoAdapt]", FieldKind.Tags, "Key", "[CoAdapt]")]
    [InlineData(":page_facing_up: **Paper**: https://a.org", FieldKind.PaperLink, "Paper", "https://a.org")]
    [InlineData("| 👤 作者 | Alma M. Verzonnen |", FieldKind.Authors, "作者", "Alma M. Verzonnen")]
    [InlineData("> | 📅 发布日期 | 2026-08-18 |", FieldKind.Date, "发布日期", "2026-08-18")]
    [InlineData("| **Venue** | NeurIPS |", FieldKind.Venue, "Venue", "NeurIPS")]
    [InlineData(
        "authors:: [[Ian Goodhat]], [[Jean Pouget]]",
        FieldKind.Authors,
        "authors",
        "[[Ian Goodhat]], [[Jean Pouget]]"
    )]
    [InlineData("  original-title:: Hats", FieldKind.Title, "original-title", "Hats")]
    [InlineData("- 论文(Paper)：https://a.org", FieldKind.PaperLink, "论文(Paper)", "https://a.org")]
    [InlineData("- 论文（Paper）: https://a.org", FieldKind.PaperLink, "论文（Paper）", "https://a.org")]
    [InlineData("- Paper(Oral): https://a.org", FieldKind.PaperLink, "Paper(Oral)", "https://a.org")]
    [InlineData("- Code: ", FieldKind.Code, "Code", "")]
    [InlineData("- **Abstract**", FieldKind.Abstract, "Abstract", "")]
    [InlineData("Authors:", FieldKind.Authors, "Authors", "")]
    [InlineData("## どんなもの？", FieldKind.Summary, "どんなもの？", "")]
    [InlineData("### 📌 一句话总结", FieldKind.Summary, "一句话总结", "")]
    [InlineData("**Title (ZH)**: 左撇子语言模型", FieldKind.TranslatedTitle, "Title (ZH)", "左撇子语言模型")]
    [InlineData("**Abstract (ZH)**: 有些", FieldKind.TranslatedAbstract, "Abstract (ZH)", "有些")]
    [InlineData("**中文摘要**: 有些", FieldKind.TranslatedAbstract, "中文摘要", "有些")]
    [InlineData("title_ja: x", FieldKind.TranslatedTitle, "title_ja", "x")]
    [InlineData("arxiv_id: \"2607.03030\"", FieldKind.PaperLink, "arxiv_id", "\"2607.03030\"")]
    [InlineData("arXiv:2306.01234", FieldKind.PaperLink, "arXiv", "2306.01234")]
    [InlineData("**Marit's comments**: ", FieldKind.Note, "Marit's comments", "")]
    [InlineData("**저자**: 김가상, 이허구 외 3명", FieldKind.Authors, "저자", "김가상, 이허구 외 3명")]
    [InlineData("**Auteurs :** Marie Imaginée", FieldKind.Authors, "Auteurs", "Marie Imaginée")]
    [InlineData(
        "**Lien :** https://arxiv.org/abs/2608.04202",
        FieldKind.PaperLink,
        "Lien",
        "https://arxiv.org/abs/2608.04202"
    )]
    [InlineData("**Zusammenfassung:** Gradienten", FieldKind.Summary, "Zusammenfassung", "Gradienten")]
    [InlineData("**Enlace:** https://a.org", FieldKind.PaperLink, "Enlace", "https://a.org")]
    [InlineData("概要: 畳", FieldKind.Summary, "概要", "畳")]
    [InlineData("【摘要】我们打开四十个抽屉", FieldKind.Abstract, "摘要", "我们打开四十个抽屉")]
    [InlineData("**HF Votes**: 40", FieldKind.Votes, "HF Votes", "40")]
    [InlineData("**Tags: a, b**", FieldKind.Tags, "Tags", "a, b")]
    [InlineData("- [x] **Status**: read", FieldKind.Status, "Status", "read")]
    [InlineData("1. **标题**: 抽屉", FieldKind.Title, "标题", "抽屉")]
    [InlineData("**Abstract** — We plant.", FieldKind.Abstract, "Abstract", "We plant.")]
    [InlineData("**Читатель**: нет", null, "", "")]
    [InlineData("**Авторы**: Ада", FieldKind.Authors, "Авторы", "Ада")]
    [InlineData("We say: it works", null, "", "")]
    [InlineData("code: we show that it works", null, "", "")]
    [InlineData("Code://x", null, "", "")]
    [InlineData("Project::Name", null, "", "")]
    [InlineData("| Title | Authors |", null, "", "")]
    [InlineData("| Title | Authors | Venue |", null, "", "")]
    [InlineData("Paper Boats: Streaming Weights", null, "", "")]
    [InlineData("**Code** is at the usual place", null, "", "")]
    [InlineData("Abstract thoughts on tea", null, "", "")]
    [InlineData("[Paper](https://a.org)", null, "", "")]
    [InlineData("## Paper 1: Echo Ledger", null, "", "")]
    [InlineData("12:30", null, "", "")]
    [InlineData("", null, "", "")]
    public void Label_is_found_in_any_markup(string line, FieldKind? kind, string label, string value)
    {
        var found = FieldLabels.Find(line);
        (found?.Kind).ShouldBe(kind);
        (found is null).ShouldBe(kind is null, line);
        if (found is not { } match)
            return;
        line.Substring(match.Label.Start, match.Label.Length).ShouldBe(label);
        line.Substring(match.Value.Start, match.Value.Length).ShouldBe(value);
    }

    [Theory]
    [InlineData("**Upvotes**: 51 | **Authors**: A, B...", "Votes=51;Authors=A, B...")]
    [InlineData("- **评分**: ⭐ 88/100 | **日期**: 2026-05-08", "Votes=⭐ 88/100;Date=2026-05-08")]
    [InlineData(
        "Authors: Ada, Ben · Date: 2026-05-08 · Code: https://a.org",
        "Authors=Ada, Ben;Date=2026-05-08;Code=https://a.org"
    )]
    [InlineData("**A**: v | **B**: w", "")]
    [InlineData(
        "**论文：** https://a.org  **代码：** https://b.org",
        "PaperLink=https://a.org;Code=https://b.org"
    )]
    [InlineData(
        "📄 Paper: https://a.org 💻 Code: https://b.org",
        "PaperLink=https://a.org;Code=https://b.org"
    )]
    [InlineData("Authors: Ada | Ben", "Authors=Ada | Ben")]
    public void All_labels_of_a_line_are_found(string line, string expected) =>
        string.Join(
                ';',
                FieldLabels
                    .FindAll(line)
                    .Select(m => $"{m.Kind}={line.AsSpan(m.Value.Start, m.Value.Length)}")
            )
            .ShouldBe(expected);

    [Theory]
    [InlineData("👥 Ada Invented, Ben Invented", FieldKind.Authors, "Ada Invented, Ben Invented")]
    [InlineData("✍️ Ada Invented", FieldKind.Authors, "Ada Invented")]
    [InlineData("📄 Lanterns for Long Corridors", FieldKind.Title, "Lanterns for Long Corridors")]
    [InlineData("🔗 https://a.org", FieldKind.PaperLink, "https://a.org")]
    [InlineData("🏷️ a, b", FieldKind.Tags, "a, b")]
    [InlineData("🏛️ Invented University", FieldKind.Institution, "Invented University")]
    [InlineData("🥑 toast", null, "")]
    [InlineData("Lanterns", null, "")]
    public void Emoji_alone_is_a_label_in_messages(string line, FieldKind? kind, string value)
    {
        var found = FieldLabels.FindEmoji(line);
        (found?.Kind).ShouldBe(kind);
        if (found is { } match)
            line.Substring(match.Value.Start, match.Value.Length).ShouldBe(value);
    }

    [Theory]
    [InlineData("PDF", true)]
    [InlineData("**Paper**", true)]
    [InlineData("[code]", true)]
    [InlineData("📄 Paper", true)]
    [InlineData("Project Page", true)]
    [InlineData("阅读论文", true)]
    [InlineData("论文链接", true)]
    [InlineData("Homepage", true)]
    [InlineData("Paper(Oral)", true)]
    [InlineData("百度云盘", true)]
    [InlineData("https://arxiv.org/abs/2608.00001", true)]
    [InlineData("here", true)]
    [InlineData("Lanterns for Long Corridors", false)]
    [InlineData("Quickfold", false)]
    [InlineData("走廊的灯笼", false)]
    public void Link_text_is_a_label_or_a_title(string text, bool isLabel) =>
        FieldLabels.IsLinkLabel(text).ShouldBe(isLabel);

    [Theory]
    [InlineData("None", true)]
    [InlineData("null", true)]
    [InlineData("-", true)]
    [InlineData("—", true)]
    [InlineData("N/A", true)]
    [InlineData("TBD", true)]
    [InlineData("即将开源", true)]
    [InlineData("未发现公开代码链接", true)]
    [InlineData("Coming soon!", true)]
    [InlineData("`Code Comming Soon`", true)]
    [InlineData("Not Provided", true)]
    [InlineData("なし", true)]
    [InlineData("없음", true)]
    [InlineData("", true)]
    [InlineData("https://github.com/a/b", false)]
    [InlineData("Nonesuch et al.", false)]
    [InlineData("Noam Invented", false)]
    public void Value_may_be_a_placeholder(string value, bool none) =>
        FieldLabels.SaysNone(value).ShouldBe(none);
}
