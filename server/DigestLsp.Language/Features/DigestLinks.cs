using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>A path in a digest.</summary>
/// <param name="Span">The span without a fragment (<c>#…</c>).</param>
/// <param name="Path">The path as written.</param>
/// <param name="IsBracketed">Whether it is in <c>&lt;…&gt;</c>, where spaces and brackets need no escape.</param>
public readonly record struct DigestLink(TextSpan Span, string Path, bool IsBracketed)
{
    /// <summary>Escapes another path that replaces it.</summary>
    public string Escape(string path)
    {
        var escaped = IsBracketed ? "%#?<>" : "%#?<> ()[]*\"'`";
        return string.Concat(path.Select(c => escaped.Contains(c) ? Uri.HexEscape(c) : c.ToString()));
    }
}

/// <summary>Finds paths to other digests: <c>[July](../2025/july.digest.md#top)</c>, <c>see july.digest</c>.</summary>
public static partial class DigestLinks
{
    /// <summary>
    /// Gets the paths in a text: all destinations of Markdown links, and words with the extension of a digest, but not web URLs.
    /// </summary>
    public static IEnumerable<DigestLink> In(string text)
    {
        foreach (Match match in Paths().Matches(text))
        {
            var bracketed = match.Groups["bracketed"];
            var path = bracketed.Success ? bracketed : match.Groups["path"];
            var isWeb =
                path.Value.Contains("://", StringComparison.Ordinal)
                && !path.Value.StartsWith("file://", StringComparison.OrdinalIgnoreCase);
            if (!isWeb)
                yield return new DigestLink(
                    new TextSpan(path.Index, path.Length),
                    path.Value,
                    bracketed.Success
                );
        }
    }

    [GeneratedRegex(
        """
            \](?:\(|:)[ \t]*<(?<bracketed>[^<>\r\n#?]{1,400})[^<>\r\n]*>
            |\]\([ \t]*(?<path>(?![\s"'])(?:[^()<>#?\s]|\([^()\s]{0,100}\)|[ \t]+(?![\s"'<)])){1,400})
            |(?<![^\s()<>\[\]"'`*])(?<path>[^\s()<>\[\]"'`*#?]{1,400}?\.digest(?:\.md|\.txt)?)(?![\w/\\%~+=&@$-]|\.\w)
            """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex Paths();
}
