using System.Text.Json.Nodes;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

public sealed class CommandLineTests : CommandTest
{
    [Fact]
    public void Problems_exit_with_1_and_have_positions()
    {
        var file = Write(
            "a.digest",
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes to itself. See github.com/o/r.\n"
        );
        Run("check", file).ShouldBe(1);
        Output.ToString().ShouldContain($"{file}:5:58");
        Output.ToString().ShouldContain("[link.missing-scheme]");
    }

    [Fact]
    public void Nothing_found_is_0()
    {
        var file = Write(
            "a.digest",
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes to itself.\n"
        );
        Run("check", file).ShouldBe(0);
    }

    [Theory]
    [InlineData("check", "no-such-file")]
    [InlineData("outline", "no-such-file")]
    [InlineData("check", "--loud")]
    [InlineData("outline")]
    [InlineData("dance")]
    [InlineData("--dance")]
    [InlineData]
    public void Invalid_call_exits_with_2_and_a_reason(params string[] arguments)
    {
        Run(arguments).ShouldBe(2);
        Error.ToString().ShouldNotBeEmpty();
        Output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void The_outline_shows_days_papers_and_links()
    {
        var file = Write(
            "a.digest",
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes. See github.com/o/r.\n"
        );
        Run("outline", file).ShouldBe(0);
        Output.ToString().ShouldContain("Aug 1  1 paper");
        Output.ToString().ShouldContain("https://github.com/o/r");
    }

    [Fact]
    public void Outline_as_JSON_has_all_fields_of_each_paper()
    {
        var file = Write(
            "a.md",
            """
            # Papers of 2026-08-04

            ### [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001v2)
            - **Authors**: Ada Invented, Ben Bedacht
            - **Abstract**: A lantern is a note that the model writes. ![x](https://a.org/x) [![b](https://img.shields.io/b)](https://b.org)
            - **Code**: https://github.com/o/r
            """
        );
        Run("outline", "--format", "json", file).ShouldBe(0);
        var paper = JsonNode.Parse(Output.ToString())!.AsArray().ShouldHaveSingleItem()!;
        ((string?)paper["title"]).ShouldBe("Lanterns for Long Corridors");
        ((int?)paper["line"]).ShouldBe(2);
        ((string?)paper["day"]).ShouldBe("2026-08-04");
        ((string?)paper["arxiv"]).ShouldBe("2608.00001");
        paper["authors"]!.AsArray().Select(a => (string?)a).ShouldBe(["Ada Invented", "Ben Bedacht"]);
        ((string?)paper["abstract"]).ShouldStartWith("A lantern is a note");
        paper["links"]!
            .AsArray()
            .Select(l => (string?)l)
            .ShouldBe(["https://arxiv.org/abs/2608.00001v2", "https://b.org", "https://github.com/o/r"]);
    }

    [Theory]
    [InlineData("chek", "check")]
    [InlineData("--hepl", "--help")]
    [InlineData("check --fromat json", "--format")]
    [InlineData("check --format jsn", "json")]
    [InlineData("rules link.broke", "link.broken")]
    [InlineData("cache claer", "clear")]
    public void Suggestion_for_a_mistyped_word(string typed, string meant)
    {
        Run(typed.Split(' ')).ShouldBe(2);
        Error.ToString().ShouldContain($"Did you mean {meant}?");
    }

    [Fact]
    public void No_suggestion_without_a_similar_word()
    {
        Run("dance").ShouldBe(2);
        Error.ToString().ShouldNotContain("Did you mean");
    }

    [Fact]
    public void Every_command_has_a_valid_example()
    {
        foreach (var command in CommandLine.Commands)
        {
            Run(command.Name, "--help").ShouldBe(0);
            Output.ToString().ShouldContain("\nExample: digest-lsp " + command.Example);
            var words = command.Example.Split(['|', '>'])[0].Trim().Split(' ');
            words[0].ShouldBe(command.Name);
            Arguments.Read(command, words.AsSpan(1), Error).ShouldNotBeNull(Error.ToString());
            Clear();
        }
    }

    [Fact]
    public void Show_prints_the_hover_of_an_editor()
    {
        var file = Write(
            "a.digest",
            "Aug 1, 2025\n\nLanterns for Long Corridors\n\nA lantern is a note. See github.com/o/r.\n"
        );
        Run("show", file + ":3").ShouldBe(0);
        Output.ToString().ShouldStartWith("Lanterns for Long Corridors");
        Output.ToString().ShouldContain("- o/r  https://github.com/o/r");
        Clear();
        Run("show", file + ":5:28").ShouldBe(0);
        Output.ToString().ShouldBe("GitHub repository o/r" + Environment.NewLine);
        Clear();
        Run("show", file + ":1").ShouldBe(0);
        Output.ToString().ShouldContain("1 paper");
        Clear();
        Run("show", file + ":2:1").ShouldBe(0);
        Output.ToString().ShouldContain("no paper, day or link");
    }

    [Theory]
    [InlineData("a.digest")]
    [InlineData("a.digest:0")]
    [InlineData("a.digest:99")]
    [InlineData("no-such-file:1")]
    public void Show_requires_a_position(string place)
    {
        Write("a.digest", "Aug 1\n");
        Run("show", PathOf(place)).ShouldBe(2);
        Error.ToString().ShouldStartWith("digest-lsp: ");
    }

    [Fact]
    public void Config_shows_values_with_their_source()
    {
        var file = Write("old/a.digest", "Aug 1\n");
        Write(
            ".digest.json",
            """
            {
              "rules": { "page.boilerplate": "error", "link.moved": "off" },
              "overrides": { "old/**": { "page.boilerplate": "off" } },
              "dialects": { "old/*": "arxiv-mail" }
            }
            """
        );
        Run("config", file).ShouldBe(0);
        Output.ToString().ShouldContain(PathOf(".digest.json"));
        Output.ToString().ShouldContain("arxiv-mail (from the configuration)");
        Output.ToString().ShouldMatch("page.boilerplate +off +\\(overrides, \"old/\\*\\*\"; default: ");
        Output.ToString().ShouldMatch("link.moved +off +\\(rules; default: ");
        Clear();
        Write(".digest.json", "{ \"rules\": { \"page.furnature\": \"off\" } }");
        Run("config", file).ShouldBe(1);
        Output.ToString().ShouldContain(".digest.json:1:");
    }

    [Fact]
    public async Task Without_a_path_the_digests_of_the_configuration_are_checked()
    {
        Write(".digest.json", """{ "digests": ["papers/*.txt"] }""");
        Write("papers/a b.txt", "Aug 1\n\nLanterns for Long Corridors\n\nSee github.com/o/r.\n");
        Write("other.digest", "See github.com/o/r.\n");
        var (code, output, _) = await RunProgramAsync("check");
        code.ShouldBe(1);
        output.ShouldContain("papers/a b.txt:5:5");
        output.ShouldNotContain("other.digest");
    }

    [Fact]
    public async Task Cache_is_shown_and_cleared()
    {
        Write(".cache/digest-lsp/links.db", new string('x', 3000));
        (await RunProgramAsync("cache")).Output.ShouldContain("digest-lsp  3 kB");
        (await RunProgramAsync("cache", "clear")).Code.ShouldBe(0);
        Directory.GetFiles(PathOf(".cache/digest-lsp")).ShouldBeEmpty();
    }
}
