using System.Text.RegularExpressions;

namespace DigestLsp.Language.Features;

/// <summary>Removes Markdown from previews, for clients and terminals without support.</summary>
public static partial class PlainText
{
    /// <summary>Removes the Markdown of a preview.</summary>
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
