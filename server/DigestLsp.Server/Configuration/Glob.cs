using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Globs as LSP has them (3.18, <c>Pattern</c>): <c>*</c>, <c>?</c>, <c>**</c>, <c>{a,b}</c>, <c>[a-z]</c>, and as git has them
/// (<c>gitignore</c>), where braces mean themselves and a backslash takes a character's meaning. One without a slash matches names in every
/// folder. One that makes no sense matches nothing.
/// </summary>
internal static class Glob
{
    private static readonly ConcurrentDictionary<(string Glob, bool IsGit), Regex?> Known = new();

    private static readonly SearchValues<char> Special = SearchValues.Create("/\\[]{}");

    /// <summary>Whether a path, with <c>/</c> between its folders, is one that a glob means.</summary>
    /// <param name="glob">The glob.</param>
    /// <param name="path">The path, relative to the folder that the glob is of.</param>
    /// <param name="isGit">Whether the glob is written as git has them.</param>
    public static bool IsMatch(string glob, string path, bool isGit = false) =>
        // Most globs are of names and have stars only. An engine that no pattern can hang is two hundred methods to compile at a start.
        glob.AsSpan().IndexOfAny(Special) < 0
            ? FileSystemName.MatchesSimpleExpression(glob, Path.GetFileName(path.AsSpan()), ignoreCase: false)
            : Compiled(glob, isGit)?.IsMatch(path) == true;

    /// <summary>What is wrong with a glob as LSP has them; null where nothing is.</summary>
    public static string? ProblemOf(string glob) =>
        glob.AsSpan().IndexOfAny(Special) < 0 || Compiled(glob, isGit: false) is not null
            ? null
            : $"\"{glob}\" is no glob: a [ or {{ is not closed, or what is in it makes no sense";

    private static Regex? Compiled(string glob, bool isGit) =>
        Known.GetOrAdd(
            (glob, isGit),
            static key =>
                Pattern(key.Glob, key.IsGit) is { } pattern
                    ? new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)
                    : null
        );

    // Null where the glob makes no sense.
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
                    // In git's only a whole name of stars stands for folders.
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
