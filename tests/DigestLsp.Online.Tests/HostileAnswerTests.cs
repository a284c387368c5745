using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using DigestLsp.Language.Links;
using DigestLsp.Online.Services;
using DigestLsp.Tests;

namespace DigestLsp.Online.Tests;

/// <summary>Responses that no service sends: the result is unknown with a reason or a preview, and nothing throws.</summary>
public sealed class HostileAnswerTests
{
    private static readonly (string Link, string Body)[] Good =
    [
        (
            "https://github.com/a/b",
            """{"id":1,"full_name":"a/b","description":"d","stargazers_count":1,"forks_count":1,"license":{"spdx_id":"MIT"},"topics":["t"],"pushed_at":"2026-01-01T00:00:00Z","homepage":"https://x.example","parent":{"full_name":"c/d"},"fork":true,"default_branch":"main","title":"t","state":"open","user":{"login":"u"},"labels":[{"name":"l"}],"body":"b","created_at":"2026-01-01T00:00:00Z","comments":3,"pull_request":{"merged_at":"2026-01-01T00:00:00Z"},"tag_name":"v1"}"""
        ),
        ("https://github.com/a/b/issues/1", ""),
        ("https://github.com/a/b/blob/main/x.py", ""),
        (
            "https://github.com/a/b/blob/main/x.ipynb",
            """{"cells":[{"cell_type":"markdown","source":["a long enough text to be shown here"]}]}"""
        ),
        ("https://a.github.io/b", ""),
        (
            "https://github.com/a",
            """{"login":"a","type":"User","name":"n","bio":"b","public_repos":1,"followers":2,"blog":"x","created_at":"2026-01-01T00:00:00Z"}"""
        ),
        (
            "https://gist.github.com/a/1",
            """{"id":"1","files":{"x.py":{"filename":"x.py","content":"code"}},"description":"d","owner":{"login":"a"}}"""
        ),
        (
            "https://arxiv.org/abs/2306.01234",
            """<feed xmlns="http://www.w3.org/2005/Atom"><entry><id>http://arxiv.org/abs/2306.01234v1</id><title>t</title><author><name>n</name></author><category term="c"/></entry></feed>"""
        ),
        (
            "https://huggingface.co/papers/2306.01234",
            """{"title":"t","summary":"s","authors":[{"name":"n"}],"githubRepo":"github.com/a/b","githubStars":1,"upvotes":1,"ai_keywords":["k"]}"""
        ),
        (
            "https://huggingface.co/a/b",
            """{"id":"a/b","tags":["license:mit","arxiv:1"],"likes":1,"downloads":1,"cardData":{"short_description":"d"},"safetensors":{"total":1},"gated":"auto"}"""
        ),
        (
            "https://huggingface.co/datasets/a/b",
            """{"id":"a/b","tags":["size_categories:x"],"description":"d"}"""
        ),
        (
            "https://huggingface.co/spaces/a/b",
            """{"id":"a/b","sdk":"docker","runtime":{"stage":"RUNNING"}}"""
        ),
        (
            "https://doi.org/10.1/x",
            """{"title":"t","author":[{"given":"g","family":"f"}],"issued":{"date-parts":[[2023,1,2]]},"container-title":"c","abstract":"a"}"""
        ),
        ("https://openreview.net/forum?id=x", "<title>t</title><meta name=citation_author content=x>"),
        ("https://x.example/y", "<title>t</title>"),
    ];

    private static readonly string[] Odd =
    [
        "",
        "null",
        "[]",
        "{}",
        "7",
        "\"text\"",
        "{\"id\":",
        "<html><body>Sign in</body></html>",
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>",
        "{\"full_name\":7,\"title\":[],\"id\":{},\"login\":null,\"files\":[]}",
        "{\"full_name\":\"a/b\\ud800\",\"title\":\"\\udfff\",\"login\":\"\\ud800\",\"id\":\"\\ud800\"}",
        "{\"full_name\":\"//\",\"stargazers_count\":1e400}",
        new string('[', 5_000),
        string.Concat(Enumerable.Repeat("<a>", 200_000)),
        string.Concat(Enumerable.Repeat("<!--", 30_000)),
        string.Concat(Enumerable.Repeat("<meta a=\"", 10_000)),
        "\u0000\u0001",
        new string('x', 1_000_000),
        string.Concat(Enumerable.Repeat("[![", 20_000)),
        string.Concat(Enumerable.Repeat("```\n", 8_000)),
    ];

    private static readonly JsonNode?[] OddValues =
    [
        null,
        JsonValue.Create(true),
        JsonValue.Create(-1),
        JsonValue.Create(1e300),
        JsonValue.Create(""),
        JsonValue.Create(new string('w', 100_000)),
        JsonValue.Create("<img src=x>](command:y)\u202E$(z)"),
        new JsonArray(),
        new JsonArray(1, null, new JsonObject()),
        new JsonObject(),
        JsonValue.Create("9999-99-99"),
    ];

    public static TheoryData<string> Links => [.. Good.Select(g => g.Link)];

    [Theory]
    [MemberData(nameof(Links))]
    public void Unusual_responses_are_unknown_or_rendered(string link)
    {
        var first =
            link.Contains("/a/b", StringComparison.Ordinal)
            && link.Contains("github.com", StringComparison.Ordinal)
                ? Good[0].Body
                : null;
        foreach (var odd in Odd)
        {
            Judge(link, Ask.Answer(odd), Ask.Answer(odd), Ask.Answer(odd));
            if (first is not null)
                Judge(link, Ask.Answer(first), Ask.Answer(odd), Ask.Answer(odd))
                    .Verdict.State.ShouldBe(LinkStatus.Ok);
        }
        Judge(link, Ask.Answer([0xFF, 0xFE, 0xC3, 0x28, (byte)'{']));
        Judge(
            link,
            Ask.Answer(
                Encoding
                    .UTF8.GetBytes("{\"full_name\":\"a/")
                    .Concat(new byte[] { 0xC3, 0x28, (byte)'"', (byte)'}' })
                    .ToArray()
            )
        );
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void Valid_responses_with_members_of_other_types_are_unknown_or_rendered(string link)
    {
        var body = Array.Find(Good, g => g.Link == link).Body;
        if (body.Length == 0)
            body = Good[0].Body;
        if (body[0] != '{')
            return;
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, OddValues.Length - 1], Gen.Bool)
            .ForAll(
                (at, value, first) =>
                {
                    var changed = Change(body, at, OddValues[value]);
                    var known = Judge(
                        link,
                        Ask.Answer(first ? changed : Good[0].Body),
                        Ask.Answer(changed),
                        Ask.Answer(changed)
                    );
                    if (known.Verdict.State == LinkStatus.Unknown)
                        known.Verdict.Reason.ShouldNotBeNullOrEmpty();
                },
                iterations: 300
            );
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void Truncated_or_damaged_response_is_never_broken(string link)
    {
        var body = Array.Find(Good, g => g.Link == link).Body is { Length: > 0 } own ? own : Good[0].Body;
        var bytes = Encoding.UTF8.GetBytes(body);
        Gen.Select(Gen.Int[0, bytes.Length - 1], Gen.Byte, Gen.Bool)
            .ForAll(
                (at, value, cut) =>
                {
                    var broken = cut ? bytes[..at] : [.. bytes];
                    if (!cut)
                        broken[at] = value;
                    var known = Judge(link, Ask.Answer(broken), Ask.Answer(broken), Ask.Answer(broken));
                    // A changed byte of the arXiv id makes it a response about another paper.
                    if (cut || !link.Contains("arxiv", StringComparison.Ordinal))
                        known.Verdict.State.ShouldNotBe(LinkStatus.Broken);
                },
                iterations: 300
            );
    }

    [Theory]
    [MemberData(nameof(Links))]
    public void Refusals_and_failures_are_unknown(string link)
    {
        foreach (var status in (int[])[400, 401, 403, 406, 408, 418, 429, 500, 502, 503, 504, 520, 999])
        {
            var known = Judge(link, Ask.Answer("{}", status), Ask.Answer("", status), Ask.Answer("", status));
            known.Verdict.State.ShouldBe(LinkStatus.Unknown);
            known.Verdict.Reason.ShouldNotBeNullOrEmpty();
        }
    }

    private static ServiceResult Judge(string link, params Answer?[] answers)
    {
        var target = LinkTarget.Of(link);
        var requests = LinkServices.For(target)!.Requests(target, new OnlineOptions()).Count;
        var known = Ask.Of(link, answers.Take(requests).ToArray());
        if (known.Preview is not null)
            Ask.Draw(known).Length.ShouldBeLessThan(20_000);
        return known;
    }

    private static string Change(string body, int at, JsonNode? value)
    {
        var root = JsonNode.Parse(body)!;
        var places = new List<(JsonObject In, string Name)>();
        Collect(root, places);
        var (inside, name) = places[at % places.Count];
        inside[name] = value?.DeepClone();
        return root.ToJsonString();
    }

    private static void Collect(JsonNode node, List<(JsonObject, string)> places)
    {
        if (node is JsonArray array)
            foreach (var item in array.OfType<JsonNode>())
                Collect(item, places);
        if (node is JsonObject members)
            foreach (var (name, value) in members)
            {
                places.Add((members, name));
                if (value is not null)
                    Collect(value, places);
            }
    }
}
