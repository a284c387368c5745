using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports consecutive papers that repeat earlier ones exactly: the page was pasted twice.</summary>
public sealed class PastedTwice : DocumentRule
{
    private const int FewestPapers = 3;

    /// <inheritdoc/>
    public override string Id => "page.pasted-twice";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Warning;

    /// <inheritdoc/>
    public override bool IsAppliedByCleanup => true;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for three or more consecutive papers that repeat earlier papers exactly. They are reported once, not as one duplicate for each paper.";

    /// <inheritdoc/>
    public override string Why => "Every paper is listed twice, and corrections to one copy miss the other.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.

                Counting Sheep with Sparse Attention

                Sleepless models count. We measure how far they get before attention lapses in the night.

                Gardens of Sparse Attention
                ^^^^^^^^^^^^^^^^^^^^^^^^^^^

                We plant gardens of attention and watch which rows bear fruit. It is the row in the shade.

                Lanterns for Long Corridors

                We light the middle of a long context, where models forget. Lanterns are notes that the model writes to itself.

                Counting Sheep with Sparse Attention

                Sleepless models count. We measure how far they get before attention lapses in the night.
                """,
        ];

    /// <inheritdoc/>
    public override void Check(DocumentContext document, List<Diagnostic> found)
    {
        foreach (var copy in document.Copies)
        {
            var title = ((Entry)copy.FirstPaper.Part).Content.TitleSpan!.Value.Shift(copy.FirstPaper.Start);
            var original = ((Entry)copy.Original.Part).Content.TitleSpan!.Value.Shift(copy.Original.Start);
            found.Add(
                new Diagnostic(
                    Id,
                    title,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Pasted twice: {copy.Papers} papers repeat the papers from line {copy.Original.Position(0).Line + 1} on"
                    )
                )
                {
                    Related = [new RelatedLocation(original, "First occurrence")],
                    Fixes =
                    [
                        new Fix(
                            "Remove second copy",
                            [new TextChange(TextSpan.FromBounds(copy.Start, copy.End), "")]
                        ),
                    ],
                }
            );
        }
    }

    /// <summary>Finds all runs of parts that repeat earlier ones, in order.</summary>
    internal static List<Copy> FindCopies(DigestTree tree)
    {
        // Most documents have no copies: then this is the only allocation.
        var first = new Dictionary<long, int>(tree.PartCount);
        PartAt[]? parts = null;
        var copies = new List<Copy>();
        var (topic, i, behind) = (0, -1, 0);
        foreach (var at in tree.Parts)
        {
            i++;
            if (i < behind)
                continue;
            // The same papers may be listed under several topics.
            if (DuplicatePaper.IsTopic(at))
                topic = at.Part.TextHash;
            if (at.Part is not Entry { Content.TitleKey.Length: > 0 } entry)
                continue;
            var hash = ((long)topic << 32) | (uint)entry.TextHash;
            if (first.TryAdd(hash, i))
                continue;
            parts ??= [.. tree.Parts];
            var original = first[hash];
            var (length, papers) = (0, 0);
            while (
                i + length < parts.Length
                && original + length < i
                && Same(parts[original + length], parts[i + length])
            )
            {
                if (parts[i + length].Part is Entry)
                    papers++;
                length++;
            }
            if (papers < FewestPapers)
                continue;
            // A day or boilerplate above the copy belongs to it if it is also above the original.
            var (begin, last) = (i, i + length - 1);
            for (
                var above = original - 1;
                above >= 0
                    && begin - 1 > above
                    && parts[begin - 1].Part is not Entry
                    && Same(parts[above], parts[begin - 1]);
                above--
            )
                begin--;
            copies.Add(new Copy(parts[begin].Start, parts[last].End, parts[i], parts[original], papers));
            behind = i + length;
        }
        return copies;
    }

    private static bool Same(PartAt a, PartAt b)
    {
        if (a.Part.TextHash != b.Part.TextHash || a.Part.Blocks.Length != b.Part.Blocks.Length)
            return false;
        for (var i = 0; i < a.Part.Blocks.Length; i++)
        {
            var one = Whitespace.Trim(a.Part.Blocks[i].Block.Text.Span);
            if (!one.SequenceEqual(Whitespace.Trim(b.Part.Blocks[i].Block.Text.Span)))
                return false;
        }
        return true;
    }

    /// <summary>A run of parts that repeats an earlier one.</summary>
    /// <param name="Start">The start offset in the document.</param>
    /// <param name="End">The end offset.</param>
    /// <param name="FirstPaper">Its first paper.</param>
    /// <param name="Original">The original of that paper.</param>
    /// <param name="Papers">The number of papers.</param>
    internal sealed record Copy(int Start, int End, PartAt FirstPaper, PartAt Original, int Papers)
    {
        /// <summary>Whether it contains an offset of the document.</summary>
        public bool Contains(int offset) => offset >= Start && offset < End;
    }
}
