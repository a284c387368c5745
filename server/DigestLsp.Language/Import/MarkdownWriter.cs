using DigestLsp.Language.Export;

namespace DigestLsp.Language.Import;

/// <summary>Writes papers as a Markdown page with all fields.</summary>
internal static class MarkdownWriter
{
    public static string Write(IReadOnlyList<ExportDay> days) =>
        MarkdownExport.Write(
            days,
            new ExportDigest(days, new Publication("", default)).Room,
            // The page lists the links itself.
            paper => WrittenFields.Of(paper).Where(f => f.Name != "Links" || paper.Fields.Contains(f))
        );
}
