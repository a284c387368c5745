using System.Formats.Tar;
using System.Text;
using DigestLsp.Server.Logging;

namespace DigestLsp.Server.Files;

/// <summary>
/// Reads files that the user did not name, found in a folder or next to a document. Refuses pipes and devices, which could block.
/// </summary>
internal static class SafeFileReader
{
    /// <summary>Gets the regular file of a path after resolving links, or null if it does not exist.</summary>
    public static FileInfo? Find(string path) =>
        Target(path) is { } file && !IsPipeOrDevice(file) ? file : null;

    /// <summary>Whether a path is a pipe, device or socket after resolving links.</summary>
    public static bool IsPipeOrDevice(string path) => Target(path) is { } file && IsPipeOrDevice(file);

    private static bool IsPipeOrDevice(FileInfo file)
    {
        if (file.Length > 0 || OperatingSystem.IsWindows())
            return false;
        try
        {
            // No other public API tells these from an empty file without opening them.
            using var tar = new MemoryStream();
            using (var writer = new TarWriter(tar, leaveOpen: true))
                writer.WriteEntry(file.FullName, "file");
            tar.Position = 0;
            using var reader = new TarReader(tar);
            return reader.GetNextEntry()?.EntryType
                is TarEntryType.Fifo
                    or TarEntryType.CharacterDevice
                    or TarEntryType.BlockDevice;
        }
        catch (UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            // An archive has no entry for a socket.
            return file.Exists;
        }
    }

    private static FileInfo? Target(string path)
    {
        try
        {
            var file = new FileInfo(path);
            file = file.LinkTarget is null
                ? file
                : (FileInfo?)file.ResolveLinkTarget(returnFinalTarget: true);
            return file is { Exists: true } ? file : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads the text of a file. Returns null and logs the reason if it does not exist, is too large or cannot be read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="largest">The maximum number of bytes to read, even if the file grows.</param>
    public static string? Read(string path, long largest)
    {
        if (Find(path) is not { } file || file.Length > largest)
            return null;
        if (file.Length == 0)
            return "";
        try
        {
            using var stream = file.OpenRead();
            var bytes = new byte[Math.Min(stream.Length, largest)];
            var length = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            using var reader = new StreamReader(new MemoryStream(bytes, 0, length), Encoding.UTF8);
            return reader.ReadToEnd();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            ServerLog.Logger.Warning(error, "Cannot read {Path}", path);
            return null;
        }
    }

    /// <summary>
    /// Removes duplicate files from paths: of several paths to a file, prefers one that is not a link, otherwise the first.
    /// </summary>
    public static List<string> Once(IEnumerable<string> paths)
    {
        var all = paths.ToList();
        // Many files are in the same folder.
        var folders = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = all.Select(p => (Path: p, Real: RealPath(p)))
            .GroupBy(p => p.Real, p => p.Path, StringComparer.Ordinal)
            .Select(same => same.FirstOrDefault(p => !IsLink(p), same.First()))
            .ToHashSet(StringComparer.Ordinal);
        return all.FindAll(kept.Remove);

        string RealPath(string path)
        {
            path = Path.GetFullPath(path);
            if (IsLink(path) || Path.GetDirectoryName(path) is not { } folder)
                return SafeFileReader.RealPath(path);
            if (!folders.TryGetValue(folder, out var real))
                folders[folder] = real = SafeFileReader.RealPath(folder);
            return Path.Combine(real, Path.GetFileName(path));
        }

        static bool IsLink(string path) => new FileInfo(path).LinkTarget is not null;
    }

    /// <summary>
    /// Resolves all links of a path, including those of parent folders. Returns the path itself if one of them is broken.
    /// </summary>
    public static string RealPath(string path)
    {
        path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(path) is not { } folder)
            return path;
        try
        {
            var real = Path.Combine(RealPath(folder), Path.GetFileName(path));
            return File.ResolveLinkTarget(real, returnFinalTarget: true) is { } target
                ? RealPath(target.FullName)
                : real;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return path;
        }
    }
}
