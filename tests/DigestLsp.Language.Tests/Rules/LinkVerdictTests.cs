using DigestLsp.Language.Dialects;
using DigestLsp.Language.Links;
using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>The diagnostics of rules about link verdicts.</summary>
public class LinkVerdictTests
{
    [Fact]
    public void Unknown_is_never_reported() =>
        Find(
                "See github.com/invented/garden for more.",
                ("github:invented/garden", new LinkVerdict(LinkStatus.Unknown) { Reason = "A limit." })
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData(LinkStatus.Broken, 1)]
    [InlineData(LinkStatus.Ok, 0)]
    [InlineData(LinkStatus.Unknown, 0)]
    public void Link_is_broken_only_if_all_its_possible_ends_are(LinkStatus other, int diagnostics) =>
        Find(
            "See https://garden.example.org/a_(b)! or not.",
            ("garden.example.org/a_(b)", new LinkVerdict(LinkStatus.Broken)),
            ("garden.example.org/a_(b)!", new LinkVerdict(other)),
            ("garden.example.org/a_(b", new LinkVerdict(LinkStatus.Broken))
        )
            .Count.ShouldBe(diagnostics);

    [Fact]
    public void Other_possible_ends_of_a_broken_link_are_listed()
    {
        var tree = Tree("See https://garden.example.org/row. It is good.");
        var gone = Verdicts(("garden.example.org/row", new LinkVerdict(LinkStatus.Broken)));
        LinkReadings.Unasked(tree, gone).Select(t => t.Url).ShouldBe(["https://garden.example.org/row."]);
        LinkReadings.Unasked(tree, LinkVerdicts.None).ShouldBeEmpty();
    }

    [Fact]
    public void Moved_link_to_an_Enterprise_server_keeps_its_path() =>
        Find(
                "See https://git.example.org/old/lamps/blob/main/a.py#L3 for more.",
                (
                    "github@git.example.org:old/lamps",
                    new LinkVerdict(LinkStatus.Moved)
                    {
                        MovedTo = "https://git.example.org/invented/lanterns",
                    }
                )
            )
            .ShouldHaveSingleItem()
            .Fixes[0]
            .Changes[0]
            .NewText.ShouldBe("https://git.example.org/invented/lanterns/blob/main/a.py#L3");

    [Fact]
    public void Verdicts_of_one_GitHub_server_do_not_apply_to_another() =>
        Find(
                "See https://git.example.org/old/lamps and https://github.com/new/lamps for more.",
                ("github@git.example.org:new/lamps", new LinkVerdict(LinkStatus.Broken)),
                ("github:old/lamps", new LinkVerdict(LinkStatus.Broken))
            )
            .ShouldBeEmpty();

    [Theory]
    [InlineData("github.com/old/lamps", "github.com/invented/lanterns")]
    [InlineData("git@github.com:old/lamps.git", "git@github.com:invented/lanterns.git")]
    [InlineData(
        "https://github.com/Old/Lamps/blob/main/a.py#L3",
        "https://github.com/invented/lanterns/blob/main/a.py#L3"
    )]
    public void Moved_link_keeps_its_path(string link, string mended)
    {
        var diagnostic = Find(
                $"See {link} for more.",
                (
                    "github:old/lamps",
                    new LinkVerdict(LinkStatus.Moved) { MovedTo = "https://github.com/invented/lanterns" }
                )
            )
            .ShouldHaveSingleItem();
        diagnostic.RuleId.ShouldBe("link.moved");
        diagnostic.Fixes[0].Changes[0].NewText.ShouldBe(mended);
    }

    [Theory]
    [InlineData(
        "http://lamps.example/old#install",
        "https://lamps.example/new",
        "https://lamps.example/new#install"
    )]
    [InlineData(
        "http://lamps.example/old#install",
        "https://lamps.example/new#top",
        "https://lamps.example/new#top"
    )]
    [InlineData(
        "http://lamps.example/old#install",
        "https://lamps.example/new?a=b",
        "https://lamps.example/new?a=b#install"
    )]
    [InlineData(
        "http://lamps.example/old#install",
        "https://github.com/ada/lamps",
        "https://github.com/ada/lamps#install"
    )]
    [InlineData("http://lamps.example/old", "https://lamps.example/new", "https://lamps.example/new")]
    public void Moved_link_keeps_its_fragment_unless_the_new_url_has_its_own(
        string link,
        string movedTo,
        string text
    ) =>
        Find(
                $"See {link} for more.",
                ("lamps.example/old", new LinkVerdict(LinkStatus.Moved) { MovedTo = movedTo })
            )
            .ShouldHaveSingleItem()
            .Fixes[0]
            .Changes[0]
            .NewText.ShouldBe(text);

    [Fact]
    public void Changed_verdicts_change_the_diagnostics_of_the_same_tree()
    {
        var tree = Tree("See github.com/invented/garden for more.");
        var gone = Verdicts(("github:invented/garden", new LinkVerdict(LinkStatus.Broken)));
        var alive = Verdicts(("github:invented/garden", new LinkVerdict(LinkStatus.Ok)));
        Ids(gone).ShouldContain("link.broken");
        Ids(alive).ShouldNotContain("link.broken");
        Ids(null).ShouldNotContain("link.broken");

        IEnumerable<string> Ids(LinkVerdicts? verdicts) =>
            Linter.Check(tree, RuleSettings.Default, verdicts).Select(f => f.RuleId);
    }

    [Fact]
    public void Ignored_link_is_not_reported()
    {
        var settings = RuleSettings.Default.With(
            new Dictionary<string, Severity>(StringComparer.Ordinal),
            ["github.com/invented/*"]
        );
        Linter
            .Check(
                Tree("See github.com/invented/garden for more."),
                settings,
                Verdicts(("github:invented/garden", new LinkVerdict(LinkStatus.Broken)))
            )
            .ShouldNotContain(f => f.RuleId == "link.broken");
    }

    private static DigestTree Tree(string line) =>
        DigestTree.Parse(
            $"Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention. {line}\n",
            DialectChooser.Choose
        );

    private static LinkVerdicts Verdicts(params (string Subject, LinkVerdict Verdict)[] verdicts) =>
        new(verdicts.ToDictionary(v => v.Subject, v => v.Verdict, StringComparer.Ordinal));

    private static List<Diagnostic> Find(
        string line,
        params (string Subject, LinkVerdict Verdict)[] verdicts
    ) =>
        [
            .. Linter
                .Check(Tree(line), RuleSettings.Default, Verdicts(verdicts))
                .Where(f => RuleSet.ById[f.RuleId] is VerdictRule),
        ];
}
