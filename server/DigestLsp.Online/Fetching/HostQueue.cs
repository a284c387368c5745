namespace DigestLsp.Online.Fetching;

/// <summary>
/// The request queue of one host. It limits concurrent requests and the time between them, and urgent requests overtake background
/// requests.
/// </summary>
/// <param name="atOnce">The maximum number of concurrent requests.</param>
/// <param name="spacing">The minimum time between the starts of two requests.</param>
/// <param name="clock">The clock.</param>
internal sealed class HostQueue(int atOnce, TimeSpan spacing, TimeProvider clock)
{
    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = [];
    private int running;
    private DateTimeOffset nextStart;

    private readonly HostLimits withToken = new(clock);
    private readonly HostLimits withoutToken = new(clock);

    /// <summary>Gets the limits for callers with or without a token, which hosts count separately.</summary>
    public HostLimits LimitsOf(bool hasToken) => hasToken ? withToken : withoutToken;

    /// <summary>The rate limit of the latest caller, or null if the host reports none.</summary>
    public RateLimit? RateLimit =>
        (withToken.LastRateLimit > withoutToken.LastRateLimit ? withToken : withoutToken).RateLimit;

    /// <summary>Waits for a turn. The caller must give it back with <see cref="Leave"/>.</summary>
    /// <exception cref="OperationCanceledException">The server is shutting down, or no caller needs the response.</exception>
    public async Task EnterAsync(RequestPriority turn, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, turn.Unneeded);
        ending.Token.ThrowIfCancellationRequested();
        LinkedListNode<Waiter>? waiter = null;
        lock (gate)
        {
            if (running < atOnce)
                running++;
            else
                waiter = waiting.AddLast(new Waiter(turn.Tag) { IsUrgent = turn.IsUrgent });
        }
        if (waiter is not null)
        {
            var cancelled = ending.Token.Register(() => GiveUp(waiter));
            await using (cancelled.ConfigureAwait(false))
                await waiter.Value.Turn.Task.ConfigureAwait(false);
        }
        try
        {
            if (spacing > TimeSpan.Zero)
                await SpaceAsync(ending.Token).ConfigureAwait(false);
            ending.Token.ThrowIfCancellationRequested();
        }
        catch
        {
            Leave();
            throw;
        }
    }

    /// <summary>Passes the turn to the next request, urgent ones first.</summary>
    public void Leave()
    {
        lock (gate)
        {
            while (waiting.FirstOrDefault(w => w.IsUrgent) is { } || waiting.Count > 0)
            {
                var next = waiting.FirstOrDefault(w => w.IsUrgent) ?? waiting.First!.Value;
                waiting.Remove(next);
                if (next.Turn.TrySetResult())
                    return;
            }
            running--;
        }
    }

    /// <summary>Makes the queued requests with a tag urgent.</summary>
    public void Promote(string tag)
    {
        lock (gate)
        {
            foreach (var waiter in waiting.Where(w => w.Tag == tag))
                waiter.IsUrgent = true;
        }
    }

    /// <summary>
    /// Gets a delay that doubles with each step, up to ten minutes, with jitter so that clients do not retry at the same time.
    /// </summary>
    public static TimeSpan Backoff(TimeSpan first, int step)
    {
        var time = first * Math.Pow(2, Math.Min(step, 10));
        time = time > TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(10) : time;
#pragma warning disable CA5394 // Jitter needs no cryptographic randomness.
        return time * (0.75 + Random.Shared.NextDouble() / 2);
#pragma warning restore CA5394
    }

    private async Task SpaceAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset start;
        TimeSpan wait;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            start = nextStart > now ? nextStart : now;
            nextStart = start + spacing;
            wait = start - now;
        }
        if (wait <= TimeSpan.Zero)
            return;
        try
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // The slot was not used, so the next request may have it.
            lock (gate)
                nextStart = nextStart == start + spacing ? start : nextStart;
            throw;
        }
    }

    private void GiveUp(LinkedListNode<Waiter> waiter)
    {
        lock (gate)
        {
            if (waiter.List is not null)
                waiting.Remove(waiter);
        }
        waiter.Value.Turn.TrySetCanceled();
    }

    private sealed class Waiter(string tag)
    {
        public string Tag => tag;

        public bool IsUrgent { get; set; }

        public TaskCompletionSource Turn { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
