using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>The export formats.</summary>
public static class Exporter
{
    /// <summary>The exports by format name. Line ends are <c>\n</c>.</summary>
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

    /// <summary>Exports a digest in one of the <see cref="Formats"/>.</summary>
    /// <param name="tree">The digest.</param>
    /// <param name="format">The name of the format.</param>
    /// <param name="publication">The title and URL.</param>
    /// <exception cref="KeyNotFoundException">The format is unknown.</exception>
    public static string Write(DigestTree tree, string format, Publication publication) =>
        Formats[format](ExportDigest.Of(tree, publication));
}
