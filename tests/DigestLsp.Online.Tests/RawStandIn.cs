using System.Net;
using System.Net.Sockets;
using System.Text;

namespace DigestLsp.Online.Tests;

/// <summary>A listener that responds with the bytes of a test and counts connections.</summary>
internal sealed class RawStandIn : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource closing = new();
    private readonly Func<string, Stream, CancellationToken, Task> answer;
    private readonly Task serving;
    private int connections;

    public RawStandIn(Func<string, Stream, CancellationToken, Task> answer)
    {
        this.answer = answer;
        listener.Start();
        serving = Task.Run(ServeAsync);
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public Uri Address => new($"http://127.0.0.1:{Port}/");

    /// <summary>The number of connections.</summary>
    public int Connections => connections;

    /// <summary>Responds to every request with these bytes and closes the connection.</summary>
    public static RawStandIn Saying(params byte[][] pieces) =>
        new(
            async (_, stream, token) =>
            {
                foreach (var piece in pieces)
                    await stream.WriteAsync(piece, token);
            }
        );

    public static byte[] Bytes(string text) => Encoding.Latin1.GetBytes(text);

    public async ValueTask DisposeAsync()
    {
        await closing.CancelAsync();
        // Only then: a wait that starts while the listener is stopped fails in other ways.
        await serving;
        listener.Stop();
        closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!closing.IsCancellationRequested)
        {
            try
            {
                var client = await listener.AcceptTcpClientAsync(closing.Token);
                Interlocked.Increment(ref connections);
                _ = AnswerAsync(client);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            try
            {
                var stream = client.GetStream();
                var buffer = new byte[16 * 1024];
                var read = await stream.ReadAsync(buffer, closing.Token);
                if (read > 0)
                    await answer(Encoding.Latin1.GetString(buffer, 0, read), stream, closing.Token);
            }
            catch (Exception error) when (error is IOException or OperationCanceledException)
            {
                // The client disconnected, which some tests are about.
                client.Close();
            }
        }
    }
}
