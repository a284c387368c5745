using System.Globalization;
using System.Text;

namespace DigestLsp.Language.Text;

/// <summary>Compares titles regardless of case, whitespace, punctuation, TeX and accents.</summary>
public static class TitleComparison
{
    private const int MaxNearLength = 1_000;

    // Base letters with their accented letters. .NET cannot decompose them in invariant globalization mode.
    private static readonly (string Base, string Marked)[] Accents =
    [
        ("a", "àáâãäåāăąǎ"),
        ("c", "çćĉċč"),
        ("d", "ďđ"),
        ("e", "èéêëēĕėęě"),
        ("g", "ĝğġģ"),
        ("i", "ìíîïĩīĭįı"),
        ("l", "ĺļľł"),
        ("n", "ñńņň"),
        ("o", "òóôõöøōŏőǒ"),
        ("r", "ŕŗř"),
        ("s", "śŝşšș"),
        ("t", "ţťț"),
        ("u", "ùúûüũūŭůűųǔ"),
        ("y", "ýÿŷ"),
        ("z", "źżž"),
        ("ss", "ß"),
        ("ae", "æ"),
        ("oe", "œ"),
    ];

    private const string Greek =
        "α alpha β beta γ gamma δ delta ε epsilon ϵ epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu µ mu ν nu ξ xi π pi ρ rho σ sigma ς sigma τ tau υ upsilon φ phi ϕ phi χ chi ψ psi ω omega";

    private const string Raised = "⁰0¹1²2³3⁴4⁵5⁶6⁷7⁸8⁹9₀0₁1₂2₃3₄4₅5₆6₇7₈8₉9";

    private static readonly Dictionary<char, string> Plain = PlainLetters();

    private static readonly HashSet<string> Commands = new(StringComparer.Ordinal)
    {
        "textbf",
        "textit",
        "texttt",
        "textsc",
        "textsf",
        "textrm",
        "textsuperscript",
        "textsubscript",
        "emph",
        "mathbf",
        "mathrm",
        "mathit",
        "mathbb",
        "mathcal",
        "mathsf",
        "mathtt",
        "boldsymbol",
        "bm",
        "text",
        "operatorname",
        "left",
        "right",
        "xspace",
        "bf",
        "it",
        "rm",
        "tt",
        "sc",
        "times",
        "to",
        "rightarrow",
        "cdot",
        "infty",
        "ensuremath",
        "hbox",
        "mbox",
        "ldots",
        "dots",
    };

    /// <summary>
    /// Gets the lowercase letters and digits of a title without accents. TeX commands are removed, and Greek letters are spelled out.
    /// </summary>
    public static string Key(string title)
    {
        title = CanonicalText.Of(title);
        var key = new StringBuilder(title.Length);
        for (var i = 0; i < title.Length; i++)
        {
            if (title[i] == '\\' && i + 1 < title.Length && char.IsAsciiLetter(title[i + 1]))
            {
                var end = i + 1;
                while (end < title.Length && char.IsAsciiLetter(title[end]))
                    end++;
                var command = title[(i + 1)..end];
                if (!Commands.Contains(command))
                    key.Append(Fold(TexSymbols.Find(@"\" + command) ?? command));
                i = end - 1;
            }
            else
                key.Append(Fold(title[i]));
        }
        return key.ToString();
    }

    /// <summary>Gets the sort key of a title: lowercase, without accents.</summary>
    public static string SortKey(string title)
    {
        title = CanonicalText.Of(title);
        var key = new StringBuilder(title.Length);
        foreach (var character in title)
        {
            var lower = char.ToLowerInvariant(character);
            if (Plain.TryGetValue(lower, out var plain))
                key.Append(plain);
            else if (CharUnicodeInfo.GetUnicodeCategory(lower) != UnicodeCategory.NonSpacingMark)
                key.Append(lower);
        }
        return key.ToString();
    }

    /// <summary>Whether two titles are equal in this comparison.</summary>
    public static bool IsSame(string one, string other) => Key(one) == Key(other);

    /// <summary>
    /// Whether two titles differ only by a typo, or by a subtitle that one of them omits. Different digits make different titles: version 3
    /// is not version 4.
    /// </summary>
    public static bool IsNear(string one, string other)
    {
        var (a, b) = (Key(one), Key(other));
        if (a == b)
            return true;
        // Both comparisons are quadratic in the length; real titles are shorter.
        if (one.Length > MaxNearLength || other.Length > MaxNearLength)
            return false;
        if (LeavesOut(one, a, other, b))
            return true;
        if (!a.Where(char.IsAsciiDigit).SequenceEqual(b.Where(char.IsAsciiDigit)))
            return false;
        var most = Math.Min(a.Length, b.Length) / 20;
        return Math.Abs(a.Length - b.Length) <= most && Distance(a, b) <= most;
    }

    // "Lanterns" and "Lanterns: Lighting Corridors"; the omitted part follows a colon, dash or period, or is in brackets.
    private static bool LeavesOut(string one, string a, string other, string b)
    {
        var (brief, full) = a.Length < b.Length ? (a, other) : (b, one);
        if (brief.Length < 4)
            return false;
        for (var i = 1; i < full.Length; i++)
        {
            if (full[i] is ':' or '(' or '.' or '?' or '!' or '–' or '—' or '-' && Key(full[..i]) == brief)
                return true;
            if (full[i] is ':' && Key(full[(i + 1)..]) == brief)
                return true;
        }
        return false;
    }

    /// <summary>Computes the Levenshtein distance row by row.</summary>
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(
                    Math.Min(row[j], row[j - 1]) + 1,
                    diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)
                );
                diagonal = above;
            }
        }
        return row[^1];
    }

    private static string Fold(string text) => string.Concat(text.Select(Fold));

    private static string Fold(char character)
    {
        var lower = char.ToLowerInvariant(character);
        return Plain.TryGetValue(lower, out var plain) ? plain
            : char.IsLetterOrDigit(lower) ? lower.ToString()
            : "";
    }

    private static Dictionary<char, string> PlainLetters()
    {
        var plain = new Dictionary<char, string>();
        foreach (var (letter, marked) in Accents)
        {
            foreach (var character in marked)
                plain[character] = letter;
        }
        foreach (var pair in Greek.Split(' ').Chunk(2))
            plain[pair[0][0]] = pair[1];
        for (var i = 0; i < Raised.Length; i += 2)
            plain[Raised[i]] = Raised[i + 1].ToString();
        return plain;
    }
}
