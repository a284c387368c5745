using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// The files that are left out although their names are those of digests: <c>exclude</c> of configurations, and <c>--exclude</c>. What
/// applies to a folder applies to all in it, unless a nearer glob takes a file back.
/// </summary>
/// <param name="projects">The configurations.</param>
/// <param name="globs">The globs of the command line, relative to the current folder.</param>
internal sealed class Exclusions(ProjectFiles projects, IReadOnlyList<string> globs)
{
    private readonly GlobList named = new([.. globs.Select(Folder)]);

    /// <summary>Gets a glob for <c>exclude</c> without what only says that it means a folder: <c>old/</c>, <c>/old</c>.</summary>
    public static string Folder(string glob)
    {
        var (negation, plain) = glob.StartsWith('!') ? ("!", glob[1..]) : ("", glob);
        plain = plain.StartsWith('/') ? "." + plain : plain;
        return negation + (plain.Length > 1 ? plain.TrimEnd('/') : plain);
    }

    /// <summary>Whether a file is left out, or a folder with all in it.</summary>
    public bool IsExcluded(string path)
    {
        for (var at = Path.GetFullPath(path); at is not null; at = Path.GetDirectoryName(at))
        {
            if (Matches(at) is { } excluded)
                return excluded;
        }
        return false;
    }

    /// <summary>Whether nothing in a folder can be a file that is not left out.</summary>
    public bool IsExcludedWhole(string folder) =>
        !named.HasExceptions
        && projects.FindByPath(folder)?.Exclude.HasExceptions != true
        && IsExcluded(folder);

    private bool? Matches(string path) =>
        MatchesNamed(RelativePath.Of(Environment.CurrentDirectory, path))
        ?? projects.FindByPath(path)?.IsExcluded(path);

    // The current folder and those above have no names that a glob could mean.
    private bool? MatchesNamed(string relative) =>
        Path.GetFileName(relative) is "." or ".." ? null : named.Matches(relative);
}
