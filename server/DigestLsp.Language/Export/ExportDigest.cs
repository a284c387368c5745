using System.Collections;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A digest for export.</summary>
/// <param name="Days">The days in order. Papers above the first heading are a day without one.</param>
/// <param name="Publication">The title and URL of the digest.</param>
public sealed record ExportDigest(IReadOnlyList<ExportDay> Days, Publication Publication)
{
    /// <summary>
    /// The estimated length of an export in characters: a paper with an abstract has about two thousand. Growing a builder would cost more.
    /// </summary>
    internal int Room => (16 * 1024) + (Days.Sum(d => d.Papers.Count) * 2048);

    /// <summary>All papers with their day, in order.</summary>
    public IEnumerable<(ExportPaper Paper, ExportDay Day)> Papers =>
        Days.SelectMany(d => d.Papers.Select(p => (p, d)));

    /// <summary>Gets the date of an entry: its own or that of its heading, in ISO 8601, possibly partial, or null.</summary>
    public static string? DayOf(DigestTree tree, PartAt entry) =>
        (entry.Part as Entry)?.Content.Date?.ToString()
        ?? (
            tree.HeadingOf(entry.Start) is { } heading
                ? YearInference.Of(tree, heading)?.Date.ToString()
                : null
        );

    /// <summary>Reads a digest.</summary>
    public static ExportDigest Of(DigestTree tree, Publication publication)
    {
        var days = new List<ExportDay>();
        var papers = new List<Entry>();
        var (heading, date) = ((string?)null, (string?)null);
        foreach (var at in tree.Parts)
        {
            switch (at.Part)
            {
                case DateHeading part:
                    Close();
                    (heading, date) = (
                        Whitespace.Fold(part.Slice(part.Name)),
                        YearInference.Of(tree, at)?.Date.ToString()
                    );
                    break;
                case Entry entry:
                    papers.Add(entry);
                    break;
                default:
                    break;
            }
        }
        Close();
        if (days is [{ Heading: null, Date: null } only])
            days[0] = only with { Heading = publication.Day, Date = publication.Day };
        return new ExportDigest(days, publication);

        void Close()
        {
            if (heading is not null || papers.Count > 0)
                days.Add(new ExportDay(heading, date, new PapersOf(papers)));
            papers = [];
        }
    }
}

/// <summary>A day of a digest.</summary>
/// <param name="Heading">The heading as written, or null for papers without one.</param>
/// <param name="Date">
/// The date in ISO 8601, possibly partial, with an inferred year if possible, or null if the heading has no date.
/// </param>
/// <param name="Papers">The papers in order.</param>
public sealed record ExportDay(string? Heading, string? Date, IReadOnlyList<ExportPaper> Papers)
{
    /// <summary>Gets the date of one of its papers: the paper's own, or that of the day.</summary>
    public string? Of(ExportPaper paper) => paper.Published ?? Date;
}

/// <summary>The title and URL of an exported digest, for pages and feeds.</summary>
/// <param name="Title">The title.</param>
/// <param name="Made">The time of the export.</param>
/// <param name="Address">The URL of the published page, or null if it is not published.</param>
public sealed record Publication(string Title, DateTimeOffset Made, string? Address = null)
{
    private const string Unsaved = "untitled:";

    /// <summary>The day in the file's name, for a digest without days, or null.</summary>
    public string? Day { get; init; }

    /// <summary>Creates a publication with the given title, or the name of the file.</summary>
    /// <param name="file">The path or URL of the file, with escapes decoded.</param>
    /// <param name="title">The title, or null or blank to use the file name.</param>
    /// <param name="address">The URL of the published page, or null.</param>
    /// <param name="made">The time of the export.</param>
    /// <exception cref="FormatException">The URL is not a web URL; the message names the requirement.</exception>
    public static Publication Of(string file, string? title, string? address, DateTimeOffset made) =>
        address is null || LinkAddress.IsWeb(address)
            ? new Publication(string.IsNullOrWhiteSpace(title) ? TitleOf(file) : title, made, address)
            {
                Day = DayText.OfFileName(file)?.ToString(),
            }
            : throw new FormatException($"requires a URL that starts with https://, not {address}");

    /// <summary>
    /// Gets the default title of a digest: the file name without folders and extensions (<c>.digest.md</c> is two), or <c>Digest</c> if it
    /// is empty.
    /// </summary>
    /// <param name="file">The path or URL of the file, with escapes decoded.</param>
    public static string TitleOf(string file)
    {
        if (file.StartsWith(Unsaved, StringComparison.Ordinal))
            file = file[Unsaved.Length..];
        var name = file[(file.LastIndexOfAny(['/', '\\']) + 1)..];
        name = WithoutExtension(name);
        if (name.EndsWith(".digest", StringComparison.OrdinalIgnoreCase))
            name = WithoutExtension(name);
        name = name.Trim();
        return name is "" or "-" ? "Digest" : name;
    }

    private static string WithoutExtension(string name) =>
        name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
}

/// <summary>
/// The papers of entries, read on demand in batches on all cores, so that an export of a long digest keeps few of them in memory.
/// </summary>
internal sealed class PapersOf(IReadOnlyList<Entry> entries) : IReadOnlyList<ExportPaper>
{
    private const int Batch = 256;
    private const int Few = 32;

    public int Count => entries.Count;

    public ExportPaper this[int index] => ExportPaper.Of(entries[index]);

    public IEnumerator<ExportPaper> GetEnumerator()
    {
        var papers = new ExportPaper[Math.Min(Batch, entries.Count)];
        for (var start = 0; start < entries.Count; start += Batch)
        {
            var (first, count) = (start, Math.Min(Batch, entries.Count - start));
            if (count < Few)
            {
                for (var i = 0; i < count; i++)
                    Read(i);
            }
            else
                Parallel.For(0, count, Read);
            for (var i = 0; i < count; i++)
                yield return papers[i];

            void Read(int i) => papers[i] = ExportPaper.Of(entries[first + i]);
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
