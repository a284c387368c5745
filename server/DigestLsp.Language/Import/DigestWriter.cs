using DigestLsp.Language.Dialects;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Import;

/// <summary>Papers as the text of a digest.</summary>
public static class DigestWriter
{
    private static readonly Publication Nowhere = new("", default);

    /// <summary>
    /// Writes a digest that is read back as it is given. It looks like a pasted page, title, abstract and fields parted by blank lines; where
    /// that layout would be read otherwise (a title that looks like a date, an abstract in pieces), each value is named: <c>Title:</c>,
    /// <c>Summary:</c>.
    /// </summary>
    /// <param name="days">The days.</param>
    /// <returns>
    /// The text, lines ended by <c>\n</c>, and whether reading it gives the same. Neither layout holds everything: a paper without title and
    /// abstract, say.
    /// </returns>
    public static (string Text, bool IsExact) Write(IReadOnlyList<ExportDay> days)
    {
        var page = PageWriter.Write(days);
        if (IsReadAs(page, days))
            return (page, true);
        var named = NamedWriter.Write(days);
        return IsReadAs(named, days) ? (named, true) : (page, false);
    }

    private static bool IsReadAs(string text, IReadOnlyList<ExportDay> days)
    {
        var read = ExportDigest.Of(DigestTree.Parse(text, DialectChooser.Choose), Nowhere);
        return JsonExport.Write(read) == JsonExport.Write(new ExportDigest(days, Nowhere));
    }
}
