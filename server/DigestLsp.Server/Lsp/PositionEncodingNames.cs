using DigestLsp.Language.Text;

namespace DigestLsp.Server.Lsp;

/// <summary>Position encodings as the protocol names them (LSP 3.18, <c>PositionEncodingKind</c>).</summary>
internal static class PositionEncodingNames
{
    /// <summary>The name of an encoding.</summary>
    public static string Of(PositionEncoding encoding) =>
        encoding switch
        {
            PositionEncoding.Utf8 => "utf-8",
            PositionEncoding.Utf32 => "utf-32",
            _ => "utf-16",
        };

    /// <summary>The first that the client offers and that there is; one that offers none counts in UTF-16.</summary>
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
