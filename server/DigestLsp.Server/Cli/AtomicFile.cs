using System.Runtime.InteropServices;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Writes a file whole or not at all: beside it, then in its place. A link is followed, the mode kept. Whoever interrupts the program
/// meanwhile waits for the moment that takes, and nothing is left behind. A pipe or device is not replaced but written to.
/// </summary>
internal static class AtomicFile
{
    private static readonly ReaderWriterLockSlim Writing = new();
    private static readonly Lazy<PosixSignalRegistration[]> Interrupts = new(() =>
        [
            PosixSignalRegistration.Create(PosixSignal.SIGINT, End),
            PosixSignalRegistration.Create(PosixSignal.SIGTERM, End),
            PosixSignalRegistration.Create(PosixSignal.SIGHUP, End),
        ]
    );

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; a new one is made where there is none.</param>
    /// <param name="bytes">All it shall hold.</param>
    /// <param name="before">What it must still hold; null where that does not matter.</param>
    /// <exception cref="IOException">It cannot be written, was changed or has gone meanwhile; it is as it was.</exception>
    /// <exception cref="UnauthorizedAccessException">It or its folder is read-only.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, byte[]? before = null)
    {
        if (before is null && SafeFileReader.IsPipeOrDevice(path))
        {
            using var device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            device.Write(bytes);
            return;
        }
        _ = Interrupts.Value;
        Writing.EnterReadLock();
        try
        {
            var file = new FileInfo(path);
            var target = file.LinkTarget is null
                ? file.FullName
                : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName;
            var exists = File.Exists(target);
            if (!exists && before is not null)
                throw new IOException("it has gone meanwhile");
            if (exists && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                throw new UnauthorizedAccessException("it is read-only");
            Replace(target, exists, bytes, before);
        }
        finally
        {
            Writing.ExitReadLock();
        }
    }

    private static void Replace(string target, bool exists, ReadOnlySpan<byte> bytes, byte[]? before)
    {
        var beside = Path.Combine(
            Path.GetDirectoryName(target)!,
            $".{Path.GetFileName(target)}.{Environment.ProcessId}.tmp"
        );
        var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write);
        try
        {
            using (stream)
            {
                if (exists && !OperatingSystem.IsWindows())
                    File.SetUnixFileMode(beside, File.GetUnixFileMode(target));
                stream.Write(bytes);
                stream.Flush(flushToDisk: true);
            }
            if (before is not null && !File.ReadAllBytes(target).AsSpan().SequenceEqual(before))
                throw new IOException("it was changed meanwhile; run again");
            File.Move(beside, target, overwrite: true);
        }
        catch
        {
            File.Delete(beside);
            throw;
        }
    }

    private static void End(PosixSignalContext context)
    {
        context.Cancel = true;
        Writing.EnterWriteLock();
        Environment.Exit(CommandLine.CouldNotRun);
    }
}
