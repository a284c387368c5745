using System.Diagnostics;
using DigestLsp.Online.Tests;

namespace DigestLsp.Server.Tests;

/// <summary>A page with links, the responses of a fake GitHub, and helpers to wait for results.</summary>
internal static class LinkedPage
{
    public const string Name = "untitled:a";
    public const string Page =
        "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens of attention. See https://github.com/invented/gone and "
        + "https://github.com/invented/lamps and https://github.com/invented/old.\n";

    public static string LinesOf(int first, int count) =>
        "Aug 1\n\nGardens of Attention\n\n"
        + string.Concat(
            Enumerable.Range(first, count).Select(i => $"See https://github.com/invented/r{i} now.\n")
        );

    public static StandIn GitHub() =>
        new(context =>
            StandIn.Target(context) switch
            {
                "/repos/invented/gone" or "/repos/invented/gone." or "/repos/invented/old." => StandIn.Say(
                    context,
                    404,
                    """{"message":"Not Found"}"""
                ),
                "/repos/invented/lamps" => StandIn.Say(context, 301, "", ("Location", "/repositories/7")),
                "/repositories/7" => StandIn.Say(context, 200, Repository("invented/lanterns", 7)),
                "/repos/invented/old" => StandIn.Say(
                    context,
                    200,
                    Repository("invented/old", 8).Replace("false", "true", StringComparison.Ordinal)
                ),
                var other => StandIn.Say(context, 200, Repository(other!["/repos/".Length..], 9)),
            }
        );

    public static string Repository(string name, int id) =>
        $$"""{"id":{{id}},"full_name":"{{name}}","stargazers_count":3,"forks_count":1,"archived":false,"pushed_at":"2025-01-02T03:04:05Z"}""";

    public static string Options(StandIn github) =>
        $$$$"""{"online":{"github":{"apiUrl":"{{{{github.Address}}}}"}}}""";

    public static async Task<IReadOnlyList<string>> Until(
        Client client,
        Func<IReadOnlyList<string>, bool> good
    )
    {
        // Repeated results that never match must not block a test forever.
        var patience = Stopwatch.StartNew();
        while (true)
        {
            patience.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(2));
            var published = await client.NotificationAsync("textDocument/publishDiagnostics");
            List<string> codes =
            [
                .. published["diagnostics"]!
                    .AsArray()
                    .Select(d => (string)d!["code"]!)
                    .Where(c =>
                        c is "link.broken" or "link.moved" or "link.archived" or "link.name-taken-over"
                    ),
            ];
            if (good(codes))
                return codes;
        }
    }

    public static async Task AskedAsync(StandIn standIn, string address)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!standIn.Asked.Exists(a => a.StartsWith(address, StringComparison.Ordinal)))
            await Task.Delay(20, patience.Token);
    }
}
