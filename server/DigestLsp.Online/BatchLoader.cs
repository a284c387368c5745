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
/// <param name="send">Sends a request, which is created anew when its turn comes, unless the token is canceled before.</param>
/// <param name="options">Where services are.</param>
/// <param name="clock">The time.</param>
internal sealed class BatchLoader(
    LinkBatch batch,
    int expected,
    Func<Func<ServiceRequest>, CancellationToken, Task<FetchResult>> send,
    OnlineOptions options,
    TimeProvider clock
)
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(100);

    private readonly Lock gate = new();
    private List<Waiter> gathered = [];
    private int generation;

    /// <summary>What the batch's answer says of a target; or why there is no answer.</summary>
    /// <param name="target">The target.</param>
    /// <param name="unneeded">Canceled when nobody needs it any more: then it is no longer asked about.</param>
    /// <exception cref="OperationCanceledException">Nobody needs it any more.</exception>
    public async Task<(ServiceResult? Known, FetchResult Failure)> LoadAsync(
        LinkTarget target,
        CancellationToken unneeded
    )
    {
        var waiter = new Waiter(target);
        var dropping = unneeded.Register(() => Drop(waiter));
        await using var _ = dropping.ConfigureAwait(false);
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
        var sent = new Sent(gathered);
        foreach (var waiter in gathered)
            waiter.Sent = sent;
        gathered = [];
        _ = SendAsync(sent);
    }

    private void Drop(Waiter waiter)
    {
        bool isLast;
        lock (gate)
        {
            gathered.Remove(waiter);
            isLast = waiter.Sent is { } sent && --sent.Needed == 0;
        }
        waiter.Answer.TrySetCanceled();
        if (isLast)
            waiter.Sent!.Unneeded.Cancel();
    }

    private async Task SendAsync(Sent sent)
    {
        List<Waiter> asked = [];
        try
        {
            var fetched = await send(
                    () =>
                    {
                        asked = sent.StillNeeded;
                        return batch.Request(Targets(), options);
                    },
                    sent.Unneeded.Token
                )
                .ConfigureAwait(false);
            if (fetched.Answer is not { } answer)
                Fail(sent.Waiters, fetched);
            else if (ReasonToDoubt(answer) is { } reason)
                Fail(
                    sent.Waiters,
                    FetchResult.Failed(reason) with
                    {
                        Refusal = TokenFallback.RefusalIn(fetched),
                    }
                );
            else
                Answer(
                    asked,
                    await ConfirmedAsync(Targets(), answer, sent.Unneeded.Token).ConfigureAwait(false)
                );
        }
        catch (JsonException)
        {
            Fail(sent.Waiters, FetchResult.Failed("sends an answer that cannot be read."));
        }
        catch (Exception error)
        {
            foreach (var waiter in sent.Waiters)
                waiter.Answer.TrySetException(error);
        }

        List<LinkTarget> Targets() => [.. asked.Select(w => w.Target)];
    }

    /// <summary>Reads an answer, and asks again about what it lacks; without a good second answer the first one counts.</summary>
    private async Task<IReadOnlyList<ServiceResult>> ConfirmedAsync(
        List<LinkTarget> targets,
        Answer first,
        CancellationToken unneeded
    )
    {
        var known = Proven(batch.Read(targets, first, clock.GetUtcNow()), first);
        if (
            batch.Confirmation(targets, known, options) is not var (asked, request)
            || (await send(() => request, unneeded).ConfigureAwait(false)).Answer is not { } second
            || ReasonToDoubt(second) is not null
        )
            return known;
        try
        {
            var confirmed = Proven(batch.Confirm(asked, second, clock.GetUtcNow()), second);
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

    private static IReadOnlyList<ServiceResult> Proven(IReadOnlyList<ServiceResult> known, Answer answer) =>
        [.. known.Select(k => ResponseProof.Require(k, answer, _ => true))];

    private static void Answer(List<Waiter> waiters, IReadOnlyList<ServiceResult> known)
    {
        for (var i = 0; i < waiters.Count; i++)
            waiters[i].Answer.TrySetResult((known[i], FetchResult.Failed("")));
    }

    private static void Fail(List<Waiter> waiters, FetchResult failure)
    {
        foreach (var waiter in waiters)
            waiter.Answer.TrySetResult((null, failure));
    }

    private sealed class Waiter(LinkTarget target)
    {
        public LinkTarget Target => target;

        /// <summary>The request that asks about it; null before that is sent.</summary>
        public Sent? Sent { get; set; }

        public TaskCompletionSource<(ServiceResult?, FetchResult)> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>Those that one request asks for.</summary>
    private sealed class Sent(List<Waiter> waiters)
    {
        public List<Waiter> Waiters => waiters;

        public int Needed { get; set; } = waiters.Count;

        /// <summary>Those that have not been dropped; all of them if all have, since a request must name something.</summary>
        public List<Waiter> StillNeeded =>
            waiters.FindAll(w => !w.Answer.Task.IsCompleted) is { Count: > 0 } some ? some : waiters;

        public CancellationTokenSource Unneeded { get; } = new();
    }
}
