using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace DigestLsp.Server.Logging;

/// <summary>
/// The log: a rolling file in the user's state folder and the client's own log (LSP 3.18, <c>window/logMessage</c>). Standard output
/// belongs to the protocol.
/// </summary>
internal static class ServerLog
{
    private const long FileLimit = 4 * 1024 * 1024;

    private static readonly TimeSpan AfterFirstRequests = TimeSpan.FromMilliseconds(300);

    private static readonly Lazy<ILogger> Shared = new(Create);

    /// <summary>The log, opened on first use.</summary>
    public static ILogger Logger => Shared.Value;

    /// <summary>Takes what is logged, as a type of message and its text; null while there is no client.</summary>
    public static Action<int, string>? ToClient { get; set; }

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

    /// <summary>Says which server this is and where its file is, a moment later: the first requests come first.</summary>
    public static async Task BeginSoonAsync()
    {
        await Task.Delay(AfterFirstRequests).ConfigureAwait(false);
        Logger.Information(
            "digest-lsp {Version}, .NET {Runtime}, process {Process}; the log is kept in {Folder}",
            ServerVersion.Current,
            Environment.Version.ToString(),
            Environment.ProcessId,
            Folder
        );
    }

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
            ToClient?.Invoke(
                type,
                logEvent.Exception is { } error ? $"{text}: {error.GetBaseException().Message}" : text
            );
        }
    }
}
