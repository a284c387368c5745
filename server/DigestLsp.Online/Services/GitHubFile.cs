using System.Globalization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// A file in a repository: the linked lines, or the first ones. A URL does not show where a branch name ends (<c>blob/a/b/c.py</c>), so
/// branch and path are requested as one and split only if the default branch is known.
/// </summary>
public sealed class GitHubFile : GitHubService
{
    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target is { Kind: LinkKind.GitHubFile, FullName: not null } && RestOf(target) is not null;

    /// <inheritdoc/>
    public override string PreviewKey(LinkTarget target) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{target.Subject}:{RestOf(target)}#{target.Lines?.First}-{target.Lines?.Last}"
        );

    /// <inheritdoc/>
    private protected override IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    ) => [FileRequest(target, RestOf(target)!, options)];

    // An Enterprise server has no host for raw files that works without a session, so its API is used, with the first path segment as the
    // branch.
    private static ServiceRequest FileRequest(LinkTarget target, string rest, OnlineOptions options) =>
        target.Server is null ? new(new Uri(options.GitHubFiles, $"{target.FullName}/{rest}"))
        : rest.Split('/', 2) is [var branch, var path]
            ? GitHubRest.Get(
                options,
                target,
                $"repos/{target.FullName}/contents/{path}?ref={branch}",
                GitHubRest.Raw
            )
        : GitHubRest.Get(options, target, $"repos/{target.FullName}/contents/{rest}", GitHubRest.Raw);

    /// <inheritdoc/>
    private protected override LinkPreview PreviewOf(
        LinkTarget target,
        GitHubRepositoryFacts repository,
        IReadOnlyList<Answer?> answers
    )
    {
        var (path, branch) = Split(RestOf(target)!, repository.DefaultBranch);
        var marks = new List<string> { repository.FullName };
        if (branch is not null)
            marks.Add("at " + branch);
        if (repository.IsArchived)
            marks.Add("archived");
        var card = new LinkPreview(path, $"{repository.Url}/{target.Place}{Fragment(target)}")
        {
            Marks = marks,
            Links = [new("Repository", repository.Url)],
        };
        if (!answers[0].Succeeded())
            return card with
            {
                Text = answers[0] is null
                    ? "The file has not been loaded."
                    : string.Create(
                        CultureInfo.InvariantCulture,
                        $"The file could not be loaded (HTTP {(int)answers[0]!.Status})."
                    ),
            };
        var file = FileExcerpt.Of(path, answers[0]!.Body.Span, target.Lines);
        return card with { Facts = [.. file.Facts.Select(f => new Fact(f))], Excerpt = file.Excerpt };
    }

    /// <summary>Gets branch and path as they are in the URL, joined, or null if the link is not to a file.</summary>
    private static string? RestOf(LinkTarget target) =>
        target.Place?.Split('/', 2) is ["blob" or "raw" or "blame", { Length: > 0 } rest] ? rest : null;

    private static (string Path, string? Branch) Split(string rest, string? defaultBranch)
    {
        var readable = Uri.UnescapeDataString(rest);
        if (defaultBranch is not null && readable.StartsWith(defaultBranch + "/", StringComparison.Ordinal))
            return (readable[(defaultBranch.Length + 1)..], null);
        var slash = readable.IndexOf('/', StringComparison.Ordinal);
        return slash == 40 && readable.AsSpan(0, 40).IndexOfAnyExcept("0123456789abcdef") < 0
            ? (readable[(slash + 1)..], readable[..7])
            : (readable, null);
    }

    private static string Fragment(LinkTarget target) =>
        target.Lines is not var (first, last) ? ""
        : first == last ? string.Create(CultureInfo.InvariantCulture, $"#L{first}")
        : string.Create(CultureInfo.InvariantCulture, $"#L{first}-L{last}");
}
