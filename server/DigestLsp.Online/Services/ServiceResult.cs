using System.Text.Json.Serialization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>What a service says about a link's target; this is what the cache keeps.</summary>
/// <param name="Verdict">How the link is.</param>
/// <param name="Preview">What a hover shows; null where there is nothing but the verdict.</param>
/// <param name="Identity">
/// The service's own number of the thing, which stays when its name changes; null where it has none. A name that answers with another
/// number than before has been taken over.
/// </param>
public sealed record ServiceResult(
    LinkVerdict Verdict,
    [property: JsonPropertyName("Card")] LinkPreview? Preview = null,
    string? Identity = null
)
{
    /// <summary>Why this may be due to the token, so that the target is requested again without it; null if it is not. Never cached.</summary>
    [JsonIgnore]
    public TokenRefusal? Refusal { get; init; }

    /// <summary>Nothing is known, and why, as a sentence.</summary>
    public static ServiceResult Unknown(string reason) =>
        new(new LinkVerdict(LinkStatus.Unknown) { Reason = reason });

    /// <summary>It is not there, and why, as a sentence.</summary>
    public static ServiceResult Broken(string reason) =>
        new(new LinkVerdict(LinkStatus.Broken) { Reason = reason });
}

/// <summary>What a hover shows, not yet drawn: nothing in it is escaped.</summary>
/// <param name="Heading">Its name: <c>owner/name</c>, a paper's title.</param>
/// <param name="Url">Where the heading leads.</param>
public sealed record LinkPreview(string Heading, string Url)
{
    /// <summary>What everybody should see first: <c>archived</c>, <c>fork of a/b</c>, <c>moved from a/b</c>.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>Who wrote it, in a line; null for what is no paper.</summary>
    public string? Authors { get; init; }

    /// <summary>What it is, in its owner's words; null where they say nothing.</summary>
    public string? Text { get; init; }

    /// <summary>Figures and facts, in a line.</summary>
    public IReadOnlyList<Fact> Facts { get; init; } = [];

    /// <summary>Topics or categories.</summary>
    public IReadOnlyList<string> Topics { get; init; } = [];

    /// <summary>Other places that belong to it.</summary>
    public IReadOnlyList<PreviewLink> Links { get; init; } = [];

    /// <summary>The first lines of what it holds; null where they are not known.</summary>
    public Excerpt? Excerpt { get; init; }
}

/// <summary>A fact; with a date, it is shown with the date and its age: <c>pushed 3 Aug 2026 (3 months ago)</c>.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Date">When that was; null where it is no date.</param>
public sealed record Fact(string Text, DateTimeOffset? Date = null);

/// <summary>A link of a card.</summary>
/// <param name="Text">What is shown.</param>
/// <param name="Url">Where it leads.</param>
public sealed record PreviewLink(string Text, string Url);

/// <summary>Lines out of a file.</summary>
/// <param name="Text">The lines.</param>
/// <param name="Language">The language's name in a Markdown fence, empty where it is not known; <see cref="Prose"/> for sentences.</param>
public sealed record Excerpt(string Text, string Language)
{
    /// <summary>The language of what is shown as text, not as code.</summary>
    public const string Prose = "prose";
}

/// <summary>How the cache writes and reads what is known; nothing is reflected over.</summary>
[JsonSourceGenerationOptions(DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ServiceResult))]
internal sealed partial class ServiceResultJson : JsonSerializerContext;
