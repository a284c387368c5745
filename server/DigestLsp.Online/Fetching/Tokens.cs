using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Tokens for GitHub's APIs, one per host: from the environment, the editor's GitHub session, or <c>gh auth token</c>. They are looked up
/// on the first request, kept in memory only, and never written or logged.
/// </summary>
public sealed class Tokens
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(3);
    private readonly Func<string, string?> environment;
    private readonly Func<string, CancellationToken, Task<string?>> askGh;
    private readonly Lock update = new();
    private readonly Dictionary<string, Task<string?>> ofGh = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> ofSession = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> sources = new(StringComparer.Ordinal);
    private readonly HashSet<string> rejected = new(StringComparer.Ordinal);
    private readonly HashSet<string> reported = new(StringComparer.Ordinal);

    /// <summary>Uses this process's environment and the <c>gh</c> on its PATH.</summary>
    public Tokens()
        : this(Environment.GetEnvironmentVariable, AskGhAsync) { }

    internal Tokens(
        Func<string, string?> environment,
        Func<string, CancellationToken, Task<string?>> askGh
    ) => (this.environment, this.askGh) = (environment, askGh);

    /// <summary>Called with a message for the user when a service rejects a token, once for each reason.</summary>
    public Action<string>? WhenRefused { get; set; }

    /// <summary>Sets or removes the token of the editor's session.</summary>
    /// <param name="host">The host of the session: <c>github.com</c>, or the name of an Enterprise server.</param>
    /// <param name="token">The token, or null to remove it.</param>
    public void Take(string host, string? token)
    {
        lock (update)
        {
            if (string.IsNullOrWhiteSpace(token))
                ofSession.Remove(host);
            else
                ofSession[host] = token.Trim();
        }
    }

    /// <summary>Gets the token for an API, or null if absent. Tokens that the API rejected are skipped.</summary>
    /// <param name="api">The URL of the API, as in the settings.</param>
    /// <param name="cancellationToken">Cancels waiting.</param>
    public async Task<string?> ForAsync(Uri api, CancellationToken cancellationToken) =>
        (await FindAsync(api, cancellationToken).ConfigureAwait(false)).Token;

    /// <summary>Skips a token from now on and reports it once.</summary>
    /// <param name="api">The API that rejected the token.</param>
    /// <param name="token">The token.</param>
    /// <param name="message">The API's message, or empty.</param>
    internal void Reject(Uri api, string token, string message)
    {
        bool isNew;
        string? source;
        lock (update)
        {
            isNew = rejected.Add(token);
            sources.TryGetValue(token, out source);
        }
        if (isNew)
            WhenRefused?.Invoke(
                $"{TokenFallback.HostOf(api)} rejected the token from {source}{TokenFallback.Quote(message)}. Links are checked without it."
            );
    }

    /// <summary>Reports, once per API and status, that its token was refused and links are checked without it.</summary>
    internal async Task ReportAsync(
        Uri api,
        HttpStatusCode status,
        Func<string, string> sentence,
        CancellationToken cancellationToken
    )
    {
        var (token, source) = await FindAsync(api, cancellationToken).ConfigureAwait(false);
        // The token was rejected by another request, which reported it.
        if (token is null)
            return;
        bool isNew;
        lock (update)
            isNew = reported.Add($"{api} {status} {Fingerprint(token)}");
        if (isNew)
            WhenRefused?.Invoke(sentence(source));
    }

    private async Task<(string? Token, string Source)> FindAsync(Uri api, CancellationToken cancellationToken)
    {
        if (HostOf(api, environment) is not { } host)
            return default;
        foreach (var name in VariablesOf(host))
        {
            if (Accepted(environment(name)?.Trim(), name) is { Token: not null } found)
                return found;
        }
        Task<string?>? asked;
        lock (update)
        {
            if (
                Accepted(ofSession.GetValueOrDefault(host), "your editor's sign-in") is
                { Token: not null } found
            )
                return found;
            // gh has no login for a fake server on this machine.
            if (api.IsLoopback)
                return default;
            if (!ofGh.TryGetValue(host, out asked))
                ofGh[host] = asked = askGh(host, CancellationToken.None);
        }
        return Accepted(await asked.WaitAsync(cancellationToken).ConfigureAwait(false), "gh auth token");
    }

    private (string? Token, string Source) Accepted(string? token, string source)
    {
        lock (update)
        {
            if (string.IsNullOrEmpty(token) || rejected.Contains(token))
                return default;
            sources[token] = source;
            return (token, source);
        }
    }

    /// <summary>Gets a short text that identifies the caller's token in cache keys without revealing it.</summary>
    public static string Fingerprint(string? token) =>
        token is null ? "-" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)), 0, 8);

    /// <summary>
    /// Gets the host whose tokens an API accepts, as <c>gh</c> names hosts: <c>github.com</c> for GitHub's API and for a fake server on
    /// this machine, otherwise the Enterprise server. Returns null if the token would be sent unencrypted.
    /// </summary>
    internal static string? HostOf(Uri api, Func<string, string?> environment)
    {
        if (api.Scheme != Uri.UriSchemeHttps && !api.IsLoopback)
            return null;
        var host =
            GitHubApis.WebHost(api)
            ?? (api.IsLoopback || IsSame(api.IdnHost, "api.github.com") ? "github.com" : api.IdnHost);
        return
            environment("GH_HOST") is { Length: > 0 } named
            && (IsSame(named, host) || IsSame(named, api.IdnHost) || IsSame(named, api.Authority))
            ? named
            : host;
    }

    // The variables name no host. Like gh, send an Enterprise token only to the server in GH_HOST.
    private string[] VariablesOf(string host) =>
        host == "github.com" || GitHubApis.IsResidency(host) ? ["GH_TOKEN", "GITHUB_TOKEN"]
        : environment("GH_HOST") is { } named && IsSame(named, host)
            ? ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"]
        : [];

    private static bool IsSame(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);

    // Limit the wait: gh may use a keyring that prompts the user.
    private static async Task<string?> AskGhAsync(string host, CancellationToken cancellationToken)
    {
        if (ProgramPath.Find("gh") is not { } program)
            return null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Timeout);
        var start = new ProcessStartInfo(program, ["auth", "token", "--hostname", host])
        {
            // Files next to the working directory of a program may be untrusted.
            WorkingDirectory = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
        };
        start.Environment["GH_PROMPT_DISABLED"] = "1";
        try
        {
            using var gh = Process.Start(start);
            if (gh is null)
                return null;
            gh.StandardInput.Close();
            try
            {
                var output = gh.StandardOutput.ReadToEndAsync(timeout.Token);
                var errors = gh.StandardError.ReadToEndAsync(timeout.Token);
                await Task.WhenAll(output, errors).ConfigureAwait(false);
                await gh.WaitForExitAsync(timeout.Token).ConfigureAwait(false);
                var token = (await output.ConfigureAwait(false)).Trim();
                return gh.ExitCode == 0 && token.Length > 0 ? token : null;
            }
            catch (OperationCanceledException)
            {
                gh.Kill(entireProcessTree: true);
                return null;
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // It cannot be run on this machine.
            return null;
        }
    }
}
