using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>
/// Gathers targets of one service that are asked about at the same time, and asks about many with one request. A request goes out when
/// it is full, when nobody else can come, or when nobody has come for a moment.
/// </summary>
/// <param name="batch">What the request is.</param>
/// <param name="expected">How many will either come or leave.</param>
/// <param name="send">Sends a request.</param>
/// <param name="options">Where services are.</param>
/// <param name="clock">The time.</param>
internal sealed class BatchLoader(
    LinkBatch batch,
    int expected,
    Func<ServiceRequest, Task<Fetched>> send,
    OnlineOptions options,
    TimeProvider clock
)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private List<Waiter> gathered = [];
    private int generation;

    /// <summary>What the batch's answer says of a target; or why there is no answer.</summary>
    public async Task<(Known? Known, Fetched Failure)> LoadAsync(LinkTarget target)
    {
        var waiter = new Waiter(target);
        int mine;
        lock (gate)
        {
            gathered.Add(waiter);
            expected--;
            mine = ++generation;
            if (gathered.Count == batch.Largest || expected <= 0)
                Send();
        }
        while (!waiter.Answer.Task.IsCompleted)
        {
            var moment = Task.Delay(Moment, clock);
            if (await Task.WhenAny(waiter.Answer.Task, moment).ConfigureAwait(false) != moment)
                break;
            lock (gate)
            {
                // Nobody has come since: who is expected waits for somebody else's fetch of the same target.
                if (mine == generation && gathered.Count > 0)
                    Send();
                else if (!gathered.Contains(waiter))
                    break;
                mine = generation;
            }
        }
        return await waiter.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>One of those expected needs no answer.</summary>
    public void Leave()
    {
        lock (gate)
        {
            if (--expected <= 0 && gathered.Count > 0)
                Send();
        }
    }

    private void Send()
    {
        var waiters = gathered;
        gathered = [];
        _ = SendAsync(waiters);
    }

    private async Task SendAsync(List<Waiter> waiters)
    {
        try
        {
            List<LinkTarget> targets = [.. waiters.Select(w => w.Target)];
            var fetched = await send(batch.Request(targets, options)).ConfigureAwait(false);
            if (fetched.Answer is not { } answer)
                Fail(waiters, fetched);
            else if (ReasonToDoubt(answer) is { } reason)
                Fail(waiters, Fetched.Failed(reason));
            else
                Answer(
                    waiters,
                    await ConfirmedAsync(
                            targets,
                            Proven(batch.Read(targets, answer, clock.GetUtcNow()), answer)
                        )
                        .ConfigureAwait(false)
                );
        }
        catch (JsonException)
        {
            Fail(waiters, Fetched.Failed("sends an answer that cannot be read."));
        }
        catch (Exception error)
        {
            foreach (var waiter in waiters)
                waiter.Answer.TrySetException(error);
        }
    }

    /// <summary>Asks again about what the answer lacks; without a good answer it stays as it was.</summary>
    private async Task<IReadOnlyList<Known>> ConfirmedAsync(
        List<LinkTarget> targets,
        IReadOnlyList<Known> known
    )
    {
        if (
            batch.Confirmation(targets, known, options) is not var (asked, request)
            || (await send(request).ConfigureAwait(false)).Answer is not { } answer
            || ReasonToDoubt(answer) is not null
        )
            return known;
        try
        {
            var confirmed = Proven(batch.Confirm(asked, answer, clock.GetUtcNow()), answer);
            var byTarget = asked.Zip(confirmed).ToDictionary(p => p.First, p => p.Second);
            return [.. targets.Select((target, i) => byTarget.GetValueOrDefault(target, known[i]))];
        }
        catch (JsonException)
        {
            // What cannot be read confirms nothing; the first answer could be.
            return known;
        }
    }

    private static string? ReasonToDoubt(Answer answer) =>
        answer.Succeeded() ? ResponseProof.Obstacle(answer) : LinkService.ReasonOf(answer.Status);

    private static IReadOnlyList<Known> Proven(IReadOnlyList<Known> known, Answer answer) =>
        [.. known.Select(k => ResponseProof.Require(k, answer, _ => true))];

    private static void Answer(List<Waiter> waiters, IReadOnlyList<Known> known)
    {
        for (var i = 0; i < waiters.Count; i++)
            waiters[i].Answer.TrySetResult((known[i], Fetched.Failed("")));
    }

    private static void Fail(List<Waiter> waiters, Fetched failure)
    {
        foreach (var waiter in waiters)
            waiter.Answer.TrySetResult((null, failure));
    }

    private sealed class Waiter(LinkTarget target)
    {
        public LinkTarget Target => target;

        public TaskCompletionSource<(Known?, Fetched)> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
