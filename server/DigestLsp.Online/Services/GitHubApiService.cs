using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>The base of services of GitHub's REST API.</summary>
public abstract class GitHubApiService : LinkService
{
    /// <inheritdoc/>
    public sealed override string Name => "GitHub";

    /// <inheritdoc/>
    // Other sites use 451 for the caller's country; GitHub's API uses it for content that was taken down.
    protected sealed override string? GoneReasonOf(Answer response) =>
        response.Status == HttpStatusCode.UnavailableForLegalReasons
            ? "Not available for legal reasons."
            : base.GoneReasonOf(response);
}
