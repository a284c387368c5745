using System.Net;
using System.Text;

namespace DigestLsp.Online.Tests;

/// <summary>GitHub's API on this machine: answers as a test says and counts what it is asked.</summary>
internal sealed class StandIn : IAsyncDisposable
{
    private readonly HttpListener listener = new();
    private readonly Task serving;
    private readonly List<string> asked = [];
    private readonly Func<HttpListenerContext, Task> answer;

    public StandIn(Func<HttpListenerContext, Task> answer)
    {
        this.answer = answer;
        using (var probe = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Address = new Uri($"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}/");
        }
        listener.Prefixes.Add(Address.ToString());
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public Uri Address { get; }

    /// <summary>The addresses that were asked for, in order.</summary>
    public List<string> Asked
    {
        get
        {
            lock (asked)
                return [.. asked];
        }
    }

    public static StandIn Saying(int status, string body, params (string Name, string Value)[] headers) =>
        new(context => Say(context, status, body, headers));

    public static async Task Say(
        HttpListenerContext context,
        int status,
        string body,
        params (string Name, string Value)[] headers
    )
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
            context.Response.AddHeader(name, value);
        var bytes = Encoding.UTF8.GetBytes(body);
        context.Response.ContentLength64 = bytes.Length;
        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    public async ValueTask DisposeAsync()
    {
        listener.Close();
        await serving;
    }

    private async Task ServeAsync()
    {
        while (listener.IsListening)
        {
            try
            {
                var context = await listener.GetContextAsync();
                lock (asked)
                    asked.Add(context.Request.RawUrl!);
                _ = AnswerAsync(context);
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException)
            {
                // The listener was closed: the loop's condition ends it.
                continue;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        try
        {
            await answer(context);
        }
        catch (Exception error)
            when (error is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The client went away, or the listener was closed: both end this one exchange only.
            context.Response.Abort();
        }
    }
}
