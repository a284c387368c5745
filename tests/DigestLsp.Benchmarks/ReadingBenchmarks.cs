using BenchmarkDotNet.Attributes;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Benchmarks;

/// <summary>Opening, editing and reading a whole document. The cost of an edit must not depend on the document.</summary>
[MemoryDiagnoser]
public class ReadingBenchmarks
{
    private readonly Random random = new(1);
    private string text = "";
    private DigestTree tree = null!;

    /// <summary>The number of pages of 70 papers.</summary>
    [Params(1, 10, 100)]
    public int Pages { get; set; }

    /// <summary>Creates the document.</summary>
    [GlobalSetup]
    public void Setup()
    {
        text = Documents.Page(Pages);
        tree = DigestTree.Parse(text, DialectChooser.Choose);
        foreach (var at in tree.Parts)
            _ = (at.Part as Entry)?.Content;
    }

    /// <summary>Parses a whole document.</summary>
    [Benchmark]
    public DigestTree Open() => DigestTree.Parse(text, DialectChooser.Choose);

    /// <summary>Parses a whole document and reads all entries and links.</summary>
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

    /// <summary>Types one character at a random position.</summary>
    [Benchmark]
    public DigestTree EditOneKey() =>
        tree.WithChange(new TextChange(new TextSpan(random.Next(tree.Length), 0), "x"));

    /// <summary>Reads every title and its position from a parsed tree, as an outline does.</summary>
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
