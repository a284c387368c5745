using System.Collections;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Export;

/// <summary>A digest as exports see it.</summary>
/// <param name="Days">Its days, in order; papers above the first heading are a day without one.</param>
/// <param name="Publication">What the digest is called and where it is found.</param>
public sealed record ExportDigest(IReadOnlyList<ExportDay> Days, Publication Publication)
{
    /// <summary>
    /// Room for a form of it, in characters: a paper with its abstract has about two thousand. A text that grows in pieces costs more than
    /// what it holds.
    /// </summary>
    internal int Room => (16 * 1024) + (Days.Sum(d => d.Papers.Count) * 2048);

    /// <summary>All papers with the day they stand under, in order.</summary>
    public IEnumerable<(ExportPaper Paper, ExportDay Day)> Papers =>
        Days.SelectMany(d => d.Papers.Select(p => (p, d)));

    /// <summary>The day of an entry: its own, else the one it stands under, as ISO 8601 as far as it is known; null where there is none.</summary>
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
/// <param name="Heading">The date as it is written; null where no heading stands above the papers.</param>
/// <param name="Date">The same as ISO 8601 as far as it is known, the year inferred where that can be done; null where it says no date.</param>
/// <param name="Papers">Its papers, in order.</param>
public sealed record ExportDay(string? Heading, string? Date, IReadOnlyList<ExportPaper> Papers)
{
    /// <summary>The day of one of its papers: the one it gives itself, else this one.</summary>
    public string? Of(ExportPaper paper) => paper.Published ?? Date;
}

/// <summary>What a digest is called when it is taken out, and where it is found. Pages and feeds say so.</summary>
/// <param name="Title">Its name.</param>
/// <param name="Made">When it is taken out.</param>
/// <param name="Address">Address of the page it is published at; null where it is at none.</param>
public sealed record Publication(string Title, DateTimeOffset Made, string? Address = null)
{
    private const string Unsaved = "untitled:";

    /// <summary>A digest under the name that somebody gives it, else under that of its file.</summary>
    /// <param name="file">Path or address of its file, escapes of addresses undone.</param>
    /// <param name="title">The name; null or blank where nobody gives one.</param>
    /// <param name="address">Where it is published; null where it is nowhere.</param>
    /// <param name="made">When it is taken out.</param>
    /// <exception cref="FormatException">The address is none of the web; the message says what is needed.</exception>
    public static Publication Of(string file, string? title, string? address, DateTimeOffset made) =>
        address is null || LinkAddress.IsWeb(address)
            ? new Publication(string.IsNullOrWhiteSpace(title) ? TitleOf(file) : title, made, address)
            : throw new FormatException($"needs an address that begins with https://, not {address}");

    /// <summary>
    /// What a digest is called where nobody says so: its file's name without folders and extensions (<c>.digest.md</c> is two);
    /// <c>Digest</c> where it has none.
    /// </summary>
    /// <param name="file">Path or address of its file, escapes of addresses undone.</param>
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

/// <summary>The papers of entries, read when they are asked for, a batch at a time by all cores: an export of a long digest holds no more.</summary>
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
