using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using DigestLsp.Language.Links;

namespace DigestLsp.Online.Tests;

/// <summary>A team shares cached results through Redis, tested with a real server that CI installs.</summary>
public sealed class RedisTests
{
    private static readonly LinkTarget Link = LinkTarget.Of("github.com/invented/lanterns");

    [Fact]
    public async Task Results_are_shared()
    {
        using var redis = await RedisServer.StartAsync();
        await using var github = GitHub();
        var options = Checkers.Options(github.Address) with { Redis = redis.Address };
        (await StateAsync(options)).ShouldBe(LinkStatus.Ok);
        (await StateAsync(options)).ShouldBe(LinkStatus.Ok);
        github.Asked.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Redis_server_that_goes_away_is_not_used()
    {
        using var redis = await RedisServer.StartAsync();
        await using var github = GitHub();
        using var checker = Checkers.Of(Checkers.Options(github.Address) with { Redis = redis.Address });
        (await checker.CheckAsync([Link]))[Link.Subject!].State.ShouldBe(LinkStatus.Ok);
        redis.Dispose();
        var other = LinkTarget.Of("github.com/invented/sheep");
        (await checker.CheckAsync([other]))[other.Subject!].State.ShouldBe(LinkStatus.Ok);
    }

    [Fact]
    public async Task A_server_that_was_never_there_is_done_without()
    {
        await using var github = GitHub();
        var options = Checkers.Options(github.Address) with { Redis = $"127.0.0.1:{RedisServer.FreePort()}" };
        (await StateAsync(options)).ShouldBe(LinkStatus.Ok);
    }

    private static StandIn GitHub() =>
        new(c =>
            StandIn.Say(c, 200, $$"""{"id":1,"full_name":"{{StandIn.Target(c)["/repos/".Length..]}}"}""")
        );

    private static async Task<LinkStatus> StateAsync(OnlineOptions options)
    {
        using var checker = Checkers.Of(options);
        return (await checker.CheckAsync([Link]))[Link.Subject!].State;
    }

    /// <summary>A redis-server for this test, without persistence.</summary>
    private sealed class RedisServer : IDisposable
    {
        private readonly Process process;

        private RedisServer(Process process, int port)
        {
            this.process = process;
            Address = $"127.0.0.1:{port}";
        }

        public string Address { get; }

        public static int FreePort()
        {
            using var probe = new TcpListener(IPAddress.Loopback, 0);
            probe.Start();
            return ((IPEndPoint)probe.LocalEndpoint).Port;
        }

        public static async Task<RedisServer> StartAsync()
        {
            var port = FreePort();
            var start = new ProcessStartInfo(
                "redis-server",
                ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
            )
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            };
            try
            {
                var server = Process.Start(start)!;
                while (await server.StandardOutput.ReadLineAsync() is { } line)
                {
                    if (line.Contains("Ready to accept connections", StringComparison.Ordinal))
                        return new RedisServer(server, port);
                }
            }
            catch (System.ComponentModel.Win32Exception)
                when (Environment.GetEnvironmentVariable("CI") != "true")
            {
                Assert.Skip("There is no redis-server on this machine.");
            }
            throw new InvalidOperationException("redis-server did not start.");
        }

        public void Dispose()
        {
            if (!process.HasExited)
                process.Kill();
            process.WaitForExit();
        }
    }
}
