using DigestLsp.Language.Export;

namespace DigestLsp.Language.Import;

/// <summary>Papers as a Markdown page, with every field that they have.</summary>
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
