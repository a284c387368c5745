using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Export;

/// <summary>The forms that a digest can be taken out in.</summary>
public static class Exporter
{
    /// <summary>By name: <c>markdown</c>, <c>bibtex</c>, <c>csv</c>.</summary>
    public static IReadOnlyDictionary<string, Func<IEnumerable<ExportPaper>, string>> Formats { get; } =
        new Dictionary<string, Func<IEnumerable<ExportPaper>, string>>(StringComparer.Ordinal)
        {
            ["markdown"] = MarkdownExport.Write,
            ["bibtex"] = BibtexExport.Write,
            ["csv"] = CsvExport.Write,
        };

    /// <summary>A digest in one of the <see cref="Formats"/>, lines ended by <c>\n</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is no such format.</exception>
    public static string Write(DigestTree tree, string format) => Formats[format](ExportPaper.All(tree));
}
