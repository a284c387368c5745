using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>The digests that a command is asked for: all cores read, what is made of them comes in order.</summary>
internal static class Digests
{
    /// <summary>Reads every digest that the paths name and makes something of it.</summary>
    /// <param name="arguments">The command's arguments.</param>
    /// <param name="projects">The configurations.</param>
    /// <param name="error">Where it is told what could not be read.</param>
    /// <param name="make">Makes something of a digest, on any thread; what it tells comes in order. Null where that failed.</param>
    /// <param name="take">Takes what was made, in the order of the files.</param>
    /// <returns>Whether all could be read and nothing failed.</returns>
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

    /// <summary>Reads files and makes something of each whose configuration can be used.</summary>
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
            // One file needs no other threads, and is read sooner without them.
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

    /// <summary>Reads the one digest that a command is for. Null, with the reason on <paramref name="error"/>, where there is none or are several.</summary>
    public static DigestFile? One(
        Command command,
        Arguments arguments,
        ProjectFiles projects,
        TextWriter error
    )
    {
        if (arguments.Paths is [var path])
            return Read(path, arguments, projects, error);
        CommandLine.Fail(error, $"{command.Name} needs one file: digest-lsp {command.Usage}");
        return null;
    }

    /// <summary>Reads a digest. Null, with the reason on <paramref name="error"/>, if it or its configuration cannot be read.</summary>
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
