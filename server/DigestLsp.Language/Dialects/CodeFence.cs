using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>Lines that code stands between.</summary>
internal static class CodeFence
{
    /// <summary>Whether the fence at hand is closed by another: one that nobody closes nearby must not swallow the papers behind it.</summary>
    /// <param name="window">A fence and what follows.</param>
    /// <param name="kind">The number that the dialect has for fences.</param>
    /// <param name="farthest">How many blocks further on it may be closed.</param>
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
