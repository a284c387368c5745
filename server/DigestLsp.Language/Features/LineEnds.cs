using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>How a document ends its lines.</summary>
public static class LineEnds
{
    /// <summary>What its first line ends in; <c>\n</c> where it has one line only.</summary>
    public static string LineEnd(this DigestTree tree)
    {
        foreach (var at in tree.Parts)
        {
            foreach (var (block, _) in at.Part.Blocks)
            {
                if (block.LineBreaks > 0)
                    return block.CarriageReturns > 0 ? "\r\n" : "\n";
            }
        }
        return "\n";
    }
}
