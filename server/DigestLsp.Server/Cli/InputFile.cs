using System.Text;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Reads files that the user names, whatever they are: at most so much of them, and not for ever from a pipe or device that stays silent.
/// </summary>
internal static class InputFile
{
    /// <summary>Limit for files of settings, verdicts and known problems, in bytes.</summary>
    public const long MaxSettingsLength = 64 * Megabyte;

    private const long Megabyte = 1024 * 1024;
    private static readonly TimeSpan MaxSilence = TimeSpan.FromSeconds(5);
    private static readonly string[] Standard = ["-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0"];
    private static readonly string[] Descriptors = ["/dev/fd/", "/proc/self/fd/"];

    /// <summary>Whether a path is that of standard input.</summary>
    public static bool IsStandardInput(string path) => Standard.Contains(path, StringComparer.Ordinal);

    /// <summary>Whether a path can be read only once and not be replaced: standard input, a pipe or a device.</summary>
    public static bool IsStream(string path) =>
        IsStandardInput(path) || IsDescriptor(path) || SafeFileReader.IsPipeOrDevice(path);

    /// <summary>Reads all bytes of a file.</summary>
    /// <param name="path">The file, or <c>-</c> for standard input.</param>
    /// <param name="max">The most bytes that it may hold.</param>
    /// <param name="isEnough">Whether the bytes read so far need no more; asked for pipes and devices.</param>
    /// <exception cref="IOException">It cannot be read, is larger, or a pipe to which nothing is written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read, or is a folder.</exception>
    public static byte[] Read(string path, long max, Func<byte[], int, bool>? isEnough = null)
    {
        // A writer that the shell has set up is waited for, as standard input is.
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
                throw new IOException($"nothing was written to it for {MaxSilence.Seconds} seconds");
            before = Volatile.Read(ref length);
        }
        return reading.GetAwaiter().GetResult();
    }

    /// <summary>Reads the text of a file, in UTF-8 unless a byte order mark says otherwise.</summary>
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

    private static IOException TooLarge(long max) => new($"it is larger than {max / Megabyte} MB");
}
