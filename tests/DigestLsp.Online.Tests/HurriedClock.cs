namespace DigestLsp.Online.Tests;

/// <summary>A clock that skips long waits: a timer fires immediately and the time advances by its delay.</summary>
internal sealed class HurriedClock : TimeProvider
{
    // A batch collects targets for that long; without the wait they would be sent separately.
    private static readonly TimeSpan MaxRealWait = TimeSpan.FromMilliseconds(100);
    private long skipped;

    public override DateTimeOffset GetUtcNow() =>
        System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref skipped));

    public override ITimer CreateTimer(
        TimerCallback callback,
        object? state,
        TimeSpan dueTime,
        TimeSpan period
    )
    {
        if (dueTime <= MaxRealWait)
            return base.CreateTimer(callback, state, dueTime, period);
        Interlocked.Add(ref skipped, dueTime.Ticks);
        return base.CreateTimer(callback, state, TimeSpan.Zero, period);
    }
}
