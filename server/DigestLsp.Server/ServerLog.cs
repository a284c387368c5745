using Serilog;
using Serilog.Events;

namespace DigestLsp.Server;

/// <summary>The log: a rolling file in the user's state folder. Standard output belongs to the protocol.</summary>
internal static class ServerLog
{
    private const long FileLimit = 4 * 1024 * 1024;

    private static readonly Lazy<ILogger> Shared = new(Create);

    /// <summary>The log, opened on first use.</summary>
    public static ILogger Logger => Shared.Value;

    /// <summary>Folder of the log files.</summary>
    public static string Folder =>
        Path.Combine(
            OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()
                    ? Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData)
                : Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } state ? state
                : Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
                    ".local",
                    "state"
                ),
            "digest-lsp"
        );

    /// <summary>Writes what is still in memory.</summary>
    public static void Close()
    {
        if (Shared.IsValueCreated)
            (Shared.Value as IDisposable)?.Dispose();
    }

    private static ILogger Create() =>
        new LoggerConfiguration()
            .MinimumLevel.Is(LogEventLevel.Information)
            .WriteTo.File(
                Path.Combine(Folder, "digest-lsp-.log"),
                rollingInterval: RollingInterval.Day,
                fileSizeLimitBytes: FileLimit,
                rollOnFileSizeLimit: true,
                retainedFileCountLimit: 5,
                shared: true,
                formatProvider: System.Globalization.CultureInfo.InvariantCulture
            )
            .CreateLogger();
}
