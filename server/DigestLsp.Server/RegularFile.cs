using System.Collections.Concurrent;
using System.Text;

namespace DigestLsp.Server;

/// <summary>
/// Files that nobody named, found in a folder or beside a document. What is no file that ends, a pipe or a device, is never opened: it
/// would be read for ever. Such have no length, and a file without length says nothing.
/// </summary>
internal static class RegularFile
{
    private static readonly ConcurrentDictionary<string, string> Told = new(StringComparer.Ordinal);

    /// <summary>The file that a path leads to, over all links; null where there is none.</summary>
    public static FileInfo? Find(string path)
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

    /// <summary>The text of a file; null, and why in the log, where there is none, it is larger or cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="largest">So many bytes are read at most, however long the file grows meanwhile.</param>
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
            // Once: it is tried again at every look.
            if (Told.TryAdd(path, path))
                ServerLog.Logger.Warning(error, "{Path} cannot be read", path);
            return null;
        }
    }

    /// <summary>The paths without links to files that are among them too, and without second links to one file.</summary>
    public static List<string> Once(IEnumerable<string> paths)
    {
        var all = paths.ToList();
        var links = all.Where(p => new FileInfo(p).LinkTarget is not null).ToHashSet(StringComparer.Ordinal);
        if (links.Count == 0)
            return all;
        var seen = all.Where(p => !links.Contains(p)).Select(RealPath).ToHashSet(StringComparer.Ordinal);
        return all.FindAll(p => !links.Contains(p) || seen.Add(RealPath(p)));
    }

    /// <summary>A path without links in it, of the folders above too; as it is where one of them leads nowhere.</summary>
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
