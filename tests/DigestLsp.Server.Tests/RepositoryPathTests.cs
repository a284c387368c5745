using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DigestLsp.Server.Tests;

/// <summary>Paths in formats for forges: relative to the repository, wherever the command runs and however files are named.</summary>
public sealed class RepositoryPathTests : CommandTest
{
    private const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. See github.com/invented/garden.\n";

    public static TheoryData<string> Formats => ["github", "gitlab", "sarif", "junit"];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Git_root_is_the_base(string format)
    {
        Directory.CreateDirectory(PathOf("repo/.git"));
        Write("repo/sub/a b.digest", Page);
        foreach (
            var (folder, path) in ((string, string)[])
                [
                    ("repo", "."),
                    ("repo", "sub/a b.digest"),
                    ("repo/sub", "."),
                    ("repo/sub", "a b.digest"),
                    ("repo/sub", "../sub/a b.digest"),
                    (".", "repo"),
                    (".", PathOf("repo/sub/a b.digest")),
                ]
        )
            (await PathsAsync(format, folder, path)).ShouldBe(["sub/a b.digest"], $"{folder} {path}");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Worktree_and_submodule_have_a_git_file(string format)
    {
        Directory.CreateDirectory(PathOf(".git"));
        Write("module/.git", "gitdir: ../.git/modules/module\n");
        Write("module/sub/a.digest", Page);
        (await PathsAsync(format, ".", "module/sub/a.digest")).ShouldBe(["sub/a.digest"]);
    }

    [Theory]
    [InlineData("github", "GITHUB_WORKSPACE")]
    [InlineData("sarif", "GITHUB_WORKSPACE")]
    [InlineData("gitlab", "CI_PROJECT_DIR")]
    [InlineData("junit", "CI_PROJECT_DIR")]
    public async Task Workspace_of_the_forge_takes_precedence(string format, string variable)
    {
        Directory.CreateDirectory(PathOf("work/repo/.git"));
        Write("work/repo/sub/a.digest", Page);
        Variables[variable] = PathOf("work");
        (await PathsAsync(format, "work/repo/sub", "a.digest")).ShouldBe(["repo/sub/a.digest"]);
        Directory.CreateSymbolicLink(PathOf("link"), PathOf("work"));
        Variables[variable] = PathOf("link") + "/";
        (await PathsAsync(format, "work/repo/sub", "a.digest")).ShouldBe(["repo/sub/a.digest"]);
        Variables[variable] = PathOf("work/other");
        (await PathsAsync(format, "work/repo/sub", "a.digest")).ShouldBe(["sub/a.digest"]);
        Variables[variable] = "";
        (await PathsAsync(format, "work/repo/sub", "a.digest")).ShouldBe(["sub/a.digest"]);
    }

    [Fact]
    public async Task Related_locations_are_relative_as_well()
    {
        Directory.CreateDirectory(PathOf(".git"));
        Write("sub/a.digest", Page);
        Write("sub/b.digest", Page);
        Variables["FOLDER"] = "sub";
        var (_, output, error) = await RunInAsync("sub", "check --format sarif .");
        error.ShouldBeEmpty();
        var uris = Regex
            .Matches(output, "\"uri\": \"([^\"]*)\"")
            .Select(m => m.Groups[1].Value)
            .Distinct()
            .Order();
        uris.ShouldBe(["sub/a.digest", "sub/b.digest"]);
        output.ShouldContain("relatedLocations");
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task Without_a_repository_the_current_folder_is_the_base(string format)
    {
        Write("sub/a.digest", Page);
        (await PathsAsync(format, ".", PathOf("sub/a.digest"))).ShouldBe(["sub/a.digest"]);
        (await PathsAsync(format, "sub", "a.digest")).ShouldBe(["a.digest"]);
    }

    private async Task<string[]> PathsAsync(string format, string folder, string path)
    {
        var (code, output, error) = await RunInAsync(folder, $"check --format {format} '{path}'");
        code.ShouldBe(1, error);
        IEnumerable<string> paths = format switch
        {
            "github" => output
                .TrimEnd()
                .Split('\n')
                .Select(l => Regex.Match(l, "file=([^,]*),").Groups[1].Value),
            "gitlab" => JsonNode.Parse(output)!.AsArray().Select(f => (string)f!["location"]!["path"]!),
            "sarif" => JsonNode.Parse(output)!["runs"]![0]!["results"]!
                .AsArray()
                .Select(r =>
                    Uri.UnescapeDataString(
                        (string)r!["locations"]![0]!["physicalLocation"]!["artifactLocation"]!["uri"]!
                    )
                ),
            _ => XDocument
                .Parse(output)
                .Descendants("testcase")
                .Select(c => (string)c.Attribute("classname")!),
        };
        return [.. paths.Distinct()];
    }

    private Task<(int Code, string Output, string Error)> RunInAsync(string folder, string command)
    {
        Variables["SERVER"] = Client.ServerPath;
        return EndAsync(Start("sh", "-c", $"cd '{PathOf(folder)}' && $SERVER {command}"));
    }
}
