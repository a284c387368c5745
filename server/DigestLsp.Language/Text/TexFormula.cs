using System.Text.RegularExpressions;

namespace DigestLsp.Language.Text;

/// <summary>Finds formulas between dollar signs, in which TeX syntax is correct.</summary>
public static partial class TexFormula
{
    /// <summary>
    /// Gets the formulas of a text in order, including dollar signs. A dollar sign before a space does not open a formula. A dollar sign
    /// after a space or before a digit does not close one, so prices are not formulas. Escaped dollar signs are text.
    /// </summary>
    public static IReadOnlyList<TextSpan> In(string text)
    {
        if (!text.Contains('$'))
            return [];
        var formulas = new List<TextSpan>();
        foreach (var match in Formula().EnumerateMatches(text))
            formulas.Add(new TextSpan(match.Index, match.Length));
        return formulas;
    }

    [GeneratedRegex(
        @"(?<![\\$])(?:\$\$(?!\s)[^$]{1,400}(?<![\s\\])\$\$|\$(?![\s$])(?:[^$\\]|\\.){1,400}(?<![\s])\$)(?!\d)"
    )]
    private static partial Regex Formula();
}
