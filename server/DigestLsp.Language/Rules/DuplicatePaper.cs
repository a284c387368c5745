using System.Globalization;
using DigestLsp.Language.Library;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports a paper that already occurs in the document.</summary>
public sealed class DuplicatePaper : DocumentRule
{
    // "Link to paper" is a label and not a title: no paper occurs that often.
    private const int MaxOfALabel = 5;
    private const int FewestOfACopy = 5;

    /// <inheritdoc/>
    public override string Id => "entry.duplicate-paper";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for a paper whose title appears earlier in this digest, or in another digest of the workspace (of the checked files) whose path sorts first. Letter case and punctuation are ignored. Papers with different arXiv ids are not duplicates. If half of a digest repeats another one, only its first duplicate is reported.";

    /// <inheritdoc/>
    public override string Why =>
        "Readers see the same abstract twice, and corrections to one copy miss the other.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Aug 2

                Gardens of sparse attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.
                """,
        ];

    /// <inheritdoc/>
    public override bool ComparesDigests => true;

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        var seen = new Dictionary<Entry, PartAt>(SameTitle.Comparer);
        var copies = document.Copies;
        var copy = 0;
        var here = new List<(Diagnostic Diagnostic, string Key)>();
        var across = new List<(PartAt At, LibraryPaper Earlier)>();
        var papers = 0;
        foreach (var at in document.Tree.Parts)
        {
            // The same paper may be listed under several topic headings of a Markdown list.
            if (IsTopic(at))
                seen.Clear();
            if (at.Part is not Entry { Content: { TitleSpan: not null, TitleKey.Length: > 0 } } entry)
                continue;
            papers++;
            if (IsReplacement(entry))
                continue;
            if (seen.TryAdd(entry, at))
            {
                if (EarlierOf(document, entry) is { } earlier)
                    across.Add((at, earlier));
            }
            else if (
                seen[entry] is var first
                && !IsInCopy(at.Start)
                && OtherDigests.MayBeSame(entry.Content.ArxivId, ((Entry)first.Part).Content.ArxivId)
            )
                here.Add((Here(at, first), entry.Content.TitleKey));
        }
        if (here.Count > 0)
            found.AddRange(
                here.GroupBy(h => h.Key)
                    .Where(g => g.Count() < MaxOfALabel)
                    .SelectMany(g => g.Select(h => h.Diagnostic))
            );
        if (across.Count > 0)
            Across(across, papers, found);

        // Copies are in order, like papers.
        bool IsInCopy(int offset)
        {
            while (copy < copies.Count && copies[copy].End <= offset)
                copy++;
            return copy < copies.Count && copies[copy].Contains(offset);
        }
    }

    private static LibraryPaper? EarlierOf(DocumentContext document, Entry entry)
    {
        if (document.Others is not { } others)
            return null;
        var kept = document.Of(entry);
        if (kept.Earlier is not { } earlier || !ReferenceEquals(earlier.Others, others))
            kept.Earlier = earlier = new EarlierPaper(others, others.Earlier(entry));
        return earlier.Paper;
    }

    private Diagnostic Here(PartAt at, PartAt first)
    {
        var original = TitleOf(first);
        return new Diagnostic(
            Id,
            TitleOf(at),
            $"Duplicate paper, first listed on line {first.Position(original.Start - first.Start).Line + 1}"
        )
        {
            Related = [new RelatedLocation(original, "First occurrence")],
        };
    }

    private void Across(List<(PartAt At, LibraryPaper Earlier)> across, int papers, List<Diagnostic> found)
    {
        foreach (var group in across.GroupBy(a => a.Earlier.Uri))
        {
            var repeated = group.Count();
            if (repeated >= FewestOfACopy && repeated * 2 >= papers)
                found.Add(
                    Elsewhere(
                        group.First(),
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{repeated} of {papers} papers are already listed in {NameOf(group.Key)}; this is the first"
                        )
                    )
                );
            else
                found.AddRange(
                    group.Select(a =>
                        Elsewhere(
                            a,
                            string.Create(
                                CultureInfo.InvariantCulture,
                                $"Duplicate paper, first listed in {NameOf(group.Key)}, line {a.Earlier.Paper.Range.Start.Line + 1}"
                            )
                        )
                    )
                );
        }
    }

    private Diagnostic Elsewhere((PartAt At, LibraryPaper Earlier) repeated, string message) =>
        new(Id, TitleOf(repeated.At), message)
        {
            Related =
            [
                new RelatedLocation(default, "First occurrence")
                {
                    Elsewhere = new ExternalLocation(repeated.Earlier.Uri, repeated.Earlier.Paper.Range),
                },
            ],
        };

    private static TextSpan TitleOf(PartAt at) => ((Entry)at.Part).Content.TitleSpan!.Value.Shift(at.Start);

    private static string NameOf(string uri) => Uri.UnescapeDataString(uri[(uri.LastIndexOf('/') + 1)..]);

    // arXiv mails announce replaced papers again.
    private static bool IsReplacement(Entry entry) =>
        entry is { IsMarkdown: false, Content: { AbstractOptional: true, Abstract: null } };

    /// <summary>Compares papers by title, with the cached hash of the title.</summary>
    private sealed class SameTitle : IEqualityComparer<Entry>
    {
        public static SameTitle Comparer { get; } = new();

        public bool Equals(Entry? x, Entry? y) =>
            ReferenceEquals(x, y)
            || string.Equals(x?.Content.TitleKey, y?.Content.TitleKey, StringComparison.Ordinal);

        public int GetHashCode(Entry obj) => obj.Content.TitleHash;
    }

    /// <summary>Whether a part is a topic heading: a Markdown heading without a date.</summary>
    internal static bool IsTopic(PartAt at) =>
        at.Part is OtherText other && other.Blocks[0].Block.Text.Span.TrimStart().StartsWith('#');
}
