namespace DigestLsp.Online.Tests;

/// <summary>A clock that skips long waits: a timer fires at once and the time moves on by what was waited for.</summary>
internal sealed class HurriedClock : TimeProvider
{
    // A batch gathers its targets for as long; without that wait they would be sent in pieces.
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
