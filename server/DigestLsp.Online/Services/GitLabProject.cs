using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// A project of gitlab.com, out of <c>GET /projects/{path}</c>. A path of two segments may also be a subgroup's, so that
/// <c>GET /groups/{path}</c> is requested before a link counts as broken.
/// </summary>
public sealed class GitLabProject : LinkService
{
    private const int MaxTopics = 8;
    private static readonly Uri Api = new("https://gitlab.com/api/v4/");

    /// <inheritdoc/>
    public override string Name => "GitLab";

    /// <inheritdoc/>
    protected override string GoneReason => "Project or group not found or private.";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target.Kind == LinkKind.GitLabProject;

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options)
    {
        var api = options.Apis.GetValueOrDefault(Name, Api);
        var path = Uri.EscapeDataString(target.FullName!);
        return [Get($"projects/{path}?license=true"), Get($"groups/{path}?with_projects=false")];

        ServiceRequest Get(string path) => new(new Uri(api, path)) { Accept = "application/json" };
    }

    /// <inheritdoc/>
    public override bool AddsToPreview => false;

    /// <inheritdoc/>
    public override bool NeedsFollowUp(LinkTarget target, Answer first, bool richly) => IsNoProject(first);

    /// <inheritdoc/>
    protected override Answer? Deciding(LinkTarget target, IReadOnlyList<Answer?> answers) =>
        answers[0] is { } first && IsNoProject(first) ? answers[1] : answers[0];

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = Deciding(target, answers)!.ReadObject();
        var root = json.RootElement;
        if (root.Text("full_path") is { } group)
            return new ServiceResult(
                new LinkVerdict(LinkStatus.Ok),
                new LinkPreview(group, "https://gitlab.com/" + group)
                {
                    Marks = ["group"],
                    Text = root.Text("description"),
                }
            );
        if (root.Text("path_with_namespace") is not { } name)
            throw new JsonException("The response does not describe a project.");
        var moved = !name.Equals(target.FullName, StringComparison.OrdinalIgnoreCase);
        var url = "https://gitlab.com/" + name;
        return new ServiceResult(
            new LinkVerdict(moved ? LinkStatus.Moved : LinkStatus.Ok)
            {
                MovedTo = moved ? url : null,
                IsArchived = root.Flag("archived"),
                Stars = root.Number("star_count"),
                LastChange = root.Date("last_activity_at"),
            },
            PreviewOf(root, name, url, moved ? target.FullName : null),
            root.Identity("id")
        );
    }

    private bool IsNoProject(Answer first) =>
        first.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone
        && !first.IsFromElsewhere
        && ResponseProof.Obstacle(first) is null
        && IsOwn(first);

    private static LinkPreview PreviewOf(JsonElement root, string name, string url, string? movedFrom)
    {
        List<Fact> facts =
        [
            new($"★ {PreviewMarkdown.Short(root.Number("star_count") ?? 0)}"),
            new(PreviewText.Count(root.Number("forks_count") ?? 0, "fork")),
        ];
        if (root.Member("license")?.Text("name") is { } license)
            facts.Add(new(license));
        if (root.Date("last_activity_at") is { } active)
            facts.Add(new("active", active));
        return new LinkPreview(name, url)
        {
            Marks =
            [
                .. root.Flag("archived") ? ["archived"] : Array.Empty<string>(),
                .. movedFrom is null ? Array.Empty<string>() : ["moved from " + movedFrom],
            ],
            Text = root.Text("description"),
            Facts = facts,
            Topics = [.. root.Texts("topics").Take(MaxTopics)],
            Links = [new("Project", url)],
        };
    }
}
