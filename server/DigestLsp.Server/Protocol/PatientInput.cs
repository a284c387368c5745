namespace DigestLsp.Server.Protocol;

/// <summary>
/// What a client writes, read by the thread that also answers it. A client that writes all its messages before it reads an answer
/// would wait for the server and the server for it: when an answer has been waiting for long, another thread reads ahead.
/// </summary>
/// <param name="input">What the client writes.</param>
internal sealed class PatientInput(Stream input) : IDisposable
{
    private const int ChunkSize = 64 * 1024;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);
    private readonly object gate = new();
    private readonly Utf8Json ahead = new(0);
    private Timer? timer;
    private int taken;
    private bool isBusy;
    private bool isReadAhead;

    /// <summary>Reads what comes next, as <see cref="Stream.Read(Span{byte})"/> does; 0 at the end.</summary>
    public int Read(Span<byte> bytes)
    {
        lock (gate)
        {
            while (isReadAhead && taken == ahead.Length)
                Monitor.Wait(gate);
            if (taken < ahead.Length)
                return Take(bytes);
        }
        return input.Read(bytes);
    }

    /// <summary>The thread that reads begins what may have to wait for the client.</summary>
    public void Busy()
    {
        timer ??= new Timer(_ => ReadAhead());
        lock (gate)
            isBusy = true;
        timer.Change(Patience, Timeout.InfiniteTimeSpan);
    }

    /// <summary>It is done with it.</summary>
    public void Free()
    {
        timer!.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        lock (gate)
            isBusy = false;
    }

    public void Dispose() => timer?.Dispose();

    private int Take(Span<byte> bytes)
    {
        var next = ahead.Written[taken..];
        next = next[..Math.Min(next.Length, bytes.Length)];
        next.CopyTo(bytes);
        taken += next.Length;
        if (taken == ahead.Length)
        {
            ahead.Clear();
            taken = 0;
        }
        return next.Length;
    }

    // Ends with the first bytes that come when nobody is waiting any more; whoever reads then waits for them.
    private void ReadAhead()
    {
        lock (gate)
        {
            if (!isBusy || isReadAhead)
                return;
            isReadAhead = true;
        }
        var chunk = new byte[ChunkSize];
        var goesOn = true;
        while (goesOn)
        {
            var read = 0;
            try
            {
                read = input.Read(chunk);
            }
            catch (IOException)
            {
                // The thread that reads meets it too, and ends the connection.
            }
            lock (gate)
            {
                ahead.Write(chunk.AsSpan(0, read));
                goesOn = isReadAhead = isBusy && read > 0;
                Monitor.PulseAll(gate);
            }
        }
    }
}
