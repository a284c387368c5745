using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Library;

/// <summary>What a library keeps of a paper. No text and no tree hang on it, so that a hundred thousand are kept.</summary>
public sealed record PaperFacts
{
    /// <summary>The title on one line; empty where there is none.</summary>
    public required string Title { get; init; }

    /// <summary>Where the title stands, or the paper begins; characters counted in the library's encoding.</summary>
    public required LineRange Range { get; init; }

    /// <summary>The line that the paper ends on, 0-based.</summary>
    public required int LastLine { get; init; }

    /// <summary>The heading of its day as written, where none heads it the day that the paper itself says; null where there is neither.</summary>
    public string? Day { get; init; }

    /// <summary>What that says, as far as it is written; null where it says no possible date.</summary>
    public DigestDate? Date { get; init; }

    /// <summary>arXiv's identifier without version; null where none is.</summary>
    public string? ArxivId { get; init; }

    /// <summary>The value of <c>Status:</c>; null where there is none.</summary>
    public string? Status { get; init; }

    /// <summary>The tags, as written.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>Where each of the tags stands; characters counted as those of <see cref="Range"/>.</summary>
    public IReadOnlyList<LineRange> TagRanges { get; init; } = [];

    /// <summary>Its links, in order.</summary>
    public IReadOnlyList<LinkFacts> Links { get; init; } = [];

    /// <summary>See <see cref="EntryContent.TitleKey"/>; made anew on each use.</summary>
    public string TitleKey => EntryContent.KeyOf(Title);

    /// <summary>The facts of an entry.</summary>
    /// <param name="at">A part of a document that is an <see cref="Entry"/>.</param>
    /// <param name="day">The heading over it.</param>
    /// <param name="date">What the heading says.</param>
    /// <param name="encoding">What characters are counted in.</param>
    internal static PaperFacts Of(PartAt at, string? day, DigestDate? date, PositionEncoding encoding)
    {
        var entry = (Entry)at.Part;
        if (entry.FactsMemo is not Memo memo || memo.Encoding != encoding)
            entry.FactsMemo = memo = new Memo(encoding, Read(entry, encoding));
        return memo.Facts.Shift(at.Line, day, date);
    }

    private static PaperFacts Read(Entry entry, PositionEncoding encoding)
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

    private PaperFacts Shift(int lines, string? day, DigestDate? date) =>
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

    private sealed record Memo(PositionEncoding Encoding, PaperFacts Facts);
}

/// <summary>A link of a digest.</summary>
/// <param name="Key">See <see cref="LinkTarget.ReferenceKey"/>.</param>
/// <param name="Repository"><c>owner/name</c> as written; null where the link names no repository.</param>
/// <param name="Range">Where it stands; characters counted in the library's encoding.</param>
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
