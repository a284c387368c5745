using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>The examples of docs/format.md parse as described.</summary>
public partial class FormatPageTests
{
    private static readonly string Page = File.ReadAllText(
            Path.Combine(Corpus.Repository, "docs", "format.md")
        )
        .ReplaceLineEndings("\n");

    public static TheoryData<string, string, string> Pairs
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (Match match in Example().Matches(Page))
                data.Add(
                    match.Groups["dialect"].Value,
                    match.Groups["text"].Value,
                    match.Groups["outline"].Value
                );
            return data;
        }
    }

    [Fact]
    public void Every_dialect_has_an_example() =>
        DialectChooser
            .All.Select(d => d.Id)
            .Except(Example().Matches(Page).Select(m => m.Groups["dialect"].Value), StringComparer.Ordinal)
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Example_parses_as_documented(string dialect, string text, string outline)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        tree.Dialect.Id.ShouldBe(dialect);
        var lines = new List<string>();
        var indent = "";
        foreach (var at in tree.Parts)
        {
            if (at.Part is DateHeading day)
            {
                lines.Add(day.Slice(day.Name));
                indent = "  ";
            }
            else if (at.Part is Entry entry)
            {
                lines.Add(indent + Line(entry.Content));
            }
        }
        string.Join('\n', lines).ShouldBe(outline.TrimEnd('\n'));
    }

    private static string Line(EntryContent entry)
    {
        var parts = new List<string?>
        {
            entry.Title,
            entry.ArxivId,
            entry.Authors.Count(name => name != FieldText.Others) switch
            {
                0 => null,
                1 => "1 author",
                var n => $"{n} authors",
            },
            entry.Abstract is null ? null : "abstract",
            entry.Fields.Count == 0 ? null : string.Join(", ", entry.Fields.Select(f => f.Name)),
        };
        return string.Join(" | ", parts.Where(p => p is not null));
    }

    [GeneratedRegex(
        "```digest (?<dialect>[a-z-]+)\n(?<text>[\\s\\S]*?)\n```\n\n```outline\n(?<outline>[\\s\\S]*?)```",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Example();
}
