using BenchmarkDotNet.Attributes;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Library;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Benchmarks;

/// <summary>All rules over a whole document, and after a keystroke: for its entry only, and with rules that compare entries.</summary>
[MemoryDiagnoser]
public class RuleBenchmarks
{
    private readonly Random random = new(1);
    private readonly RuleCache cache = new();
    private string text = "";
    private DigestTree tree = null!;
    private OtherDigests others = null!;

    /// <summary>The number of pages of 70 papers.</summary>
    [Params(1, 10, 100)]
    public int Pages { get; set; }

    /// <summary>Creates the document and checks it once.</summary>
    [GlobalSetup]
    public void Setup()
    {
        text = Documents.Page(Pages);
        tree = DigestTree.Parse(text, DialectChooser.Choose);
        var library = new WorkspaceIndex(
            new Dictionary<string, DigestFacts>(StringComparer.Ordinal)
            {
                ["file:///a.digest"] = DigestFacts.Of(
                    DigestTree.Parse(Documents.Page(10), DialectChooser.Choose),
                    PositionEncoding.Utf16
                ),
            }
        );
        others = new OtherDigests("file:///b.digest", library, new HashSet<string>(), []);
        Linter.Check(tree, RuleSettings.Default, cache: cache);
        Linter.Check(tree, RuleSettings.Default, others: others, cache: cache);
    }

    /// <summary>Parses the document and runs all rules without caches.</summary>
    [Benchmark]
    public int Cold() =>
        Linter.Check(DigestTree.Parse(text, DialectChooser.Choose), RuleSettings.Default).Count;

    /// <summary>Types a key and runs the rules about its entry.</summary>
    [Benchmark]
    public int KeyOwnEntry()
    {
        var at = random.Next(tree.Length);
        var edited = tree.WithChange(new TextChange(new TextSpan(at, 0), "x"));
        return Linter.InPart(edited.PartAt(at)!.Value.Part, RuleSettings.Default).Length;
    }

    /// <summary>Types a key and runs all rules, including those that compare entries.</summary>
    [Benchmark]
    public int KeyAllRules() => Linter.Check(Edited(), RuleSettings.Default, cache: cache).Count;

    /// <summary>Types a key and runs all rules with 700 papers in other digests.</summary>
    [Benchmark]
    public int KeyAllRulesBesideOthers() =>
        Linter.Check(Edited(), RuleSettings.Default, others: others, cache: cache).Count;

    private DigestTree Edited() =>
        tree.WithChange(new TextChange(new TextSpan(random.Next(tree.Length), 0), "x"));
}
