using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>The forms that a digest can be taken out in.</summary>
public static class Exporter
{
    /// <summary>The writers by the name of their form; each gives lines ended by <c>\n</c>.</summary>
    public static IReadOnlyDictionary<string, Func<ExportDigest, string>> Formats { get; } =
        new Dictionary<string, Func<ExportDigest, string>>(StringComparer.Ordinal)
        {
            ["markdown"] = MarkdownExport.Write,
            ["html"] = HtmlExport.Write,
            ["json"] = JsonExport.Write,
            ["csv"] = CsvExport.Write,
            ["bibtex"] = BibtexExport.Write,
            ["rss"] = RssExport.Write,
            ["atom"] = AtomExport.Write,
        };

    /// <summary>A digest in one of the <see cref="Formats"/>.</summary>
    /// <param name="tree">The digest.</param>
    /// <param name="format">The form's name.</param>
    /// <param name="publication">What it is called and where it is found.</param>
    /// <exception cref="KeyNotFoundException">There is no such format.</exception>
    public static string Write(DigestTree tree, string format, Publication publication) =>
        Formats[format](ExportDigest.Of(tree, publication));
}
