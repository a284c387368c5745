using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Issues and pull requests, both from <c>GET /repos/{owner}/{repo}/issues/{number}</c>.</summary>
public sealed class GitHubIssue : GitHubService
{
    private const int MaxBodyLength = 300;
    private const int MaxLabels = 10;

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target is { FullName: not null, Id: not null }
        && target.Kind is LinkKind.GitHubIssue or LinkKind.GitHubPullRequest
        && target.Place?.StartsWith("discussions", StringComparison.Ordinal) != true;

    /// <inheritdoc/>
    public override string PreviewKey(LinkTarget target) => $"{target.Subject}#{target.Id}";

    /// <inheritdoc/>
    private protected override IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    ) => [GitHubRest.Get(options, target, $"repos/{target.FullName}/issues/{target.Id}")];

    /// <inheritdoc/>
    private protected override LinkPreview PreviewOf(
        LinkTarget target,
        GitHubRepositoryFacts repository,
        IReadOnlyList<Answer?> answers
    )
    {
        var place = $"{repository.FullName}#{target.Id}";
        if (Enrich(answers[0], json => PreviewOf(json, place, repository)) is { } card)
            return card;
        var whole = repository.Preview(target);
        return answers[0] is null
            ? whole
            : whole with
            {
                Marks =
                [
                    $"#{target.Id} could not be loaded (HTTP {(int)answers[0]!.Status})",
                    .. whole.Marks,
                ],
            };
    }

    private static LinkPreview? PreviewOf(JsonElement issue, string place, GitHubRepositoryFacts repository)
    {
        if (issue.Text("title") is not { } title)
            return null;
        var pull = issue.Member("pull_request") is { ValueKind: JsonValueKind.Object } given
            ? given
            : (JsonElement?)null;
        var number = place[(place.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return new LinkPreview(title, $"{repository.Url}/{(pull is null ? "issues" : "pull")}/{number}")
        {
            Marks = [StateOf(issue, pull), place],
            Text = issue.Text("body") is { } body ? PreviewText.Prose(body, MaxBodyLength) : null,
            Facts = [.. Facts(issue, pull)],
            Topics =
            [
                .. issue
                    .Items("labels")
                    .Select(l => l.AsText() ?? l.Text("name"))
                    .OfType<string>()
                    .Take(MaxLabels),
            ],
            Links = [new("Repository", repository.Url)],
        };
    }

    private static string StateOf(JsonElement issue, JsonElement? pull) =>
        pull?.Text("merged_at") is not null ? "merged"
        : issue.Text("state") == "closed"
            ? issue.Text("state_reason") == "not_planned" ? "closed as not planned"
                : "closed"
        : issue.Flag("draft") ? "draft"
        : "open";

    private static IEnumerable<Fact> Facts(JsonElement issue, JsonElement? pull)
    {
        yield return new(pull is null ? "issue" : "pull request");
        if (issue.Member("user")?.Text("login") is { } author)
            yield return new("by " + author);
        if (issue.Date("created_at") is { } created)
            yield return new("opened", created);
        if (issue.Date("closed_at") is { } closed)
            yield return new(pull?.Text("merged_at") is null ? "closed" : "merged", closed);
        yield return new(PreviewText.Count(issue.Number("comments") ?? 0, "comment"));
    }
}
