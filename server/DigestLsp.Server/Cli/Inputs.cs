using System.Collections.Concurrent;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Standard input, pipes and devices among a command's inputs. Each is read once, since a second read would return nothing.
/// </summary>
internal sealed class Inputs
{
    private readonly ConcurrentDictionary<string, Lazy<byte[]>> inputs = new(StringComparer.Ordinal);

    /// <summary>Reads an input, or gets the bytes that were read before.</summary>
    /// <exception cref="IOException">See <see cref="InputFile.Read"/>, each time.</exception>
    public byte[] Read(string path, long max, Func<byte[], int, bool> isEnough) =>
        inputs
            .GetOrAdd(
                InputFile.IsStandardInput(path) ? "-" : path,
                key => new Lazy<byte[]>(() => InputFile.Read(key, max, isEnough))
            )
            .Value;
}
