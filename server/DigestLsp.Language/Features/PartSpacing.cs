using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Adds the blank line between days and papers, unless the document would be parsed differently.</summary>
internal static class PartSpacing
{
    /// <summary>Gets the insertions of missing blank lines in a span, in order.</summary>
    public static IReadOnlyList<TextChange> Missing(DigestTree tree, TextSpan within)
    {
        var gaps = new List<TextChange>();
        Part? above = null;
        foreach (var at in tree.PartsBefore(within.Start))
        {
            above = at.Part;
            break;
        }
        foreach (var at in tree.PartsIn(within))
        {
            if (above is not null && within.Touches(at.Start) && IsMissing(above, at.Part))
                gaps.Add(new TextChange(new TextSpan(at.Start, 0), LastBreak(above)));
            above = at.Part;
        }
        return gaps.Count == 0 || IsReadAlike(tree, gaps) ? gaps : [];
    }

    private static bool IsMissing(Part above, Part part) =>
        above is DateHeading or Entry
        && part is DateHeading or Entry
        && above.BlankLinesBehind == 0
        // In mails, rules separate papers.
        && part.Blocks[0].Role != BlockRole.Separator
        && !(IsItem(part) && (above is Entry || IsItem(above)));

    // A list may be tight, and a table ends at a blank line.
    private static bool IsItem(Part part) =>
        part.Blocks[0].Role == BlockRole.Record
        || (
            part.IsMarkdown
            && MarkdownDialect.BulletLength(Whitespace.FirstLine(part.Blocks[0].Block.Text.Span)) > 0
        );

    private static string LastBreak(Part part) =>
        part.Blocks[^1].Block.Text.Span switch
        {
            [.., '\r', '\n'] => "\r\n",
            [.., '\r'] => "\r",
            _ => "\n",
        };

    private static bool IsReadAlike(DigestTree tree, List<TextChange> gaps)
    {
        var after = tree.WithChanges(gaps);
        if (!after.Dialect.Equals(tree.Dialect) || after.PartCount != tree.PartCount)
            return false;
        var (first, last) = (gaps[0].Span.Start, gaps[^1].Span.Start);
        foreach (var (was, now) in tree.PartsFrom(first - 1).Zip(after.PartsFrom(first - 1)))
        {
            // After the last insertion the parts are the same objects, and so are all following ones.
            if (ReferenceEquals(was.Part, now.Part) && was.Start > last)
                return true;
            if (!IsAlike(was.Part, now.Part))
                return false;
        }
        return true;
    }

    private static bool IsAlike(Part one, Part other)
    {
        if (one.Kind != other.Kind || one.Blocks.Length != other.Blocks.Length)
            return false;
        for (var i = 0; i < one.Blocks.Length; i++)
        {
            var (block, role) = one.Blocks[i];
            if (role != other.Blocks[i].Role || block.Content.Length != other.Blocks[i].Block.Content.Length)
                return false;
        }
        return true;
    }
}
