using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>Paths to other digests written in a digest: <c>[July](../2025/july.digest.md#top)</c>, <c>see july.digest</c>.</summary>
public static partial class DigestLinks
{
    /// <summary>The paths in a text, each with its span: words that end in the extension of a digest, without a place in it (<c>#…</c>). Addresses of the web are none.</summary>
    public static IEnumerable<(TextSpan Span, string Path)> In(string text)
    {
        foreach (Match match in Paths().Matches(text))
        {
            var path = match.Groups["path"];
            if (!path.Value.Contains("://", StringComparison.Ordinal))
                yield return (new TextSpan(path.Index, path.Length), path.Value);
        }
    }

    [GeneratedRegex(
        """(?<![^\s()<>\[\]"'`])(?<path>[^\s()<>\[\]"'`#?]{1,400}?\.digest(?:\.md|\.txt)?)(?=[\s()<>\[\]"'`#,;:!]|\.(?:\s|$)|$)""",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Paths();
}
