using System.Net;
using System.Text.Json;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>
/// The base of services for models, datasets and spaces on Hugging Face, from <c>/api/{models,datasets,spaces}/{owner}/{name}</c>.
/// </summary>
public abstract class HuggingFaceRepository : LinkService
{
    private const int MaxTags = 8;

    /// <inheritdoc/>
    public sealed override string Name => "Hugging Face";

    /// <inheritdoc/>
    protected sealed override string GoneReason => $"Hugging Face {Noun} not found or private.";

    /// <inheritdoc/>
    public sealed override bool Handles(LinkTarget target) =>
        target.Kind == Kind && target.Repository is not null;

    /// <inheritdoc/>
    public sealed override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [new(new Uri(options.HuggingFace, $"api/{Noun}s/{NameOf(target)}")) { Accept = "application/json" }];

    /// <summary>The kind of the targets.</summary>
    private protected abstract LinkKind Kind { get; }

    /// <summary>The noun shown to users.</summary>
    private protected abstract string Noun { get; }

    /// <summary>The path of its pages below the host.</summary>
    private protected abstract string Folder { get; }

    /// <summary>Gets the facts that only this kind has.</summary>
    private protected abstract IEnumerable<string> Traits(JsonElement root);

    /// <inheritdoc/>
    protected sealed override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        using var json = answers[0]!.ReadObject();
        var root = json.RootElement;
        if (root.Text("id") is not { } name)
            throw new JsonException($"The response does not describe a {Noun}.");
        var moved = !name.Equals(NameOf(target), StringComparison.OrdinalIgnoreCase);
        var url = $"https://huggingface.co/{Folder}{name}";
        return new ServiceResult(
            new LinkVerdict(moved ? LinkStatus.Moved : LinkStatus.Ok)
            {
                MovedTo = moved ? url : null,
                LastChange = root.Date("lastModified"),
            },
            PreviewOf(root, name, url, moved ? NameOf(target) : null),
            root.Text("_id")
        );
    }

    /// <inheritdoc/>
    // Hugging Face responds 401 with an error name for both private and missing repositories.
    protected sealed override string? GoneReasonOf(Answer response) =>
        response.Status == HttpStatusCode.Unauthorized && response.Header("X-Error-Code") == "RepoNotFound"
            ? GoneReason
            : base.GoneReasonOf(response);

    private LinkPreview PreviewOf(JsonElement root, string name, string url, string? movedFrom) =>
        new(name, url)
        {
            Marks = [.. Marks(root, movedFrom)],
            Text = root.Member("cardData")?.Text("short_description") ?? root.Text("description"),
            Facts = [.. Facts(root)],
            Topics =
            [
                .. root.Texts("tags").Where(t => !t.Contains(':', StringComparison.Ordinal)).Take(MaxTags),
            ],
            Links =
            [
                new(char.ToUpperInvariant(Noun[0]) + Noun[1..], url),
                .. root.Texts("tags")
                    .Where(t => t.StartsWith("arxiv:", StringComparison.OrdinalIgnoreCase))
                    .Take(3)
                    .Select(t => new PreviewLink(t, "https://arxiv.org/abs/" + t["arxiv:".Length..])),
            ],
        };

    private IEnumerable<string> Marks(JsonElement root, string? movedFrom)
    {
        yield return Noun;
        if (root.Flag("disabled"))
            yield return "disabled";
        if (root.Flag("private"))
            yield return "private";
        if (root.Text("gated") is not null || root.Flag("gated"))
            yield return "gated";
        if (movedFrom is not null)
            yield return "moved from " + movedFrom;
    }

    private IEnumerable<Fact> Facts(JsonElement root)
    {
        yield return new("♥ " + PreviewMarkdown.Short(root.Number("likes") ?? 0));
        if (root.Number("downloads") is { } downloads)
            yield return new($"{PreviewText.Count(downloads, "download")} a month");
        foreach (var trait in Traits(root))
            yield return new(trait);
        var licence = root.Texts("tags")
            .FirstOrDefault(t => t.StartsWith("license:", StringComparison.Ordinal));
        if (licence is not null)
            yield return new(licence["license:".Length..]);
        if (root.Date("lastModified") is { } changed)
            yield return new("changed", changed);
    }

    private static string NameOf(LinkTarget target) => target.FullName ?? target.Repository!;
}
