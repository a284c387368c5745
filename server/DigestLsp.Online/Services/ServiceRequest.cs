using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>A request of a service, to be sent as it is.</summary>
/// <param name="Address">Where to.</param>
public sealed record ServiceRequest(Uri Address)
{
    /// <summary>The method.</summary>
    public HttpMethod Method { get; init; } = HttpMethod.Get;

    /// <summary>The media type that is asked for.</summary>
    public string Accept { get; init; } = "*/*";

    /// <summary>Further headers.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>How many bytes of the answer are enough; what comes behind them is not read, however much it is.</summary>
    public int Enough { get; init; } = int.MaxValue;

    /// <summary>Whether it is sent without a token even if there is one.</summary>
    public bool WithoutToken { get; init; }

    /// <summary>Whether the service takes it from callers with a token only.</summary>
    public bool NeedsToken { get; init; }

    /// <summary>A JSON body; null for none.</summary>
    public string? Body { get; init; }
}

/// <summary>An answer: the body's first <see cref="LargestBody"/> bytes at most, or none at all.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">The headers, names without regard to case; several values of a name parted by commas.</param>
/// <param name="Body">The body, unpacked.</param>
public sealed record Answer(
    HttpStatusCode Status,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body
)
{
    /// <summary>Bytes of a body that are read; a longer one is a failure.</summary>
    public const int LargestBody = 2 * 1024 * 1024;

    /// <summary>
    /// Where permanent redirects (301, 308) led, as long as no other came between, without the fragment of the request; null where there
    /// was none.
    /// </summary>
    public Uri? MovedTo { get; init; }

    /// <summary>The URL that a redirect led to and that answered, or null if the requested one did.</summary>
    public Uri? RedirectedTo { get; init; }

    /// <summary>Whether a host other than the requested one answered; scheme and <c>www.</c> make no difference.</summary>
    public bool IsFromElsewhere { get; init; }

    /// <summary>Whether a token was sent with the request.</summary>
    internal bool HadToken { get; init; }

    /// <summary>A header's value; null where it is not there.</summary>
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}
