using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>A path written in a digest.</summary>
/// <param name="Span">Where it stands, without a place in it (<c>#…</c>).</param>
/// <param name="Path">The path as written.</param>
/// <param name="IsBracketed">Whether it stands in <c>&lt;…&gt;</c>, where blanks and brackets need no escape.</param>
public readonly record struct DigestLink(TextSpan Span, string Path, bool IsBracketed)
{
    /// <summary>Another path as it is to be written in its place: what would end it there is escaped.</summary>
    public string Escape(string path)
    {
        var escaped = IsBracketed ? "%#?<>" : "%#?<> ()[]*\"'`";
        return string.Concat(path.Select(c => escaped.Contains(c) ? Uri.HexEscape(c) : c.ToString()));
    }
}

/// <summary>Paths to other digests written in a digest: <c>[July](../2025/july.digest.md#top)</c>, <c>see july.digest</c>.</summary>
public static partial class DigestLinks
{
    /// <summary>
    /// The paths in a text: where links of Markdown lead, whatever it is, and words that end in the extension of a digest. Addresses of the
    /// web are none.
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
