using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>Fields added to a paper belong to the entry in every dialect, are in the outline's detail, and are not an abstract.</summary>
public class FieldTests
{
    private static readonly (string Name, string Value)[] Written =
    [
        ("Authors", "Ada Written, Ben Written"),
        ("arXiv", "2508.00099"),
        ("DOI", "10.1234/written.99"),
        ("Code", "https://github.com/written/code"),
        ("Project", "https://written.github.io/project"),
        ("Tags", "written, tags"),
        ("Note", "read it again"),
        ("Status", "to read"),
    ];

    /// <summary>The dialect, the field, and whether a blank line separates it from the last line of the entry.</summary>
    public static TheoryData<string, string, bool> Fields =>
        [
            .. from dialect in Samples.ByDialect.Keys
            from written in Written
            from apart in new[] { false, true }
            select (dialect, written.Name, apart),
        ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Field_belongs_to_the_paper_above_it(string dialect, string name, bool apart)
    {
        var value = Written.First(f => f.Name == name).Value;
        var text = Samples.ByDialect[dialect];
        var before = Entries(Read(text, dialect));
        for (var i = 0; i < before.Count; i++)
        {
            var (entry, where) = ((Entry)before[i].Part, $"{before[i].Part} in {dialect}");
            if (entry.Content.Field(name) is not null)
                continue;
            var written = (apart ? "\n\n" : "\n") + $"{name}: {value}" + (apart ? "\n" : "");
            var after = Entries(Read(text.Insert(before[i].Start + entry.Extent.End, written), dialect));
            after.Select(Shown).ShouldBe(before.Select(Shown), where);
            var changed = (Entry)after[i].Part;
            changed.Content.Field(name)?.Value.ShouldBe(value, where);
            changed.Content.Field(name).ShouldNotBeNull(where);
            Outline.Of(changed)!.Detail.ShouldContain(value, customMessage: where);
        }
    }

    private static string Shown(PartAt at)
    {
        var content = ((Entry)at.Part).Content;
        return $"{content.Title} | {(content.Abstract is { } span ? at.Part.Slice(span) : "")}";
    }

    private static DigestTree Read(string text, string dialect) =>
        DigestTree.Parse(text, DialectChooser.Find(dialect)!);

    private static List<PartAt> Entries(DigestTree tree) => [.. tree.Parts.Where(p => p.Part is Entry)];
}
