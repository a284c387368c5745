using System.Text;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Dialects;

/// <summary>A new digest, typed character by character from an empty file.</summary>
public class TypingTests
{
    private const char Known = '¦';

    public static TheoryData<string> Names => [.. TypedDigests.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_paper_is_in_the_outline_once_its_first_anchor_is_complete(string name)
    {
        var (_, titles, _) = Sample(name);
        Type(
            name,
            (typed, known, tree) =>
            {
                var read = Titles(tree);
                foreach (var title in titles[..known])
                    read.ShouldContain(title, typed);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_else_is_in_the_outline_when_a_line_ends(string name)
    {
        var (_, titles, _) = Sample(name);
        Type(
            name,
            (typed, _, tree) =>
            {
                if (typed.EndsWith('\n'))
                    Titles(tree).ShouldBeSubsetOf(titles, typed);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_learned_profile_changes_at_most_once(string name)
    {
        var learned = new List<Dialect>();
        var steps = new List<string>();
        Type(
            name,
            (typed, _, tree) =>
            {
                var isLearned = tree.Dialect switch
                {
                    MarkedText marked => !marked.Profile.IsEmpty,
                    PlainText plain => plain.Openers != PlainOpeners.None,
                    _ => true,
                };
                if (isLearned && (learned.Count == 0 || !learned[^1].Equals(tree.Dialect)))
                {
                    learned.Add(tree.Dialect);
                    steps.Add($"{Describe(tree.Dialect)} at: …{typed[Math.Max(0, typed.Length - 40)..]}");
                }
            }
        );
        learned.Count.ShouldBeInRange(1, 2, string.Join('\n', steps));
    }

    private static string Describe(Dialect dialect) =>
        dialect switch
        {
            MarkedText marked => marked.Profile.ToString(),
            PlainText plain => plain.Openers.ToString(),
            _ => dialect.Id,
        };

    private static (string Name, string[] Titles, string Text) Sample(string name) =>
        TypedDigests.All.First(d => d.Name == name);

    private static void Type(string name, Action<string, int, DigestTree> check)
    {
        var choose = DialectChooser.For(null, name);
        var tree = DigestTree.Parse("", choose);
        var (typed, known) = (new StringBuilder(), 0);
        foreach (var character in Sample(name).Text.ReplaceLineEndings("\n"))
        {
            if (character == Known)
            {
                known++;
            }
            else
            {
                tree = tree.WithChange(new TextChange(new TextSpan(typed.Length, 0), character.ToString()));
                typed.Append(character);
            }
            check(typed.ToString(), known, tree);
        }
        TreeComparison
            .Describe(tree)
            .ShouldBe(TreeComparison.Describe(DigestTree.Parse(typed.ToString(), choose)));
    }

    // A paper whose id comes first has no title yet.
    private static string[] Titles(DigestTree tree) =>
        [
            .. tree
                .Parts.Select(at => at.Part)
                .OfType<Entry>()
                .Where(e => e.Content is not { Title: "", ArxivId: not null })
                .Select(e => e.Content.Title),
        ];
}
