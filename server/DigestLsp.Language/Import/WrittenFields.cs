using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Import;

/// <summary>The fields of a paper except title and abstract.</summary>
internal static class WrittenFields
{
    /// <summary>Gets the properties that the other fields do not repeat, then the other fields.</summary>
    public static IReadOnlyList<(string Name, string Value)> Of(ExportPaper paper)
    {
        EntryField[] others =
        [
            .. paper.Fields.Select(f => new EntryField(f.Name, default, default, f.Value)),
        ];
        var date = Array.Find(others, f => f.Name.Equals("Date", StringComparison.OrdinalIgnoreCase));
        return
        [
            .. MemberFields
                .Of(paper, paper.Fields)
                .Where(f =>
                    f.Name switch
                    {
                        "Authors" => !FieldText.Authors(others).SequenceEqual(paper.Authors),
                        "arXiv" => FieldText.ArxivId(others) != paper.ArxivId,
                        "DOI" => FieldText.Doi(others) != paper.Doi,
                        "Date" => date is null
                            || DateText.Find(date.Value)?.Date.ToString() != paper.Published,
                        _ => true,
                    }
                ),
            .. paper.Fields,
        ];
    }
}
