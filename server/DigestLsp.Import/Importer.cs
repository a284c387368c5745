using System.Xml;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Features;
using DigestLsp.Language.Import;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Import;

/// <summary>The result of an import.</summary>
/// <param name="Text">The text to insert with <c>\n</c> line ends, empty if there are no new papers.</param>
/// <param name="Papers">The number of papers in the text.</param>
/// <param name="Skipped">The titles of papers that are already in the digest or appear twice.</param>
/// <param name="IsFromPage">Whether the page was parsed; otherwise its text was cleaned up.</param>
/// <param name="IsExact">Whether parsing the text returns everything that was imported.</param>
public sealed record Imported(
    string Text,
    int Papers,
    IReadOnlyList<string> Skipped,
    bool IsFromPage,
    bool IsExact
);

/// <summary>Converts a page, or the text copied with it, to papers that a digest does not contain yet.</summary>
public static class Importer
{
    /// <summary>Imports a page, or the text next to it if it contains no papers.</summary>
    /// <param name="html">The page as HTML, an Atom feed, or JSON; may be empty.</param>
    /// <param name="text">The page as plain text; may be empty.</param>
    /// <param name="into">The digest to insert into, or null for a new one.</param>
    public static Imported Import(string html, string text, DigestTree? into)
    {
        var known = new KnownPapers(into);
        if (!IsJson(html))
            return PageReader.Read(html) is { Count: > 0 } page
                ? FromPage(page, known)
                : FromText(text, known);
        // An exported digest is imported unchanged, except for papers that the other digest already contains.
        return HuggingFaceJson.Read(html) is { } day
            ? FromPage([day], known)
            : Written(JsonImport.Read(html), p => known.Skip(p), known);
    }

    /// <summary>Imports a file: a saved page, a feed, JSON, a digest or the text of a page.</summary>
    /// <param name="text">The text of the file.</param>
    /// <param name="into">The digest to insert into, or null for a new one.</param>
    /// <exception cref="FormatException">The file cannot be imported. The message gives the reason, without a period.</exception>
    public static Imported ImportFile(string text, DigestTree? into)
    {
        if (UnsupportedFormat.Find(text) is { } format)
            throw new FormatException($"it is {format}, which is not supported");
        var known = new KnownPapers(into);
        if (FeedReader.IsFeed(text))
            return FromFeed(text, known);
        if (IsJson(text))
            return Import(text, "", into);
        if (text.AsSpan().TrimStart().StartsWith('<'))
            return PageReader.Read(text) is { Count: > 0 } page
                ? FromPage(page, known)
                : throw new FormatException("it is not a page of Hugging Face or arXiv that lists papers");
        var imported = FromText(text, known);
        return imported.Papers + imported.Skipped.Count > 0
            ? imported
            : throw new FormatException("it contains no papers");
    }

    private static Imported FromFeed(string text, KnownPapers known)
    {
        try
        {
            return FeedReader.Read(text) is { Count: > 0 } days
                ? Written(days, known.Skip, known)
                : throw new FormatException("the feed contains no papers");
        }
        catch (XmlException problem)
        {
            throw new FormatException($"invalid XML on line {problem.LineNumber}", problem);
        }
    }

    // A Markdown list may also start with a bracket, but not with a bracket before a brace.
    private static bool IsJson(string text)
    {
        var start = text.AsSpan().TrimStart();
        return start is ['{', ..] || (start is ['[', ..] && start[1..].TrimStart() is ['{', ..]);
    }

    private static Imported FromPage(IReadOnlyList<ExportDay> days, KnownPapers known)
    {
        var written = Written(days, p => !known.Add(p), known);
        return written with { Text = Repaired(written.Text) };
    }

    private static Imported Written(
        IReadOnlyList<ExportDay> days,
        Func<ExportPaper, bool> skip,
        KnownPapers known
    )
    {
        var kept = days.Select(d =>
                (Before: d, After: d with { Papers = [.. d.Papers.Where(p => !skip(p))] })
            )
            .Where(d => d.After.Papers.Count > 0 || d.Before.Papers.Count == 0)
            .Select(d => d.After)
            .ToList();
        var (text, isExact) = DigestWriter.Write(kept);
        return new Imported(text, kept.Sum(d => d.Papers.Count), known.Skipped, true, isExact);
    }

    private static Imported FromText(string text, KnownPapers known)
    {
        text = text.ReplaceLineEndings("\n");
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        // Only the text of a page has boilerplate; a Markdown digest is imported unchanged.
        var isPage = tree.Dialect is PastedPage;
        if (isPage)
            tree = DigestTree.Parse(Repaired(text), DialectChooser.Choose);
        var papers = 0;
        var kept = string.Concat(
            tree.Parts.Where(at =>
                {
                    if (at.Part is not Entry entry)
                        return true;
                    var paper = ExportPaper.Of(entry);
                    var isNew = isPage ? known.Add(paper) : !known.Skip(paper);
                    papers += isNew ? 1 : 0;
                    return isNew;
                })
                .Select(at => at.Part.ToString())
        );
        return new Imported(
            Whitespace.IsBlank(kept) || (papers == 0 && known.Skipped.Count > 0) ? "" : kept.TrimEnd() + "\n",
            papers,
            known.Skipped,
            false,
            true
        );
    }

    private static string Repaired(string text) =>
        TextChange.Apply(text, PasteRepair.Changes(DigestTree.Parse(text, DialectChooser.Choose)));
}
