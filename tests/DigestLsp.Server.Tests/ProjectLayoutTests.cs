using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>A project's own layout: patterns of lines in <c>.digest.json</c>.</summary>
public sealed partial class ProjectLayoutTests : CommandTest
{
    private const string Configuration = """
        {
          "layouts": {
            "notes/**": {
              "paper": "^@ (?<title>[^|]+)\\|(?<authors>[^|]+)\\| (?<url>\\S+)$",
              "day": "^== (?<day>.+) ==$",
              "topic": "^== ",
              "ignore": "^--"
            }
          }
        }
        """;

    private const string Notes = """
        == 2026-08-03 ==
        -- two papers
        @ Lanterns for Long Corridors | Ada Invented, Ben Bedacht | https://arxiv.org/abs/2608.00001
        A lantern is a note that the model writes to itself at every turn.
        It is read again at the end.
        Tags: memory

        @ Gardens of Sparse Attention | Cleo Ficta | https://arxiv.org/abs/2608.00002
        == Other ==
        Nothing here.
        """;

    [Fact]
    public void Papers_are_read_by_the_patterns()
    {
        Write(".digest.json", Configuration);
        Run("outline", "--format", "json", Write("notes/a.txt", Notes)).ShouldBe(0);
        var papers = JsonNode.Parse(Output.ToString())!.AsArray();
        papers
            .Select(p => (string?)p!["title"])
            .ShouldBe(["Lanterns for Long Corridors", "Gardens of Sparse Attention"]);
        var first = papers[0]!;
        ((int?)first["line"]).ShouldBe(2);
        ((string?)first["day"]).ShouldBe("2026-08-03");
        ((string?)first["arxiv"]).ShouldBe("2608.00001");
        first["authors"]!.AsArray().Select(a => (string?)a).ShouldBe(["Ada Invented", "Ben Bedacht"]);
        ((string?)first["abstract"]).ShouldStartWith("A lantern is a note");
        Clear();
        Run("layout", PathOf("notes/a.txt")).ShouldBe(0);
        Output.ToString().ShouldContain("custom (set in the configuration)");
        Output.ToString().ShouldContain("lines that match ^@ ");
        Clear();
        Run("outline", Write("other.txt", Notes)).ShouldBe(0);
        Output.ToString().ShouldNotContain("(custom)");
    }

    [Fact]
    public async Task The_editor_reads_papers_by_the_patterns_and_offers_no_template()
    {
        Write(".digest.json", Configuration);
        var uri = new Uri(Write("notes/a.txt", Notes)).AbsoluteUri;
        await using var client = await Client.ReadyAsync(folder: new Uri(Folder).AbsoluteUri);
        await client.OpenAsync(uri, Notes);
        (await client.OutlineAsync(uri))!.ToJsonString().ShouldContain("Gardens of Sparse Attention");
        var proposals = await client.ResultAsync("textDocument/completion", Client.At(uri, 6, 0));
        (proposals?.ToJsonString() ?? "").ShouldNotContain("arxiv.org/abs/");
    }

    [Fact]
    public void A_tree_after_edits_equals_a_fresh_one()
    {
        var layout = ProjectFile.Parse(Configuration, "/p/.digest.json").LayoutOf("/p/notes/a.txt")!;
        var random = new Random(20260803);
        string[] pieces =
        [
            "@ ",
            "|",
            " x",
            "\n",
            "\n\n",
            "== 2026-08-04 ==\n",
            "-- ",
            "Tags: a\n",
            "A sentence that is long enough to be text.\n",
        ];
        var text = Notes.ReplaceLineEndings("\n");
        var tree = DigestTree.Parse(text, layout);
        for (var i = 0; i < 2000; i++)
        {
            var start = random.Next(text.Length + 1);
            var length = Math.Min(random.Next(3) == 0 ? random.Next(30) : 0, text.Length - start);
            var change = new TextChange(new TextSpan(start, length), pieces[random.Next(pieces.Length)]);
            tree = tree.WithChange(change);
            text = TextChange.Apply(text, [change]);
            Describe(tree).ShouldBe(Describe(DigestTree.Parse(text, layout)), $"edit {i} of seed 20260803");
        }
    }

    private static string Describe(DigestTree tree) =>
        string.Join(
            '\n',
            tree.Parts.Select(at =>
                $"{at.Start} {at.Part.GetType().Name} {(at.Part as Entry)?.Content.Title} {string.Join(',', at.Part.Blocks.ToArray().Select(b => b.Role))}"
            )
        );

    [Theory]
    [InlineData("\"paper\": \"^(.+)$\"", "needs a group `title`")]
    [InlineData("\"paper\": \"^(?<title>.+\"", "Invalid pattern")]
    [InlineData("\"paper\": \"^(?<title>.+)(?=x)$\"", "Lookarounds")]
    [InlineData("\"paper\": \"^(?<title>.+)\\\\n\"", "one line")]
    [InlineData("\"paper\": \"^(?<titel>.+)$\"", "Unknown group `titel`")]
    [InlineData("\"paper\": \"^(?<title>.*)$\"", "matches an empty line")]
    [InlineData("\"papre\": \"^(?<title>.+)$\", \"paper\": \"^(?<title>.+)$\"", "Did you mean paper?")]
    [InlineData("\"day\": \"^=\"", "needs a pattern `paper`")]
    [InlineData("\"paper\": 1", "Write a pattern or a list of patterns")]
    public void A_problem_of_a_pattern_is_reported_at_its_line(string pattern, string message)
    {
        var file = ProjectFile.Parse(
            "{\n  \"layouts\": {\n    \"*.txt\": {" + pattern + "}\n  }\n}",
            "/p/.digest.json"
        );
        var problem = file.Problems.ShouldHaveSingleItem();
        problem.Line.ShouldBe(2);
        problem.Message.ShouldContain(message);
    }

    [Fact]
    public void More_patterns_than_allowed_are_reported()
    {
        var many = string.Join(", ", Enumerable.Repeat("\"^x (?<title>.+)$\"", CustomLayout.MaxPatterns + 1));
        ProjectFile
            .Parse($$"""{ "layouts": { "*.txt": { "paper": [{{many}}] } } }""", "/p/.digest.json")
            .Problems.ShouldHaveSingleItem()
            .Message.ShouldContain("At most 20 patterns");
    }

    [Fact]
    public void The_example_of_the_documentation_parses_as_documented()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "DigestLsp.sln")))
            folder = folder.Parent!;
        var page = File.ReadAllText(Path.Combine(folder.FullName, "docs", "format.md"))
            .ReplaceLineEndings("\n");
        var example = Example().Match(page);
        Write(".digest.json", example.Groups["json"].Value);
        Run("outline", Write("notes/a.txt", example.Groups["text"].Value)).ShouldBe(0);
        var titles = example.Groups["outline"].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        foreach (var title in titles)
            Output.ToString().ShouldContain(title.Trim());
        Output.ToString().ShouldContain("2 papers, 1 day");
    }

    [GeneratedRegex(
        "```json layouts\n(?<json>[\\s\\S]*?)\n```\n\n```text layouts\n(?<text>[\\s\\S]*?)\n```\n\n```text outline\n(?<outline>[\\s\\S]*?)```",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Example();
}
