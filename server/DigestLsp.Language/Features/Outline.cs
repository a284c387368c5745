using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The kind of an outline item.</summary>
public enum OutlineKind
{
    /// <summary>A day with its papers.</summary>
    Day,

    /// <summary>A paper.</summary>
    Paper,

    /// <summary>A link of a paper.</summary>
    Link,
}

/// <summary>An item of the outline. Spans are relative to its part.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Name">The name; never empty.</param>
/// <param name="Detail">A short text next to the name; may be empty.</param>
/// <param name="Span">The whole span.</param>
/// <param name="Selection">The span of the name, inside of <paramref name="Span"/>.</param>
public sealed record OutlineItem(
    OutlineKind Kind,
    string Name,
    string Detail,
    TextSpan Span,
    TextSpan Selection
)
{
    /// <summary>The items inside of it.</summary>
    public IReadOnlyList<OutlineItem> Children { get; init; } = [];
}

/// <summary>A day with its papers, or papers without a day.</summary>
/// <param name="Heading">The date heading, or null.</param>
/// <param name="Papers">The entries in order.</param>
public sealed record OutlineDay(PartAt? Heading, IReadOnlyList<PartAt> Papers);

/// <summary>The outline of a digest: papers by day, without boilerplate and other text.</summary>
public static class Outline
{
    private const int MaxNameLength = 300;
    private const int MaxValueLength = 60;

    /// <summary>Gets the item of a part with its children, or null if it is neither a day nor a paper.</summary>
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

    /// <summary>Gets the days in order; papers without a day come first. Empty if no paper is recognized.</summary>
    public static IEnumerable<OutlineDay> Days(DigestTree tree)
    {
        if (tree.IsUnrecognized)
            yield break;
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

    /// <summary>Gets the date in a file name, or null if it has no date or the digest has date headings, which take precedence.</summary>
    /// <param name="tree">The digest.</param>
    /// <param name="file">The file's name, path or URI.</param>
    public static DigestDate? DayOfFile(DigestTree tree, string file) =>
        tree.HeadingOf(tree.Length) is null ? DayText.OfFileName(file) : null;

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

    // Annotations come first, then the ids of the paper.
    private static string Detail(EntryContent content)
    {
        if (content.Fields.Count == 0)
            return "";
        var shown = DetailFields
            .Select(content.Values)
            // Placeholders written by programs are not shown.
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

    /// <summary>Truncates a text with an ellipsis, never inside of a surrogate pair.</summary>
    internal static string Shorten(string text, int longest) =>
        text.Length <= longest
            ? text
            : text[..(longest - (char.IsHighSurrogate(text[longest - 2]) ? 2 : 1))].TrimEnd() + "…";
}
