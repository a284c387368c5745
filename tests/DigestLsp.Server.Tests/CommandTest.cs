using System.Diagnostics;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary>The command line on files of a temporary folder: in this process, or as the real program.</summary>
public abstract class CommandTest : IDisposable
{
    private static readonly string[] Unset =
    [
        "GH_TOKEN",
        "GITHUB_TOKEN",
        "GH_HOST",
        "http_proxy",
        "HTTP_PROXY",
        "GITHUB_WORKSPACE",
        "CI_PROJECT_DIR",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-command");

    protected string Folder => folder.FullName;

    protected StringWriter Output { get; } = new();

    protected StringWriter Error { get; } = new();

    /// <summary>The environment variables of started programs.</summary>
    protected Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    public void Dispose()
    {
        folder.Delete(recursive: true);
        Output.Dispose();
        Error.Dispose();
        GC.SuppressFinalize(this);
    }

    protected int Run(params string[] arguments) => CommandLine.Run(arguments, Output, Error);

    protected void Clear()
    {
        Output.GetStringBuilder().Clear();
        Error.GetStringBuilder().Clear();
    }

    protected string PathOf(string name) => Path.Combine(Folder, name);

    protected string Write(string name, string text)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Starts the real program in the folder, without settings of this machine.</summary>
    protected Process Start(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = Folder,
        };
        start.Environment["XDG_CACHE_HOME"] = PathOf(".cache");
        foreach (var name in Unset)
            start.Environment.Remove(name);
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs the real program in the folder and returns exit code, output and error stream.</summary>
    protected Task<(int Code, string Output, string Error)> RunProgramAsync(params string[] arguments) =>
        EndAsync(Start(Client.ServerPath, arguments));

    /// <summary>Waits for the end of a program and returns exit code, output and error stream.</summary>
    protected static async Task<(int Code, string Output, string Error)> EndAsync(Process process)
    {
        using (process)
        {
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output, await error);
        }
    }

    /// <summary>Sends a signal, like a terminal or supervisor.</summary>
    protected async Task SignalAsync(Process process, string signal)
    {
        var id = process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        (await EndAsync(Start("kill", $"-{signal}", id))).Code.ShouldBe(0);
    }
}
