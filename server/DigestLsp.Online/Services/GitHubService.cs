using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// The base of services for links into a GitHub repository. The first request is for the repository, which decides the status; the others
/// are for the page inside it.
/// </summary>
public abstract class GitHubService : GitHubApiService
{
    /// <inheritdoc/>
    protected sealed override string GoneReason => NoSuchRepository;

    internal const string NoSuchRepository = "Repository not found or private.";

    /// <inheritdoc/>
    public override LinkBatch? Batch => GitHubBatch.Only;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            GitHubRest.Get(options, target, $"repos/{target.Owner}/{target.Repository}"),
            .. FurtherRequests(target, options),
        ];

    /// <summary>Gets the requests after the one for the repository, for a richer preview.</summary>
    private protected abstract IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    );

    /// <summary>Gets the preview of the page.</summary>
    /// <param name="target">The target.</param>
    /// <param name="repository">The repository from the first response.</param>
    /// <param name="answers">The other responses; null for one that is missing.</param>
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

    /// <summary>Reads a response that only enriches a preview. An unreadable one is ignored.</summary>
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
