using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Links;

/// <summary>
/// Link shapes seen in digests and possible ones: the span, the target and its kind. The shapes are in Shapes/*.txt: a line of text, then
/// its links, indented: <c>span → address kind owner/name id version lines</c>, with "!" for an invalid name.
/// </summary>
public class LinkShapeTests
{
    private static readonly string Folder = Path.Combine(
        Corpus.Repository,
        "tests",
        "DigestLsp.Language.Tests",
        "Links",
        "Shapes"
    );

    /// <summary>The file, text and expected links of every shape.</summary>
    public static TheoryData<string, string, string> Shapes
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var file in Directory.EnumerateFiles(Folder, "*.txt").Order(StringComparer.Ordinal))
            {
                var lines = File.ReadAllLines(file);
                for (var at = 0; at < lines.Length; )
                {
                    var text = lines[at++];
                    var links = lines
                        .Skip(at)
                        .TakeWhile(l => l.StartsWith("  ", StringComparison.Ordinal))
                        .ToList();
                    at += links.Count;
                    data.Add(
                        Path.GetFileNameWithoutExtension(file),
                        text,
                        string.Join('\n', links.Select(l => l[2..]))
                    );
                }
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public void Link_ends_where_a_reader_expects(string file, string text, string expected)
    {
        (expected.Length > 0).ShouldBe(file != "no-links", text);
        Describe(text).ShouldBe(expected);
    }

    [Fact]
    public void Every_file_has_shapes()
    {
        var files = Directory.GetFiles(Folder).Select(f => Path.GetFileNameWithoutExtension(f)!);
        files.Count().ShouldBeGreaterThan(6);
        Shapes.Select(s => s.Data.Item1).Distinct(StringComparer.Ordinal).ShouldBe(files, ignoreOrder: true);
    }

    [Fact]
    public void Reference_page_has_twenty_links()
    {
        var gold = Corpus.Json("daily-papers-aug-1.gold.json").GetProperty("links").EnumerateArray();
        var lines = Corpus.Read("daily-papers-aug-1.txt").Split('\n');
        var found = lines.SelectMany(
            (line, number) =>
                LinkScanner.Scan(line).Select(l => (number, l.Span.Start, l.Span.End, LinkTarget.Of(l.Text)))
        );
        found
            .Select(f => (f.number, f.Start, f.End, f.Item4.Url, f.Item4.FullName ?? f.Item4.Owner))
            .ShouldBe(
                gold.Select(g =>
                    (
                        g.GetProperty("line").GetInt32(),
                        g.GetProperty("start").GetInt32(),
                        g.GetProperty("end").GetInt32(),
                        g.GetProperty("url").GetString()!,
                        g.GetProperty("target").GetString()
                    )
                )
            );
    }

    private static string Describe(string text) =>
        string.Join(
            '\n',
            LinkScanner
                .Scan(text)
                .Select(link =>
                {
                    text.Substring(link.Span.Start, link.Span.Length).ShouldBe(link.Text);
                    return $"{link.Text} → {Describe(LinkTarget.Of(link.Text))}";
                })
        );

    private static string Describe(LinkTarget target)
    {
        List<string?> parts =
        [
            target.Url,
            target.Kind.ToString(),
            target.Owner is null && target.Repository is null ? null : $"{target.Owner}/{target.Repository}",
            target.Id,
            target.Version is { } version ? $"v{version}" : null,
            target.Lines is { } lines ? $"lines {lines.First}-{lines.Last}" : null,
            target.Problem is null ? null : "!",
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}
