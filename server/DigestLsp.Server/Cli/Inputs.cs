using System.Collections.Concurrent;

namespace DigestLsp.Server.Cli;

/// <summary>Standard input, pipes and devices that a command is given. Each is read once, since a second read would find nothing.</summary>
internal sealed class Inputs
{
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> inputs = new(StringComparer.Ordinal);

    /// <summary>Reads an input, or gets what was read before.</summary>
    /// <exception cref="IOException">See <see cref="InputFile.Read"/>, each time.</exception>
    public byte[] Read(string path, long max, Func<byte[], int, bool> isEnough) =>
        inputs
            .GetOrAdd(
                InputFile.IsStandardInput(path) ? "-" : path,
                key => new Lazy<byte[]>(() => InputFile.Read(key, max, isEnough))
            )
            .Value;
}
