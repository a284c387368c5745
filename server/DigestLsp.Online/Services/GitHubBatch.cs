using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// Many repositories in one request to GitHub's GraphQL API, each under an alias. A missing one is <c>null</c> with an error
/// <c>NOT_FOUND</c>. An exhausted rate limit is an error with status 200.
/// </summary>
public sealed class GitHubBatch : LinkBatch
{
    private const string Fields = """
        fragment F on Repository {
          databaseId nameWithOwner description stargazerCount forkCount
          issues(states: OPEN) { totalCount }
          pullRequests(states: OPEN) { totalCount }
          primaryLanguage { name }
          licenseInfo { spdxId }
          repositoryTopics(first: 10) { nodes { topic { name } } }
          pushedAt isArchived isDisabled isFork
          parent { nameWithOwner }
          homepageUrl
          defaultBranchRef { name }
          latestRelease { tagName publishedAt }
        }
        """;

    private GitHubBatch() { }

    /// <summary>The only instance, shared by all services of repositories.</summary>
    public static GitHubBatch Only { get; } = new();

    /// <inheritdoc/>
    public override int Largest => 50;

    /// <inheritdoc/>
    public override bool NeedsToken => true;

    /// <inheritdoc/>
    public override ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options)
    {
        var query = new StringBuilder("query(");
        for (var i = 0; i < targets.Count; i++)
            query.Append(CultureInfo.InvariantCulture, $"$o{i}: String!, $n{i}: String!, ");
        query.Append(") {\n");
        for (var i = 0; i < targets.Count; i++)
            query.Append(
                CultureInfo.InvariantCulture,
                $"  r{i}: repository(owner: $o{i}, name: $n{i}, followRenames: true) {{ ...F }}\n"
            );
        query.Append("}\n").Append(Fields);
        // Names are passed as variables, so text of a digest never becomes part of the query.
        var variables = new JsonObject();
        for (var i = 0; i < targets.Count; i++)
        {
            variables[Name('o', i)] = targets[i].Owner;
            variables[Name('n', i)] = targets[i].Repository;
        }
        return new ServiceRequest(GitHubRest.GraphQl(options.ApiOf(targets[0])))
        {
            Method = HttpMethod.Post,
            NeedsToken = true,
            Accept = "application/json",
            Body = new JsonObject { ["query"] = query.ToString(), ["variables"] = variables }.ToJsonString(),
        };
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceResult> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    )
    {
        try
        {
            using var json = answer.ReadObject();
            var errors = json.RootElement.Items("errors").ToList();
            var data = json.RootElement.Member("data");
            return
            [
                .. targets.Select(
                    (target, i) => Read(target, data?.Member(Name('r', i)), Name('r', i), errors)
                ),
            ];
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("The response is invalid.", error);
        }
    }

    private static ServiceResult Read(
        LinkTarget target,
        JsonElement? repository,
        string alias,
        List<JsonElement> errors
    )
    {
        if (repository is { ValueKind: JsonValueKind.Object } found)
        {
            try
            {
                var facts = GitHubRepositoryFacts.FromGraphQl(found, target);
                return new ServiceResult(facts.Verdict(target), facts.Preview(target), facts.Identity);
            }
            catch (Exception error) when (error is JsonException or InvalidOperationException)
            {
                return ServiceResult.Unknown("GitHub sent an invalid response.");
            }
        }
        var own = errors.Find(e => e.Items("path").FirstOrDefault().AsText() == alias);
        if (repository is not null && own.Text("type") == "NOT_FOUND")
            return ServiceResult.Broken(GitHubService.NoSuchRepository) with
            {
                Refusal = new TokenRefusal(HttpStatusCode.NotFound, ""),
            };
        var reason = own.ValueKind == JsonValueKind.Undefined ? errors.FirstOrDefault() : own;
        var refusal =
            own.Text("type") == "FORBIDDEN"
                ? new TokenRefusal(HttpStatusCode.Forbidden, own.Text("message") ?? "")
                : null;
        return ServiceResult.Unknown(
            reason.Text("type") is "RATE_LIMITED" or "RATE_LIMIT" ? "GitHub API rate limit exceeded."
            : reason.Text("message") is { } message
                ? "GitHub returned an error: " + PreviewText.Cut(message, 200)
            : "GitHub's response does not contain the repository."
        ) with
        {
            Refusal = refusal,
        };
    }

    private static string Name(char letter, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{letter}{index}");
}
