using System.Globalization;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Fetching;

/// <summary>
/// The queue before one host: how many are served at once, how far apart they start, who is first, and when the host wants to be left
/// alone. Urgent turns pass those of the background.
/// </summary>
/// <param name="atOnce">How many requests run at the same time.</param>
/// <param name="spacing">How much time lies between the starts of two requests.</param>
/// <param name="clock">The time.</param>
internal sealed class HostQueue(int atOnce, TimeSpan spacing, TimeProvider clock)
{
    private const int FailuresBeforePause = 3;
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(2);

    private readonly Lock gate = new();
    private readonly LinkedList<Waiter> waiting = [];
    private int running;
    private int failures;
    private int limits;
    private DateTimeOffset nextStart;

    /// <summary>What is left of the host's quota; null where it does not say.</summary>
    public Quota? Quota { get; private set; }

    /// <summary>Until when nobody asks, and why; in the past where the host may be asked.</summary>
    public Pause Pause { get; private set; } = new(DateTimeOffset.MinValue, "", false);

    /// <summary>Waits for a turn. Whoever gets it gives it back with <see cref="Leave"/>.</summary>
    /// <exception cref="OperationCanceledException">The session is over, or nobody needs the answer any more.</exception>
    public async Task EnterAsync(Turn turn, CancellationToken cancellationToken)
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

    /// <summary>Gives the turn to the next: an urgent one first.</summary>
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

    /// <summary>Makes what waits with a tag urgent: somebody looks at it now.</summary>
    public void Raise(string tag)
    {
        lock (gate)
        {
            foreach (var waiter in waiting.Where(w => w.Tag == tag))
                waiter.IsUrgent = true;
        }
    }

    /// <summary>Learns from an answer: the quota, a limit.</summary>
    /// <returns>Whether the host wants to be left alone now.</returns>
    public bool Learn(Answer answer, bool isLimit)
    {
        var now = clock.GetUtcNow();
        lock (gate)
        {
            failures = 0;
            Quota = Quota.Of(answer, now) ?? Quota;
            if (!isLimit)
            {
                limits = 0;
                return false;
            }
            var until = RetryTime.Of(answer, now) ?? now + Backoff(TimeSpan.FromMinutes(1), limits++);
            until = until < now + TimeSpan.FromSeconds(1) ? now + TimeSpan.FromSeconds(1) : until;
            until = until > now + LongestPause ? now + LongestPause : until;
            Pause = new Pause(
                until,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"wants to be left alone (its rate limit is reached); it will be asked again after {until.UtcDateTime:HH:mm} UTC."
                ),
                true
            );
            return true;
        }
    }

    /// <summary>Learns that there was no answer; after some of that the host is left alone, longer each time.</summary>
    public void LearnFailure()
    {
        lock (gate)
        {
            if (++failures < FailuresBeforePause)
                return;
            var until = clock.GetUtcNow() + Backoff(TimeSpan.FromSeconds(15), failures - FailuresBeforePause);
            Pause = new Pause(
                until,
                "has not answered several times; it will be asked again in a while.",
                false
            );
        }
    }

    /// <summary>A time that doubles with each step, up to ten minutes, with some chance in it so that not all come back at once.</summary>
    public static TimeSpan Backoff(TimeSpan first, int step)
    {
        var time = first * Math.Pow(2, Math.Min(step, 10));
        time = time > TimeSpan.FromMinutes(10) ? TimeSpan.FromMinutes(10) : time;
#pragma warning disable CA5394 // Chance against a crowd, not against an attacker.
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
            // Nothing is sent at that time, so the next may have it.
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

/// <summary>A time in which a host is not asked.</summary>
/// <param name="Until">Its end.</param>
/// <param name="Reason">Why, to be read behind the service's name.</param>
/// <param name="IsLimit">Whether the host itself asked for it; then nobody asks, however urgent.</param>
internal sealed record Pause(DateTimeOffset Until, string Reason, bool IsLimit);
