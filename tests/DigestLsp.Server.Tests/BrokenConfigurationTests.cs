using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DigestLsp.Server.Tests;

/// <summary>A <c>.digest.json</c> with mistakes on the command line: never ignored, and never on standard output.</summary>
public sealed class BrokenConfigurationTests : CommandTest
{
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention  \n\nWe plant gardens. See github.com/invented/garden.\n";

    public static TheoryData<string> Commands =>
        [
            "check",
            "check --format json",
            "check --format sarif",
            "check --format github",
            "check --format gitlab",
            "check --format junit",
            "check --fix",
            "check --diff",
            "check --baseline none.json --update-baseline",
            "check --update-baseline",
            "fix",
            "fix --diff",
            "format",
            "format --check",
            "outline",
            "links",
            "stats",
            "export --to json",
            "import",
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Unparsable_configuration_is_2_with_its_line(string command)
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", "{\n  \"rules\": {\n    \"link.broken\": \"off\",,\n  }\n}");
        Run([.. command.Split(' '), file]).ShouldBe(2);
        Error.ToString().ShouldContain($"{PathOf(".digest.json")}:3:");
        Error.ToString().Split(".digest.json").Length.ShouldBe(2, Error.ToString());
        Output.ToString().ShouldBeEmpty();
        File.ReadAllText(file).ShouldBe(Page);
        File.Exists(PathOf("none.json")).ShouldBeFalse();
    }

    [Fact]
    public void Invalid_configuration_is_reported_by_show_and_into()
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", "{");
        Run("show", file + ":3").ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json:1:");
        Clear();
        Run("import", "--into", file, Write("other/b.digest", Page)).ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json:1:");
    }

    [Theory]
    [InlineData("{ \"rules\": ")]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("42")]
    [InlineData("{} {}")]
    [InlineData("rules: off")]
    public void Configuration_that_is_not_an_object_is_invalid(string text)
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", text);
        Run("check", file).ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json:1:");
        Output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void Configuration_that_cannot_be_read_cannot_be_used()
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", "{}" + new string(' ', 2_000_000));
        Run("check", file).ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json");
        Clear();
        File.Delete(PathOf(".digest.json"));
        File.CreateSymbolicLink(PathOf(".digest.json"), PathOf("missing.json"));
        Run("check", file).ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json");
    }

    [Fact]
    public void Each_invalid_configuration_is_reported_once_and_unrelated_ones_are_ignored()
    {
        Write("good/a.digest", Page);
        Write("bad/a.digest", Page);
        Write("bad/b.digest", Page);
        Write("bad/.digest.json", "{");
        Write("unused/.digest.json", "{");
        Run("check", "--format", "json", Folder).ShouldBe(2);
        Error.ToString().Split(".digest.json").Length.ShouldBe(2, Error.ToString());
        var files = JsonNode.Parse(Output.ToString())!.AsArray().Select(f => (string)f!["file"]!).Distinct();
        files.ShouldBe([PathOf("good/a.digest")]);
    }

    [Fact]
    public void Unparsable_configuration_of_a_folder_without_digests_is_the_reason()
    {
        Write(".digest.json", "{ \"digests\": [\"*.txt\"");
        Write("a.txt", Page);
        Run("check", Folder).ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json:1:");
        Error.ToString().ShouldNotContain("contains no digests");
    }

    [Theory]
    [InlineData(
        "\"rules\": {\n\"link.broke\": \"off\" }",
        "Unknown rule `link.broke`. Did you mean link.broken?"
    )]
    [InlineData("\"rules\": {\n\"page.boilerplate\": \"warn\" }", "Did you mean warning?")]
    [InlineData("\"rules\": {\n\"page.boilerplate\": \"Error\" }", "Did you mean error?")]
    [InlineData("\"rules\": {\n\"page.boilerplate\": 1 }", "Invalid severity 1 for `page.boilerplate`")]
    [InlineData("\n\"rule\": {}", "Unknown setting `rule`. Did you mean rules?")]
    [InlineData("\n\"digest\": []", "Unknown setting `digest`. Did you mean digests?")]
    [InlineData(
        "\"overrides\": { \"*\": {\n\"link.movd\": \"off\" } }",
        "Unknown rule `link.movd`. Did you mean link.moved?"
    )]
    [InlineData("\"dialects\": {\n\"*\": \"arxiv-mial\" }", "Did you mean arxiv-mail?")]
    [InlineData("\"ignore\": [\n1]", "Use a list")]
    public void Mistake_is_a_warning_with_its_line(string members, string message)
    {
        var clean = Write(
            "a.digest",
            Page.Replace("  \n", "\n", StringComparison.Ordinal)
                .Replace("github", "https://github", StringComparison.Ordinal)
        );
        Write(".digest.json", $"{{ {members} }}");
        foreach (
            var command in (string[])
                ["check", "fix", "format", "outline", "links", "stats", "export --to json", "check --diff"]
        )
        {
            Clear();
            Run([.. command.Split(' '), clean]).ShouldBe(0, command);
            Error.ToString().ShouldContain($"{PathOf(".digest.json")}:2:");
            Error.ToString().ShouldContain(message);
            Output.ToString().ShouldNotContain(".digest.json");
        }
        var dirty = Write("b.digest", Page);
        Run("check", dirty).ShouldBe(1);
        Run("format", "--check", dirty).ShouldBe(1);
        Run("fix", "--diff", dirty).ShouldBe(1);
    }

    [Theory]
    [InlineData("json")]
    [InlineData("sarif")]
    [InlineData("gitlab")]
    [InlineData("junit")]
    [InlineData("github")]
    public void Output_format_stays_clean(string format)
    {
        Write("a.digest", Page);
        Write(".digest.json", "{ \"rules\": { \"nothing\": \"off\" } }");
        Run("check", "--format", format, Folder).ShouldBe(1);
        Error.ToString().ShouldContain("Unknown rule `nothing`.");
        var output = Output.ToString();
        if (format == "junit")
            XDocument.Parse(output).Root.ShouldNotBeNull();
        else if (format == "github")
            output.TrimEnd().Split('\n').ShouldAllBe(l => l.StartsWith("::"));
        else
            JsonNode.Parse(output).ShouldNotBeNull();
    }

    [Fact]
    public void Configuration_is_shown_by_config_even_if_broken()
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", "{");
        Run("config", file).ShouldBe(1);
        Output.ToString().ShouldContain(".digest.json:1:");
    }

    [Fact]
    public void Named_standard_input_has_the_configuration_of_its_folder()
    {
        Write(".digest.json", "{");
        Write("in", Page);
        Run("check", "--stdin-name", PathOf("a.digest"), "-").ShouldBe(2);
        Error.ToString().ShouldContain(".digest.json:1:");
    }
}
