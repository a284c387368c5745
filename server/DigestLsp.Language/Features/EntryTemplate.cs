using System.Globalization;
using System.Text.RegularExpressions;

namespace DigestLsp.Language.Features;

/// <summary>The template of a new paper.</summary>
/// <param name="Text">
/// Its lines with placeholders <c>{0}</c> (title), <c>{1}</c> (arXiv id), <c>{2}</c> (abstract) and, in a table, <c>{3}</c> and so on for
/// other columns; each ends with <c>\n</c>.
/// </param>
/// <param name="Others">The names of the other columns.</param>
public sealed partial record EntryTemplate(string Text, IReadOnlyList<string> Others)
{
    /// <summary>The default text of the placeholders of title, arXiv id and abstract.</summary>
    public static readonly IReadOnlyList<string> Names = ["Title", "2401.00001", "Abstract"];

    /// <summary>The paper for editors without snippet support.</summary>
    public string Plain => Fill([.. Names, .. Others.Select(_ => "")]);

    /// <summary>The paper in LSP snippet syntax, with tab stops in the order of the text.</summary>
    public string Snippet
    {
        get
        {
            var order = Holes(Text).Distinct().ToList();
            IEnumerable<string> names = [.. Names, .. Others];
            return Fill(
                    [
                        .. names.Select(
                            (n, hole) => $"${{{order.IndexOf(hole) + 1}:{Escape().Replace(n, @"\$0")}}}"
                        ),
                    ],
                    Text.Replace(@"\", @"\\", StringComparison.Ordinal)
                ) + "$0";
        }
    }

    /// <summary>Fills the placeholders.</summary>
    public string Fill(params IReadOnlyList<string> values) => Fill(values, Text);

    private static string Fill(IReadOnlyList<string> values, string text) =>
        Hole().Replace(text, m => values.ElementAtOrDefault(Number(m)) ?? "");

    private static IEnumerable<int> Holes(string text) => Hole().Matches(text).Select(Number);

    private static int Number(Match hole) =>
        int.Parse(hole.ValueSpan.Trim("{}"), NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\{[0-9]+\}", RegexOptions.CultureInvariant)]
    private static partial Regex Hole();

    [GeneratedRegex(@"[\\$}]", RegexOptions.CultureInvariant)]
    private static partial Regex Escape();
}
