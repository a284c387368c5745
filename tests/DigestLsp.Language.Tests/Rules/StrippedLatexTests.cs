using CsCheck;
using DigestLsp.Language.Rules;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>The rule tries its pattern at few positions only; it must find everything that trying every position finds.</summary>
public sealed class StrippedLatexTests
{
    private static readonly string[] Pieces =
    [
        " ",
        " ",
        " ",
        "1",
        "23",
        ".",
        ",",
        "%",
        "k",
        "K",
        "m",
        "(",
        "[",
        "|",
        ")",
        "]",
        "{",
        "}",
        "_",
        "^",
        "\\",
        "’",
        "-",
        "é",
        "\r\n",
        "times",
        "sim",
        "pm",
        "leq",
        "geq",
        "approx",
        "neq",
        "ll",
        "gg",
        "propto",
        "left",
        "right",
        "rightarrow",
        "longleftrightarrow",
        "Rightarrow",
        "infty",
        "alpha",
        "ell",
        "phi",
        "mathcal",
        "textbf",
        "scriptsize ",
        "sqrt",
        "will",
        "well",
        "call",
        "similar",
        "egg",
        "ρ",
        "to",
        "in",
        "cdot",
        "n",
        "circ",
        "top",
        "sum_{",
        "Theta",
        "varnothing",
    ];

    [Fact]
    public void Pattern_finds_everything_that_trying_every_position_finds() =>
        Gen.Int[0, Pieces.Length - 1]
            .Select(i => Pieces[i])
            .List[1, 30]
            .Select(pieces => string.Concat(pieces))
            .ForAll(
                text =>
                    StrippedLatex
                        .Matches(text)
                        .Select(m => (m.Index, m.Value))
                        .ShouldBe(AtEveryCharacter(text), text),
                iterations: 20_000
            );

    private static IEnumerable<(int, string)> AtEveryCharacter(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (StrippedLatex.Stripped().Match(text, at) is not { Success: true } match)
                continue;
            yield return (match.Index, match.Value);
            at += match.Length - 1;
        }
    }
}
