using System.Text.Json.Serialization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>The result of a service for a link's target, as stored in the cache.</summary>
/// <param name="Verdict">The verdict on the link.</param>
/// <param name="Preview">The preview, or null if there is only a verdict.</param>
/// <param name="Identity">
/// The service's own id of the target, which does not change when it is renamed, or null if it has no id.
/// A name whose id has changed has been taken over.
/// </param>
public sealed record ServiceResult(
    LinkVerdict Verdict,
    [property: JsonPropertyName("Card")] LinkPreview? Preview = null,
    string? Identity = null
)
{
    /// <summary>
    /// The refusal of the token that may be the reason for this result, so that the request is repeated without it, or null if it is not. Never cached.
    /// </summary>
    [JsonIgnore]
    public TokenRefusal? Refusal { get; init; }

    /// <summary>Creates an unknown result with a reason, which is a sentence.</summary>
    public static ServiceResult Unknown(string reason) =>
        new(new LinkVerdict(LinkStatus.Unknown) { Reason = reason });

    /// <summary>Creates a broken result with a reason, which is a sentence.</summary>
    public static ServiceResult Broken(string reason) =>
        new(new LinkVerdict(LinkStatus.Broken) { Reason = reason });
}

/// <summary>The content of a preview, not yet rendered and not escaped.</summary>
/// <param name="Heading">The heading: <c>owner/name</c>, or a paper's title.</param>
/// <param name="Url">The URL of the heading.</param>
public sealed record LinkPreview(string Heading, string Url)
{
    /// <summary>Labels shown first: <c>archived</c>, <c>fork of a/b</c>, <c>moved from a/b</c>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>The authors on one line, or null if it is not a paper.</summary>
    public string? Authors { get; init; }

    /// <summary>The description, or null if absent.</summary>
    public string? Text { get; init; }

    /// <summary>Figures and facts, shown on one line.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Topics or categories.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Related links.</summary>
    public IReadOnlyList<PreviewLink> Links { get; init; } = [];

    /// <summary>The first lines of the contents, or null if they are unknown.</summary>
    public Excerpt? Excerpt { get; init; }
}

/// <summary>A fact. A date is shown with its age: <c>pushed 3 Aug 2026 (3 months ago)</c>.</summary>
/// <param name="Text">The text.</param>
/// <param name="Date">The date, or null if absent.</param>
public sealed record Fact(string Text, DateTimeOffset? Date = null);

/// <summary>A link in a preview.</summary>
/// <param name="Text">The link text.</param>
/// <param name="Url">The URL.</param>
public sealed record PreviewLink(string Text, string Url);

/// <summary>Lines of a file.</summary>
/// <param name="Text">The lines.</param>
/// <param name="Language">The language of the Markdown fence, empty if unknown, or <see cref="Prose"/> for sentences.</param>
public sealed record Excerpt(string Text, string Language)
{
    /// <summary>The language of text that is not code.</summary>
    public const string Prose = "prose";
}

/// <summary>Source-generated JSON serialization of results.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ServiceResult))]
internal sealed partial class ServiceResultJson : JsonSerializerContext;
