using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a period at the end of a title.</summary>
public sealed partial class TitleEndsWithPeriod : DocumentRule
{
    // Longer ones are paragraphs.
    private const int MaxTitle = 500;

    /// <inheritdoc/>
    public override string Id => "entry.title-ends-with-period";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Hint;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for titles that end with a period. Abbreviations, initials and ellipses are ignored, and so are titles with several sentences or author names. Digests in which most titles end with a period are ignored, too.";

    /// <inheritdoc/>
    public override string Why =>
        "Titles do not end with a period, and the same title with and without one looks different.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention.
                                           ^

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
            """
                Aug 1

                Gardens of Sparse Attention in the U.S.

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var first = found.Count;
        var papers = 0;
        foreach (var at in document.Tree.Parts)
        {
            if (at.Part is not Entry { Content.TitleSpan.Length: > 1 } entry)
                continue;
            papers++;
            if ((document.Of(entry).TitleEnd ??= Find(entry)).Period is not { } stop)
                continue;
            stop = stop.Shift(at.Start);
            found.Add(
                new Diagnostic(Id, stop, "Title ends with a period")
                {
                    Fixes = [new Fix("Remove period", [new TextChange(stop, "")]) { IsPreferred = true }],
                }
            );
        }
        var count = found.Count - first;
        if (count > 1 && count * 2 > papers)
            found.RemoveRange(first, count);
    }

    private static TitleEnd Find(Entry entry)
    {
        var stop = new TextSpan(entry.Content.TitleSpan!.Value.End - 1, 1);
        var hasPeriod =
            entry.Content.Title is { Length: <= MaxTitle } title
            && title.EndsWith('.')
            && !KeepsItsStop().IsMatch(title)
            && !HasSentencesOrNames().IsMatch(title)
            && entry.Slice(stop) == ".";
        return new TitleEnd(hasPeriod ? stop : null);
    }

    // "Gardens of Attention. Ada Rows, Ben Fruit." and "Gardens of Attention, Ada Rows, Ben Fruit and Cy Stem."
    [GeneratedRegex(
        @"[.?!]['’""”)\]]?\s+\p{Lu}|(?:[,&]|\band\b|\bby\b|[-–—:(])\s*(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,3}\p{Lu}[\p{L}\p{M}'’-]+(?:\s*(?:,|;|&|\band\b)\s*(?:and\s+)?(?:\p{Lu}[\p{L}\p{M}'’.-]*\s+){1,3}\p{Lu}[\p{L}\p{M}'’-]+)+\.$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex HasSentencesOrNames();

    [GeneratedRegex(
        @"(?:\.\.|\b(?:etc|al|vs|Inc|Co|Corp|Ltd|Jr|Sr|St|No|Vol|vol|Pt|pt|ver|Dr|Ph\.D|\w\.\w|[A-Z]))\.$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex KeepsItsStop();
}
