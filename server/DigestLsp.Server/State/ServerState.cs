using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Background;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;
using StreamJsonRpc;
using Diagnostic = DigestLsp.Language.Rules.Diagnostic;

namespace DigestLsp.Server.State;

/// <summary>Client capabilities, settings, open documents and the components that use them. Changed on the message loop only.</summary>
internal sealed class ServerState : IDisposable
{
    private static readonly TimeSpan LookedForProjects = TimeSpan.FromSeconds(2);
    private readonly CancellationTokenSource ending = new();

    private string? colouredAs;
    private long lookedForProjects;

    /// <summary>Creates the state of a server.</summary>
    /// <param name="rpc">The connection.</param>
    /// <param name="linkCacheFolder">The folder of the link cache, or null to cache in memory only.</param>
    public ServerState(JsonRpc rpc, string? linkCacheFolder)
    {
        Connection = new ClientConnection(rpc);
        Loop = new MessageLoop(rpc.SynchronizationContext!);
        Projects = new ProjectFiles { Roots = () => Library?.Folders ?? [] };
        Ending = ending.Token;
        Workspace = new Workspace(LayoutOf);
        Links = new OnlineLinks(Settings, Connection, linkCacheFolder);
        Progress = new ProgressReporter(this);
        Library = new WorkspaceIndexer(this);
        CrossFileContext = new CrossFileContext(this);
        Publisher = new DiagnosticPublisher(this);
        Watch = new BackgroundLinkChecker(this);
        Status = new StatusNotifier(this);
        Papers = new PapersNotifier(this);
        Library.WhenRead = Refresh;
    }

    /// <summary>The messages to the client.</summary>
    public ClientConnection Connection { get; }

    /// <summary>The loop that runs everything that changes state.</summary>
    public MessageLoop Loop { get; }

    public Workspace Workspace { get; }

    /// <summary>Pushes diagnostics to clients that do not pull them.</summary>
    public DiagnosticPublisher Publisher { get; }

    /// <summary>Checks links in the background.</summary>
    public BackgroundLinkChecker Watch { get; }

    /// <summary>Shows progress in the client.</summary>
    public ProgressReporter Progress { get; }

    /// <summary>Notifies clients of the status.</summary>
    public StatusNotifier Status { get; }

    /// <summary>Notifies clients of changed papers in the workspace.</summary>
    public PapersNotifier Papers { get; }

    /// <summary>The capabilities of the client.</summary>
    public ClientCapabilities Client { get; private set; } = new(default);

    /// <summary>The settings of the client.</summary>
    public SettingsStore Settings { get; } = new();

    /// <summary>Whether the server is between the response to <c>initialize</c> and <c>shutdown</c>.</summary>
    public bool IsRunning { get; private set; }

    public bool IsShutDown { get; private set; }

    /// <summary>Canceled by <c>shutdown</c>.</summary>
    public CancellationToken Ending { get; }

    /// <summary>Cancels running requests.</summary>
    public void CancelRequests() => ending.Cancel();

    /// <summary>Handles <c>initialize</c>: stores the capabilities and options of the client.</summary>
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

    /// <summary>Handles <c>shutdown</c>: cancels all work.</summary>
    public void ShutDown()
    {
        (IsRunning, IsShutDown) = (false, true);
        CancelRequests();
    }

    /// <summary>Whether the client pulls diagnostics, so that none are pushed.</summary>
    public bool Pulls => Client.PullsDiagnostics;

    /// <summary>The project configurations.</summary>
    public ProjectFiles Projects { get; }

    /// <summary>The index of all digests in the workspace folders, open or not.</summary>
    public WorkspaceIndexer Library { get; }

    /// <summary>The other digests of each open document.</summary>
    public CrossFileContext CrossFileContext { get; }

    /// <summary>Gets the diagnostics of a document, including duplicates in other digests and without its project's baseline.</summary>
    public IReadOnlyList<Diagnostic> DiagnosticsOf(Document document) => CheckOf(document).Diagnostics;

    /// <summary>Gets a document with all that its check depends on.</summary>
    public DocumentCheck CheckOf(Document document) =>
        new(document, RulesOf(document), Watch.Verdicts, CrossFileContext.Of(document), Projects);

    /// <summary>Gets the severities of rules for a document: the settings, overridden by the project configuration.</summary>
    public RuleSettings RulesOf(Document document) => Projects.RulesOf(document.Uri, Settings.Current.Rules);

    /// <summary>The actions to run with the URI of a closed document.</summary>
    public IList<Action<string>> WhenClosed { get; } = [];

    /// <summary>Creates a debouncer of an action, disposed of with this state.</summary>
    public Debouncer Debouncer(Action<string> act) =>
        new(
            this,
            uri =>
            {
                act(uri);
                return Task.CompletedTask;
            }
        );

    // The layout that the project configures for a document.
    private (string? Dialect, CustomLayout? Layout) LayoutOf(string uri) =>
        (Projects.DialectOf(uri), Projects.LayoutOf(uri));

    /// <summary>Reads the project configurations again, reports their problems and refreshes diagnostics.</summary>
    /// <param name="onDisk">Whether files changed, and not only their text in the editor.</param>
    public void ProjectsChanged(bool onDisk = true)
    {
        var dialects = Workspace.Documents.ToDictionary(d => d.Uri, d => LayoutOf(d.Uri));
        Projects.Forget();
        if (onDisk)
            Library.Forget();
        Settings.Touch();
        Workspace.ReadAgain(uri => onDisk || !LayoutOf(uri).Equals(dialects.GetValueOrDefault(uri)));
        if (dialects.Any(d => !LayoutOf(d.Key).Equals(d.Value)))
            RefreshTokens();
        TellProjectProblems();
        Refresh();
    }

    /// <summary>
    /// Checks whether configurations have changed on disk, for a client that does not watch files: from time to time, or when it saves one.
    /// </summary>
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

    /// <summary>Publishes new and resolved problems of configurations.</summary>
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

    /// <summary>The online link checks for the current settings.</summary>
    public OnlineLinks Links { get; }

    /// <summary>Applies new settings and reports invalid ones to the user.</summary>
    /// <param name="newestFirst">The settings, newest first, which override those of <c>initialize</c>.</param>
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
        foreach (var hint in settings.Hints.Except(before.Hints, StringComparer.Ordinal))
            Connection.Notify("window/showMessage", new MessageParams(3, hint));
    }

    /// <summary>Requests that the client refresh everything that depends on settings, or pushes it.</summary>
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

    /// <summary>Requests that the client refresh inlay hints and code lenses, if it supports that.</summary>
    public void RefreshHints()
    {
        if (Client.RefreshesHints)
            Connection.Ask("workspace/inlayHint/refresh");
        if (Client.RefreshesLenses)
            Connection.Ask("workspace/codeLens/refresh");
    }

    // Tokens depend on the text, which the client has, and on the dialect, which it does not have.
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
