using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>Code between fences of any length: the open fence is a number of eight bits, 0 outside of code.</summary>
internal static class MarkFence
{
    private const long Org = 255;
    private const int MaxMarkLength = 15;

    /// <summary>Whether a block is code or a fence; updates the open fence.</summary>
    public static bool Next(ref long open, BlockFacts facts, ReadOnlySpan<char> block, MarkSyntax syntax)
    {
        if (facts.Kind != MarkKind.Fence)
            return open != 0;
        var line = Whitespace.Trim(block[..LineBreaks.ContentLength(block)]).TrimStart("> ");
        if (syntax == MarkSyntax.Org)
        {
            var begins = line.StartsWith("#+begin", StringComparison.OrdinalIgnoreCase);
            open =
                open == 0 && begins ? Org
                : open != 0 && !begins ? 0
                : open;
            return true;
        }
        var length = line.IndexOfAnyExcept(line[0]);
        var info = length < 0 ? default : line[length..];
        var mark =
            (long)Math.Min(length < 0 ? line.Length : length, MaxMarkLength) << 1
            | (line[0] == '~' ? 1L : 0L);
        if (open == 0)
        {
            // "```code```" on one line.
            if (info.Contains('`'))
                return false;
            open = mark;
        }
        else if (info.IsEmpty && (mark & 1) == (open & 1) && mark >= open)
        {
            open = 0;
        }
        return true;
    }
}
