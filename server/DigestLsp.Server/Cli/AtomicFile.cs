using System.Runtime.InteropServices;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli;

/// <summary>
/// Writes a file completely or not at all, by a temporary file next to it. Links are followed and the mode is kept. An interrupt is delayed
/// for that moment, so no temporary file remains. Pipes and devices are written to directly.
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
    /// <param name="path">The path of the file, which is created if it does not exist.</param>
    /// <param name="bytes">The new contents.</param>
    /// <param name="before">The contents it must still have, or null if that does not matter.</param>
    /// <exception cref="IOException">The file cannot be written, or was changed or deleted in the meantime. It is unchanged.</exception>
    /// <exception cref="UnauthorizedAccessException">The file or its folder is read-only.</exception>
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
                throw new IOException("the file was deleted in the meantime");
            if (exists && File.GetAttributes(target).HasFlag(FileAttributes.ReadOnly))
                throw new UnauthorizedAccessException("the file is read-only");
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
                throw new IOException("the file was changed in the meantime; run the command again");
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
