using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// Users and organizations, from <c>GET /users/{name}</c>, with the description of an organization from <c>GET /orgs/{name}</c>.
/// </summary>
public sealed class GitHubOwner : GitHubApiService
{
    /// <inheritdoc/>
    protected override string GoneReason => "User or organization not found.";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target is { Kind: LinkKind.GitHubOrganisation, Owner: not null };

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            GitHubRest.Get(options, target, $"users/{target.Owner}"),
            GitHubRest.Get(options, target, $"orgs/{target.Owner}"),
        ];

    /// <inheritdoc/>
    public override bool NeedsFollowUp(LinkTarget target, Answer first, bool richly) =>
        base.NeedsFollowUp(target, first, richly) && first.Body.Span.IndexOf("\"Organization\""u8) >= 0;

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var root = json.RootElement;
        if (root.Text("login") is not { } login)
            throw new JsonException("The response does not describe a user.");
        var description = GitHubService.Enrich(answers[1], organisation => organisation.Text("description"));
        return new ServiceResult(
            new LinkVerdict(LinkStatus.Ok),
            PreviewOf(root, login, description ?? root.Text("bio"), GitHub.SiteOf(target)),
            root.Identity("id")
        );
    }

    private static LinkPreview PreviewOf(JsonElement root, string login, string? description, string site)
    {
        var url = $"{site}/{login}";
        var organisation = root.Text("type") == "Organization";
        List<Fact> facts =
        [
            new(PreviewText.Count(root.Number("public_repos") ?? 0, "public repo")),
            new(PreviewText.Count(root.Number("followers") ?? 0, "follower")),
        ];
        if (root.Text("company") is { } company)
            facts.Add(new(company));
        if (root.Text("location") is { } location)
            facts.Add(new(location));
        if (root.Date("created_at") is { } created)
            facts.Add(new("since", created));
        return new LinkPreview(
            root.Text("name") is { } name && name != login ? $"{name} ({login})" : login,
            url
        )
        {
            Marks = [organisation ? "organisation" : "user"],
            Text = description,
            Facts = facts,
            Links =
            [
                new(
                    "Repositories",
                    organisation ? $"{site}/orgs/{login}/repositories" : url + "?tab=repositories"
                ),
                .. root.Text("blog") is { } blog
                    ? [new PreviewLink("Home page", blog)]
                    : Array.Empty<PreviewLink>(),
            ],
        };
    }
}
