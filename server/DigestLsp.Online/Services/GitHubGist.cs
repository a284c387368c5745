using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Gists, from <c>GET /gists/{id}</c>: the files and the first lines of the first one.</summary>
public sealed class GitHubGist : GitHubApiService
{
    /// <inheritdoc/>
    protected override string GoneReason => "Gist not found.";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target is { Kind: LinkKind.Gist, Id: not null };

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [GitHubRest.Get(options, target, "gists/" + Uri.EscapeDataString(target.Id!))];

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var root = json.RootElement;
        if (root.Text("id") is null || root.Member("files") is not { ValueKind: JsonValueKind.Object } files)
            throw new JsonException("The response does not describe a gist.");
        return new ServiceResult(new LinkVerdict(LinkStatus.Ok), PreviewOf(root, files, target));
    }

    private static LinkPreview PreviewOf(JsonElement root, JsonElement files, LinkTarget target)
    {
        var count = files.EnumerateObject().Count();
        var first = files.EnumerateObject().Select(f => (JsonElement?)f.Value).FirstOrDefault();
        var name = first?.Text("filename");
        var owner = root.Member("owner")?.Text("login");
        List<Fact> facts = [new(count == 1 && name is not null ? name : PreviewText.Count(count, "file"))];
        if (root.Date("created_at") is { } created)
            facts.Add(new("created", created));
        if (root.Date("updated_at") is { } updated)
            facts.Add(new("changed", updated));
        facts.Add(new(PreviewText.Count(root.Number("comments") ?? 0, "comment")));
        return new LinkPreview(
            root.Text("description") ?? name ?? target.Id!,
            root.Text("html_url") ?? target.Url
        )
        {
            Marks = [owner is null ? "gist" : "gist of " + owner],
            Facts = facts,
            Excerpt = first?.Text("content") is { } content
                ? FileExcerpt.Of(name ?? "", System.Text.Encoding.UTF8.GetBytes(content), null).Excerpt
                : null,
        };
    }
}
