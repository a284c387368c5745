using System.Globalization;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Services;

/// <summary>A paper on arXiv, out of its API (<c>/api/query?id_list=…</c>).</summary>
public sealed class ArxivPaper : LinkService
{
    private const int MostCategories = 8;

    /// <inheritdoc/>
    public override string Name => "arXiv";

    /// <inheritdoc/>
    public override LinkBatch? Batch => ArxivBatch.Only;

    /// <inheritdoc/>
    public override bool Knows(LinkTarget target) => target is { Kind: LinkKind.Arxiv, Id: not null };

    /// <inheritdoc/>
    public override IReadOnlyList<ServiceRequest> Requests(LinkTarget target, OnlineOptions options) =>
        [Request([target], options)];

    /// <inheritdoc/>
    protected override Known Read(LinkTarget target, IReadOnlyList<Answer?> answers, DateTimeOffset now) =>
        Read(target, ArxivFeed.Read(answers[0]!.Body), now);

    // Without max_results no more than ten come.
    internal static ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options) =>
        new(
            new Uri(
                options.ArxivApi,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"query?id_list={string.Join(',', targets.Select(t => t.Id))}&max_results={targets.Count}"
                )
            )
        )
        {
            Accept = "application/atom+xml",
        };

    internal static Known Read(LinkTarget target, IReadOnlyList<ArxivEntry> entries, DateTimeOffset now)
    {
        if (entries.FirstOrDefault(e => e.Id == target.Id) is { } entry)
            return new Known(
                new LinkVerdict(LinkState.Alive) { Title = entry.Title, LastChange = entry.Updated },
                CardOf(entry, target)
            );
        return IsSettled(target.Id!, now)
            ? Known.Gone($"arXiv has no paper {target.Id}.")
            : Known.Unknown($"arXiv's index does not have {target.Id} yet.");
    }

    /// <summary>
    /// Whether arXiv's index must have a paper of that number by now: new ones come to it days after they are announced, so a number of the
    /// last two months proves nothing. Numbers before 2007 are settled.
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

    private static Card CardOf(ArxivEntry entry, LinkTarget target)
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
            facts.Add(new(CardText.Cut(journal, 100)));
        return PaperCard.Of(entry.Title, url, entry.Authors, entry.Summary) with
        {
            Marks = [.. Marks(entry, target)],
            Facts = facts,
            Topics = [.. entry.Categories.Take(MostCategories)],
            Links =
            [
                new("Abstract", url),
                new("PDF", "https://arxiv.org/pdf/" + entry.Id),
                .. entry.Doi is { } doi
                    ? [new CardLink("DOI", "https://doi.org/" + doi)]
                    : Array.Empty<CardLink>(),
            ],
        };
    }

    private static IEnumerable<string> Marks(ArxivEntry entry, LinkTarget target)
    {
        yield return "arXiv:" + entry.Id;
        if (entry.Comment?.Contains("withdrawn", StringComparison.OrdinalIgnoreCase) == true)
            yield return "withdrawn";
        if (target.Version is { } linked && entry.Version > linked)
            yield return string.Create(CultureInfo.InvariantCulture, $"the link is to v{linked}");
    }
}

/// <summary>Many papers in one request of arXiv's API, which asks for no more than one every three seconds.</summary>
public sealed class ArxivBatch : LinkBatch
{
    private ArxivBatch() { }

    /// <summary>The one there is.</summary>
    public static ArxivBatch Only { get; } = new();

    /// <inheritdoc/>
    public override int Largest => 50;

    /// <inheritdoc/>
    public override ServiceRequest Request(IReadOnlyList<LinkTarget> targets, OnlineOptions options) =>
        ArxivPaper.Request(targets, options);

    /// <inheritdoc/>
    public override IReadOnlyList<Known> Read(
        IReadOnlyList<LinkTarget> targets,
        Answer answer,
        DateTimeOffset now
    )
    {
        try
        {
            var entries = ArxivFeed.Read(answer.Body);
            return [.. targets.Select(t => ArxivPaper.Read(t, entries, now))];
        }
        catch (System.Xml.XmlException error)
        {
            throw new System.Text.Json.JsonException("The answer cannot be read.", error);
        }
    }
}
