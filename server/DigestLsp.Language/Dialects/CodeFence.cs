using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>The fences around code.</summary>
internal static class CodeFence
{
    /// <summary>Whether the current fence is closed nearby: an unclosed one must not hide the following papers.</summary>
    /// <param name="window">A fence and the following blocks.</param>
    /// <param name="kind">The dialect's kind of fences.</param>
    /// <param name="farthest">The maximum distance of the closing fence in blocks.</param>
    public static bool Closes(BlockWindow window, byte kind, int farthest)
    {
        for (var ahead = 1; ahead <= farthest; ahead++)
        {
            if (window.Kind(ahead) == kind)
                return true;
        }
        return false;
    }
}
