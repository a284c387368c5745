namespace DigestLsp.Language.Syntax;

/// <summary>Finds links in text.</summary>
public static class LinkScanner
{
    /// <summary>The links in a text, in order, spans relative to it.</summary>
    public static LinkSyntax[] Scan(ReadOnlySpan<char> text) => [];
}
