using System.Text.RegularExpressions;

namespace DigestLsp.Language.Text;

/// <summary>
/// Finds arXiv ids: <c>YYMM.NNNN</c> (0704 to 1412), <c>YYMM.NNNNN</c> (from 1501), formerly <c>archive/YYMMNNN</c>; optionally with
/// <c>vN</c>.
/// </summary>
public static partial class ArxivIdText
{
    /// <summary>Gets the first id in a text, with its version if it has one, or null.</summary>
    public static string? Find(string text) =>
        Identifier().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>Gets the id in a URL of arXiv, or of a page about an arXiv paper, or null.</summary>
    public static string? InLink(string text) =>
        Address().Match(text) is { Success: true } match ? match.Groups["id"].Value : null;

    /// <summary>Whether a text is exactly a valid arXiv id.</summary>
    public static bool IsPossible(string text) => Whole().IsMatch(text);

    /// <summary>An identifier without its version.</summary>
    public static string WithoutVersion(string identifier) =>
        identifier.LastIndexOf('v') is var v and > 0
        && v + 1 < identifier.Length
        && identifier.AsSpan(v + 1).IndexOfAnyExceptInRange('0', '9') < 0
            ? identifier[..v]
            : identifier;

    /// <summary>Gets the first arXiv category in a list: <c>cs.CL</c> in <c>Computation and Language (cs.CL); …</c>; or null.</summary>
    public static string? Category(string text) =>
        CategoryName().Match(text) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(
        @"(?<![\w.-])(?:(?:astro-ph|cond-mat|cs|econ|eess|math|nlin|physics|q-bio|q-fin|stat)\.[A-Za-z]{2,3}(?:-[a-z]{2,5})?|astro-ph|cond-mat|gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)(?![\w.-])",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex CategoryName();

    private const string Pattern =
        @"(?:\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|(?<![a-z-])[a-z-]+(?:\.[A-Z]{2})?/\d{2}(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d?)?(?![\d])";

    [GeneratedRegex(
        @"^(?:(?:0[7-9]|1[0-4])(?:0[1-9]|1[0-2])\.\d{4}|(?:1[5-9]|[2-9]\d)(?:0[1-9]|1[0-2])\.\d{5}|[a-z-]+(?:\.[A-Z]{2})?/(?:9[1-9]|0[0-7])(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d{0,2})?$",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Whole();

    [GeneratedRegex(@"(?<![\d.])" + Pattern, RegexOptions.CultureInvariant)]
    private static partial Regex Identifier();

    [GeneratedRegex(
        @"(?:arxiv\.org/(?:abs|pdf|html|format|ps|src)/|arxiv:\s?|huggingface\.co/papers/|hf\.co/papers/|alphaxiv\.org/abs/)(?<id>"
            + Pattern
            + ")",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Address();
}
