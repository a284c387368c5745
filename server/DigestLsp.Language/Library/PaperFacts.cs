using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>The indexed facts of a paper. They reference no text or tree, so that a hundred thousand fit in memory.</summary>
public sealed record PaperFacts
{
    /// <summary>The title on one line; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The range of the title, or of the start of the paper, in the index's encoding.</summary>
    public required LineRange Range { get; init; }

    /// <summary>The last line of the paper, 0-based.</summary>
    public required int LastLine { get; init; }

    /// <summary>The heading of the paper's day as written, otherwise the paper's own date, or null.</summary>
    public string? Day { get; init; }

    /// <summary>The date of the day as far as it is written, or null if it is invalid.</summary>
    public DigestDate? Date { get; init; }

    /// <summary>The arXiv id without version, or null.</summary>
    public string? ArxivId { get; init; }

    /// <summary>The value of <c>Status:</c>, or null.</summary>
    public string? Status { get; init; }

    /// <summary>The tags, as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>The ranges of the tags, in the encoding of <see cref="Range"/>.</summary>
    public IReadOnlyList<LineRange> TagRanges { get; init; } = [];

    /// <summary>The links, in order.</summary>
    public IReadOnlyList<LinkFacts> Links { get; init; } = [];

    /// <summary>See <see cref="EntryContent.TitleKey"/>; computed on each use.</summary>
    public string TitleKey => EntryContent.KeyOf(Title);

    /// <summary>Gets the facts of an entry, with lines counted from its first.</summary>
    internal static PaperFacts Of(Entry entry, PositionEncoding encoding)
    {
        var at = new PartAt(entry, 0, 0);
        var content = entry.Content;
        var tags = TagList.Of(entry);
        var links = new List<LinkFacts>();
        foreach (var link in entry.Links)
        {
            var target = LinkTarget.Of(link.Text);
            if (target.Problem is null)
                links.Add(new LinkFacts(target.ReferenceKey, target.FullName, at.Range(link.Span, encoding)));
        }
        return new PaperFacts
        {
            Title = content.Title,
            Range = at.Range(content.TitleSpan ?? new TextSpan(entry.Extent.Start, 0), encoding),
            LastLine = at.Position(entry.Extent.End).Line,
            ArxivId = content.ArxivId,
            Status = content.Field("Status")?.Value is { Length: > 0 } status ? status : null,
            Day = content.DateSpan is { } said ? Whitespace.Fold(entry.Slice(said)) : null,
            Date = content.Date is { IsPossible: true } own ? own : null,
            Tags = tags.Count == 0 ? [] : [.. tags.Select(t => t.Name)],
            TagRanges = tags.Count == 0 ? [] : [.. tags.Select(t => at.Range(t.Span, encoding))],
            Links = links.Count == 0 ? [] : links.ToArray(),
        };
    }

    /// <summary>Gets the facts with lines counted from the document's first.</summary>
    /// <param name="lines">The line that the entry starts on.</param>
    /// <param name="day">The heading above it.</param>
    /// <param name="date">The date of the heading.</param>
    internal PaperFacts Shift(int lines, string? day, DigestDate? date) =>
        this with
        {
            Day = day ?? Day,
            Date = day is null ? Date : date,
            Range = LinkFacts.Shift(Range, lines),
            LastLine = LastLine + lines,
            TagRanges =
                lines == 0 || TagRanges.Count == 0
                    ? TagRanges
                    : [.. TagRanges.Select(r => LinkFacts.Shift(r, lines))],
            Links = lines == 0 || Links.Count == 0 ? Links : [.. Links.Select(l => l.Shift(lines))],
        };
}

/// <summary>A link of a digest.</summary>
/// <param name="Key">See <see cref="LinkTarget.ReferenceKey"/>.</param>
/// <param name="Repository"><c>owner/name</c> as written, or null if it is not a repository.</param>
/// <param name="Range">The range in the index's encoding.</param>
public sealed record LinkFacts(string Key, string? Repository, LineRange Range)
{
    internal LinkFacts Shift(int lines) => this with { Range = Shift(Range, lines) };

    internal static LineRange Shift(LineRange range, int lines) =>
        new(
            range.Start with
            {
                Line = range.Start.Line + lines,
            },
            range.End with
            {
                Line = range.End.Line + lines,
            }
        );
}
