using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>The files of a command: ignore files, <c>exclude</c> and <c>--exclude</c>, <c>digests</c> with <c>!</c>.</summary>
public sealed class ExcludedFilesTests : CommandTest
{
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. See github.com/invented/garden.\n";

    [Fact]
    public async Task Ignore_files_are_applied_as_in_the_server()
    {
        Directory.CreateDirectory(PathOf(".git"));
        Write(".gitignore", "drafts/\n*.tmp.digest\n!keep.tmp.digest\n/only-here.digest\n");
        Write("sub/.ignore", "private.digest\n");
        string[] ignored =
        [
            "drafts/a.digest",
            "b.tmp.digest",
            "sub/c.tmp.digest",
            "only-here.digest",
            "sub/private.digest",
            "sub/deep/private.digest",
        ];
        string[] kept = ["a.digest", "keep.tmp.digest", "private.digest", "sub/only-here.digest"];
        foreach (var file in ignored.Concat(kept))
            Write(file, Page);
        foreach (var path in (string[])[".", Folder, "**/*.digest"])
            (await FilesAsync("check", "--format", "json", path)).ShouldBe(kept, ignoreOrder: true);
        (await FilesAsync("check", "--format", "json")).ShouldBe(kept, ignoreOrder: true);
        (await FilesAsync("check", "--format", "json", "sub")).ShouldBe(["sub/only-here.digest"]);
        await using var client = await Client.ReadyAsync(folder: Folder);
        var symbols = (await client.ResultAsync("workspace/symbol", """{"query":""}"""))!.AsArray();
        symbols
            .Select(s => new Uri((string)s!["location"]!["uri"]!).LocalPath)
            .ShouldBe(kept.Select(PathOf), ignoreOrder: true);
    }

    [Theory]
    [InlineData("fix --diff")]
    [InlineData("format --check")]
    [InlineData("links")]
    [InlineData("stats")]
    [InlineData("fix")]
    public async Task Every_command_for_folders_applies_them(string command)
    {
        Directory.CreateDirectory(PathOf(".git"));
        Write(".gitignore", "ignored.digest\n");
        Write(".digest.json", """{ "exclude": ["excluded.digest"] }""");
        var page = Page.Replace("\n\n", "\n\n\n", StringComparison.Ordinal);
        foreach (var name in (string[])["a.digest", "ignored.digest", "excluded.digest", "named.digest"])
            Write(name, page);
        var (_, output, error) = await RunProgramAsync([.. command.Split(' '), "--exclude", "named.*", "."]);
        error.ShouldBeEmpty();
        if (command == "stats")
            output.ShouldContain($"{"files", -18}{1, 9}");
        else
            output.ShouldContain("a.digest");
        foreach (var name in (string[])["ignored.digest", "excluded.digest", "named.digest"])
        {
            output.ShouldNotContain(name);
            File.ReadAllText(PathOf(name)).ShouldBe(page);
        }
    }

    [Fact]
    public async Task Named_file_is_checked_even_if_it_is_ignored()
    {
        Directory.CreateDirectory(PathOf(".git"));
        Write(".gitignore", "drafts/\n*.tmp.digest\n");
        Write("drafts/a.digest", Page);
        Write("b.tmp.digest", Page);
        Write("c.digest", Page);
        (await FilesAsync("check", "--format", "json", "drafts/a.digest", "b.tmp.digest", ".")).ShouldBe([
            "drafts/a.digest",
            "b.tmp.digest",
            "c.digest",
        ]);
        (await FilesAsync("check", "--format", "json", "drafts")).ShouldBe(["drafts/a.digest"]);
    }

    [Theory]
    [InlineData("archive/**")]
    [InlineData("archive")]
    [InlineData("archive/")]
    [InlineData("./archive")]
    [InlineData("**/archive/*")]
    [InlineData("archive/old.digest")]
    [InlineData("old.*")]
    public async Task Exclude_applies_to_named_files_as_well(string glob)
    {
        Write("archive/old.digest", Page);
        Write("a.digest", Page);
        (
            await FilesAsync("check", "--format", "json", "--exclude", glob, ".", "archive/old.digest")
        ).ShouldBe(["a.digest"]);
        Write(".digest.json", new JsonObject { ["exclude"] = new JsonArray(glob) }.ToJsonString());
        (
            await FilesAsync(
                "check",
                "--format",
                "json",
                ".",
                "archive/old.digest",
                PathOf("archive/old.digest")
            )
        ).ShouldBe(["a.digest"]);
        (
            await RunProgramAsync("check", "--format", "json", "archive/*.digest", "a.digest")
        ).Output.ShouldNotContain("old.digest");
        var (code, output, _) = await RunProgramAsync("check", "archive/old.digest");
        code.ShouldBe(0);
        output.ShouldContain("0 files");
    }

    [Fact]
    public async Task Exclude_can_be_given_several_times_and_take_files_back()
    {
        foreach (var name in (string[])["a.digest", "b.digest", "old/c.digest", "old/keep.digest"])
            Write(name, Page);
        (
            await FilesAsync(
                "check",
                "--format",
                "json",
                "--exclude",
                "a.*",
                "--exclude=b.*",
                "--exclude",
                "old",
                "--exclude",
                "!keep.digest"
            )
        ).ShouldBe(["old/keep.digest"]);
        (await FilesAsync("check", "--format", "json", "--exclude", ".*", "a.digest", "old")).Length.ShouldBe(
            3
        );
        var (code, _, error) = await RunProgramAsync("check", "--exclude", "[z-a]");
        code.ShouldBe(2);
        error.ShouldContain("--exclude");
    }

    [Fact]
    public async Task Excluded_file_has_no_diagnostics_in_the_editor_either()
    {
        Write(".digest.json", """{ "exclude": ["old"] }""");
        Write("old/a.digest", Page);
        Write("b.digest", Page);
        await using var client = await Client.ReadyAsync(
            capabilities: """{"textDocument":{"diagnostic":{},"codeAction":{"codeActionLiteralSupport":{}}}}""",
            folder: Folder
        );
        foreach (var (name, count) in ((string, int)[])[("old/a.digest", 0), ("b.digest", 1)])
        {
            var uri = new Uri(PathOf(name)).AbsoluteUri;
            await client.OpenAsync(uri, Page);
            var report = await client.ResultAsync("textDocument/diagnostic", Client.Document(uri));
            report!["items"]!.AsArray().Count.ShouldBe(count, name);
            var actions = await client.ResultAsync(
                "textDocument/codeAction",
                $$$"""{"textDocument":{"uri":"{{{uri}}}"},"range":{"start":{"line":0,"character":0},"end":{"line":9,"character":0}},"context":{"diagnostics":[],"only":["source.fixAll"]}}"""
            );
            actions!.AsArray().Count.ShouldBe(count, name);
        }
    }

    [Fact]
    public async Task Digests_with_an_exclamation_mark_are_taken_back()
    {
        foreach (
            var name in (string[])["a.txt", "drafts/b.txt", "drafts/keep.txt", "c.digest", "skip.digest"]
        )
            Write(name, Page);
        Write(".digest.json", """{ "digests": ["**/*.txt", "!drafts/**", "drafts/keep.txt"] }""");
        (await FilesAsync("check", "--format", "json", ".")).ShouldBe(
            ["a.txt", "drafts/keep.txt"],
            ignoreOrder: true
        );
        (await PapersAsync()).ShouldBe(["a.txt", "drafts/keep.txt"], ignoreOrder: true);
        Write(".digest.json", """{ "digests": ["!skip.*"] }""");
        (await FilesAsync("check", "--format", "json", ".")).ShouldBe(["c.digest"]);
        (await PapersAsync()).ShouldBe(["c.digest"]);
    }

    [Theory]
    [InlineData("""{ "dialects": { "!*.txt": "arxiv-mail" } }""")]
    [InlineData("""{ "overrides": { "!*.txt": { "link.moved": "off" } } }""")]
    public void Exclamation_mark_is_reported_if_it_has_no_meaning(string configuration)
    {
        var file = Write("a.digest", Page);
        Write(".digest.json", configuration);
        Run("check", file).ShouldBe(1);
        Error.ToString().ShouldContain("`!` is supported in");
    }

    [Fact]
    public async Task Folder_whose_digests_are_all_excluded_is_clean()
    {
        Write("old/a.digest", Page);
        var (code, output, error) = await RunProgramAsync(
            "check",
            "--format",
            "json",
            "--exclude",
            "**/old/**",
            "old"
        );
        code.ShouldBe(0, error);
        JsonNode.Parse(output)!.AsArray().ShouldBeEmpty();
        error.ShouldContain("old: all digests are ignored or excluded");
        (await RunProgramAsync("check", "empty")).Code.ShouldBe(2);
    }

    private async Task<string[]> PapersAsync()
    {
        await using var client = await Client.ReadyAsync(folder: Folder);
        var symbols = (await client.ResultAsync("workspace/symbol", """{"query":""}"""))!.AsArray();
        return
        [
            .. symbols.Select(s =>
                Path.GetRelativePath(Folder, new Uri((string)s!["location"]!["uri"]!).LocalPath)
            ),
        ];
    }

    private async Task<string[]> FilesAsync(params string[] arguments)
    {
        var (code, output, error) = await RunProgramAsync(arguments);
        code.ShouldBe(1, error);
        error.ShouldBeEmpty();
        return
        [
            .. JsonNode
                .Parse(output)!
                .AsArray()
                .Select(f => Path.GetRelativePath(Folder, Path.Combine(Folder, (string)f!["file"]!)))
                .Distinct(),
        ];
    }
}
