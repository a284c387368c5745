using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// Tokens for GitHub's APIs, each for its own host: of the environment, of the editor's session, of <c>gh auth token</c>. Found when an
/// API is first asked, kept in memory only, never written or logged.
/// </summary>
public sealed class Tokens
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);
    private readonly Func<string, string?> environment;
    private readonly Func<string, CancellationToken, Task<string?>> askGh;
    private readonly Lock update = new();
    private (string Host, Task<string?> Answer)? ofGh;
    private (string Host, string? Token)? ofSession;

    /// <summary>Tokens of this process's environment and of the <c>gh</c> on its path.</summary>
    public Tokens()
        : this(Environment.GetEnvironmentVariable, AskGhAsync) { }

    internal Tokens(
        Func<string, string?> environment,
        Func<string, CancellationToken, Task<string?>> askGh
    ) => (this.environment, this.askGh) = (environment, askGh);

    /// <summary>Takes the token of the editor's session, or learns that there is none any more.</summary>
    /// <param name="host">The host that the session is for: <c>github.com</c>, or an Enterprise server's name.</param>
    /// <param name="token">The token; null for none.</param>
    public void Take(string host, string? token)
    {
        lock (update)
            ofSession = (host, string.IsNullOrWhiteSpace(token) ? null : token.Trim());
    }

    /// <summary>The token for an API; null where there is none.</summary>
    /// <param name="api">The API's address, as the settings have it.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    public async Task<string?> ForAsync(Uri api, CancellationToken cancellationToken)
    {
        if (HostOf(api, environment) is not { } host)
            return null;
        if (OfEnvironment(host) is { } token)
            return token;
        Task<string?> asked;
        lock (update)
        {
            if (ofSession is { Token: { } session } known && IsSame(known.Host, host))
                return session;
            // A stand-in on this machine is not signed in to by gh.
            if (api.IsLoopback)
                return null;
            if (ofGh is not { } gh || gh.Host != host)
                ofGh = gh = (host, askGh(host, CancellationToken.None));
            asked = gh.Answer;
        }
        return await asked.WaitAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>A short text that differs for callers with other tokens and does not give the token away; for keys of caches.</summary>
    public static string Fingerprint(string? token) =>
        token is null ? "-" : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)), 0, 8);

    /// <summary>
    /// The host whose tokens an API takes, as <c>gh</c> names hosts: <c>github.com</c> for GitHub's own API and for a stand-in on this
    /// machine, else the Enterprise server; null where a token would go over the wire as plain text.
    /// </summary>
    internal static string? HostOf(Uri api, Func<string, string?> environment)
    {
        var enterprise =
            environment("GH_HOST") is { Length: > 0 } host
            && (IsSame(host, api.IdnHost) || IsSame(host, api.Authority))
                ? host
                : null;
        if (api.IsLoopback)
            return enterprise ?? "github.com";
        if (api.Scheme != Uri.UriSchemeHttps)
            return null;
        return IsSame(api.IdnHost, "api.github.com") ? "github.com" : enterprise ?? api.IdnHost;
    }

    // The variables name no host: an Enterprise server's token goes only to the server that GH_HOST names.
    private string? OfEnvironment(string host)
    {
        string[] names =
            host == "github.com" ? ["GH_TOKEN", "GITHUB_TOKEN"]
            : environment("GH_HOST") is { } named && IsSame(named, host)
                ? ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"]
            : [];
        return names.Select(environment).FirstOrDefault(t => !string.IsNullOrWhiteSpace(t))?.Trim();
    }

    private static bool IsSame(string one, string other) =>
        one.Equals(other, StringComparison.OrdinalIgnoreCase);

    // A bounded wait: gh may ask a keyring that asks the user.
    private static async Task<string?> AskGhAsync(string host, CancellationToken cancellationToken)
    {
        if (ProgramPath.Find("gh") is not { } program)
            return null;
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(Patience);
        var start = new ProcessStartInfo(program, ["auth", "token", "--hostname", host])
        {
            // What a program looks for beside itself may be a stranger's too.
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
