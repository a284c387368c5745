using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Paper pages on Hugging Face, from <c>/api/papers/{arXiv id}</c>.</summary>
public sealed class HuggingFacePaper : LinkService
{
    private const int MaxKeywords = 8;

    /// <inheritdoc/>
    public override string Name => "Hugging Face";

    /// <inheritdoc/>
    protected override string GoneReason => "Hugging Face has no page for this paper.";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) =>
        target is { Kind: LinkKind.HuggingFacePaper, Id: not null };

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            new(new Uri(options.HuggingFace, "api/papers/" + WithoutVersion(target.Id!)))
            {
                Accept = "application/json",
            },
        ];

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var root = json.RootElement;
        if (root.Text("title") is not { } title)
            throw new JsonException("The response does not describe a paper.");
        var code = CodeOf(root);
        return new ServiceResult(
            new LinkVerdict(LinkStatus.Ok) { Title = PreviewText.Fold(title), Code = code?.Url },
            PreviewOf(root, PreviewText.Fold(title), WithoutVersion(target.Id!), code)
        );
    }

    /// <summary>Gets the GitHub repository that the JSON of a paper names, or null if absent.</summary>
    public static LinkTarget? CodeOf(JsonElement paper) =>
        paper.Text("githubRepo") is { } address
        && LinkTarget.Of(address) is { IsInRepository: true, Problem: null, FullName: not null } target
            ? GitHub.Repository(target.Owner!, target.Repository!)
            : null;

    /// <summary>Gets the names of a paper's authors.</summary>
    public static IReadOnlyList<string> AuthorsOf(JsonElement paper) =>
        [
            .. paper
                .Items("authors")
                .Where(a => !a.Flag("hidden"))
                .Select(a => a.Text("name"))
                .OfType<string>(),
        ];

    private static LinkPreview PreviewOf(JsonElement root, string title, string id, LinkTarget? code)
    {
        var url = "https://huggingface.co/papers/" + id;
        List<Fact> facts = [new(PreviewText.Count(root.Number("upvotes") ?? 0, "upvote"))];
        if (root.Number("githubStars") is { } stars)
            facts.Add(new($"★ {PreviewMarkdown.Short(stars)}"));
        if (root.Date("publishedAt") is { } published)
            facts.Add(new("published", published));
        List<PreviewLink> links = [new("Page", url), new("arXiv", "https://arxiv.org/abs/" + id)];
        if (code is not null)
            links.Add(new("Code", code.Url));
        if (root.Text("projectPage") is { } project)
            links.Add(new("Project", project));
        return PaperPreview.Of(
            title,
            url,
            AuthorsOf(root),
            root.Text("ai_summary") ?? root.Text("summary")
        ) with
        {
            Marks = ["Hugging Face paper " + id],
            Facts = facts,
            Topics = [.. root.Texts("ai_keywords").Take(MaxKeywords)],
            Links = links,
        };
    }

    private static string WithoutVersion(string id) => id.Split('v')[0];
}
