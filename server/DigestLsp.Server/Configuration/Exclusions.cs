using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Files that are excluded although they have the names of digests: by <c>exclude</c> in configurations, or by <c>--exclude</c>. An
/// excluded folder excludes its contents, unless a closer glob includes a file again.
/// </summary>
/// <param name="projects">The configurations.</param>
/// <param name="globs">The globs of the command line, relative to the current folder.</param>
internal sealed class Exclusions(ProjectFiles projects, IReadOnlyList<string> globs)
{
    private readonly GlobList named = new([.. globs.Select(Folder)]);

    /// <summary>Removes the slashes that mark a folder from a glob of <c>exclude</c>: <c>old/</c>, <c>/old</c>.</summary>
    public static string Folder(string glob)
    {
        var (negation, plain) = glob.StartsWith('!') ? ("!", glob[1..]) : ("", glob);
        plain = plain.StartsWith('/') ? "." + plain : plain;
        return negation + (plain.Length > 1 ? plain.TrimEnd('/') : plain);
    }

    /// <summary>Whether a file, or a folder with all its contents, is excluded.</summary>
    public bool IsExcluded(string path)
    {
        for (var at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Matches(at) is { } excluded)
                return excluded;
        }
        return false;
    }

    /// <summary>Whether a folder contains only excluded files.</summary>
    public bool IsExcludedWhole(string folder) =>
        !named.HasExceptions
        && projects.FindByPath(folder)?.Exclude.HasExceptions != true
        && IsExcluded(folder);

    private bool? Matches(string path) =>
        MatchesNamed(RelativePath.Of(Environment.CurrentDirectory, path))
        ?? projects.FindByPath(path)?.IsExcluded(path);

    // The current folder and its parents have no names that a glob could match.
    private bool? MatchesNamed(string relative) =>
        Path.GetFileName(relative) is "." or ".." ? null : named.Matches(relative);
}
