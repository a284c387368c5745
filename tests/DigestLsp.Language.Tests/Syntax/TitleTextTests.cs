using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class TitleTextTests
{
    private const string U = "(https://arxiv.org/abs/2608.00001)";

    [Theory]
    [InlineData("Lanterns for Long Corridors", "Lanterns for Long Corridors")]
    [InlineData("### 1. [Moth Routing: Follow the Light]" + U, "Moth Routing: Follow the Light")]
    [InlineData("### 1. **[Folding Maps: Compressing Plans]" + U + "**", "Folding Maps: Compressing Plans")]
    [InlineData("### 1.1 [Folding Maps]" + U, "Folding Maps")]
    [InlineData("## 1. Tuning Forks for Black Holes", "Tuning Forks for Black Holes")]
    [InlineData("1) Tuning Forks", "Tuning Forks")]
    [InlineData("(1) Tuning Forks", "Tuning Forks")]
    [InlineData("【1】 Detecting Rumours", "Detecting Rumours")]
    [InlineData("[1] Detecting Rumours", "Detecting Rumours")]
    [InlineData("1、抽屉的梯度", "抽屉的梯度")]
    [InlineData("#3 Echoes in a Cache", "Echoes in a Cache")]
    [InlineData("## 📄 Paper 1: Echo Ledger: Accounts", "Echo Ledger: Accounts")]
    [InlineData("## 1️⃣ Echo Ledger", "Echo Ledger")]
    [InlineData("- [x] Auto-Encoding Variational Baskets (half)", "Auto-Encoding Variational Baskets")]
    [InlineData("- [ ] [Weight Uncertainty in Wicker]" + U, "Weight Uncertainty in Wicker")]
    [InlineData("- ⭐🔥 **Echo Ledger**", "Echo Ledger")]
    [InlineData("❓ [Echo Ledger]()", "Echo Ledger")]
    [InlineData(
        ":1st_place_medal: :page_facing_up:[Data - Tidy Drawers - by Hadley Wick]" + U,
        "Data - Tidy Drawers"
    )]
    [InlineData(
        "- [2025/08] **A Multitask Evaluation of Small Talk.** *Ye Jin et al. arXiv.* [[paper]" + U + "]",
        "A Multitask Evaluation of Small Talk"
    )]
    [InlineData(
        "- [2025/12] **hum-dev** [[code](https://github.com/a/b)] *HumCodec* :heavy_check_mark:",
        "hum-dev"
    )]
    [InlineData(
        "- [[Arxiv]" + U + "] Teapot3D: A Backbone [[Project](https://github.com/a/b)]",
        "Teapot3D: A Backbone"
    )]
    [InlineData("- [[CVPR2026]" + U + "] ECHO: Equivariant Cups", "ECHO: Equivariant Cups")]
    [InlineData("- [[AAAI2022]" + U + "] Rethinking the Second Spoon :fire:", "Rethinking the Second Spoon")]
    [InlineData("- [arXiv 2026.05]" + U + ", Masked Cushions", "Masked Cushions")]
    [InlineData("# [\\[arxiv\\]]" + U + " Masked Cushions", "Masked Cushions")]
    [InlineData(
        "**[0]** Benning, Yoska, and Ian Goodfeint. \"**Deep earning**.\" An MIT book. (2035). [[html]](http://a.example/) **(Bible)** :star:",
        "Deep earning"
    )]
    [InlineData(
        "**[2]** Hinterland, G. E., Simon Osinvent, and Yee Teh. \"**A slow algorithm for shallow nets**.\" Neural 18.7 (2026)",
        "A slow algorithm for shallow nets"
    )]
    [InlineData(
        "* SiamFC: \"Fully-Convolutional Siamese Socks\" ECCVW 2016. [[Paper]]" + U,
        "Fully-Convolutional Siamese Socks"
    )]
    [InlineData(
        "- <[Offline Baking: Tutorial]" + U + "> by Sergey Levinson, Aviral Kumara, 2026.",
        "Offline Baking: Tutorial"
    )]
    [InlineData(
        "- [LSPI] <[Least-squares pastry iteration]" + U + "> by Michail L., 2003.",
        "Least-squares pastry iteration"
    )]
    [InlineData(
        "- `T3M` [Iwasaki and Matsue, Proc. NeurIPS 2031] **Mushroom adjustment** [[PDF]]" + U,
        "Mushroom adjustment"
    )]
    [InlineData("  - [Deep Knitting](http://a.example/) (2036) *Ian Goodyarn*", "Deep Knitting")]
    [InlineData("* [cs.DB] [**Filtered Search for Bakers**]" + U, "Filtered Search for Bakers")]
    [InlineData(
        "* ⭐ 01/2033: [Muesli: Text-To-Breakfast (Muesli)]" + U,
        "Muesli: Text-To-Breakfast (Muesli)"
    )]
    [InlineData("* August 18, 2030: [Few-Spoon Earners]" + U, "Few-Spoon Earners")]
    [InlineData(
        "* Jan 15, 2030: [Local-First Drawers:\nYou Own Your Socks]" + U,
        "Local-First Drawers: You Own Your Socks"
    )]
    [InlineData(
        "1. **Engineering a Sock Function. [Bent, McIl (1993)](https://a.org/b.pdf).**",
        "Engineering a Sock Function"
    )]
    [InlineData(
        "* On the Shortest Subtree of a Sock. [Krusk (1956)](https://a.org/b.pdf).",
        "On the Shortest Subtree of a Sock"
    )]
    [InlineData(
        "* TODO 2026 - Gaussian Umbrellas for Wet Kernels                        :kernel:rain:",
        "Gaussian Umbrellas for Wet Kernels"
    )]
    [InlineData("** READ [#A] Raincoats", "Raincoats")]
    [InlineData(
        "> ### 1. Comparative Study of Out\\-of\\-the\\-Box Teapots",
        "Comparative Study of Out-of-the-Box Teapots"
    )]
    [InlineData(
        "1. Autoregressive Porridge Distillation [PDF] 返回目录",
        "Autoregressive Porridge Distillation"
    )]
    [InlineData("Attention Is Rarely Needed (2017)", "Attention Is Rarely Needed")]
    [InlineData(
        "Attention Is Rarely Needed (2017), Vaswano et al. [[pdf]]" + U,
        "Attention Is Rarely Needed"
    )]
    [InlineData(
        "- [ ] \"Attention Is Rarely Needed\" by Vaswano et al. (2017)",
        "Attention Is Rarely Needed"
    )]
    [InlineData("Schubladen voller Gradienten (2026)", "Schubladen voller Gradienten")]
    [InlineData("Attention Is Rarely Needed [PDF]", "Attention Is Rarely Needed")]
    [InlineData("Attention Is Rarely Needed (arXiv)", "Attention Is Rarely Needed")]
    [InlineData("Attention Is Rarely Needed (AAAI 2022)", "Attention Is Rarely Needed")]
    [InlineData(
        "- Attention Is Rarely Needed [[pdf]" + U + "] [[code](https://github.com/a/b)]",
        "Attention Is Rarely Needed"
    )]
    [InlineData(
        "## The Porridge Principle: Right Temperature - JON, 8",
        "The Porridge Principle: Right Temperature"
    )]
    [InlineData(
        "<a href=\"https://arxiv.org/pdf/2606.02640v5.pdf\"> YODO: You Only Doze Once </a>",
        "YODO: You Only Doze Once"
    )]
    [InlineData(
        "<summary><strong>DeltaJam: Evaluating</strong> - Josie Mouk - [[pdf]]" + U + "</summary>",
        "DeltaJam: Evaluating"
    )]
    [InlineData("`From Bites to Ideas <https://arxiv.org/pdf/2608.11101>`_", "From Bites to Ideas")]
    [InlineData(
        "![Star](https://img.shields.io/a) <br> [**OmniKettle-100K: A Dataset**]" + U + " <br>",
        "OmniKettle-100K: A Dataset"
    )]
    [InlineData("[![arXiv](https://img.shields.io/a)]" + U + " Echo Ledger", "Echo Ledger")]
    [InlineData("- https://arxiv.org/abs/2608.12505 Moss on Old Gradients", "Moss on Old Gradients")]
    [InlineData(
        "[Lanterns for Late Readers]" + U + " — Ben says section 4 is wrong",
        "Lanterns for Late Readers"
    )]
    [InlineData("### [T for Two][32]", "T for Two")]
    [InlineData("**MEM1** - an RL framework.", "MEM1")]
    [InlineData("1) **MEM1: Memory** - an RL framework.", "MEM1: Memory")]
    [InlineData("**Walk, Don't Run: Patient Convolutions**", "Walk, Don't Run: Patient Convolutions")]
    [InlineData("**Can Toasters Improve?** x", "Can Toasters Improve?")]
    [InlineData("Which Cup Is Mine? Identity in Kitchens", "Which Cup Is Mine? Identity in Kitchens")]
    [InlineData("*Deep* learning for snails", "Deep learning for snails")]
    [InlineData("Learning `snail` with *care*", "Learning snail with care")]
    [InlineData("“Why” Questions for Snails", "“Why” Questions for Snails")]
    [InlineData("Title:Umbrellas for Gradients", "Umbrellas for Gradients")]
    [InlineData("**Title**: Umbrellas &amp; Gradients", "Umbrellas & Gradients")]
    [InlineData("《抽屉的梯度》", "抽屉的梯度")]
    [InlineData("[[Generative Adversarial Hats]]", "Generative Adversarial Hats")]
    [InlineData("[[Paper]] [Lanterns in Low Tide]" + U, "Lanterns in Low Tide")]
    [InlineData("[[@Generative Adversarial Hats]]", "Generative Adversarial Hats")]
    [InlineData("[Re] Reproducing the Sock", "[Re] Reproducing the Sock")]
    [InlineData("3D Detection of Spoons", "3D Detection of Spoons")]
    [InlineData("a_b and f(x) for 2*3 Snails", "a_b and f(x) for 2*3 Snails")]
    [InlineData("DQN: [Playing Chess with Deep Snails]" + U, "Playing Chess with Deep Snails")]
    [InlineData("Heading with anchor {#anchor}", "Heading with anchor")]
    [InlineData("## Heading of ATX ##", "Heading of ATX")]
    [InlineData("T³: Tables of Tea", "T³: Tables of Tea")]
    [InlineData("C++ for Snails", "C++ for Snails")]
    [InlineData("|**State of EuFe$_2$(As$_{1-x}$P$_x$)$_2$**|", "State of EuFe$_2$(As$_{1-x}$P$_x$)$_2$")]
    [InlineData("Gas at Longitude 45° and 60°", "Gas at Longitude 45° and 60°")]
    [InlineData(
        "**\"This is my unicorn, Fluffy\": Personalizing Snails**",
        "\"This is my unicorn, Fluffy\": Personalizing Snails"
    )]
    [InlineData("**“Learning Together” with Snails**", "“Learning Together” with Snails")]
    [InlineData("[**MEM1**: Memory for Snails]" + U, "MEM1: Memory for Snails")]
    [InlineData(
        "- 2022-11-30, **MVRackLay: Layouts of Racks**, Pranjali Pathre et.al., Paper: [a]" + U,
        "MVRackLay: Layouts of Racks"
    )]
    [InlineData("[[PDF] Moss on Old Gradients](https://a.org)", "Moss on Old Gradients")]
    [InlineData("[PDF] Moss on Old Gradients", "Moss on Old Gradients")]
    [InlineData("- [W&B Fully Connected][ Understanding Snails (RLHF)]" + U, "Understanding Snails (RLHF)")]
    [InlineData("A* Search Is Fine", "A* Search Is Fine")]
    [InlineData("LLM-as-a-Judge: GPT-4", "LLM-as-a-Judge: GPT-4")]
    [InlineData("2026 - Beehives as Mixtures", "Beehives as Mixtures")]
    [InlineData("- Paper: [Lanterns at Noon Again]" + U, "Lanterns at Noon Again")]
    [InlineData("[Paper]" + U, "")]
    [InlineData("[Paper]" + U + " | [Code](https://github.com/a/b)", "")]
    [InlineData("[PDF]", "")]
    [InlineData("", "")]
    public void Only_the_title_is_left(string text, string expected)
    {
        var title = TitleText.Clean(text);
        title.Text.ShouldBe(expected);
        if (expected.Length > 0)
            TitleText.Plain(text.Substring(title.Span.Start, title.Span.Length)).ShouldBe(expected);
        title.Rest.Start.ShouldBeGreaterThanOrEqualTo(title.Span.End);
        title.Rest.End.ShouldBe(text.Length);
    }

    [Theory]
    [InlineData("Attention Is Rarely Needed (2017), Vaswano", 2017, null)]
    [InlineData("- [2025/08] **A Multitask Evaluation**", 2025, null)]
    [InlineData("- [[CVPR2026]" + U + "] ECHO: Equivariant Cups", null, "CVPR2026")]
    [InlineData("Attention Is Rarely Needed (AAAI 2022)", null, "AAAI 2022")]
    [InlineData("Lanterns for Long Corridors", null, null)]
    public void Year_and_venue_around_a_title_are_kept(string text, int? year, string? venue)
    {
        var title = TitleText.Clean(text);
        title.Year.ShouldBe(year);
        title.Venue.ShouldBe(venue);
    }

    [Fact]
    public void Unclosed_brackets_cost_little()
    {
        foreach (
            var text in new[]
            {
                new string('[', 100_000),
                new string('*', 100_000),
                string.Concat(Enumerable.Repeat("[a](", 30_000)),
            }
        )
            TitleText.Clean(text).Rest.End.ShouldBe(text.Length);
    }
}
