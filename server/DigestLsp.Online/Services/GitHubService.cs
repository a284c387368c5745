using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// What links into a repository of GitHub have in common: the first request is about the repository, whose state is theirs; the others
/// are about the place inside it.
/// </summary>
public abstract class GitHubService : GitHubApiService
{
    /// <inheritdoc/>
    protected sealed override string GoneReason => NoSuchRepository;

    internal const string NoSuchRepository = "There is no such repository, or it is private.";

    /// <inheritdoc/>
    public override LinkBatch? Batch => GitHubBatch.Only;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            GitHubRest.Get(options, target, $"repos/{target.Owner}/{target.Repository}"),
            .. FurtherRequests(target, options),
        ];

    /// <summary>What to ask beside the repository, for a richer card.</summary>
    private protected abstract IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    );

    /// <summary>The card of the place.</summary>
    /// <param name="target">What was asked about.</param>
    /// <param name="repository">What the first answer says.</param>
    /// <param name="answers">The other answers; null where there is none.</param>
    private protected abstract LinkPreview PreviewOf(
        LinkTarget target,
        GitHubRepositoryFacts repository,
        IReadOnlyList<Answer?> answers
    );

    /// <inheritdoc/>
    protected sealed override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var repository = GitHubRepositoryFacts.FromRest(json.RootElement, target);
        return new ServiceResult(
            repository.Verdict(target),
            PreviewOf(target, repository, [.. answers.Skip(1)]),
            repository.Identity
        );
    }

    /// <summary>Reads an answer that only makes a card richer: one that cannot be read is as good as none.</summary>
    internal static T? Enrich<T>(Answer? answer, Func<JsonElement, T?> read)
        where T : class
    {
        if (!answer.Succeeded())
            return null;
        try
        {
            using var json = answer!.ReadObject();
            return read(json.RootElement);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
