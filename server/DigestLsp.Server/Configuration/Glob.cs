using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Enumeration;
using System.Text;
using System.Text.RegularExpressions;

namespace DigestLsp.Server.Configuration;

/// <summary>Globs as LSP has them (3.18, <c>Pattern</c>): <c>*</c>, <c>?</c>, <c>**</c>, <c>{a,b}</c>, <c>[a-z]</c>. One without a slash matches names in every folder.</summary>
internal static class Glob
{
    private static readonly ConcurrentDictionary<string, Regex> Known = new(StringComparer.Ordinal);

    private static readonly SearchValues<char> Special = SearchValues.Create("/\\[]{}");

    /// <summary>Whether a path, with <c>/</c> between its folders, is one that a glob means.</summary>
    public static bool IsMatch(string glob, string path) =>
        // Most globs are of names and have stars only. An engine that no pattern can hang is two hundred methods to compile at a start.
        glob.AsSpan().IndexOfAny(Special) < 0
            ? FileSystemName.MatchesSimpleExpression(glob, Path.GetFileName(path.AsSpan()), ignoreCase: false)
            : Known.GetOrAdd(glob, Compile).IsMatch(path);

    private static Regex Compile(string glob)
    {
        var pattern = new StringBuilder("^");
        if (!glob.Contains('/', StringComparison.Ordinal))
            pattern.Append("(?:.*/)?");
        glob = glob.StartsWith("./", StringComparison.Ordinal) ? glob[2..] : glob;
        var depth = 0;
        for (var i = 0; i < glob.Length; i++)
        {
            var rest = glob.AsSpan(i);
            if (rest.StartsWith("**/"))
            {
                pattern.Append("(?:.*/)?");
                i += 2;
            }
            else if (rest.StartsWith("**"))
            {
                pattern.Append(".*");
                i++;
            }
            else if (glob[i] == '[' && rest.IndexOf(']') is var close and > 1)
            {
                var set = rest[1..close].ToString();
                pattern.Append(set[0] == '!' ? "[^" + Set(set[1..]) : "[" + Set(set)).Append(']');
                i += close;
            }
            else
            {
                pattern.Append(
                    glob[i] switch
                    {
                        '*' => "[^/]*",
                        '?' => "[^/]",
                        '{' => "(?:",
                        '}' when depth > 0 => ")",
                        ',' when depth > 0 => "|",
                        var other => Regex.Escape(other.ToString()),
                    }
                );
                depth +=
                    glob[i] == '{' ? 1
                    : glob[i] == '}' && depth > 0 ? -1
                    : 0;
            }
        }
        pattern.Append(')', depth).Append('$');
        return new Regex(pattern.ToString(), RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }

    private static string Set(string set) =>
        set.Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal)
            .Replace("^", "\\^", StringComparison.Ordinal);
}
