using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace DigestLsp.Server.Logging;

/// <summary>
/// The log: a rolling file in the user's state folder, and the client's log (LSP 3.18, <c>window/logMessage</c>). Standard output is
/// reserved for the protocol.
/// </summary>
internal static class ServerLog
{
    private const long FileLimit = 4 * 1024 * 1024;

    private static readonly TimeSpan AfterFirstRequests = TimeSpan.FromMilliseconds(300);

    private static readonly Lazy<ILogger> Shared = new(Create);

    /// <summary>The logger, created on first use.</summary>
    public static ILogger Logger => Shared.Value;

    // A process serves one client: set once.
    private static readonly TaskCompletionSource<Action<int, string>> Client = new();

    /// <summary>Sends log messages to a client from now on, with their type and text. Called once.</summary>
    public static void Attach(Action<int, string> client) => Client.SetResult(client);

    /// <summary>The folder of the log files.</summary>
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

    /// <summary>Logs the version and the log file with a delay: the first requests take precedence.</summary>
    public static async Task BeginSoonAsync()
    {
        await Task.Delay(AfterFirstRequests).ConfigureAwait(false);
        Logger.Information(
            "digest-lsp {Version:l}, .NET {Runtime:l}, process {Process}, log folder {Folder:l}",
            ServerVersion.Current,
            Environment.Version.ToString(),
            Environment.ProcessId,
            Folder
        );
    }

    /// <summary>Flushes the log.</summary>
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
            .WriteTo.Sink(new ClientSink())
            .CreateLogger();

    private sealed class ClientSink : ILogEventSink
    {
        public void Emit(LogEvent logEvent)
        {
            var type = logEvent.Level switch
            {
                >= LogEventLevel.Error => 1,
                LogEventLevel.Warning => 2,
                LogEventLevel.Information => 3,
                _ => 4,
            };
            var text = logEvent.RenderMessage(System.Globalization.CultureInfo.InvariantCulture);
            if (!Client.Task.IsCompletedSuccessfully)
                return;
            Client.Task.Result(
                type,
                logEvent.Exception is { } error ? $"{text}: {error.GetBaseException().Message}" : text
            );
        }
    }
}
