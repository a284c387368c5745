using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace DigestLsp.Server.Tests;

/// <summary><c>digest-lsp check</c>: its formats, its fixes, and files that it cannot read.</summary>
public sealed class CheckCommandTests : CommandTest
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see. See github.com/invented/garden.\n";

    [Fact]
    public async Task Json_has_the_diagnostics_of_the_server_with_equal_positions()
    {
        var file = Write("a.digest", Page);
        Run("check", "--format", "json", file).ShouldBe(1);
        var ours = JsonNode.Parse(Output.ToString())!.AsArray();
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{}}}"""
        );
        await client.OpenAsync(new Uri(file).AbsoluteUri, Page);
        var theirs = (
            await client.ResultAsync("textDocument/diagnostic", Client.Document(new Uri(file).AbsoluteUri))
        )!["items"]!.AsArray();
        ours.Select(f => $"{f!["range"]!.ToJsonString()} {f["code"]} {f["message"]}")
            .ShouldBe(theirs.Select(f => $"{f!["range"]!.ToJsonString()} {f["code"]} {f["message"]}"));
        ours.Count.ShouldBe(2);
    }

    [Fact]
    public void Text_shows_the_line_with_its_span_marked()
    {
        Run("check", "--min-severity", "warning", Write("a.digest", Page)).ShouldBe(1);
        Output
            .ToString()
            .ShouldContain("We plant gardens of attention and see. See github.com/invented/garden.\n");
        Output.ToString().ShouldContain(" | " + new string(' ', 43) + new string('^', 26) + "\n");
        Output.ToString().ShouldNotContain("page.boilerplate");
    }

    [Fact]
    public void Many_problems_of_a_rule_are_a_group()
    {
        var page =
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see.\n\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"http://github.com/invented/garden{i}\n"));
        var file = Write("a.digest", page);
        Run("check", file).ShouldBe(1);
        var lines = Output.ToString().Split('\n');
        lines.Count(l => l.EndsWith("[link.insecure-scheme]", StringComparison.Ordinal)).ShouldBe(3);
        lines.ShouldContain(l =>
            l.Contains(
                "40 problems of link.insecure-scheme on lines 7, 8, 9, 10, 11, 12, 13, 14, … (use --all to show each)"
            )
        );
        lines.ShouldContain("40 problems in 1 file.");
        Clear();
        Run("check", "--all", file).ShouldBe(1);
        Output
            .ToString()
            .Split('\n')
            .Count(l => l.EndsWith("[link.insecure-scheme]", StringComparison.Ordinal))
            .ShouldBe(40);
    }

    [Fact]
    public async Task Many_problems_of_a_rule_are_fixed_together_first()
    {
        var page =
            "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention and see.\n\n"
            + string.Concat(Enumerable.Range(0, 40).Select(i => $"http://github.com/invented/garden{i}\n"));
        var file = Write("a.digest", page);
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"codeAction":{"codeActionLiteralSupport":{"codeActionKind":{"valueSet":[]}}}}}"""
        );
        await client.OpenAsync(new Uri(file).AbsoluteUri, page);
        var actions = (
            await client.ResultAsync(
                "textDocument/codeAction",
                $$"""{"textDocument":{"uri":"{{new Uri(file).AbsoluteUri}}"},"range":{"start":{"line":6,"character":0},"end":{"line":6,"character":4} },"context":{"diagnostics":[],"only":["quickfix"]} }"""
            )
        )!.AsArray();
        ((string?)actions[0]!["title"]).ShouldBe("Fix all 40 `link.insecure-scheme` problems in this file");
    }

    [Fact]
    public void Sarif_JUnit_and_GitHub_report_the_same_problems()
    {
        var file = Write("a.digest", Page);
        Run("check", "--format=sarif", file).ShouldBe(1);
        var results = JsonNode.Parse(Output.ToString())!["runs"]![0]!["results"]!.AsArray();
        results
            .Select(r => (int)r!["locations"]![0]!["physicalLocation"]!["region"]!["startColumn"]!)
            .ShouldBe([1, 44]);
        Clear();
        Run("check", "--format=junit", file).ShouldBe(1);
        XDocument.Parse(Output.ToString()).Descendants("failure").Count().ShouldBe(2);
        Clear();
        Run("check", "--format=github", file).ShouldBe(1);
        Output
            .ToString()
            .ShouldContain(
                ",line=7,endLine=7,col=44,endColumn=69,title=link.missing-scheme::Missing `https%3A//".Replace(
                    "%3A",
                    ":",
                    StringComparison.Ordinal
                )
            );
    }

    [Fact]
    public void Fix_applies_safe_fixes_and_keeps_every_other_byte()
    {
        byte[] bytes =
        [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(Page.Replace("\n", "\r\n", StringComparison.Ordinal)),
            0xC3,
            0x28,
            0xFF,
        ];
        var file = Path.Combine(Folder, "a.digest");
        File.WriteAllBytes(file, bytes);
        Run("check", "--fix", file);
        var mended = File.ReadAllBytes(file);
        byte[] expected =
        [
            0xEF,
            0xBB,
            0xBF,
            .. Encoding.UTF8.GetBytes(
                Page["Subscribe\n\n".Length..]
                    .Replace("github.com", "https://github.com", StringComparison.Ordinal)
                    .Replace("\n", "\r\n", StringComparison.Ordinal)
            ),
            0xC3,
            0x28,
            0xFF,
        ];
        Convert.ToHexString(mended).ShouldBe(Convert.ToHexString(expected));
        Directory.GetFiles(Folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void Diff_shows_the_changes_of_fix_without_applying_them()
    {
        var file = Write("a.digest", Page);
        Run("check", "--diff", file).ShouldBe(1);
        Output.ToString().ShouldContain("-We plant gardens of attention and see. See github.com");
        Output.ToString().ShouldContain("+We plant gardens of attention and see. See https://github.com");
        File.ReadAllText(file).ShouldBe(Page);
    }

    [Fact]
    public void A_read_only_file_stays_as_it_is()
    {
        var file = Write("a.digest", Page);
        File.SetAttributes(file, FileAttributes.ReadOnly);
        Run("check", "--fix", file).ShouldBe(2);
        Error.ToString().ShouldContain("which is unchanged");
        File.ReadAllText(file).ShouldBe(Page);
        File.SetAttributes(file, FileAttributes.Normal);
    }

    [Fact]
    public void Baseline_hides_known_problems_wherever_they_move()
    {
        var file = Write("a.digest", Page);
        var baseline = Path.Combine(Folder, "digest.baseline.json");
        Run("check", "--baseline", baseline, "--update-baseline", file).ShouldBe(0);
        File.WriteAllText(file, "Aug 2\n\n" + Page);
        Run("check", "--baseline", baseline, file).ShouldBe(0);
        File.AppendAllText(file, "\nSee github.com/invented/other.\n");
        Run("check", "--baseline", baseline, file).ShouldBe(1);
    }

    [Fact]
    public void Folders_and_globs_name_their_digests_in_order()
    {
        Write("b/x.digest", Page);
        Write("a/y.digest.md", Page);
        Write("a/z.txt", Page);
        Directory.CreateSymbolicLink(Path.Combine(Folder, "a", "loop"), Folder);
        Run("check", "--format=json", Folder).ShouldBe(1);
        var files = JsonNode
            .Parse(Output.ToString())!
            .AsArray()
            .Select(f => Path.GetFileName((string)f!["file"]!))
            .Distinct();
        files.ShouldBe(["y.digest.md", "x.digest"]);
        Clear();
        Run("check", "--format=json", Path.Combine(Folder, "**", "*.txt")).ShouldBe(1);
        Output.ToString().ShouldContain("z.txt");
    }

    [Theory]
    [InlineData("check", "--format", "morse", "x")]
    [InlineData("check", "--min-severity", "loud", "x")]
    [InlineData("check", "--format")]
    [InlineData("check", "no-such-folder/*.digest")]
    [InlineData("rules", "no.rule")]
    [InlineData("links", "no-such-file")]
    public void Invalid_call_exits_with_2_and_a_reason(params string[] arguments)
    {
        Run(arguments).ShouldBe(2);
        Error.ToString().ShouldStartWith("digest-lsp: ");
    }

    [Fact]
    public void Binary_file_is_not_a_digest()
    {
        Run("check", Write("a.digest", "a\0b")).ShouldBe(2);
        Error.ToString().ShouldContain("is a binary file");
    }

    [Theory]
    [InlineData("check")]
    [InlineData("outline")]
    [InlineData("links")]
    [InlineData("stats")]
    [InlineData("export")]
    [InlineData("format")]
    [InlineData("rules")]
    public void Every_command_helps_with_an_example(string command)
    {
        Run(command, "--help").ShouldBe(0);
        Output.ToString().ShouldContain("Example: digest-lsp " + command);
    }

    [Fact]
    public void Standard_input_can_be_named()
    {
        var start = new ProcessStartInfo(
            Client.ServerPath,
            ["check", "--format=json", "--stdin-name", "mine.digest", "-"]
        )
        {
            RedirectStandardInput = true,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Write(Page);
        process.StandardInput.Close();
        var json = JsonNode.Parse(process.StandardOutput.ReadToEnd())!.AsArray();
        process.WaitForExit();
        process.ExitCode.ShouldBe(1);
        ((string?)json[0]!["file"]).ShouldBe("mine.digest");
    }

    [Fact]
    public void Stats_and_links_count_the_same_links()
    {
        var file = Write("a.digest", Page);
        Run("stats", file).ShouldBe(0);
        Output.ToString().ShouldContain("papers                    1");
        Clear();
        Run("links", file).ShouldBe(0);
        Output
            .ToString()
            .ShouldBe(
                $"{file}:7:44\tGitHubRepository\thttps://github.com/invented/garden{Environment.NewLine}"
            );
    }

    [Fact]
    public void Format_changes_only_whitespace_and_once()
    {
        var file = Write("a.digest", "Aug 1\n\n\n\nGardens of Sparse Attention  \n\nWe plant gardens.\n");
        Run("format", "--check", file).ShouldBe(1);
        Run("format", file).ShouldBe(0);
        File.ReadAllText(file).ShouldBe("Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n");
        Run("format", "--check", file).ShouldBe(0);
    }

    [Fact]
    public void Exports_are_escaped()
    {
        var file = Write(
            "a.digest",
            "Aug 1, 2025\n\nGardens of 20% \"Sparse\" Attention\n\nWe plant gardens_of {attention}, and see. Code: https://github.com/invented/garden.\n\nAuthors: Ada Lovelace, Alan Turing\narXiv: 2508.01234v2\n"
        );
        Run("export", "--to", "bibtex", file).ShouldBe(0);
        Output
            .ToString()
            .ShouldBe(
                "@misc{lovelace2025gardens,\n  title = {Gardens of 20\\% \"Sparse\" Attention},\n  author = {Ada Lovelace and Alan Turing},\n  year = {2025},\n  month = aug,\n  eprint = {2508.01234},\n  archivePrefix = {arXiv},\n  url = {https://arxiv.org/abs/2508.01234},\n  abstract = {We plant gardens\\_of \\textbraceleft{}attention\\textbraceright{}, and see. Code: https://github.com/invented/garden.}\n}\n"
            );
        Clear();
        Run("export", "--to", "csv", file).ShouldBe(0);
        Output
            .ToString()
            .Split('\n')[1]
            .ShouldStartWith(
                "2025-08-01,\"Gardens of 20% \"\"Sparse\"\" Attention\",Ada Lovelace; Alan Turing,2508.01234v2,,"
            );
        Clear();
        Run("export", "--to", "markdown", file).ShouldBe(0);
        Output.ToString().ShouldContain("https://arxiv.org/abs/2508.01234");
        Output.ToString().ShouldContain("https://github.com/invented/garden");
        Run("export", "--to", "stone", file).ShouldBe(2);
    }

    [Fact]
    public void Impossible_export_is_explained()
    {
        var file = Write("a.digest", "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n");
        Run("export", "--to", "rss", "--address", "javascript:alert(1)", file).ShouldBe(2);
        Error.ToString().ShouldContain("--address requires a URL that starts with https://");
        Clear();
        Run("export", "--to", "json", Folder).ShouldBe(2);
        Error.ToString().ShouldContain($"{Folder} is a folder, not a digest.");
        Clear();
        Run("export", "--to", "html", "--title", "", file).ShouldBe(0);
        Output.ToString().ShouldContain("<title>a</title>");
    }

    [Fact]
    public void An_empty_digest_is_imported_as_one()
    {
        Run("import", Write("a.json", """{"version":1,"days":[]}""")).ShouldBe(0);
        Output.ToString().ShouldBe("");
        Error.ToString().ShouldBe("");
        Run("import", Write("a.html", "<p>nothing</p>")).ShouldBe(2);
    }
}
