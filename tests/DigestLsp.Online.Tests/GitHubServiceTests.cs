using System.Text.Json.Nodes;
using DigestLsp.Language.Links;
using DigestLsp.Online.Services;

namespace DigestLsp.Online.Tests;

/// <summary>GitHub's own examples, recorded responses and schema against the results.</summary>
public sealed class GitHubServiceTests
{
    private const string Repository = "GET /repos/{owner}/{repo}";

    [Fact]
    public void Every_example_of_a_repository_reads_into_a_card()
    {
        foreach (
            var example in Examples(
                Repository,
                "GET /repos/octokit-fixture-org/hello-world",
                "GET /repositories/1000"
            )
        )
        {
            var name = (string)example["full_name"]!;
            var known = Ask.Of("https://github.com/" + name, example.ToJsonString());
            known.Verdict.State.ShouldBe(LinkStatus.Ok);
            known.Verdict.Stars.ShouldBe((long)example["stargazers_count"]!);
            known.Verdict.IsArchived.ShouldBe((bool)example["archived"]!);
            known.Identity.ShouldBe(example["id"]!.ToString());
            var card = Ask.Draw(known);
            card.ShouldStartWith($"**[{name}](https://github.com/{name})**");
            card.ShouldContain(" forks · ");
            card.ShouldContain("pushed ");
        }
    }

    [Fact]
    public void The_renamed_repository_that_was_recorded_has_moved()
    {
        var answer = Examples("GET /repositories/1000")[0];
        var known = Ask.Of("github.com/octokit-fixture-org/rename-repository", answer.ToJsonString());
        known.Verdict.State.ShouldBe(LinkStatus.Moved);
        known.Verdict.MovedTo.ShouldBe("https://github.com/octokit-fixture-org/rename-repository-newname");
    }

    [Fact]
    public void The_example_of_a_release_is_a_fact_of_the_repositorys_card()
    {
        var repository = Examples(Repository)[0].ToJsonString();
        var release = Examples("GET /repos/{owner}/{repo}/releases/latest")[0];
        var card = Ask.Draw(
            Ask.Of(
                "github.com/octocat/Hello-World",
                repository,
                release.ToJsonString(),
                "# Hello\n\n[![b](x)](y)\n\nThe first program that *anybody* writes, with `care`.\n"
            )
        );
        card.ShouldContain($"{(string)release["tag_name"]!} released 27 Feb 2013 (13 years ago)");
        card.ShouldContain("> The first program that \\*anybody\\* writes, with care.");
    }

    [Fact]
    public void Every_example_of_an_issue_becomes_a_preview_with_the_repository_status()
    {
        var repository = Examples(Repository)[0].ToJsonString();
        foreach (var example in Examples("GET /repos/{owner}/{repo}/issues/{issue_number}"))
        {
            var known = Ask.Of(
                "https://github.com/octocat/Hello-World/issues/1347",
                repository,
                example.ToJsonString()
            );
            known.Verdict.Stars.ShouldNotBeNull();
            known.Preview!.Heading.ShouldBe((string)example["title"]!);
            known.Preview.Marks.ShouldBe(["open", "octocat/Hello-World#1347"]);
            known.Preview.Topics.ShouldBe(["bug"]);
            Ask.Draw(known).ShouldContain("by octocat · opened 22 Apr 2011 (15 years ago)");
        }
    }

    [Fact]
    public void Examples_of_gists_users_and_organizations_become_previews()
    {
        foreach (var gist in Examples("GET /gists/{gist_id}"))
        {
            var known = Ask.Of("https://gist.github.com/octocat/" + (string)gist["id"]!, gist.ToJsonString());
            known.Verdict.State.ShouldBe(LinkStatus.Ok);
            known.Preview!.Facts[0].Text.ShouldBe("README.md");
            Ask.Draw(known).ShouldContain("> Hello world from GitHub");
        }
        foreach (var user in Examples("GET /users/{username}"))
            Ask.Draw(Ask.Of("https://github.com/octocat", user.ToJsonString())).ShouldContain("· user\n");
        foreach (var organisation in Examples("GET /orgs/{org}", "GET /orgs/octokit-fixture-org"))
        {
            var known = Ask.Of(
                "https://github.com/github",
                organisation.ToJsonString(),
                organisation.ToJsonString()
            );
            known.Preview!.Marks.ShouldBe(["organisation"]);
            known.Preview.Text.ShouldBe((string?)organisation["description"]);
        }
    }

    [Fact]
    public void Every_batch_request_is_valid_against_GitHubs_schema_and_its_response_is_parsed()
    {
        string[] names = ["lanterns", "missing-sheep", "renamed-attic", "archived-shed"];
        foreach (var count in (int[])[1, 4, 50])
        {
            var targets = Enumerable
                .Range(0, count)
                .Select(i => LinkTarget.Of($"github.com/invented/{(i < names.Length ? names[i] : "n" + i)}"))
                .ToArray();
            var request = GitHubBatch.Only.Request(targets, new OnlineOptions());
            request.Address.ShouldBe(new Uri("https://api.github.com/graphql"));
            var answer = GitHubStandIn.GraphQl(request.Body!)[0]!;
            answer["invalid"].ShouldBeNull();
            var known = GitHubBatch.Only.Read(targets, Ask.Answer(answer.ToJsonString()), Ask.Now);
            known.Count.ShouldBe(count);
            known[0].Verdict.State.ShouldBe(LinkStatus.Ok);
            known[0].Identity.ShouldBe("7");
            known[0]
                .Preview!.Facts.Select(f => f.Text)
                .ShouldBe([
                    "★ 7",
                    "7 forks",
                    "14 open issues and PRs",
                    "String",
                    "String",
                    "pushed",
                    "String released",
                ]);
            if (count == 1)
                continue;
            known[1].Verdict.State.ShouldBe(LinkStatus.Broken);
            known[2].Verdict.MovedTo.ShouldBe("https://github.com/invented/new-attic");
            known[3].Verdict.IsArchived.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_query_that_GitHub_would_refuse_is_noticed() =>
        GitHubStandIn.GraphQl("""{"query":"{ repository(owner: \"a\", name: \"b\") { starCount } }"}""")[0]!
            ["invalid"]
            .ShouldNotBeNull();

    [Theory]
    [InlineData(
        """{"errors":[{"type":"RATE_LIMITED","message":"API rate limit exceeded for user ID 1."}]}""",
        "limit"
    )]
    [InlineData(
        """{"data":null,"errors":[{"type":"RATE_LIMIT","message":"API rate limit already exceeded"}]}""",
        "limit"
    )]
    [InlineData(
        """{"data":{"r0":null},"errors":[{"type":"FORBIDDEN","path":["r0"],"message":"Resource protected by SAML"}]}""",
        "SAML"
    )]
    [InlineData("""{"data":{"r0":null}}""", "does not contain")]
    [InlineData("""{"data":{}, "errors":[{"type":"NOT_FOUND","path":["r7"],"message":"x"}]}""", "error")]
    [InlineData("""{"data":{"r0":{"nameWithOwner":7}}}""", "sent an invalid response")]
    [InlineData("""{"data":[1]}""", "does not contain")]
    public void Target_missing_in_a_batch_response_is_unknown(string answer, string reason)
    {
        var known = GitHubBatch.Only.Read([LinkTarget.Of("github.com/a/b")], Ask.Answer(answer), Ask.Now);
        known[0].Verdict.State.ShouldBe(LinkStatus.Unknown);
        known[0].Verdict.Reason!.ShouldContain(reason);
    }

    [Fact]
    public void Enterprise_server_has_GraphQL_next_to_its_REST_API() =>
        GitHubBatch
            .Only.Request(
                [LinkTarget.Of("github.com/a/b")],
                new OnlineOptions { GitHubApi = new Uri("https://git.example.org/api/v3/") }
            )
            .Address.ShouldBe(new Uri("https://git.example.org/api/graphql"));

    private static IReadOnlyList<JsonNode> Examples(params string[] requests)
    {
        var found = requests.SelectMany(GitHubStandIn.Examples).ToList();
        found.ShouldNotBeEmpty();
        return found;
    }
}
