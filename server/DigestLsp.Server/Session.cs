using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Online;
using DigestLsp.Online.Fetching;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Libraries;
using DigestLsp.Server.Links;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server;

/// <summary>What the server knows of its client: capabilities, settings, open documents. Written by the message loop only.</summary>
internal sealed class Session : IDisposable
{
    private static readonly TimeSpan WaitForSettings = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LookedForProjects = TimeSpan.FromSeconds(2);
    private readonly JsonRpc rpc;
    private readonly TaskCompletionSource settingsKnown = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );
    private readonly Lock linksUse = new();
    private readonly CancellationTokenSource ending = new();

    // What the client would not do, by the request's name.
    private readonly ConcurrentDictionary<string, Exception> refused = new(StringComparer.Ordinal);
    private LinkChecker? links;
    private string? colouredAs;
    private long lookedForProjects;

    public Session(JsonRpc rpc)
    {
        this.rpc = rpc;
        Loop = new MessageLoop(rpc.SynchronizationContext!);
        Projects = new ProjectFiles { Roots = () => Library?.Folders ?? [] };
        Ending = ending.Token;
        Workspace = new Workspace(uri => Projects.DialectOf(uri));
        Library = new LibraryIndex(this);
        Neighbours = new Neighbours(this);
        Publisher = new DiagnosticPublisher(this);
        Watch = new LinkWatch(this);
        Status = new StatusTeller(this);
        Papers = new PapersTeller(this);
        Library.WhenRead = () => Loop.Post(Refresh);
        Tokens.WhenRefused = text => Notify("window/showMessage", new MessageParams(2, text));
    }

    /// <summary>Runs everything that changes state.</summary>
    public MessageLoop Loop { get; }

    public Workspace Workspace { get; }

    /// <summary>Pushes findings to clients that do not ask.</summary>
    public DiagnosticPublisher Publisher { get; }

    /// <summary>Looks links up while somebody writes.</summary>
    public LinkWatch Watch { get; }

    /// <summary>Tells clients that want it what a status item shows.</summary>
    public StatusTeller Status { get; }

    /// <summary>Tells clients that want it when the papers of the workspace are others.</summary>
    public PapersTeller Papers { get; }

    /// <summary>Done when the client's settings are known: nothing is asked on the network before, for they may forbid it.</summary>
    public Task SettingsKnown => settingsKnown.Task;

    /// <summary>The client's settings are known, or it will say none.</summary>
    public void SetSettingsKnown() => settingsKnown.TrySetResult();

    public ClientCapabilities Client { get; set; } = new(default);

    public ServerSettings Settings { get; private set; } = ServerSettings.Default;

    /// <summary>The client's <c>initializationOptions</c>.</summary>
    public System.Text.Json.JsonElement? InitialSettings { get; set; }

    /// <summary>Between the answer to <c>initialize</c> and <c>shutdown</c>.</summary>
    public bool IsRunning { get; set; }

    public bool IsShutDown { get; private set; }

    /// <summary>Cancelled by <c>shutdown</c>.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Cancels requests that are still worked on.</summary>
    public void CancelRequests() => ending.Cancel();

    /// <summary><c>shutdown</c>: what is still worked on is given up.</summary>
    public void ShutDown()
    {
        (IsRunning, IsShutDown) = (false, true);
        CancelRequests();
    }

    /// <summary>Whether the client asks for diagnostics itself; then none are pushed.</summary>
    public bool Pulls => Client.PullsDiagnostics;

    /// <summary>Counts the changes of settings, so that answers made under older ones are known as such.</summary>
    public int SettingsVersion { get; private set; }

    /// <summary>The configurations of projects, as their files say.</summary>
    public ProjectFiles Projects { get; }

    /// <summary>All digests of the workspace's folders, opened or not.</summary>
    public LibraryIndex Library { get; }

    /// <summary>The digests beside each open document.</summary>
    public Neighbours Neighbours { get; }

    /// <summary>What the rules find in a document, beside the others and without what its project's baseline knows.</summary>
    public IReadOnlyList<Finding> FindingsOf(Document document) =>
        Projects.Unknown(
            document,
            document.Findings(RulesOf(document), Watch.Verdicts, Neighbours.Of(document))
        );

    /// <summary>How loudly each rule speaks in a document: the settings, and the project's file over them.</summary>
    public RuleSettings RulesOf(Document document) => Projects.RulesOf(document.Uri, Settings.Rules);

    /// <summary>Raised when a document is closed, with its URI.</summary>
    public event Action<string>? DocumentClosed;

    /// <summary>A document is closed.</summary>
    public void Close(string uri) => DocumentClosed?.Invoke(uri);

    /// <summary>An action that runs when it has not been scheduled again for a while.</summary>
    public AfterQuiet AfterQuiet(Action<string> act) =>
        new(
            this,
            uri =>
            {
                act(uri);
                return Task.CompletedTask;
            }
        );

    /// <summary>Reads the projects' files anew, tells what is wrong in them and has findings made again.</summary>
    /// <param name="onDisk">Whether files changed, and not only their text in the editor.</param>
    public void ProjectsChanged(bool onDisk = true)
    {
        var dialects = Workspace.Documents.ToDictionary(d => d.Uri, d => Projects.DialectOf(d.Uri));
        Projects.Forget();
        if (onDisk)
            Library.Forget();
        SettingsVersion++;
        Workspace.ReadAgain(uri => onDisk || Projects.DialectOf(uri) != dialects.GetValueOrDefault(uri));
        if (dialects.Any(d => Projects.DialectOf(d.Key) != d.Value))
            RefreshTokens();
        TellProjectProblems();
        Refresh();
    }

    /// <summary>Looks whether configurations are others on disk, for a client that does not tell of files: seldom, or when it saves one.</summary>
    public void LookForProjects(bool atOnce = false)
    {
        var now = Environment.TickCount64;
        if (
            Client.RegistersFileWatchers
            || (!atOnce && now - lookedForProjects < LookedForProjects.TotalMilliseconds)
        )
            return;
        lookedForProjects = now;
        if (Projects.HaveChanged())
            ProjectsChanged();
    }

    /// <summary>Publishes what is wrong in configurations that were read since the last time, or is no longer.</summary>
    public void TellProjectProblems()
    {
        var writer = new JsonFragment.Writer();
        foreach (var (uri, problems) in Projects.Untold())
            Notify(
                "textDocument/publishDiagnostics",
                new PublishDiagnosticsParams(
                    uri,
                    null,
                    RawJson.List(problems.Select(p => (writer.Write(p, LspJson.Default.Diagnostic), 0)))
                )
            );
    }

    /// <summary>The folder of the link cache; null keeps it in memory only.</summary>
    public string? LinkCacheFolder { get; init; } = CacheFolder.Path;

    /// <summary>Finds out about links under the present settings; made on first use.</summary>
    public LinkChecker Links
    {
        get
        {
            lock (linksUse)
                return links ??= new LinkChecker(
                    Settings.Online.ToOptions() with
                    {
                        CacheFolder = LinkCacheFolder,
                    },
                    Tokens,
                    Requests
                );
        }
    }

    /// <summary>The preview of a link's target; null where it has none, and as long as the client's settings, which may forbid it, are not known.</summary>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task<Preview?> PreviewAsync(LinkTarget target, CancellationToken cancellationToken)
    {
        if (!SettingsKnown.IsCompleted)
            await Task.WhenAny(SettingsKnown, Task.Delay(WaitForSettings, cancellationToken))
                .ConfigureAwait(false);
        if (!SettingsKnown.IsCompleted)
            return null;
        try
        {
            return await Links.PreviewAsync(target, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception ended)
            when (ended is OperationCanceledException or ObjectDisposedException
                && !cancellationToken.IsCancellationRequested
            )
        {
            // Other settings have come meanwhile; who points there again is told under them.
            return null;
        }
    }

    /// <summary>Tokens for GitHub's APIs, of the environment, the editor's session and <c>gh</c>.</summary>
    public Tokens Tokens { get; } = new();

    /// <summary>Every request of this session.</summary>
    public RequestLog Requests { get; } = new();

    /// <summary>Takes other settings and tells the user what cannot be read.</summary>
    public void Take(ServerSettings settings)
    {
        var (told, before, named) = (Settings.Problems, Settings.Online, Settings.Files);
        Settings = settings;
        if (!settings.Files.SequenceEqual(named, StringComparer.Ordinal))
            Library.Forget();
        if (settings.Online != before)
        {
            lock (linksUse)
            {
                links?.Dispose();
                links = null;
            }
            Watch.StartAnew();
        }
        SettingsVersion++;
        Workspace.Dialect = settings.Dialect;
        foreach (var problem in settings.Problems.Except(told, StringComparer.Ordinal))
            Notify("window/showMessage", new MessageParams(2, problem));
    }

    /// <summary>Sends a notification; a client that has gone is not missed.</summary>
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "Every record of the protocol is written by the source-generated LspJson."
    )]
    public void Notify(string method, object parameters)
    {
        if (!rpc.IsDisposed)
            Observe(rpc.NotifyWithParameterObjectAsync(method, new Payload(parameters)));
    }

    /// <summary>Asks the client something; that it will not is told once.</summary>
    [System.Diagnostics.CodeAnalysis.UnconditionalSuppressMessage(
        "Trimming",
        "IL2026",
        Justification = "Every record of the protocol is written by the source-generated LspJson."
    )]
    public async Task<T?> AskAsync<T>(string method, object parameters)
    {
        try
        {
            var result = await rpc.InvokeWithParameterObjectAsync<JsonElement?>(
                    method,
                    new Payload(parameters)
                )
                .ConfigureAwait(false);
            return result is { } json
                ? json.Deserialize((JsonTypeInfo<T>)LspJson.TypeInfo(typeof(T)))
                : default;
        }
        catch (RemoteRpcException error) when (error is not ConnectionLostException)
        {
            TellRefusal(method, error);
            throw;
        }
        catch (JsonException error)
        {
            throw new RemoteInvocationException("Its response cannot be read.", errorCode: 0, error);
        }
    }

    /// <summary>Asks the client for what nobody waits for; not again for what it does not know.</summary>
    public void Ask(string method, object? parameters = null)
    {
        if (
            refused.GetValueOrDefault(method)
            is not RemoteMethodNotFoundException { ErrorCode: JsonRpcErrorCode.MethodNotFound }
        )
            Observe(AskAsync<object?>(method, parameters ?? new object()));
    }

    private void TellRefusal(string method, Exception error)
    {
        if (refused.TryAdd(method, error))
            ServerLog.Logger.Warning("The editor refuses {Method}: {Reason}", method, error.Message);
    }

    /// <summary>Looks after a task that nobody waits for: a failure goes to the log and to the client's.</summary>
    public void Observe(Task task) =>
        _ = task.ContinueWith(
            failed =>
            {
                var error = failed.Exception!.GetBaseException();
                // That the client refuses something is told where it is asked.
                if (error is RemoteRpcException or ObjectDisposedException or OperationCanceledException)
                    return;
                ServerLog.Logger.Error(error, "A task of the server failed");
            },
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );

    /// <summary>Asks the client to ask again for what settings decide, or pushes it.</summary>
    public void Refresh()
    {
        Papers.Changed();
        if (colouredAs != Workspace.Dialect)
            RefreshTokens();
        colouredAs = Workspace.Dialect;
        if (!Workspace.Documents.Any())
            return;
        if (!Pulls)
        {
            foreach (var document in Workspace.Documents)
                Publisher.Schedule(document.Uri);
        }
        else if (Client.RefreshesDiagnostics)
            Ask("workspace/diagnostic/refresh");
        RefreshHints();
    }

    /// <summary>Has the client ask again for hints and lenses, where it can be told.</summary>
    public void RefreshHints()
    {
        if (Client.RefreshesHints)
            Ask("workspace/inlayHint/refresh");
        if (Client.RefreshesLenses)
            Ask("workspace/codeLens/refresh");
    }

    // Colours change with the text, which the client knows, and with how it is read, which it does not.
    private void RefreshTokens()
    {
        if (Client.RefreshesTokens && Workspace.Documents.Any())
            Ask("workspace/semanticTokens/refresh");
    }

    public void Dispose()
    {
        Library.Dispose();
        Papers.Dispose();
        Publisher.Dispose();
        Watch.Dispose();
        links?.Dispose();
        ending.Dispose();
    }
}
