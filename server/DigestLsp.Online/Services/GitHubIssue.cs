using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>An issue or a pull request, out of <c>GET /repos/{owner}/{repo}/issues/{number}</c>, which knows both.</summary>
public sealed class GitHubIssue : GitHubService
{
    private const int LongestBody = 300;
    private const int MostLabels = 10;

    /// <inheritdoc/>
    public override bool Knows(LinkTarget target) =>
        target is { FullName: not null, Id: not null }
        && target.Kind is LinkKind.GitHubIssue or LinkKind.GitHubPullRequest
        && target.Place?.StartsWith("discussions", StringComparison.Ordinal) != true;

    /// <inheritdoc/>
    public override string CardKey(LinkTarget target) => $"{target.Subject}#{target.Id}";

    /// <inheritdoc/>
    private protected override IEnumerable<ServiceRequest> FurtherRequests(
        LinkTarget target,
        OnlineOptions options
    ) => [GitHubRest.Get(options, target, $"repos/{target.FullName}/issues/{target.Id}")];

    /// <inheritdoc/>
    private protected override Card CardOf(
        LinkTarget target,
        GitHubRepositoryFacts repository,
        IReadOnlyList<Answer?> answers
    )
    {
        var place = $"{repository.FullName}#{target.Id}";
        if (Enrich(answers[0], json => CardOf(json, place, repository)) is { } card)
            return card;
        var whole = repository.Card(target);
        return answers[0] is null
            ? whole
            : whole with
            {
                Marks = [$"#{target.Id} cannot be read now ({(int)answers[0]!.Status})", .. whole.Marks],
            };
    }

    private static Card? CardOf(JsonElement issue, string place, GitHubRepositoryFacts repository)
    {
        if (issue.Text("title") is not { } title)
            return null;
        var pull = issue.Member("pull_request") is { ValueKind: JsonValueKind.Object } given
            ? given
            : (JsonElement?)null;
        var number = place[(place.IndexOf('#', StringComparison.Ordinal) + 1)..];
        return new Card(title, $"{repository.Url}/{(pull is null ? "issues" : "pull")}/{number}")
        {
            Marks = [StateOf(issue, pull), place],
            Text = issue.Text("body") is { } body ? CardText.Prose(body, LongestBody) : null,
            Facts = [.. Facts(issue, pull)],
            Topics =
            [
                .. issue
                    .Items("labels")
                    .Select(l => l.AsText() ?? l.Text("name"))
                    .OfType<string>()
                    .Take(MostLabels),
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
        yield return new(CardText.Count(issue.Number("comments") ?? 0, "comment"));
    }
}
