using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports an abstract that ends in the middle of a sentence.</summary>
public sealed partial class TruncatedAbstract : PartRule
{
    private const int Shortest = 100;
    private const int MaxKeywords = 600;

    /// <inheritdoc/>
    public override string Id => "entry.truncated-abstract";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override bool IsSuppressedWhileTyping => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for abstracts that end with an ellipsis or without punctuation. Abstracts may end with a URL or a list of keywords.";

    /// <inheritdoc/>
    public override string Why => "Web pages shorten long abstracts, often just before the result.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. In seven seasons out of nine the rows that were watered
                                                                                                                               ^^^^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. The code is at https://github.com/invented/garden
                """,
        ];

    // A host or path without a scheme, which is not a link.
    private static bool IsAddress(ReadOnlySpan<char> word) =>
        word.Contains('/') && word.Contains('.')
        || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    // "Keywords: a, b", "Index Terms—a, b", "CCS Concepts: • A → B"
    [GeneratedRegex(
        @"(?<!\S)[*_]{0,3}(?:additional |author )?(?:key[\s-]?words|index terms|subjects?|categories|tags|topics|CCS concepts|(?:AMS |MSC |PACS |JEL )(?:subject )?(?:classifications?|classes|numbers|codes?)|关键词|关键字)(?: and (?:key ?)?phrases)?[*_]{0,3}\s?[:：—–\n-]",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Keywords();

    // A list of keywords is short and contains no sentences.
    private static bool EndsInKeywords(string text)
    {
        var tail = Math.Max(0, text.Length - MaxKeywords);
        var last = -1;
        foreach (var match in Keywords().EnumerateMatches(text.AsSpan(tail)))
            last = tail + match.Index + match.Length;
        return last >= 0 && !Sentence().IsMatch(text.AsSpan(last));
    }

    [GeneratedRegex(@"\p{Ll}{3}[.!?]\s+\p{Lu}\p{Ll}*\s\p{Ll}")]
    private static partial Regex Sentence();

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry { Content: { Abstract: { Length: >= Shortest } summary } } entry)
            return;
        var text = prose.Abstract;
        var ellipsis =
            text.EndsWith('…') ? 1
            : text.EndsWith("...", StringComparison.Ordinal) ? 3
            : 0;
        if (ellipsis > 0)
        {
            found.Add(
                new Diagnostic(
                    Id,
                    new TextSpan(summary.End - ellipsis, ellipsis),
                    "Abstract ends with an ellipsis and may be truncated"
                )
            );
            return;
        }
        if (!char.IsLetterOrDigit(text[^1]) || text[^1] > '\u024F')
            return;
        foreach (var link in part.Links)
        {
            if (link.Span.End == summary.End)
                return;
        }
        var word = text.AsSpan().LastIndexOfAny(" \t\r\n") + 1;
        if (IsAddress(text.AsSpan(word)) || EndsInKeywords(text))
            return;
        found.Add(
            new Diagnostic(
                Id,
                TextSpan.FromBounds(summary.Start + word, summary.End),
                "Abstract ends without punctuation and may be truncated"
            )
        );
    }
}
