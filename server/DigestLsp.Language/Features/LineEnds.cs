using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Features;

/// <summary>The line endings of a document.</summary>
public static class LineEnds
{
    /// <summary>Gets the ending of its first line, or <c>\n</c> if it has only one line.</summary>
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
