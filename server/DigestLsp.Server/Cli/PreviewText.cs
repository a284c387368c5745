using System.Text.RegularExpressions;
using DigestLsp.Language.Features;

namespace DigestLsp.Server.Cli;

/// <summary>Renders link previews for a terminal: bold names, and links with their URLs.</summary>
internal sealed partial class PreviewText(AnsiStyle paint)
{
    public string Of(string markdown)
    {
        var lines = markdown.Split('\n').Select(Line);
        return string.Join(Environment.NewLine, lines).TrimEnd();
    }

    private string Line(string line)
    {
        if (ListedLink().Match(line) is { Success: true } link)
            return $"- {PlainText.Of(link.Groups["text"].Value)}  {paint.Blue(AnsiStyle.Plain(link.Groups["url"].Value))}";
        var plain = AnsiStyle.Plain(PlainText.Of(line));
        return
            line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal)
            ? paint.Bold(plain)
            : plain;
    }

    [GeneratedRegex(
        @"^- \[(?<text>(?:\\.|[^\]\\])*)\]\(<(?<url>[^>]*)>\)$",
        RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex ListedLink();
}
