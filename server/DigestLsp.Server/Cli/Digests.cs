using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>Reads the digests of a command on all cores and processes the results in order.</summary>
internal static class Digests
{
    /// <summary>Reads every digest of the paths and computes a result.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="projects">The configurations.</param>
    /// <param name="error">Receives messages about unreadable files.</param>
    /// <param name="make">Computes the result of a digest on any thread. Its messages are written in order. Null means failure.</param>
    /// <param name="take">Receives the results in the order of the files.</param>
    /// <returns>Whether all files were read and nothing failed.</returns>
    public static bool ForEach<T>(
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error,
        Func<DigestFile, TextWriter, T?> make,
        Action<T> take
    )
        where T : class
    {
        var (files, failed) = FileFinder.Find(arguments, projects, error);
        return ForEach(files, arguments, projects, error, make, take) && !failed;
    }

    /// <summary>Reads files and computes a result for each with a valid configuration.</summary>
    public static bool ForEach<T>(
        IReadOnlyList<string> files,
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error,
        Func<DigestFile, TextWriter, T?> make,
        Action<T> take
    )
        where T : class
    {
        ConfigurationProblems.Tell(files.Select(f => DigestFile.NameOf(f, arguments)), projects, error);
        var made = new (T? Result, string Told)[files.Count];
        using (var progress = new FileProgress(files.Count, "files"))
        {
            // A single file is read faster without other threads.
            if (files.Count == 1)
                Make(0, progress);
            else
                Parallel.For(0, files.Count, i => Make(i, progress));
        }
        var complete = true;
        foreach (var (result, told) in made)
        {
            error.Write(told);
            complete &= result is not null;
            if (result is not null)
                take(result);
        }
        return complete;

        void Make(int i, FileProgress progress)
        {
            using var told = new StringWriter();
            var file = ConfigurationProblems.AreNone(DigestFile.NameOf(files[i], arguments), projects)
                ? DigestFile.Read(files[i], projects, told, arguments)
                : null;
            made[i] = (file is null ? null : make(file, told), told.ToString());
            progress.Step();
        }
    }

    /// <summary>
    /// Reads the only digest of a command. Returns null with a message on <paramref name="error"/> unless there is exactly one.
    /// </summary>
    public static DigestFile? One(
        Command command,
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error
    )
    {
        if (arguments.Paths is [var path])
            return Read(path, arguments, projects, error);
        CommandLine.Fail(error, $"{command.Name} requires one file: digest-lsp {command.Usage}");
        return null;
    }

    /// <summary>
    /// Reads a digest. Returns null with a message on <paramref name="error"/> if it or its configuration cannot be read.
    /// </summary>
    public static DigestFile? Read(
        string path,
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error
    ) =>
        ConfigurationProblems.Tell([DigestFile.NameOf(path, arguments)], projects, error)
            ? DigestFile.Read(path, projects, error, arguments)
            : null;
}
