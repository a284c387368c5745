using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Matches globs of LSP (3.18, <c>Pattern</c>): <c>*</c>, <c>?</c>, <c>**</c>, <c>{a,b}</c>, <c>[a-z]</c>; and of git (<c>gitignore</c>),
/// where braces are literal and a backslash escapes. A glob without a slash matches names in every folder. An invalid glob matches nothing.
/// </summary>
internal static class Glob
{
    private static readonly ConcurrentDictionary<(string Glob, bool IsGit), Regex?> Known = new();

    private static readonly SearchValues<char> Special = SearchValues.Create("/\\[]{}");

    /// <summary>Whether a glob matches a path with <c>/</c> as separator.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="path">The path, relative to the folder of the glob.</param>
    /// <param name="isGit">Whether the glob has git's syntax.</param>
    public static bool IsMatch(string glob, string path, bool isGit = false) =>
        // Most globs are names with stars only. A non-backtracking regex would compile two hundred methods at startup.
        glob.AsSpan().IndexOfAny(Special) < 0
            ? FileSystemName.MatchesSimpleExpression(glob, Path.GetFileName(path.AsSpan()), ignoreCase: false)
            : Compiled(glob, isGit)?.IsMatch(path) == true;

    /// <summary>Gets what is wrong with an LSP glob, or null if it is valid.</summary>
    public static string? ProblemOf(string glob) =>
        glob.AsSpan().IndexOfAny(Special) < 0 || Compiled(glob, isGit: false) is not null
            ? null
            : $"Invalid glob `{glob}`: unclosed or invalid `[` or `{{`";

    private static Regex? Compiled(string glob, bool isGit) =>
        Known.GetOrAdd(
            (glob, isGit),
            static key =>
                Pattern(key.Glob, key.IsGit) is { } pattern
                    ? new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
                    : null
        );

    // Null if the glob is invalid.
    private static string? Pattern(string glob, bool isGit)
    {
        var pattern = new StringBuilder("^");
        if (!glob.Contains('/', StringComparison.Ordinal))
            pattern.Append("(?:.*/)?");
        var root = isGit ? "/" : "./";
        var from = glob.StartsWith(root, StringComparison.Ordinal) ? root.Length : 0;
        var depth = 0;
        for (var i = from; i < glob.Length; i++)
        {
            switch (glob[i])
            {
                case '*':
                    var stars = glob.AsSpan(i).IndexOfAnyExcept('*') is var run and >= 0
                        ? run
                        : glob.Length - i;
                    var behind = i + stars;
                    // In git, only a segment of stars matches several folders.
                    var crosses =
                        stars > 1
                        && (
                            !isGit
                            || (
                                (i == from || glob[i - 1] == '/')
                                && (behind == glob.Length || glob[behind] == '/')
                            )
                        );
                    var folders = crosses && behind < glob.Length && glob[behind] == '/';
                    pattern.Append(
                        folders ? "(?:.*/)?"
                        : crosses ? ".*"
                        : "[^/]*"
                    );
                    i = folders ? behind : behind - 1;
                    break;
                case '?':
                    pattern.Append("[^/]");
                    break;
                case '[':
                    if (GlobSet.Read(glob, ref i, isGit) is not { } set)
                        return null;
                    pattern.Append(set);
                    break;
                case '{' when !isGit:
                    pattern.Append("(?:");
                    depth++;
                    break;
                case '}' when depth > 0:
                    pattern.Append(')');
                    depth--;
                    break;
                case ',' when depth > 0:
                    pattern.Append('|');
                    break;
                case '\\' when isGit && ++i == glob.Length:
                    return null;
                default:
                    pattern.Append(Regex.Escape(glob[i].ToString()));
                    break;
            }
        }
        return depth == 0 ? pattern.Append('$').ToString() : null;
    }
}
