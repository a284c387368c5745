using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>What an item of the outline stands for.</summary>
public enum OutlineKind
{
    /// <summary>A day and the papers under it.</summary>
    Day,

    /// <summary>A paper.</summary>
    Paper,

    /// <summary>A link of a paper.</summary>
    Link,
}

/// <summary>An item of the outline. Spans are relative to the part it comes from.</summary>
/// <param name="Kind">What it stands for.</param>
/// <param name="Name">Never empty.</param>
/// <param name="Detail">A few words beside the name; may be empty.</param>
/// <param name="Span">All that belongs to it.</param>
/// <param name="Selection">Where the name stands, inside <paramref name="Span"/>.</param>
public sealed record OutlineItem(
    OutlineKind Kind,
    string Name,
    string Detail,
    TextSpan Span,
    TextSpan Selection
)
{
    /// <summary>The items inside it.</summary>
    public IReadOnlyList<OutlineItem> Children { get; init; } = [];
}

/// <summary>A day with its papers, or the papers that no day heads.</summary>
/// <param name="Heading">The date heading, or null.</param>
/// <param name="Papers">The entries under it, in order.</param>
public sealed record OutlineDay(PartAt? Heading, IReadOnlyList<PartAt> Papers);

/// <summary>The papers of a digest by day. Furniture and other text are no part of it.</summary>
public static class Outline
{
    private const int MaxNameLength = 300;
    private const int MaxValueLength = 60;

    /// <summary>The item of a part with its children; null for a part that is neither day nor paper.</summary>
    public static OutlineItem? Of(Part part) =>
        part switch
        {
            DateHeading heading => new OutlineItem(
                OutlineKind.Day,
                Shorten(part.Slice(heading.Name), MaxNameLength),
                "",
                part.Content,
                heading.Name
            ),
            Entry entry => OfEntry(entry),
            _ => null,
        };

    /// <summary>The days in order, papers that no day heads first.</summary>
    public static IEnumerable<OutlineDay> Days(DigestTree tree)
    {
        PartAt? heading = null;
        var papers = new List<PartAt>();
        foreach (var at in tree.Parts)
        {
            if (at.Part is Entry)
                papers.Add(at);
            if (at.Part is not DateHeading)
                continue;
            if (heading is not null || papers.Count > 0)
                yield return new OutlineDay(heading, papers);
            (heading, papers) = (at, []);
        }
        if (heading is not null || papers.Count > 0)
            yield return new OutlineDay(heading, papers);
    }

    private static OutlineItem OfEntry(Entry entry)
    {
        var content = entry.Content;
        return new OutlineItem(
            OutlineKind.Paper,
            content.Title.Length > 0 ? Shorten(content.Title, MaxNameLength) : EntryContent.NoTitle,
            Detail(content),
            entry.Extent,
            content.TitleSpan ?? new TextSpan(entry.Extent.Start, 0)
        )
        {
            Children =
            [
                .. entry
                    .Links.Where(l => entry.Extent.Contains(l.Span))
                    .Select(l => new OutlineItem(
                        OutlineKind.Link,
                        Shorten(l.Text, MaxNameLength),
                        "",
                        l.Span,
                        l.Span
                    )),
            ],
        };
    }

    // What a writer noted comes first, then what names the paper.
    private static string Detail(EntryContent content)
    {
        if (content.Fields.Count == 0)
            return "";
        var shown = DetailFields
            .Select(content.Values)
            // What programs write for nothing is nothing to show.
            .Where(value => value is not ("" or "null" or "None" or "nan" or "undefined"))
            .Select(value => Shorten(value, MaxValueLength));
        return string.Join(" · ", shown);
    }

    private static readonly string[] DetailFields =
    [
        "Status",
        "Tags",
        "Note",
        "Authors",
        "arXiv",
        "DOI",
        "Code",
        "Project",
    ];

    /// <summary>A text that is too long cut off, never within a surrogate pair, and an ellipsis for the rest.</summary>
    internal static string Shorten(string text, int longest) =>
        text.Length <= longest
            ? text
            : text[..(longest - (char.IsHighSurrogate(text[longest - 2]) ? 2 : 1))].TrimEnd() + "…";
}
