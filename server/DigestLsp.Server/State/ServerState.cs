using System.Text.Json;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Background;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;
using StreamJsonRpc;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.State;

/// <summary>What the server knows of its client, and who works on it. It changes on the message loop only.</summary>
internal sealed class ServerState : IDisposable
{
    private static readonly TimeSpan LookedForProjects = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource ending = new();

    private string? colouredAs;
    private long lookedForProjects;

    /// <summary>Creates the state of a server.</summary>
    /// <param name="rpc">The connection.</param>
    /// <param name="linkCacheFolder">The folder of the link cache; null keeps it in memory only.</param>
    public ServerState(JsonRpc rpc, string? linkCacheFolder)
    {
        Connection = new ClientConnection(rpc);
        Loop = new MessageLoop(rpc.SynchronizationContext!);
        Projects = new ProjectFiles { Roots = () => Library?.Folders ?? [] };
        Ending = ending.Token;
        Workspace = new Workspace(uri => Projects.DialectOf(uri));
        Links = new OnlineLinks(Settings, Connection, linkCacheFolder);
        Library = new WorkspaceIndexer(this);
        CrossFileContext = new CrossFileContext(this);
        Publisher = new DiagnosticPublisher(this);
        Watch = new BackgroundLinkChecker(this);
        Status = new StatusNotifier(this);
        Papers = new PapersNotifier(this);
        Library.WhenRead = () => Loop.Post(Refresh);
    }

    /// <summary>The messages to the client.</summary>
    public ClientConnection Connection { get; }

    /// <summary>Runs everything that changes state.</summary>
    public MessageLoop Loop { get; }

    public Workspace Workspace { get; }

    /// <summary>Pushes findings to clients that do not ask.</summary>
    public DiagnosticPublisher Publisher { get; }

    /// <summary>Looks links up while somebody writes.</summary>
    public BackgroundLinkChecker Watch { get; }

    /// <summary>Tells clients that want it what a status item shows.</summary>
    public StatusNotifier Status { get; }

    /// <summary>Tells clients that want it when the papers of the workspace are others.</summary>
    public PapersNotifier Papers { get; }

    /// <summary>What the client supports.</summary>
    public ClientCapabilities Client { get; private set; } = new(default);

    /// <summary>The settings of the client.</summary>
    public SettingsStore Settings { get; } = new();

    /// <summary>Between the answer to <c>initialize</c> and <c>shutdown</c>.</summary>
    public bool IsRunning { get; private set; }

    public bool IsShutDown { get; private set; }

    /// <summary>Cancelled by <c>shutdown</c>.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Cancels requests that are still worked on.</summary>
    public void CancelRequests() => ending.Cancel();

    /// <summary><c>initialize</c>: takes what the client says of itself.</summary>
    public void Initialize(InitializeParams client)
    {
        Client = new ClientCapabilities(client.Capabilities ?? default);
        Projects.Converter = new LspConverter(PositionEncodingNames.Choose(Client.PositionEncodings));
        Workspace.UseConverter(Projects.Converter);
        Settings.Begin(client.InitializationOptions);
        Take();
        Library.Take([.. LibraryFiles.Paths(client.Folders)]);
        Status.IsWanted = client.Wants("status");
        Papers.IsWanted = client.Wants("papers");
        if (!Client.Configuration)
            Settings.SetKnown();
        IsRunning = true;
    }

    /// <summary><c>shutdown</c>: what is still worked on is given up.</summary>
    public void ShutDown()
    {
        (IsRunning, IsShutDown) = (false, true);
        CancelRequests();
    }

    /// <summary>Whether the client asks for diagnostics itself; then none are pushed.</summary>
    public bool Pulls => Client.PullsDiagnostics;

    /// <summary>The configurations of projects, as their files say.</summary>
    public ProjectFiles Projects { get; }

    /// <summary>All digests of the workspace's folders, opened or not.</summary>
    public WorkspaceIndexer Library { get; }

    /// <summary>The digests beside each open document.</summary>
    public CrossFileContext CrossFileContext { get; }

    /// <summary>What the rules find in a document, beside the others and without what its project's baseline knows.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(Document document) =>
        Projects.Unknown(
            document,
            document.Diagnostics(RulesOf(document), Watch.Verdicts, CrossFileContext.Of(document))
        );

    /// <summary>How loudly each rule speaks in a document: the settings, and the project's file over them.</summary>
    public RuleSettings RulesOf(Document document) => Projects.RulesOf(document.Uri, Settings.Current.Rules);

    /// <summary>What is done when a document is closed, with its URI.</summary>
    public IList<Action<string>> WhenClosed { get; } = [];

    /// <summary>An action that runs when it has not been scheduled again for a while.</summary>
    public Debouncer Debouncer(Action<string> act) =>
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
        Settings.Touch();
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
            Connection.Notify(
                "textDocument/publishDiagnostics",
                new PublishDiagnosticsParams(
                    uri,
                    null,
                    RawJson.List(problems.Select(p => (writer.Write(p, LspJson.Default.Diagnostic), 0)))
                )
            );
    }

    /// <summary>Checks links online, under the present settings.</summary>
    public OnlineLinks Links { get; }

    /// <summary>Takes other settings and tells the user which of them cannot be read.</summary>
    /// <param name="newestFirst">Settings, the newest first, before those of <c>initialize</c>.</param>
    public void Take(params ReadOnlySpan<JsonElement?> newestFirst)
    {
        var before = Settings.Current;
        var settings = Settings.Take(newestFirst);
        if (!settings.Files.SequenceEqual(before.Files, StringComparer.Ordinal))
            Library.Forget();
        if (settings.Online != before.Online)
        {
            Links.Reset();
            Watch.StartAnew();
        }
        Workspace.UseDialect(settings.Dialect);
        foreach (var problem in settings.Problems.Except(before.Problems, StringComparer.Ordinal))
            Connection.Notify("window/showMessage", new MessageParams(2, problem));
    }

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
            Connection.Ask("workspace/diagnostic/refresh");
        RefreshHints();
    }

    /// <summary>Has the client ask again for hints and lenses, where it can be told.</summary>
    public void RefreshHints()
    {
        if (Client.RefreshesHints)
            Connection.Ask("workspace/inlayHint/refresh");
        if (Client.RefreshesLenses)
            Connection.Ask("workspace/codeLens/refresh");
    }

    // Colours change with the text, which the client knows, and with how it is read, which it does not.
    private void RefreshTokens()
    {
        if (Client.RefreshesTokens && Workspace.Documents.Any())
            Connection.Ask("workspace/semanticTokens/refresh");
    }

    public void Dispose()
    {
        Library.Dispose();
        Papers.Dispose();
        Publisher.Dispose();
        Watch.Dispose();
        Links.Dispose();
        ending.Dispose();
    }
}
