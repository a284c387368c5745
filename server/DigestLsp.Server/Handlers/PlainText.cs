using System.Text.RegularExpressions;

namespace DigestLsp.Server.Handlers;

/// <summary>Our own cards without their Markdown, for clients that show none.</summary>
internal static partial class PlainText
{
    public static string Of(string markdown)
    {
        var text = Links().Replace(markdown, "${text}");
        text = Marks().Replace(text, "");
        return Escapes().Replace(text, "${text}").Replace("\u2060", "", StringComparison.Ordinal);
    }

    [GeneratedRegex(
        @"(?<!\\)\[(?<text>(?:\\.|[^\[\]\\])*)\]\((?:<[^<>]*>|[^()]*)\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<!\\)(?:\*\*|`)", RegexOptions.ExplicitCapture)]
    private static partial Regex Marks();

    [GeneratedRegex(@"\\(?<text>[^A-Za-z0-9\s])", RegexOptions.ExplicitCapture)]
    private static partial Regex Escapes();
}
