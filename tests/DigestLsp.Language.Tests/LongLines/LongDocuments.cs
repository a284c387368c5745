using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests;
using DigestLsp.Language.Text;

namespace DigestLsp.Tests;

/// <summary>Documents with a long line at each place where a dialect parses one differently.</summary>
internal static class LongDocuments
{
    /// <summary>Gets the documents of a dialect by name, created from a line for a total length.</summary>
    public static IEnumerable<(string Name, Func<LongLine, int, string> Make)> In(Dialect dialect)
    {
        yield return ("alone", (line, length) => line.OfLength(length));
        yield return (
            "paper",
            (line, length) =>
                $"Aug 1\n\nA Title of Four Words\n\nWe begin. {line.OfLength(length)}\n\nTags: {line.OfLength(length)}\n"
        );
        if (Samples.ByDialect.TryGetValue(dialect.Id, out var sample))
        {
            var ends = EndsOfLines(DigestTree.Parse(sample, dialect));
            yield return (
                "sample",
                (line, length) =>
                    ends.Aggregate(
                        sample,
                        (text, end) => text.Insert(end, " " + line.OfLength(length / ends.Count))
                    )
            );
        }
    }

    // One line of each role in each kind of part, the last line first.
    private static List<int> EndsOfLines(DigestTree tree)
    {
        var seen = new HashSet<(PartKind, BlockRole)>();
        var ends = new List<int>();
        foreach (var at in tree.Parts)
        {
            var offset = at.Start;
            foreach (var (block, role) in at.Part.Blocks)
            {
                if (seen.Add((at.Part.Kind, role)))
                    ends.Insert(0, offset + LineBreaks.ContentLength(block.Text.Span));
                offset += block.Width;
            }
        }
        return ends;
    }
}
