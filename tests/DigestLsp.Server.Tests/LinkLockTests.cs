using System.Text.Json.Nodes;
using DigestLsp.Online.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>Verdicts that are recorded and replayed: requested once, the same without network, renewed when they expire.</summary>
public sealed class LinkLockTests : CommandTest
{
    private const string Digest =
        "Aug 1, 2025\n\nGardens of Sparse Attention\n\nWe plant gardens. See https://github.com/invented/garden and https://github.com/invented/lost.\n";

    [Fact]
    public async Task Recorded_verdicts_are_replayed_without_services()
    {
        await using var github = GitHub();
        Write("a.digest", Digest);
        Settings(github);
        var (code, online, error) = await RunProgramAsync([
            "check",
            "--format=json",
            "--online",
            "--settings=settings.json",
            "--lock=links.json",
            "a.digest",
        ]);
        error.ShouldBeEmpty();
        code.ShouldBe(1);
        JsonNode.Parse(online)!.AsArray().Select(f => (string?)f!["code"]).ShouldBe(["link.broken"]);
        var asked = github.Asked.Count;
        var lines = File.ReadAllLines(PathOf("links.json"));
        lines.Length.ShouldBe(7);
        lines[2]
            .ShouldMatch(
                """^    "github:invented/garden":\{"state":"alive",.*"checked":"[-0-9]{10}T[0-9]{2}:[0-9]{2}Z"\},$"""
            );
        lines[3]
            .ShouldMatch(
                """^    "github:invented/lost":\{"state":"gone",.*"checked":"[-0-9]{10}T[0-9]{2}:[0-9]{2}Z"\},$"""
            );

        Run("check", "--format=json", "--lock", PathOf("links.json"), PathOf("a.digest")).ShouldBe(1);
        Output.ToString().Replace(Folder + "/", "", StringComparison.Ordinal).ShouldBe(online);
        github.Asked.Count.ShouldBe(asked);
        Clear();
        Run("stats", "--lock", PathOf("links.json"), PathOf("a.digest")).ShouldBe(0);
        Output.ToString().ShouldContain("broken links              1");
        Clear();
        Run("links", "--lock", PathOf("links.json"), PathOf("a.digest")).ShouldBe(0);
        Output.ToString().ShouldContain("https://github.com/invented/lost\tbroken\t");
    }

    [Fact]
    public void Settings_of_another_program_are_refused()
    {
        Write("a.digest", Digest);
        Write("settings.json", """{ "allowedPrivateHosts": ["intranet.example.org"] }""");
        Run("check", "--online", "--settings", PathOf("settings.json"), PathOf("a.digest")).ShouldBe(2);
        Error.ToString().ShouldContain("digest.online.allowedPrivateHosts");
    }

    [Fact]
    public async Task Links_to_an_enterprise_server_are_recorded_and_replayed_without_settings()
    {
        await using var github = GitHub();
        Write(
            "a.digest",
            Digest.Replace("https://github.com/", github.Address.ToString(), StringComparison.Ordinal)
        );
        Write("settings.json", $$"""{ "digest.online.github.apiUrl": "{{github.Address}}api/v3" }""");
        var (code, online, error) = await RunProgramAsync(
            "check",
            "--format=json",
            "--online",
            "--settings=settings.json",
            "--lock=links.json",
            "a.digest"
        );
        error.ShouldBeEmpty();
        code.ShouldBe(1);
        JsonNode.Parse(online)!.AsArray().Select(f => (string?)f!["code"]).ShouldContain("link.broken");
        File.ReadAllText(PathOf("links.json"))
            .ShouldContain($"\"github@{github.Address.Authority}:invented/lost\":{{\"state\":\"gone\"");
        Run("check", "--format=json", "--lock", PathOf("links.json"), PathOf("a.digest")).ShouldBe(1);
        Output.ToString().Replace(Folder + "/", "", StringComparison.Ordinal).ShouldBe(online);
        github.Asked.ShouldAllBe(a => a.StartsWith("/api/v3/repos/invented/"));
    }

    [Fact]
    public async Task Only_old_or_new_links_are_checked_and_removed_ones_are_dropped()
    {
        await using var github = GitHub();
        Write("a.digest", Digest + "\nAnd https://github.com/invented/new.\n");
        Settings(github);
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm'Z'");
        Write(
            "links.json",
            $$"""
            {
              "links": {
                "github:invented/elsewhere": { "state": "alive", "checked": "{{today}}" },
                "github:invented/garden": { "state": "gone", "checked": "2025-08-01T10:00Z" },
                "github:invented/lost": { "state": "alive", "checked": "{{today}}" }
              }
            }
            """
        );
        string[] check = ["check", "--online", "--settings=settings.json", "--lock=links.json", "a.digest"];
        (await RunProgramAsync(check)).Code.ShouldBe(1);
        github.Asked.ShouldAllBe(a => a.EndsWith("/new", StringComparison.Ordinal));
        File.ReadAllText(PathOf("links.json")).ShouldContain("elsewhere");
        (await RunProgramAsync([.. check, "--refresh"])).Code.ShouldBe(0);
        github.Asked.ShouldContain(a => a.EndsWith("/garden", StringComparison.Ordinal));
        github.Asked.ShouldNotContain(a => a.EndsWith("/lost", StringComparison.Ordinal));
        File.ReadAllText(PathOf("links.json")).ShouldNotContain("elsewhere");
    }

    [Fact]
    public async Task Unresponsive_service_is_reported_and_causes_no_diagnostic()
    {
        await using var github = StandIn.Saying(500, "{}");
        Write("a.digest", Digest);
        Settings(github);
        var (code, output, error) = await RunProgramAsync([
            "check",
            "--online",
            "--settings=settings.json",
            "--lock=links.json",
            "a.digest",
        ]);
        code.ShouldBe(0, output);
        error.ShouldContain("2 links could not be checked: ");
        File.ReadAllText(PathOf("links.json")).ShouldBe("{\n  \"links\": {}\n}\n");
    }

    [Theory]
    [InlineData("head-only", 404, "text/html", "")]
    [InlineData("challenge", 404, "text/html", "<title>Just a moment...</title>")]
    [InlineData("legal", 451, "text/html", "blocked")]
    [InlineData("login?return_to=/page", 200, "text/html", "sign in")]
    public async Task Page_that_could_not_be_checked_is_not_recorded(
        string page,
        int status,
        string type,
        string body
    )
    {
        await using var site = new StandIn(context =>
            StandIn.Target(context) == "/page" && page.StartsWith("login", StringComparison.Ordinal)
                ? StandIn.Say(context, 301, "", ("Location", "/" + page))
            : context.Request.Method == "HEAD" ? StandIn.Say(context, status, "", ("Content-Type", type))
            : page == "head-only" ? StandIn.Say(context, 403, "", ("Content-Type", type))
            : StandIn.Say(context, status, body, ("Content-Type", type))
        );
        await IsNotRecordedAsync(site, new Uri(site.Address, "page").AbsoluteUri);
    }

    [Theory]
    [InlineData(
        "https://gist.github.com/ada/0123456789abcdef0123",
        "github.apiUrl",
        "<html>Sign in to this network</html>"
    )]
    [InlineData("https://github.com/invented/lamps", "github.apiUrl", "<html>Sign in to this network</html>")]
    [InlineData(
        "https://huggingface.co/invented/lamps",
        "huggingface.url",
        "<html>Sign in to this network</html>"
    )]
    public async Task Link_answered_only_by_a_captive_portal_is_not_recorded(
        string link,
        string setting,
        string body
    )
    {
        await using var portal = StandIn.Saying(404, body, ("Content-Type", "text/html"));
        await IsNotRecordedAsync(portal, link, setting);
    }

    [Fact]
    public async Task Papers_of_an_empty_feed_are_not_recorded()
    {
        await using var arxiv = StandIn.Saying(
            200,
            """<feed xmlns="http://www.w3.org/2005/Atom"></feed>""",
            ("Content-Type", "application/atom+xml")
        );
        await IsNotRecordedAsync(arxiv, "https://arxiv.org/abs/2306.01234", "arxiv.apiUrl");
    }

    private async Task IsNotRecordedAsync(StandIn service, string link, string setting = "github.apiUrl")
    {
        Write(
            "a.digest",
            $"Aug 1, 2025\n\nGardens of Sparse Attention\n\nWe plant gardens. See {link} now.\n"
        );
        Write(
            "settings.json",
            $$"""{ "digest.online.{{setting}}": "{{service.Address}}", "digest.online.allowedPrivateHosts": ["127.0.0.1"] }"""
        );
        var (code, output, error) = await RunProgramAsync([
            "check",
            "--online",
            "--links=all",
            "--settings=settings.json",
            "--lock=links.json",
            "a.digest",
        ]);
        output.ShouldNotContain("link.broken");
        output.ShouldNotContain("link.moved");
        code.ShouldBe(0, output);
        error.ShouldContain("1 link could not be checked: ");
        File.ReadAllText(PathOf("links.json")).ShouldBe("{\n  \"links\": {}\n}\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData(
        "{ \"links\": { \"github:a/b\": { \"state\": \"well\", \"checked\": \"2025-08-01T10:00Z\" } } }"
    )]
    [InlineData("{ \"links\": { \"github:a/b\": { \"state\": \"gone\", \"checked\": \"yesterday\" } } }")]
    public void Unreadable_file_is_reported(string text)
    {
        Write("a.digest", Digest);
        Run("check", "--lock", Write("links.json", text), PathOf("a.digest")).ShouldBe(2);
        Error.ToString().ShouldContain("Cannot read lock file");
    }

    [Theory]
    [InlineData("--refresh")]
    [InlineData("--links", "all")]
    [InlineData("--lock", "no-such-file")]
    [InlineData("--online", "--settings", "no-such-file")]
    public void Invalid_arguments_are_reported(params string[] options)
    {
        Run(["check", .. options, Write("a.digest", Digest)]).ShouldBe(2);
        Error.ToString().ShouldStartWith("digest-lsp: ");
    }

    private static StandIn GitHub() =>
        new(context =>
        {
            var name = StandIn.Target(context).Split('/')[^1];
            return name.TrimEnd('.') == "lost"
                ? StandIn.Say(context, 404, """{"message":"Not Found"}""")
                : StandIn.Say(
                    context,
                    200,
                    $$"""{"id":7,"full_name":"invented/{{name}}","archived":false,"stargazers_count":12}"""
                );
        });

    private void Settings(StandIn github) =>
        Write("settings.json", $$"""{ "digest.online.github.apiUrl": "{{github.Address}}" }""");
}
