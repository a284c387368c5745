using DigestLsp.Language.Links;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.State;

/// <summary>The link checker for the current settings, created on first use.</summary>
internal sealed class OnlineLinks : IDisposable
{
    private static readonly TimeSpan WaitForSettings = TimeSpan.FromSeconds(1);
    private readonly SettingsStore settings;
    private readonly string? cacheFolder;
    private readonly Lock use = new();
    private LinkChecker? checker;

    /// <summary>Creates the holder; no request is sent before one is needed.</summary>
    public OnlineLinks(SettingsStore settings, ClientConnection client, string? cacheFolder)
    {
        (this.settings, this.cacheFolder) = (settings, cacheFolder);
        Tokens.WhenRefused = text => client.Notify("window/showMessage", new MessageParams(2, text));
    }

    /// <summary>Tokens for GitHub's APIs from the environment, the editor's GitHub session and <c>gh</c>.</summary>
    public Tokens Tokens { get; } = new();

    /// <summary>The log of requests since the start.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>The link checker.</summary>
    public LinkChecker Checker
    {
        get
        {
            lock (use)
                return checker ??= new LinkChecker(
                    settings.Current.Online.ToOptions() with
                    {
                        CacheFolder = cacheFolder,
                    },
                    Tokens,
                    Requests
                );
        }
    }

    /// <summary>
    /// Gets the preview of a link's target, or null if it has none or the settings, which may forbid it, are not known yet.
    /// </summary>
    /// <exception cref="OperationCanceledException">The caller canceled.</exception>
    public async Task<Preview?> PreviewAsync(LinkTarget target, CancellationToken cancellationToken)
    {
        if (!settings.Known.IsCompleted)
            await Task.WhenAny(settings.Known, Task.Delay(WaitForSettings, cancellationToken))
                .ConfigureAwait(false);
        if (!settings.Known.IsCompleted)
            return null;
        try
        {
            return await Checker.PreviewAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or ObjectDisposedException
                && !cancellationToken.IsCancellationRequested
            )
        {
            // The settings have changed in the meantime: the next hover uses them.
            return null;
        }
    }

    /// <summary>Disposes of the link checker after a change of settings.</summary>
    public void Reset()
    {
        lock (use)
        {
            checker?.Dispose();
            checker = null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => checker?.Dispose();
}
