namespace DigestLsp.Server.Configuration;

/// <summary>Globs for files, of which the last that matches decides: one that begins with <c>!</c> takes files out again.</summary>
/// <param name="globs">The globs, relative to a folder.</param>
internal sealed class GlobList(IReadOnlyList<string> globs)
{
    /// <summary>Gets a list without globs.</summary>
    public static GlobList Empty { get; } = new([]);

    /// <summary>Gets the globs as they were written.</summary>
    public IReadOnlyList<string> Globs => globs;

    /// <summary>Whether all globs take files out, so that they need others to take them from.</summary>
    public bool OnlyTakesOut { get; } = globs.All(IsNegated);

    /// <summary>Whether a glob takes files out that others take in.</summary>
    public bool HasExceptions { get; } = globs.Any(IsNegated);

    /// <summary>Gets what the last matching glob says of a path, or null if none matches.</summary>
    /// <param name="path">The path from the folder on, with <c>/</c>.</param>
    public bool? Matches(string path)
    {
        for (var i = globs.Count - 1; i >= 0; i--)
        {
            if (Glob.IsMatch(Plain(globs[i]), path))
                return !IsNegated(globs[i]);
        }
        return null;
    }

    /// <summary>Gets what is wrong with a glob of a list, or null if nothing is.</summary>
    public static string? ProblemOf(string glob) => Glob.ProblemOf(Plain(glob));

    private static bool IsNegated(string glob) => glob.StartsWith('!');

    private static string Plain(string glob) => IsNegated(glob) ? glob[1..] : glob;
}
