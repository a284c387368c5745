using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>The editor's end of the connection: the real server as a process, with messages over its standard streams.</summary>
internal sealed class Client : IAsyncDisposable
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);
    private readonly Process process;
    private readonly string cache;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonObject>> waiting = new();
    private readonly ConcurrentQueue<JsonObject> notifications = new();
    private readonly SemaphoreSlim notified = new(0);
    private readonly Task reading;
    private const string StrayError = "(error)";
    private int ids;

    private Client(Process process, string cache)
    {
        this.process = process;
        this.cache = cache;
        reading = Task.Run(ReadAsync);
    }

    /// <summary>The capabilities of the server.</summary>
    public JsonNode Capabilities { get; private set; } = new JsonObject();

    /// <summary>Responds to requests of the server by method; others get a null result.</summary>
    public Dictionary<string, Func<JsonNode?, JsonNode?>> Answers { get; } = new(StringComparer.Ordinal);

    /// <summary>The requests of the server that get an error.</summary>
    public HashSet<string> Refused { get; } = new(StringComparer.Ordinal);

    /// <summary>The code of that error.</summary>
    public int RefusalCode { get; set; } = -32603;

    /// <summary>The methods of all requests of the server, in order.</summary>
    public ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>The requests of the server that get no response.</summary>
    public HashSet<string> Unanswered { get; } = new(StringComparer.Ordinal);

    /// <summary>The folder of the link cache.</summary>
    public string CacheFolder => cache;

    /// <summary>The settings for requests of the server.</summary>
    public JsonNode? Settings { get; set; }

    /// <summary>
    /// The path of the server under test; CI also sets it to the native build. By default the one in the server's own output folder: the
    /// copy next to the tests has a different framework, ASP.NET Core for fake servers.
    /// </summary>
    public static string ServerPath { get; } =
        Environment.GetEnvironmentVariable("DIGESTLSP_SERVER")
        ?? Path.Combine(
            AppContext.BaseDirectory.Replace(
                Path.Combine("tests", "DigestLsp.Server.Tests"),
                Path.Combine("server", "DigestLsp.Server"),
                StringComparison.Ordinal
            ),
            OperatingSystem.IsWindows() ? "digest-lsp.exe" : "digest-lsp"
        );

    /// <summary>
    /// Starts the server, through the protocol checker in DIGESTLSP_CHECK if it is set, with its log in the folder DIGESTLSP_CHECK_LOGS:
    /// <c>node scripts/protocol.mjs</c> runs the suite that way and evaluates the logs.
    /// </summary>
    /// <param name="environment">
    /// Environment variables that override those of the tests. No token of this machine reaches the server.
    /// </param>
    public static Client Start(params (string Name, string? Value)[] environment) =>
        Start(Environment.GetEnvironmentVariable("DIGESTLSP_CHECK"), environment);

    /// <summary>Starts the server for a client that breaks the protocol itself, so that errors have no request.</summary>
    public static Client StartUnchecked() => Start(checker: null, []);

    private static Client Start(string? checker, (string Name, string? Value)[] environment)
    {
        var (program, arguments) = checker is { } check
            ? (
                "node",
                new[]
                {
                    check,
                    Path.Combine(
                        Environment.GetEnvironmentVariable("DIGESTLSP_CHECK_LOGS")!,
                        $"{Guid.NewGuid():N}.ndjson"
                    ),
                    "--",
                    ServerPath,
                    "--stdio",
                }
            )
            : (ServerPath, ["--stdio"]);
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.Environment["XDG_STATE_HOME"] = Path.Combine(Path.GetTempPath(), "digest-lsp-tests");
        var caches = Path.Combine(Path.GetTempPath(), "digest-lsp-tests", Path.GetRandomFileName());
        start.Environment["XDG_CACHE_HOME"] = caches;
        foreach (var name in (string[])["GH_TOKEN", "GITHUB_TOKEN", "GH_HOST", "http_proxy", "HTTP_PROXY"])
            start.Environment.Remove(name);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new Client(Process.Start(start)!, caches);
    }

    /// <summary>Starts and initializes a server, optionally with a workspace folder.</summary>
    public static async Task<Client> ReadyAsync(
        string? options = null,
        string capabilities = "{}",
        string? folder = null
    )
    {
        var client = Start();
        await client.InitializeAsync(capabilities, options, folder);
        return client;
    }

    /// <summary>Initializes a started server and returns its capabilities.</summary>
    public async Task InitializeAsync(string capabilities, string? options = null, string? folder = null)
    {
        var folders = folder is null
            ? "null"
            : $$"""[{"uri":{{Json(new Uri(folder).AbsoluteUri)}},"name":"folder"}]""";
        var result = await AskAsync(
            "initialize",
            $$"""{"processId":{{Environment.ProcessId}},"capabilities":{{capabilities}},"initializationOptions":{{options ?? """{"online":{"enabled":false}}"""}},"rootUri":null,"workspaceFolders":{{folders}}}"""
        );
        result["result"].ShouldNotBeNull();
        Capabilities = result["result"]!["capabilities"]!;
        await TellAsync("initialized", "{}");
    }

    public async Task<JsonObject> AskAsync(string method, string parameters)
    {
        var id = Interlocked.Increment(ref ids);
        return await SendAsync(
            id,
            $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}","params":{{parameters}}}"""
        );
    }

    public async Task<JsonObject> AskAsync(string method)
    {
        var id = Interlocked.Increment(ref ids);
        return await SendAsync(id, $$"""{"jsonrpc":"2.0","id":{{id}},"method":"{{method}}"}""");
    }

    public async Task<JsonNode?> ResultAsync(string method, string parameters)
    {
        var answer = await AskAsync(method, parameters);
        answer["error"].ShouldBeNull(answer.ToJsonString());
        return answer["result"];
    }

    /// <summary>Gets the next error without a pending request of this client.</summary>
    public Task<JsonNode> ErrorAsync() => NotificationAsync(StrayError);

    public Task TellAsync(string method, string parameters) =>
        WriteAsync($$"""{"jsonrpc":"2.0","method":"{{method}}","params":{{parameters}}}""");

    public Task OpenAsync(string uri, string text) =>
        TellAsync(
            "textDocument/didOpen",
            $$$"""{"textDocument":{"uri":{{{Json(uri)}}},"languageId":"digest","version":1,"text":{{{Json(text)}}}}}"""
        );

    /// <summary>Replaces a range.</summary>
    public Task ChangeAsync(
        string uri,
        int version,
        int line,
        int character,
        int endLine,
        int endCharacter,
        string text
    ) =>
        TellAsync(
            "textDocument/didChange",
            $$$"""{"textDocument":{"uri":{{{Json(uri)}}},"version":{{{version}}}},"contentChanges":[{"range":{"start":{"line":{{{line}}},"character":{{{character}}}},"end":{"line":{{{endLine}}},"character":{{{endCharacter}}}}},"text":{{{Json(text)}}}}]}"""
        );

    public Task<JsonNode?> OutlineAsync(string uri) =>
        ResultAsync("textDocument/documentSymbol", Document(uri));

    public static string Document(string uri) => $$$"""{"textDocument":{"uri":{{{Json(uri)}}}}}""";

    public static string At(string uri, int line, int character) =>
        $$$"""{"textDocument":{"uri":{{{Json(uri)}}}},"position":{"line":{{{line}}},"character":{{{character}}}}}""";

    public static string Json(string text) => JsonValue.Create(text).ToJsonString();

    /// <summary>Gets the next notification of a method.</summary>
    public async Task<JsonNode> NotificationAsync(string method)
    {
        while (true)
        {
            (await notified.WaitAsync(Timeout)).ShouldBeTrue($"{method} did not come");
            notifications.TryDequeue(out var message).ShouldBeTrue();
            if ((string?)message!["method"] == method)
                return message["params"]!;
        }
    }

    public async Task<int> ShutdownAsync()
    {
        (await AskAsync("shutdown"))["error"].ShouldBeNull();
        await WriteAsync("""{"jsonrpc":"2.0","method":"exit"}""");
        return await ExitCodeAsync();
    }

    public Task ExitAsync() => WriteAsync("""{"jsonrpc":"2.0","method":"exit"}""");

    public async Task<int> ExitCodeAsync()
    {
        using var patience = new CancellationTokenSource(Timeout);
        await process.WaitForExitAsync(patience.Token);
        return process.ExitCode;
    }

    public void EndInput() => process.StandardInput.Close();

    public async Task WriteAsync(string message)
    {
        var body = Encoding.UTF8.GetBytes(message);
        var stream = process.StandardInput.BaseStream;
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"Content-Length: {body.Length}\r\n\r\n"));
        await stream.WriteAsync(body);
        await stream.FlushAsync();
    }

    /// <summary>Shuts the server down like an editor: shutdown, exit. A server that does not exit is killed.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!process.HasExited)
            {
                using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
                var id = Interlocked.Increment(ref ids);
                var answer = waiting[id] = new TaskCompletionSource<JsonObject>();
                await WriteAsync($$"""{"jsonrpc":"2.0","id":{{id}},"method":"shutdown"}""");
                await Task.WhenAny(answer.Task, reading).WaitAsync(patience.Token);
                await WriteAsync("""{"jsonrpc":"2.0","method":"exit"}""");
                await process.WaitForExitAsync(patience.Token);
            }
        }
        catch (Exception error)
            when (error is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The process has ended, or its input is closed.
            if (!process.HasExited)
                process.Kill();
        }
        await reading;
        await process.WaitForExitAsync();
        if (Directory.Exists(cache))
            Directory.Delete(cache, recursive: true);
        process.Dispose();
        notified.Dispose();
    }

    private async Task<JsonObject> SendAsync(int id, string message)
    {
        var answer = waiting[id] = new TaskCompletionSource<JsonObject>();
        await WriteAsync(message);
        return await answer.Task.WaitAsync(Timeout);
    }

    private async Task ReadAsync()
    {
        var stream = process.StandardOutput.BaseStream;
        while (await ReadMessageAsync(stream) is { } message)
        {
            if (message["method"] is { } method && message["id"] is { } asked)
            {
                Asked.Enqueue((string)method!);
                if (Unanswered.Contains((string)method!))
                    continue;
                if (Refused.Contains((string)method!))
                {
                    await WriteAsync(
                        $$$"""{"jsonrpc":"2.0","id":{{{asked.ToJsonString()}}},"error":{"code":{{{RefusalCode}}},"message":"No."}}"""
                    );
                    continue;
                }
                var result =
                    Answers.TryGetValue((string)method!, out var answering) ? answering(message["params"])
                    : (string?)method == "workspace/configuration" ? new JsonArray(Settings?.DeepClone())
                    : null;
                await WriteAsync(
                    new JsonObject
                    {
                        ["jsonrpc"] = "2.0",
                        ["id"] = asked.DeepClone(),
                        ["result"] = result,
                    }.ToJsonString()
                );
            }
            else if (message["method"] is not null)
            {
                notifications.Enqueue(message);
                notified.Release();
            }
            else if (message["id"] is { } id && waiting.TryRemove((int)id, out var answer))
                answer.SetResult(message);
            else if (message["error"] is not null)
            {
                notifications.Enqueue(
                    new JsonObject { ["method"] = StrayError, ["params"] = message.DeepClone() }
                );
                notified.Release();
            }
        }
    }

    private static async Task<JsonObject?> ReadMessageAsync(Stream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await stream.ReadAsync(one) == 0)
                return null;
            head.Append((char)one[0]);
        }
        var length = int.Parse(
            head.ToString().Split("Content-Length:")[1].Split('\r')[0],
            System.Globalization.CultureInfo.InvariantCulture
        );
        var body = new byte[length];
        await stream.ReadExactlyAsync(body);
        return (JsonObject)JsonNode.Parse(body)!;
    }
}
