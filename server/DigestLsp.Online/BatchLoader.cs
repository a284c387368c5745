using System.Text.Json;
using DigestLsp.Language.Links;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>
/// Combines concurrent lookups of targets of one service into batch requests. A batch is sent when it is full, when no other caller is
/// expected, or when no caller has joined for a moment.
/// </summary>
/// <param name="batch">The kind of batch request.</param>
/// <param name="expected">The number of callers that will either join or leave.</param>
/// <param name="send">
/// Sends a request. The request is created again when it is about to be sent, unless the token is canceled before.
/// </param>
/// <param name="options">The base URLs of services.</param>
/// <param name="clock">The clock.</param>
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

    /// <summary>Gets the result for a target from the batch, or the reason it failed.</summary>
    /// <param name="target">The target.</param>
    /// <param name="unneeded">Canceled when no caller needs the result. The target is then left out of the request.</param>
    /// <exception cref="OperationCanceledException">No caller needs the result.</exception>
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
                // No caller has joined since: the expected callers wait for another caller's fetch of the same target.
                if (mine == generation && gathered.Count > 0)
                    Send();
                else if (!gathered.Contains(waiter))
                    break;
                mine = generation;
            }
        }
        return await waiter.Answer.Task.ConfigureAwait(false);
    }

    /// <summary>Removes an expected caller that needs no response.</summary>
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
            Fail(sent.Waiters, FetchResult.Failed("sent an invalid response."));
        }
        catch (Exception error)
        {
            foreach (var waiter in sent.Waiters)
                waiter.Answer.TrySetException(error);
        }

        List<LinkTarget> Targets() => [.. asked.Select(w => w.Target)];
    }

    /// <summary>
    /// Reads a response and requests again what is missing in it. Without a usable second response, the first one counts.
    /// </summary>
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
            // An unreadable second response confirms nothing, but the first one was readable.
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

        /// <summary>The request for this target, or null if it was not sent yet.</summary>
        public Sent? Sent { get; set; }

        public TaskCompletionSource<(ServiceResult?, FetchResult)> Answer { get; } =
            new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <summary>The callers that one request serves.</summary>
    private sealed class Sent(List<Waiter> waiters)
    {
        public List<Waiter> Waiters => waiters;

        public int Needed { get; set; } = waiters.Count;

        /// <summary>
        /// The waiters that were not dropped, or all of them if every one was, since a request must name at least one target.
        /// </summary>
        public List<Waiter> StillNeeded =>
            waiters.FindAll(w => !w.Answer.Task.IsCompleted) is { Count: > 0 } some ? some : waiters;

        public CancellationTokenSource Unneeded { get; } = new();
    }
}
