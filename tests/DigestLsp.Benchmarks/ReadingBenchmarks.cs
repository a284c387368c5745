using BenchmarkDotNet.Attributes;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Benchmarks;

/// <summary>Opening, editing and reading a whole document: work follows the edit, not the document.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly Random random = new(1);
    private string text = "";
    private DigestTree tree = null!;

    /// <summary>How many pages of 70 papers.</summary>
    [Params(1, 10, 100)]
    public int Pages { get; set; }

    /// <summary>Makes the document.</summary>
    [GlobalSetup]
    public void Setup()
    {
        text = Documents.Page(Pages);
        tree = DigestTree.Parse(text, DialectChooser.Choose);
        foreach (var at in tree.Parts)
            _ = (at.Part as Entry)?.Content;
    }

    /// <summary>A whole document, from its string.</summary>
    [Benchmark]
    public DigestTree Open() => DigestTree.Parse(text, DialectChooser.Choose);

    /// <summary>A whole document with all that its entries say, and all links.</summary>
    [Benchmark]
    public int OpenAndReadAll()
    {
        var links = 0;
        foreach (var at in DigestTree.Parse(text, DialectChooser.Choose).Parts)
        {
            _ = (at.Part as Entry)?.Content;
            links += at.Part.Links.Count();
        }
        return links;
    }

    /// <summary>One character typed at a random place.</summary>
    [Benchmark]
    public DigestTree EditOneKey() =>
        tree.WithChange(new TextChange(new TextSpan(random.Next(tree.Length), 0), "x"));

    /// <summary>What an outline asks for: every title and where it stands, from a tree read before.</summary>
    [Benchmark]
    public int Outline()
    {
        var sum = 0;
        foreach (var at in tree.Parts)
        {
            if (at.Part is Entry { Content: { TitleSpan: { } title } content })
                sum += at.Position(title.Start).Line + content.Title.Length;
        }
        return sum;
    }
}
