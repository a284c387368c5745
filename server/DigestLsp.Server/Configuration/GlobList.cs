namespace DigestLsp.Server.Configuration;

/// <summary>Globs of which the last match decides. A glob that starts with <c>!</c> excludes files again.</summary>
/// <param name="globs">The globs, relative to a folder.</param>
internal sealed class GlobList(IReadOnlyList<string> globs)
{
    /// <summary>The empty list.</summary>
    public static GlobList Empty { get; } = new([]);

    /// <summary>The globs as written.</summary>
    public IReadOnlyList<string> Globs => globs;

    /// <summary>Whether all globs exclude files.</summary>
    public bool OnlyTakesOut { get; } = globs.All(IsNegated);

    /// <summary>Whether any glob excludes files.</summary>
    public bool HasExceptions { get; } = globs.Any(IsNegated);

    /// <summary>Gets whether the last matching glob includes or excludes a path, or null if none matches.</summary>
    /// <param name="path">The path relative to the folder, with <c>/</c>.</param>
    public bool? Matches(string path)
    {
        for (var i = globs.Count - 1; i >= 0; i--)
        {
            if (Glob.IsMatch(Plain(globs[i]), path))
                return !IsNegated(globs[i]);
        }
        return null;
    }

    /// <summary>Gets what is wrong with a glob of a list, or null if it is valid.</summary>
    public static string? ProblemOf(string glob) => Glob.ProblemOf(Plain(glob));

    private static bool IsNegated(string glob) => glob.StartsWith('!');

    private static string Plain(string glob) => IsNegated(glob) ? glob[1..] : glob;
}
