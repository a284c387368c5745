using System.Text.Json;
using System.Text.RegularExpressions;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>DOIs, from the record of their registration agency (CSL JSON by content negotiation of doi.org).</summary>
public sealed partial class DoiRecord : LinkService
{
    /// <inheritdoc/>
    public override string Name => "doi.org";

    /// <inheritdoc/>
    protected override string GoneReason => "DOI not registered.";

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target is { Kind: LinkKind.Doi, Id: not null };

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [
            new(new Uri(options.Doi, string.Join('/', target.Id!.Split('/').Select(Uri.EscapeDataString))))
            {
                Accept = "application/vnd.citationstyles.csl+json",
            },
        ];

    /// <inheritdoc/>
    // doi.org responds 404 with an HTML page, whatever was requested.
    protected override bool IsOwn(Answer response) =>
        base.IsOwn(response) || ResponseProof.IsHtmlWith(response, NotRegistered());

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    )
    {
        // A publisher's page instead of a record only shows that the DOI resolves.
        if (
            answers[0]!.IsFromElsewhere
            && answers[0]!.Header("Content-Type")?.Contains("html", StringComparison.OrdinalIgnoreCase)
                == true
        )
            return new ServiceResult(new LinkVerdict(LinkStatus.Ok));
        using var json = answers[0]!.ReadObject();
        var root = json.RootElement;
        // Crossref returns some strings as arrays with one element.
        var title = One(root, "title") is { } written ? PreviewText.WithoutTags(written) : null;
        if (string.IsNullOrEmpty(title))
            throw new JsonException("The response does not describe a work.");
        return new ServiceResult(
            new LinkVerdict(LinkStatus.Ok) { Title = title },
            PreviewOf(root, title, target)
        );
    }

    [GeneratedRegex(
        "DOI Not Found|cannot be found in the DOI System",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NotRegistered();

    private static LinkPreview PreviewOf(JsonElement root, string title, LinkTarget target)
    {
        var url = "https://doi.org/" + target.Id;
        var summary = root.Text("abstract") is { } text ? PreviewText.WithoutTags(text) : null;
        string?[] facts =
        [
            One(root, "container-title"),
            root.Text("publisher"),
            root.Text("type")?.Replace('-', ' '),
            DayOf(root),
        ];
        return PaperPreview.Of(
            title,
            url,
            [.. root.Items("author").Select(AuthorOf).OfType<string>()],
            summary
        ) with
        {
            Marks = ["DOI " + target.Id],
            Facts =
            [
                .. facts
                    .OfType<string>()
                    .Select(f => new Fact(PreviewText.Cut(PreviewText.WithoutTags(f), 100))),
            ],
            Links = [new("Publication", url)],
        };
    }

    private static string? One(JsonElement root, string name) =>
        root.Text(name) ?? root.Texts(name).FirstOrDefault();

    private static string? AuthorOf(JsonElement author) =>
        (author.Text("given"), author.Text("family")) switch
        {
            ({ } given, { } family) => $"{given} {family}",
            (null, { } family) => family,
            _ => author.Text("literal") ?? author.Text("name"),
        };

    private static string? DayOf(JsonElement root)
    {
        var parts = root.Member("issued")?.Items("date-parts").FirstOrDefault();
        return parts is not { ValueKind: JsonValueKind.Array } array
            ? null
            : PaperPreview.Day([
                .. array
                    .EnumerateArray()
                    .Take(3)
                    .Select(p =>
                        p.ValueKind == JsonValueKind.Number && p.TryGetInt32(out var number) ? number
                        : int.TryParse(
                            p.AsText(),
                            System.Globalization.CultureInfo.InvariantCulture,
                            out number
                        )
                            ? number
                        : 0
                    ),
            ]);
    }
}
