using System.Net;

namespace DigestLsp.Online.Services;

/// <summary>What all services of GitHub's REST API have in common.</summary>
public abstract class GitHubApiService : LinkService
{
    /// <inheritdoc/>
    public sealed override string Name => "GitHub";

    /// <inheritdoc/>
    // Elsewhere 451 says that the caller's country is blocked; here, that the content was taken down.
    protected sealed override string? GoneReasonOf(Answer response) =>
        response.Status == HttpStatusCode.UnavailableForLegalReasons
            ? "Not available for legal reasons."
            : base.GoneReasonOf(response);
}
