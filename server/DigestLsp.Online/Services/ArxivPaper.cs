using System.Globalization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>Papers on arXiv, from its API (<c>/api/query?id_list=…</c>).</summary>
public sealed class ArxivPaper : LinkService
{
    private const int MaxCategories = 8;
    private const int MaxErrorLength = 200;

    // A response without a paper that exists proves nothing. Two, in case the link is to one of them.
    private static readonly string[] Existing = ["1706.03762", "1412.6980"];

    /// <inheritdoc/>
    public override string Name => "arXiv";

    /// <inheritdoc/>
    public override LinkBatch? Batch => ArxivBatch.Only;

    /// <inheritdoc/>
    public override bool Handles(LinkTarget target) => target is { Kind: LinkKind.Arxiv, Id: not null };

    /// <inheritdoc/>
    // The second request confirms papers that are missing in the first response.
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [Request([target.Id!], options), Confirmation([target.Id!], options)];

    /// <inheritdoc/>
    public override bool AddsToPreview => false;

    /// <inheritdoc/>
    public override bool NeedsFollowUp(LinkTarget target, Answer first, bool richly)
    {
        try
        {
            return first.Succeeded() && ArxivFeed.Read(first).Find(target.Id!) is null;
        }
        catch (System.Xml.XmlException)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    protected override Answer? Deciding(LinkTarget target, IReadOnlyList<Answer?> answers) =>
        answers[1] ?? answers[0];

    /// <inheritdoc/>
    protected override bool IsOwn(Answer response) => ResponseProof.IsOf(response, "xml");

    /// <inheritdoc/>
    // The API responds 200 for papers that do not exist.
    protected override string? GoneReasonOf(Answer response) => null;

    /// <inheritdoc/>
    protected override ServiceResult Read(
        LinkTarget target,
        IReadOnlyList<Answer?> answers,
        DateTimeOffset now
    ) => Read(target, ArxivFeed.Read(Deciding(target, answers)!), now, isConfirmed: answers[1] is not null);

    // Without max_results the API returns at most ten.
    internal static ServiceRequest Request(IReadOnlyList<string> ids, OnlineOptions options) =>
        new(
            new Uri(
                options.ArxivApi,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"query?id_list={string.Join(',', ids)}&max_results={ids.Count}"
                )
            )
        )
        {
            Accept = "application/atom+xml",
        };

    /// <summary>
    /// Gets the request for papers missing in a response, together with one that exists: the API sometimes responds with a feed that lacks
    /// some papers or all.
    /// </summary>
    /// <param name="ids">The papers.</param>
    /// <param name="options">The base URLs of services.</param>
    internal static ServiceRequest Confirmation(IReadOnlyList<string> ids, OnlineOptions options) =>
        Request([.. ids, .. Existing.Except(ids).Take(1)], options);

    internal static ServiceResult Read(
        LinkTarget target,
        ArxivFeed feed,
        DateTimeOffset now,
        bool isConfirmed
    )
    {
        if (feed.Find(target.Id!) is { } entry)
            return new ServiceResult(
                new LinkVerdict(LinkStatus.Ok) { Title = entry.Title, LastChange = entry.Updated },
                PreviewOf(entry, target)
            );
        if (feed.Error is { } error)
            return ServiceResult.Unknown(
                $"arXiv returned an error: {PreviewText.Cut(error, MaxErrorLength)}"
            );
        if (!isConfirmed || Array.TrueForAll(Existing, id => feed.Find(id) is null))
            return ServiceResult.Unknown($"arXiv's response does not contain {target.Id}.");
        return IsSettled(target.Id!, now)
            ? ServiceResult.Broken($"arXiv has no paper {target.Id}.")
            : ServiceResult.Unknown($"arXiv has not indexed {target.Id} yet.");
    }

    /// <summary>
    /// Whether arXiv's index must contain a paper id by now. New papers are indexed days after their announcement, so ids of the last two
    /// months prove nothing. Ids before 2007 are settled.
    /// </summary>
    private static bool IsSettled(string id, DateTimeOffset now)
    {
        if (
            id.Length < 4
            || !int.TryParse(id.AsSpan(0, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var month)
        )
            return true;
        var months = ((2000 + (month / 100)) * 12) + (month % 100);
        return months < (now.Year * 12) + now.Month - 1;
    }

    private static LinkPreview PreviewOf(ArxivEntry entry, LinkTarget target)
    {
        var url = "https://arxiv.org/abs/" + entry.Id;
        List<Fact> facts = [];
        if (entry.Version is { } version)
            facts.Add(new(string.Create(CultureInfo.InvariantCulture, $"v{version}")));
        if (entry.Published is { } published)
            facts.Add(new("submitted", published));
        if (entry.Updated is { } updated && updated != entry.Published)
            facts.Add(new("revised", updated));
        if (entry.Journal is { } journal)
            facts.Add(new(PreviewText.Cut(journal, 100)));
        return PaperPreview.Of(entry.Title, url, entry.Authors, entry.Summary) with
        {
            Marks = [.. Marks(entry, target)],
            Facts = facts,
            Topics = [.. entry.Categories.Take(MaxCategories)],
            Links =
            [
                new("Abstract", url),
                new("PDF", "https://arxiv.org/pdf/" + entry.Id),
                .. entry.Doi is { } doi
                    ? [new PreviewLink("DOI", "https://doi.org/" + doi)]
                    : Array.Empty<PreviewLink>(),
            ],
        };
    }

    private static IEnumerable<string> Marks(ArxivEntry entry, LinkTarget target)
    {
        yield return "arXiv:" + entry.Id;
        if (entry.Comment?.Contains("withdrawn", StringComparison.OrdinalIgnoreCase) == true)
            yield return "withdrawn";
        if (target.Version is { } linked && entry.Version > linked)
            yield return string.Create(CultureInfo.InvariantCulture, $"link to v{linked}");
    }
}

/// <summary>Many papers in one request to arXiv's API, which allows one request every three seconds.</summary>
public sealed class ArxivBatch : LinkBatch
{
    private ArxivBatch() { }

    /// <summary>The only instance.</summary>
    public static ArxivBatch Only { get; } = new();

    /// <inheritdoc/>
    public override int Largest => 50;

    /// <inheritdoc/>
    public override ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options) =>
        ArxivPaper.Request([.. targets.Select(t => t.Id!)], options);

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceResult> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    ) => Read(targets, answer, now, isConfirmed: false);

    /// <inheritdoc/>
    public override (IReadOnlyList<LinkTarget> Targets, ServiceRequest Request)? Confirmation(
        IReadOnlyList<LinkTarget> targets,
        IReadOnlyList<ServiceResult> known,
        OnlineOptions options
    )
    {
        var missing = targets.Where((_, i) => known[i].Verdict.State == LinkStatus.Unknown).ToList();
        return missing.Count == 0
            ? null
            : (missing, ArxivPaper.Confirmation([.. missing.Select(t => t.Id!)], options));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceResult> Confirm(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    ) => Read(targets, answer, now, isConfirmed: true);

    private static IReadOnlyList<ServiceResult> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now,
        bool isConfirmed
    )
    {
        try
        {
            var feed = ArxivFeed.Read(answer);
            return [.. targets.Select(t => ArxivPaper.Read(t, feed, now, isConfirmed))];
        }
        catch (System.Xml.XmlException error)
        {
            throw new System.Text.Json.JsonException("The response is invalid.", error);
        }
    }
}
