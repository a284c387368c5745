using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Syntax;

public class AuthorNamesTests
{
    [Theory]
    [InlineData("Ada Invented, Ben Bedacht", "Ada Invented|Ben Bedacht")]
    [InlineData("Ada Invented", "Ada Invented")]
    [InlineData("Ada Invented and Ben Bedacht", "Ada Invented|Ben Bedacht")]
    [InlineData("Ada Invented, Ben Bedacht, and Cleo Ficta.", "Ada Invented|Ben Bedacht|Cleo Ficta")]
    [InlineData(
        "Surafel Melak, Mauro Cetto and Marcello Federer.",
        "Surafel Melak|Mauro Cetto|Marcello Federer"
    )]
    [InlineData("Ada Invented & Ben Bedacht", "Ada Invented|Ben Bedacht")]
    [InlineData("Aisya Awal,Jibran Faw,Rifky Yun", "Aisya Awal|Jibran Faw|Rifky Yun")]
    [InlineData("Ada Invented； Ben Bedacht", "Ada Invented|Ben Bedacht")]
    [InlineData("王抽屉，李梯度、张温度", "王抽屉|李梯度|张温度")]
    [InlineData("Erfunden, Ada and Bedacht, Ben", "Ada Erfunden|Ben Bedacht")]
    [InlineData("Ficta, Cleo", "Cleo Ficta")]
    [InlineData("Erfunden, Ada; Bedacht, Ben", "Ada Erfunden|Ben Bedacht")]
    [InlineData("Liu, Peng, Wei Yuan, and Graham Noobig.", "Peng Liu|Wei Yuan|Graham Noobig")]
    [InlineData("Benning, Yoska, and Ian Goodfeint.", "Yoska Benning|Ian Goodfeint")]
    [InlineData(
        "Hinterland, Geoffrey E., Simon Osinvent, and Yee Teh",
        "Geoffrey E. Hinterland|Simon Osinvent|Yee Teh"
    )]
    [InlineData("LeCoin, Yann, and Geoffrey Hinterland", "Yann LeCoin|Geoffrey Hinterland")]
    [InlineData("Benning, Y., Hinton, G. E.", "Y. Benning|G. E. Hinton")]
    [InlineData("Ye Jin Feint (Invented University) et al.", "Ye Jin Feint|et al.")]
    [InlineData("Karthik V. (State Institute) et al", "Karthik V.|et al.")]
    [InlineData("Michail L., Ronald P.", "Michail L.|Ronald P.")]
    [InlineData(
        "Otto Bedacht, Ines Ficticia, Yun Xugou 等 7 位作者",
        "Otto Bedacht|Ines Ficticia|Yun Xugou|et al."
    )]
    [InlineData("王抽屉等", "王抽屉|et al.")]
    [InlineData("김가상, 이허구 외 3명", "김가상|이허구|et al.")]
    [InlineData("山田架空、鈴木仮 ほか", "山田架空|鈴木仮|et al.")]
    [InlineData("山田架空 他3名", "山田架空|et al.")]
    [InlineData("Ada Invented, Ben Bedacht...", "Ada Invented|Ben Bedacht|et al.")]
    [InlineData("Ada Invented, Ben Bedacht, …", "Ada Invented|Ben Bedacht|et al.")]
    [InlineData("Ada Invented, Ben Bedacht, and 12 others", "Ada Invented|Ben Bedacht|et al.")]
    [InlineData(
        "Ada Invented, Ben Bedacht, et al. (399 additional authors not shown)",
        "Ada Invented|Ben Bedacht|et al."
    )]
    [InlineData("Ada Invented and others", "Ada Invented|et al.")]
    [InlineData("Ada Invented, +29", "Ada Invented|et al.")]
    [InlineData("et al.", "et al.")]
    [InlineData("[[Ian Goodhat]], [[Jean Pouget]]", "Ian Goodhat|Jean Pouget")]
    [InlineData("[Ada Erfunden, Ben Bedacht, Cleo Ficta]", "Ada Erfunden|Ben Bedacht|Cleo Ficta")]
    [InlineData("by Cleo Ficta et al.", "Cleo Ficta|et al.")]
    [InlineData("*Ning Xugou, Sheng Bianzao*", "Ning Xugou|Sheng Bianzao")]
    [InlineData("[Ada Invented](https://a.org), [Ben Bedacht](https://b.org)", "Ada Invented|Ben Bedacht")]
    [InlineData("Ada Invented¹, Ben Bedacht²*", "Ada Invented|Ben Bedacht")]
    [InlineData("Cäcilie Erdacht, Níall Ó Cumtha", "Cäcilie Erdacht|Níall Ó Cumtha")]
    [InlineData("M. Inventado-Carcasona, M. Feint", "M. Inventado-Carcasona|M. Feint")]
    [InlineData("F Schieb, E Boden", "F Schieb|E Boden")]
    [InlineData("Braun & Mann", "Braun|Mann")]
    [InlineData("Krizewska et al.", "Krizewska|et al.")]
    [InlineData("Martin Luther King, Jr., Ada Invented", "Martin Luther King Jr.|Ada Invented")]
    [InlineData("👥 Ada Invented, Ben Bedacht", "Ada Invented|Ben Bedacht")]
    [InlineData("", "")]
    [InlineData("-", "")]
    public void Names_are_parsed_in_order(string text, string expected) =>
        string.Join('|', AuthorNames.Parse(text)).ShouldBe(expected);
}
