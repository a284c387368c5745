using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Ambiguous paragraphs of a pasted page, for which a wrong decision would affect their neighbors.</summary>
public class PastedPageTests
{
    private const string Long =
        "We plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine the rows that "
        + "were watered least bore most, which surprised the gardener and the rain alike. The soil of every bed was measured "
        + "before and after, and no bed was left out of the tables that follow this sentence.";

    private const string Longer = Long + " " + Long + " " + Long + " " + Long + " " + Long + " " + Long;

    /// <summary>
    /// Paragraphs, separated by a bar, and their expected roles: T title, A abstract, F boilerplate, D day, f field, C code, O other.
    /// </summary>
    public static TheoryData<string, string> Pages =>
        new()
        {
            { "Gardens of Attention|{long}|Lanterns for Corridors|{long}", "TATA" },
            { "Gardens of Attention|Lanterns for Corridors|{long}", "TTA" },
            // Truncated abstracts, and abstracts of one sentence.
            {
                "Gardens of Attention|Deep gardens have become a popular way to|Lanterns for Corridors|{long}",
                "TATA"
            },
            { "Gardens of Attention|In this season|Lanterns for Corridors|{long}", "TTTA" },
            {
                "Gardens of Attention|Rows that are watered least have shown a promise that no|Lanterns|{long}",
                "TATA"
            },
            { "Gardens of Attention|African gardens are undergoing rapid change.|{long}", "TAA" },
            {
                "Gardens of Attention|{long}|Our code will be available.|Lanterns for Corridors|{long}",
                "TAATA"
            },
            {
                "Gardens of Attention|{long}|Code and seeds: https://ada.github.io/garden/|Lanterns for Corridors|{long}",
                "TAATA"
            },
            {
                "Gardens of Attention|{long}|All of it works with CLIP.|Lanterns for Corridors|{long}",
                "TAATA"
            },
            // Titles that look like something else.
            { "Gardens of Attention|{long}|Rivers of Data.|{long}", "TATA" },
            {
                "Gardens of Attention|{longer}|Gardeners assume rows are more rational than they really are.|{long}",
                "TATA"
            },
            { "Gardens of Attention|{long}|Code Llama|{long}", "TATA" },
            { "Gardens of Attention|{long}|Code: A Language of Its Own|{long}", "TATA" },
            { "Gardens of Attention|{long}|We Are What We Water: A Survey|{long}", "TATA" },
            { "Gardens of Attention|{long}|What makes a good row of beans?|{long}", "TATA" },
            { "Gardens of Attention|{long}|attention is all you need|{long}", "TATA" },
            { "Gardens of Attention|{long}|o1|{long}", "TATA" },
            { "A Garden of Long Titles for Vision-Language\nModels|{long}|Lanterns|{long}", "TATA" },
            // List items are not titles, on one line or more.
            {
                "Gardens of Attention|{long}|Reading notes:\n- the first row\n- the second row|Lanterns for Corridors|{long}",
                "TAOTA"
            },
            { "Gardens of Attention|{long}|To do\n[ ] read the second page\n[x] write to Ada", "TAO" },
            { "1. Gardens of Attention\n2. Lanterns for Corridors\n3. Rivers of Data", "O" },
            { "Gardens of Attention|{long}|[1] Lanterns for Corridors\n[12] Rivers of Data", "TAO" },
            {
                "Gardens of Attention|{long}|We show two things:\n• rows that grow\n• rows that rest.|Lanterns for Corridors|{long}",
                "TAATA"
            },
            { "A Garden of Long Titles for Seven\n- Day Weeks|{long}|Lanterns|{long}", "TATA" },
            // Second paragraphs, and abstracts without a title.
            { "Gardens of Attention|{long}|{long}|Lanterns for Corridors|{long}", "TAATA" },
            { "Gardens of Attention|{longer}|{longer}|Lanterns for Corridors|{long}", "TA-ATA" },
            {
                "Gardens of Attention|{long} The code is available at https://github.com/a/b.|{long}|Lanterns|{long}",
                "TA-ATA"
            },
            {
                "Gardens of Attention|{long} BeanRow is publicly available.|With BeanRow we plant more. {long}|Lanterns|{long}",
                "TAATA"
            },
            {
                "Gardens of Attention|{long} It is tested on publicly available beds of beans.|{long}|Lanterns|{long}",
                "TAATA"
            },
            // Boilerplate between everything.
            {
                "Upvote|12|Gardens of Attention|GitHub 3.29k|{long}|[-] 74|arXiv Page|Lanterns|{long}",
                "FFTFAFFTA"
            },
            {
                "Published on Sep 16, 2026|Gardens of Attention|{long}|Daily|Weekly|Monthly|https://huggingface.co/papers|Lanterns|{long}",
                "FTAFFFFTA"
            },
            {
                "Submitted by|ada|12|Gardens of Attention|{long}|Submitted by|ben|Lanterns|{long}",
                "FFFTAFFTA"
            },
            {
                "Gardens of Attention|{long}|  • 8 authors\n·\nOct 28, 2024|Aug 2|Lanterns|{long}",
                "TArrrDTA"
            },
            // Code is not a paper, and an unclosed fence does not hide one.
            {
                "Gardens of Attention|{long}|```python\nplant(row)|Water the Rows\n```|Lanterns for Corridors|{long}",
                "TACCCOTA"
            },
            { "Gardens of Attention|{long}|```python|Lanterns for Corridors|{long}", "TAOTA" },
            // Fields are annotations.
            { "Gardens of Attention|{long}|Tags: beans, rows|Status: to read|Lanterns|{long}", "TAffTA" },
            {
                "Gardens of Attention|Authors: Ada Invented, Ben Invented\narXiv: 2508.00011|{long}|Note: good|Lanterns|{long}",
                "TffAfTA"
            },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public void Paragraph_has_the_role_that_a_reader_expects(string page, string expected) =>
        Roles(page).ShouldBe(expected);

    private static string Roles(string page)
    {
        var text = page.Replace("|", "\n\n", StringComparison.Ordinal)
            .Replace("{longer}", Longer, StringComparison.Ordinal)
            .Replace("{long}", Long, StringComparison.Ordinal);
        var tree = DigestTree.Parse("Aug 1\n\n" + text, new PastedPage());
        var roles = new System.Text.StringBuilder();
        foreach (var (part, _, _) in tree.Parts.Skip(1))
        {
            if (part is Entry { Content.TitleSpan: null })
                roles.Append('-');
            foreach (var (_, role) in part.Blocks)
                roles.Append(Letter(role));
        }
        return roles.ToString();
    }

    private static char Letter(BlockRole role) =>
        role switch
        {
            BlockRole.Title => 'T',
            BlockRole.Abstract => 'A',
            BlockRole.Boilerplate => 'F',
            BlockRole.Date => 'D',
            BlockRole.Field => 'f',
            BlockRole.Trailer => 'r',
            BlockRole.TitleAndAbstract => 'M',
            BlockRole.Links => 'L',
            BlockRole.Code => 'C',
            _ => 'O',
        };
}
