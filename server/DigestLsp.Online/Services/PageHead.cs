using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace DigestLsp.Online.Services;

/// <summary>
/// Title and description from the head of a page, as search engines and scholarly indexes read them. Only the first bytes are scanned,
/// without building a tree.
/// </summary>
/// <param name="Title">The title, or null if absent.</param>
/// <param name="Description">The description, or null if absent.</param>
/// <param name="Authors">The authors in <c>citation_author</c>.</param>
internal sealed partial record PageHead(string? Title, string? Description, IReadOnlyList<string> Authors)
{
    /// <summary>The number of bytes that are scanned.</summary>
    public const int LookedAt = 128 * 1024;
    private const int MaxMetas = 500;

    /// <summary>Parses the head of a page.</summary>
    /// <param name="contentType">The content type of the response, which may name the encoding.</param>
    /// <param name="body">The contents of the page.</param>
    public static PageHead Of(string? contentType, ReadOnlySpan<byte> body)
    {
        var start = body[..Math.Min(body.Length, LookedAt)];
        var html = Comments().Replace(EncodingOf(contentType, start).GetString(start), "");
        var metas = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var authors = new List<string>();
        foreach (var tag in Metas().Matches(html).Take(MaxMetas).Select(m => m.Value))
        {
            var attributes = AttributesOf(tag);
            var name = attributes.GetValueOrDefault("name") ?? attributes.GetValueOrDefault("property");
            var content = PreviewText.Fold(attributes.GetValueOrDefault("content", ""));
            if (name is null || content.Length == 0)
                continue;
            metas.TryAdd(name, content);
            if (name.Equals("citation_author", StringComparison.OrdinalIgnoreCase))
                authors.Add(content);
        }
        var title = Titles().Match(html) is { Success: true } match
            ? PreviewText.Fold(WebUtility.HtmlDecode(match.Groups["text"].Value))
            : "";
        return new PageHead(
            First(metas, "citation_title", "og:title", "twitter:title") ?? (title.Length > 0 ? title : null),
            First(metas, "og:description", "description", "twitter:description"),
            authors
        );
    }

    private static string? First(Dictionary<string, string> metas, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (metas.TryGetValue(name, out var content))
                return content;
        }
        return null;
    }

    private static Dictionary<string, string> AttributesOf(string tag)
    {
        var attributes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (Match match in Attributes().Matches(tag))
            attributes.TryAdd(match.Groups["name"].Value, WebUtility.HtmlDecode(match.Groups["value"].Value));
        return attributes;
    }

    private static Encoding EncodingOf(string? contentType, ReadOnlySpan<byte> start)
    {
        var name = Charsets().Match(contentType ?? "");
        if (!name.Success)
            name = Charsets().Match(Encoding.Latin1.GetString(start[..Math.Min(start.Length, 2048)]));
        if (!name.Success)
            return Encoding.UTF8;
        try
        {
            var wanted = name.Groups["name"].Value;
            return CodePagesEncodingProvider.Instance.GetEncoding(wanted) ?? Encoding.GetEncoding(wanted);
        }
        catch (ArgumentException)
        {
            // Unknown encoding: ASCII letters are right in any case.
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex("<!--.{0,20000}?-->", RegexOptions.Singleline)]
    private static partial Regex Comments();

    [GeneratedRegex("<meta\\s[^<>]{0,8000}>", RegexOptions.IgnoreCase)]
    private static partial Regex Metas();

    [GeneratedRegex(
        "<title[^>]{0,200}>(?<text>[^<]{0,2000})",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Titles();

    [GeneratedRegex(
        "(?<name>[a-zA-Z][a-zA-Z:-]{0,40})\\s{0,9}=\\s{0,9}(?:\"(?<value>[^\"]{0,8000})\"|'(?<value>[^']{0,8000})'|(?<value>[^\\s\"'>]{1,2000}))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Attributes();

    [GeneratedRegex(
        "charset\\s{0,9}=\\s{0,9}[\"']?(?<name>[a-zA-Z0-9_:.-]{1,40})",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Charsets();
}
