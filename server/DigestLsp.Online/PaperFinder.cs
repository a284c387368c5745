using System.Text.Json;
using DigestLsp.Online.Fetching;
using DigestLsp.Online.Services;

namespace DigestLsp.Online;

/// <summary>Papers found by title.</summary>
/// <param name="Matches">The papers with exactly that title, or some similar ones, the best first.</param>
/// <param name="Failure">The reason a service could not be searched, as a sentence, or null if all could.</param>
public sealed record FoundPapers(IReadOnlyList<PaperMatch> Matches, string? Failure);

/// <summary>Finds papers by title: on Hugging Face, and on arXiv if Hugging Face has no exact match.</summary>
internal sealed class PaperFinder(OnlineOptions options, Fetcher fetcher)
{
    public async Task<FoundPapers> FindAsync(string title, CancellationToken cancellationToken)
    {
        var (found, failure) = await AskAsync(
                "Hugging Face",
                PaperSearch.HuggingFace(title, options),
                PaperSearch.ReadHuggingFace,
                cancellationToken
            )
            .ConfigureAwait(false);
        if (found.Any(m => PaperSearch.IsExact(m, title)))
            return new FoundPapers(PaperSearch.Best(found, title), null);
        var (more, otherFailure) = await AskAsync(
                "arXiv",
                PaperSearch.Arxiv(title, options),
                PaperSearch.ReadArxiv,
                cancellationToken
            )
            .ConfigureAwait(false);
        return new FoundPapers(PaperSearch.Best(more.Concat(found), title), failure ?? otherFailure);
    }

    private async Task<(IReadOnlyList<PaperMatch> Found, string? Failure)> AskAsync(
        string service,
        ServiceRequest request,
        Func<Answer, IReadOnlyList<PaperMatch>> read,
        CancellationToken cancellationToken
    )
    {
        var fetched = await fetcher
            .SendAsync(request, new RequestPriority(IsUrgent: true, service), cancellationToken)
            .ConfigureAwait(false);
        if (fetched.Answer is not { } answer)
            return ([], $"{service} {fetched.Failure}");
        if (!answer.Succeeded())
            return (
                [],
                FormattableString.Invariant($"{service} returned an error (HTTP {(int)answer.Status}).")
            );
        try
        {
            return (read(answer), null);
        }
        catch (JsonException)
        {
            return ([], $"{service} sent an invalid response.");
        }
    }
}
