using System.Globalization;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>Reports problems of the configurations of a command's files.</summary>
internal static class ConfigurationProblems
{
    /// <summary>Writes each problem once. Returns false if a configuration cannot be used.</summary>
    /// <param name="files">The files.</param>
    /// <param name="projects">The configurations.</param>
    /// <param name="error">Receives the problems.</param>
    public static bool Tell(IEnumerable<string> files, ProjectFiles projects, TextWriter error)
    {
        var used = files
            .Where(f => f != "-")
            .Select(projects.FindByPath)
            .OfType<ProjectFile>()
            .Distinct()
            .ToList();
        foreach (var project in used)
        {
            foreach (var problem in project.Problems)
                error.WriteLine(
                    $"digest-lsp: {Describe(project, project.IsBroken ? "error: " : "warning: ", problem)}"
                );
        }
        return used.TrueForAll(p => !p.IsBroken);
    }

    /// <summary>Whether the configuration of a file can be used.</summary>
    public static bool AreNone(string file, ProjectFiles projects) =>
        file == "-" || projects.FindByPath(file) is not { IsBroken: true };

    /// <summary>Formats a problem with its position, which terminals turn into a link.</summary>
    public static string Describe(ProjectFile project, string kind, ProjectProblem problem) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{project.Path}:{problem.Line + 1}:{problem.Character + 1}: {kind}{problem.Message}"
        );
}
