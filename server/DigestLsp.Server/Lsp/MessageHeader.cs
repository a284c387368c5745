using System.Globalization;
using StreamJsonRpc;

namespace DigestLsp.Server.Lsp;

/// <summary>Parses the header of a message (LSP 3.18, Header Part). Field names are case-insensitive, as in HTTP.</summary>
internal static class MessageHeader
{
    /// <summary>Gets the length of the content.</summary>
    /// <exception cref="BadRpcHeaderException">The header is invalid, or the content is not UTF-8.</exception>
    public static int ContentLength(string header)
    {
        int? length = null;
        foreach (var line in header.Split("\r\n"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0)
                throw new BadRpcHeaderException("A line of a message header has no colon.");
            var (name, value) = (line[..colon], line[(colon + 1)..].Trim());
            if (name.Equals("Content-Length", StringComparison.OrdinalIgnoreCase))
                length = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                    ? number
                    : throw new BadRpcHeaderException($"Content-Length is not a number of bytes: {value}");
            else if (name.Equals("Content-Type", StringComparison.OrdinalIgnoreCase))
                CheckEncoding(value);
        }
        return length ?? throw new BadRpcHeaderException("A message header has no Content-Length.");
    }

    // "utf8" is the name that clients of the first version of the protocol use.
    private static void CheckEncoding(string type)
    {
        const string Name = "charset=";
        var at = type.IndexOf(Name, StringComparison.OrdinalIgnoreCase);
        var encoding = at < 0 ? "utf-8" : type[(at + Name.Length)..].Split(';')[0].Trim().Trim('"');
        if (
            !encoding.Equals("utf-8", StringComparison.OrdinalIgnoreCase)
            && !encoding.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        )
            throw new BadRpcHeaderException($"A message is encoded in {encoding} instead of UTF-8.");
    }
}
