using DigestLsp.Language.Text;

namespace DigestLsp.Server.Lsp;

/// <summary>Maps position encodings to their names (LSP 3.18, <c>PositionEncodingKind</c>).</summary>
internal static class PositionEncodingNames
{
    /// <summary>Gets the name of an encoding.</summary>
    public static string Of(PositionEncoding encoding) =>
        encoding switch
        {
            PositionEncoding.Utf8 => "utf-8",
            PositionEncoding.Utf32 => "utf-32",
            _ => "utf-16",
        };

    /// <summary>Chooses the first supported encoding that the client offers, or UTF-16 by default.</summary>
    public static PositionEncoding Choose(IEnumerable<string> offered)
    {
        foreach (var name in offered)
        {
            foreach (var encoding in Enum.GetValues<PositionEncoding>())
            {
                if (Of(encoding) == name)
                    return encoding;
            }
        }
        return PositionEncoding.Utf16;
    }
}
