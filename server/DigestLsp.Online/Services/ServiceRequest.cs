using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>A request of a service.</summary>
/// <param name="Address">The URL.</param>
public sealed record ServiceRequest(Uri Address)
{
    /// <summary>The HTTP method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The accepted media type.</summary>
    public string Accept { get; init; } = "*/*";

    /// <summary>Additional headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The number of bytes of the response that are needed; the rest is not read.</summary>
    public int Enough { get; init; } = int.MaxValue;

    /// <summary>Whether to send it without a token even if there is one.</summary>
    public bool WithoutToken { get; init; }

    /// <summary>Whether the service accepts it only with a token.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>The JSON body, or null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>A response, with at most the first <see cref="LargestBody"/> bytes of the body.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, by case-insensitive name; multiple values are separated by commas.</param>
/// <param name="Body">The decompressed body.</param>
public sealed record Answer(
    HttpStatusCode Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>The maximum size of a body; a longer one is a failure.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    /// <summary>
    /// The URL after permanent redirects (301, 308), without the fragment of the request, or null if there were no such redirects. A
    /// temporary redirect ends the sequence.
    /// </summary>
    public Uri? MovedTo { get; init; }

    /// <summary>The URL that responded after a redirect, or null if there was no redirect.</summary>
    public Uri? RedirectedTo { get; init; }

    /// <summary>Whether a host responded that differs from the requested one, ignoring scheme and <c>www.</c>.</summary>
    public bool IsFromElsewhere { get; init; }

    /// <summary>Whether the request had a token.</summary>
    internal bool HadToken { get; init; }

    /// <summary>Gets the value of a header, or null if it is missing.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
