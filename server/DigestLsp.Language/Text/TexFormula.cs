using System.Text.RegularExpressions;

namespace DigestLsp.Language.Text;

/// <summary>Formulas between dollar signs, where what TeX means is right as it stands.</summary>
public static partial class TexFormula
{
    /// <summary>
    /// The formulas of a text, in order, with their dollar signs. A dollar sign with a blank behind it opens none, one with a blank before
    /// it or a digit behind it closes none (so prices are no formula), and an escaped one is a character.
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
