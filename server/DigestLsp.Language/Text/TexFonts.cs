using System.Collections.Frozen;

namespace DigestLsp.Language.Text;

/// <summary>TeX commands that set a font and have no meaning in plain text (LaTeX2e for authors, section 14; amsfonts).</summary>
public static class TexFonts
{
    private static readonly FrozenSet<string> Plain = FrozenSet.Create(
        StringComparer.Ordinal,
        (
            "textbf textit textsl texttt textsc textrm textsf textmd textup textnormal emph text mbox hbox underline uline "
            + "mathbf mathrm mathit mathsf mathtt mathnormal boldsymbol bm operatorname ensuremath url path enquote"
        ).Split(' ')
    );

    private static readonly FrozenSet<string> Switches = FrozenSet.Create(
        StringComparer.Ordinal,
        (
            "bf it sl tt sc rm sf em bfseries itshape slshape ttfamily scshape rmfamily sffamily "
            + "tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge"
        ).Split(' ')
    );

    /// <summary>Whether a command only sets the font of its argument: <c>textbf</c>, <c>emph</c>, <c>mathrm</c>, <c>url</c>.</summary>
    public static bool IsPlain(string command) => Plain.Contains(command);

    /// <summary>Whether a command sets the font of the rest of its group: the <c>bf</c> of <c>{\bf x}</c>.</summary>
    public static bool IsSwitch(string command) => Switches.Contains(command);

    /// <summary>Gets the Unicode character of a letter or digit in a math alphabet, or null if absent.</summary>
    /// <param name="command"><c>mathbb</c>, <c>mathcal</c>, <c>mathscr</c> or <c>mathfrak</c>.</param>
    /// <param name="letter">An ASCII letter, or a digit for <c>mathbb</c>.</param>
    public static string? Letter(string command, char letter)
    {
        if (!char.IsAsciiLetterOrDigit(letter))
            return null;
        var (exceptions, capitals, small) = command switch
        {
            // Letters that Unicode had before the alphabets (The Unicode Standard, 22.2) keep their code points.
            "mathbb" => ("CℂHℍNℕPℙQℚRℝZℤ", 0x1D538, 0x1D552),
            "mathcal" or "mathscr" => ("BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ", 0x1D49C, 0x1D4B6),
            "mathfrak" => ("CℭHℌIℑRℜZℨ", 0x1D504, 0x1D51E),
            _ => ("", 0, 0),
        };
        for (var i = 0; i + 1 < exceptions.Length; i += 2)
        {
            if (exceptions[i] == letter)
                return exceptions[i + 1].ToString();
        }
        if (capitals == 0 || (char.IsAsciiDigit(letter) && command != "mathbb"))
            return null;
        return char.ConvertFromUtf32(
            char.IsAsciiDigit(letter) ? 0x1D7D8 + letter - '0'
            : char.IsAsciiLetterUpper(letter) ? capitals + letter - 'A'
            : small + letter - 'a'
        );
    }
}
