using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.LongLines;

/// <summary>Every rule, scanner and feature processes long lines of repeated patterns in linear time.</summary>
public sealed class LongLineTests
{
    public static TheoryData<string> TextOperations => [.. Operations.OnText.Select(o => o.Name)];

    public static TheoryData<string, string> Documents
    {
        get
        {
            var documents = new TheoryData<string, string>();
            foreach (var dialect in DialectChooser.All)
            {
                foreach (var (name, _) in LongDocuments.In(dialect))
                    documents.Add(dialect.Id, name);
            }
            return documents;
        }
    }

    [Theory]
    [MemberData(nameof(TextOperations))]
    public void A_long_line_takes_linear_time(string operation)
    {
        var (_, run) = Operations.OnText.First(o => o.Name == operation);
        Excesses(
                LongLine.Selected,
                (line, length) =>
                {
                    var text = line.OfLength(length);
                    return [(operation, ThreadTime.Of(() => run(text)))];
                }
            )
            .ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void A_document_with_a_long_line_takes_linear_time(string dialect, string document)
    {
        var chosen = DialectChooser.All.First(d => d.Id == dialect);
        var (_, make) = LongDocuments.In(chosen).First(d => d.Name == document);
        Excesses(LongLine.Selected, (line, length) => Times(make(line, length), chosen)).ShouldBeEmpty();
    }

    private static List<string> Excesses(
        IEnumerable<LongLine> lines,
        Func<LongLine, int, IReadOnlyList<(string, TimeSpan)>> measure
    ) =>
        [
            .. lines.SelectMany(line =>
                Growth.Excesses(length => measure(line, length)).Select(excess => $"{line}: {excess}")
            ),
        ];

    private static List<(string, TimeSpan)> Times(string text, Dialect dialect)
    {
        DigestTree? tree = null;
        var times = new List<(string, TimeSpan)>
        {
            ("Parse", ThreadTime.Of(() => tree = DigestTree.Parse(text, dialect))),
        };
        foreach (var (name, run) in Operations.OnTree)
            times.Add((name, ThreadTime.Of(() => run(tree!))));
        return times;
    }
}
