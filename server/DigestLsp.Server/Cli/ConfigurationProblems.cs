using System.Globalization;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary>What is wrong in the configurations of the files that a command is for, on the error stream.</summary>
internal static class ConfigurationProblems
{
    /// <summary>Writes every problem once. False if one of the configurations cannot be used.</summary>
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

    /// <summary>Gets a problem with its position, as a terminal can follow it.</summary>
    public static string Describe(ProjectFile project, string kind, ProjectProblem problem) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{project.Path}:{problem.Line + 1}:{problem.Character + 1}: {kind}{problem.Message}"
        );
}
