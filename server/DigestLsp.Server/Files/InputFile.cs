using System.Text;

namespace DigestLsp.Server.Files;

/// <summary>Reads files named by the user, whatever they are, with a maximum size and a timeout for silent pipes and devices.</summary>
internal static class InputFile
{
    /// <summary>The maximum size of settings, verdicts and baselines, in bytes.</summary>
    public const long MaxSettingsLength = 64 * Megabyte;

    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(5);
    private static readonly string[] Standard = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
    private static readonly string[] Descriptors = ["/dev/fd/", "/proc/self/fd/"];

    /// <summary>Whether a path is standard input.</summary>
    public static bool IsStandardInput(string path) => Standard.Contains(path, StringComparer.Ordinal);

    /// <summary>Whether a path can be read only once and not be replaced: standard input, a pipe or a device.</summary>
    public static bool IsStream(string path) =>
        IsStandardInput(path) || IsDescriptor(path) || SafeFileReader.IsPipeOrDevice(path);

    /// <summary>Reads all bytes of a file.</summary>
    /// <param name="path">The path, or <c>-</c> for standard input.</param>
    /// <param name="max">The maximum size in bytes.</param>
    /// <param name="isEnough">Whether the bytes read so far are enough; used for pipes and devices.</param>
    /// <exception cref="IOException">The file cannot be read or is too large, or it is a pipe without a writer.</exception>
    /// <exception cref="UnauthorizedAccessException">Access is denied, or it is a folder.</exception>
    public static byte[] Read(string path, long max, Func<byte[], int, bool>? isEnough = null)
    {
        // The shell has set up a writer, so wait for it as for standard input.
        if (IsStandardInput(path) || IsDescriptor(path))
            return ReadAll(path, max, isEnough, _ => { });
        if (SafeFileReader.Find(path) is { Length: > 0 } file)
            return file.Length <= max ? File.ReadAllBytes(path) : throw TooLarge(max);
        var (length, before) = (0L, 0L);
        var reading = Task.Factory.StartNew(
            () => ReadAll(path, max, isEnough, read => Volatile.Write(ref length, read)),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        while (!((IAsyncResult)reading).AsyncWaitHandle.WaitOne(MaxSilence))
        {
            if (Volatile.Read(ref length) == before)
                throw new IOException($"no data was received for {MaxSilence.Seconds} seconds");
            before = Volatile.Read(ref length);
        }
        return reading.GetAwaiter().GetResult();
    }

    /// <summary>Reads the text of a file as UTF-8, unless it has another byte order mark.</summary>
    /// <exception cref="IOException">See <see cref="Read"/>.</exception>
    /// <exception cref="UnauthorizedAccessException">See <see cref="Read"/>.</exception>
    public static string ReadText(string path, long max)
    {
        using var reader = new StreamReader(new MemoryStream(Read(path, max)), Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static bool IsDescriptor(string path) =>
        Descriptors.Any(d => path.StartsWith(d, StringComparison.Ordinal));

    private static byte[] ReadAll(
        string path,
        long max,
        Func<byte[], int, bool>? isEnough,
        Action<long> report
    )
    {
        using var stream = IsStandardInput(path)
            ? Console.OpenStandardInput()
            : new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, bufferSize: 0);
        using var bytes = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = stream.Read(chunk)) > 0; report(bytes.Length))
        {
            if (bytes.Length + read > max)
                throw TooLarge(max);
            bytes.Write(chunk, 0, read);
            if (isEnough?.Invoke(bytes.GetBuffer(), (int)bytes.Length) == true)
                break;
        }
        return bytes.ToArray();
    }

    private static IOException TooLarge(long max) => new($"the file is larger than {max / Megabyte} MB");
}
