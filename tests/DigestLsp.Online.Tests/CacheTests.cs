using System.Diagnostics;
using System.Globalization;
using DigestLsp.Language.Links;
using DigestLsp.Online.Caching;
using DigestLsp.Online.Services;
using Microsoft.Extensions.Caching.Distributed;
using ZiggyCreatures.Caching.Fusion.Internals.Distributed;

namespace DigestLsp.Online.Tests;

/// <summary>Results are cached, shared, shown with their age, and lost silently if necessary.</summary>
public sealed class CacheTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("digest-lsp-cache").FullName;

    private static readonly LinkTarget Link = LinkTarget.Of("github.com/invented/lanterns");

    [Fact]
    public async Task Another_process_uses_the_cache_without_requests()
    {
        await using var github = GitHub();
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
        github.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cached_repositories_are_found_by_prefix_without_requests()
    {
        await using var github = new StandIn(c =>
            c.Request.Path.Value!.EndsWith("/gone", StringComparison.Ordinal)
                ? StandIn.Say(c, 404, "{}")
                : StandIn.Say(c, 200, Lanterns(1))
        );
        using (var checker = Checkers.Of(Options(github.Address)))
            await checker.CheckAsync(
                [Link, LinkTarget.Of("github.com/invented/gone")],
                false,
                null,
                TestContext.Current.CancellationToken
            );
        var asked = github.Asked.Count;
        using var later = Checkers.Of(Options(github.Address));
        later.KnownRepositories("inven").ShouldBe(["invented/lanterns"]);
        later.KnownRepositories("invented/l").ShouldBe(["invented/lanterns"]);
        later.KnownRepositories("invented/g").ShouldBeEmpty();
        later.KnownRepositories("i_vented").ShouldBeEmpty();
        github.Asked.Count.ShouldBe(asked);
    }

    [Fact]
    public async Task Stale_entry_is_revalidated_with_its_etag()
    {
        var tags = new List<string?>();
        await using var github = new StandIn(c =>
        {
            lock (tags)
                tags.Add(c.Request.Headers["If-None-Match"]);
            return c.Request.Headers["If-None-Match"] == "\"7\""
                ? StandIn.Say(c, 304, "")
                : StandIn.Say(c, 200, Lanterns(1), ("ETag", "\"7\""));
        });
        var options = Options(github.Address) with { Freshness = TimeSpan.FromMilliseconds(200) };
        for (var i = 0; i < 3; i++)
        {
            (await StateAsync(options)).ShouldBe(LinkStatus.Ok);
            await Task.Delay(300, TestContext.Current.CancellationToken);
        }
        tags.ShouldBe([null, "\"7\"", "\"7\""]);
    }

    [Fact]
    public async Task Broken_repository_is_requested_without_its_etag()
    {
        var tags = new List<string?>();
        await using var github = new StandIn(c =>
        {
            lock (tags)
                tags.Add(c.Request.Headers["If-None-Match"]);
            return StandIn.Say(c, 404, "{}", ("ETag", "\"7\""));
        });
        var options = Options(github.Address) with { Freshness = TimeSpan.FromMilliseconds(1) };
        for (var i = 0; i < 2; i++)
        {
            (await StateAsync(options)).ShouldBe(LinkStatus.Broken);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
        tags.ShouldBe([null, null]);
    }

    [Fact]
    public async Task Preview_comes_from_disk_without_a_network_and_gives_the_reason()
    {
        Uri address;
        await using (var github = GitHub())
        {
            address = github.Address;
            await StateAsync(address);
        }
        using var checker = Checkers.Of(Options(address) with { Freshness = TimeSpan.FromMilliseconds(1) });
        var card = await checker.PreviewAsync(Link, default);
        card!.State.ShouldBe(LinkStatus.Ok);
        card.Markdown.ShouldContain("invented/lanterns");
        card.Markdown.ShouldContain("fetched");
        card.Markdown.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task Cache_entries_are_separate_for_each_token()
    {
        await using var github = GitHub();
        await StateAsync(Options(github.Address), token: null);
        using var checker = Checkers.Of(Options(github.Address), token: "other");
        await checker.PreviewAsync(Link, default);
        github.Asked.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public async Task Name_with_a_different_id_has_been_taken_over()
    {
        var id = 1;
        await using var github = new StandIn(c => StandIn.Say(c, 200, Lanterns(id)));
        var options = Options(github.Address) with { Freshness = TimeSpan.FromMilliseconds(100) };
        (await VerdictAsync(options)).IsTakenOver.ShouldBeFalse();
        id = 2;
        await Task.Delay(200, TestContext.Current.CancellationToken);
        (await VerdictAsync(options)).IsTakenOver.ShouldBeTrue();
        await Task.Delay(200, TestContext.Current.CancellationToken);
        (await VerdictAsync(options)).IsTakenOver.ShouldBeTrue();
    }

    [Theory]
    [InlineData("this is no database, and never was one")]
    [InlineData("")]
    [InlineData("SQLite format 3\0 and then nothing that it could be")]
    public async Task Invalid_cache_file_is_created_again(string content)
    {
        await File.WriteAllTextAsync(
            Path.Combine(folder, LinkCache.FileName),
            content,
            TestContext.Current.CancellationToken
        );
        await using var github = GitHub();
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
        github.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Cache_file_damaged_in_the_middle_is_created_again()
    {
        await using var github = GitHub();
        var path = Path.Combine(folder, LinkCache.FileName);
        using (var cache = new SqliteCache(path, TimeProvider.System))
        {
            for (var i = 0; i < 500; i++)
                cache.Set($"k{i}", new byte[1_000], new DistributedCacheEntryOptions());
        }
        await using (var file = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            for (var at = 4096L; at + 2048 < file.Length; at += 4096)
            {
                file.Position = at;
                file.Write(new byte[2048]);
            }
        }
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
    }

    [Theory]
    [InlineData("value = x'EBFF00'")]
    [InlineData("value = x''")]
    [InlineData("value = 'text'")]
    [InlineData("value = 7")]
    [InlineData("value = CAST('{}' AS BLOB)")]
    [InlineData("value = CAST('null' AS BLOB)")]
    [InlineData("value = CAST('{\"v\":{\"Known\":null}}' AS BLOB)")]
    [InlineData("value = substr(value, 1, length(value) / 2)")]
    [InlineData("value = value || x'00'")]
    [InlineData("value = CAST(replace(CAST(value AS TEXT), 'invented', 'invenTed') AS BLOB)")]
    public async Task An_unreadable_row_is_absent(string change)
    {
        await using var github = GitHub();
        await StateAsync(github.Address);
        Execute($"UPDATE entries SET {change}").ShouldBeGreaterThan(0);

        using var checker = Checkers.Of(Options(github.Address));
        checker.KnownRepositories("inv").ShouldBeEmpty();
        (await checker.PreviewAsync(Link, TestContext.Current.CancellationToken))!.State.ShouldBe(
            LinkStatus.Ok
        );
        (await checker.CheckAsync([Link]))[Link.Subject!].State.ShouldBe(LinkStatus.Ok);
        github.Asked.Count.ShouldBeGreaterThan(1);
        checker.KnownRepositories("inv").ShouldBe(["invented/lanterns"]);
    }

    [Fact]
    public async Task An_unreadable_row_is_unknown_without_a_network()
    {
        Uri address;
        await using (var github = GitHub())
        {
            address = github.Address;
            await StateAsync(address);
        }
        Execute("UPDATE entries SET value = x'EBFF00'");
        (await StateAsync(address)).ShouldBe(LinkStatus.Unknown);
    }

    [Fact]
    public void A_flipped_bit_makes_a_row_unreadable()
    {
        var serializer = new CacheEntrySerializer();
        var row = serializer.Serialize(
            new FusionCacheDistributedEntry<CacheEntry>(
                new CacheEntry(ServiceResult.Broken("404"), Ask.Now),
                0,
                0,
                null,
                null
            )
        );
        for (var bit = 0; bit < row.Length * 8; bit++)
        {
            var changed = (byte[])row.Clone();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Should.Throw<System.Text.Json.JsonException>(
                void () => serializer.Deserialize<FusionCacheDistributedEntry<CacheEntry>>(changed),
                $"bit {bit}"
            );
        }
    }

    [Fact]
    public async Task Locked_cache_file_is_not_used()
    {
        await using var github = GitHub();
        await StateAsync(github.Address);
        using var other = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(folder, LinkCache.FileName)};Pooling=False"
        );
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();
        (await StateAsync(github.Address)).ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_made_is_done_without()
    {
        var file = Path.Combine(folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);
        await using var github = GitHub();
        (
            await StateAsync(Options(github.Address) with { CacheFolder = Path.Combine(file, "below") })
        ).ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public void Expired_entry_is_not_returned_and_is_deleted()
    {
        var clock = new SteppedClock();
        using var cache = new SqliteCache(Path.Combine(folder, LinkCache.FileName), clock);
        var hour = new DistributedCacheEntryOptions
        {
            AbsoluteExpirationRelativeToNow = TimeSpan.FromHours(1),
        };
        cache.Set("a", [1], hour);
        cache.Get("a").ShouldBe([1]);
        clock.Now += TimeSpan.FromHours(2);
        cache.Get("a").ShouldBeNull();
        cache.Problem.ShouldBeNull();
    }

    /// <summary>Not a test: the process that <see cref="Process_killed_while_writing_leaves_a_readable_file"/> kills.</summary>
    [Fact]
    public void Writes_until_it_is_killed()
    {
        if (Environment.GetEnvironmentVariable("DIGESTLSP_WRITE_UNTIL_KILLED") is not { } path)
            return;
        using var cache = new SqliteCache(path, TimeProvider.System);
        for (var i = 0; i < 1_000_000; i++)
        {
            cache.Set($"k{i % 1000}", new byte[2_000], new DistributedCacheEntryOptions());
            if (i == 20)
                File.WriteAllText(path + ".begun", "");
        }
    }

    [Fact]
    public async Task Process_killed_while_writing_leaves_a_readable_file()
    {
        var path = Path.Combine(folder, LinkCache.FileName);
        var runs = int.Parse(
            Environment.GetEnvironmentVariable("DIGESTLSP_KILLS") ?? "4",
            CultureInfo.InvariantCulture
        );
        for (var i = 0; i < runs; i++)
        {
            File.Delete(path + ".begun");
            var start = new ProcessStartInfo(
                "dotnet",
                [
                    typeof(CacheTests).Assembly.Location,
                    "--filter-method",
                    $"*{nameof(Writes_until_it_is_killed)}",
                ]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            };
            start.Environment["DIGESTLSP_WRITE_UNTIL_KILLED"] = path;
            using var writer = Process.Start(start)!;
            while (!File.Exists(path + ".begun") && !writer.HasExited)
                await Task.Delay(5, TestContext.Current.CancellationToken);
            writer.HasExited.ShouldBeFalse();
            await Task.Delay(i % 7, TestContext.Current.CancellationToken);
            writer.Kill();
            await writer.WaitForExitAsync(TestContext.Current.CancellationToken);
            using var cache = new SqliteCache(path, TimeProvider.System);
            cache.Get("k1")!.Length.ShouldBe(2_000);
            cache.Set("own", [7], new DistributedCacheEntryOptions());
            cache.Get("own").ShouldBe([7]);
            cache.Problem.ShouldBeNull();
        }
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private int Execute(string sql)
    {
        using var file = new Microsoft.Data.Sqlite.SqliteConnection(
            $"Data Source={Path.Combine(folder, LinkCache.FileName)};Pooling=False"
        );
        file.Open();
        using var command = file.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private static StandIn GitHub() => StandIn.Saying(200, Lanterns(1));

    private static string Lanterns(int id) =>
        $$"""{"id":{{id}},"full_name":"invented/lanterns","description":"Light","stargazers_count":5}""";

    private OnlineOptions Options(Uri api) => Checkers.Options(api) with { CacheFolder = folder };

    private Task<LinkStatus> StateAsync(Uri api) => StateAsync(Options(api));

    private static async Task<LinkStatus> StateAsync(OnlineOptions options, string? token = null) =>
        (await VerdictAsync(options, token)).State;

    private static async Task<LinkVerdict> VerdictAsync(OnlineOptions options, string? token = null)
    {
        using var checker = Checkers.Of(options, token);
        return (await checker.CheckAsync([Link]))[Link.Subject!];
    }
}
