namespace DigestLsp.Server.Tests;

/// <summary><c>check --watch</c> as a process.</summary>
public sealed class WatchTests : CommandTest
{
    private const string Clean = "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n";

    [Fact]
    public async Task Changed_created_and_deleted_files_are_checked_again()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent where there are any.");
        Write("a.digest", Clean);
        using var process = Start(Client.ServerPath, "check", "--watch");
        await LineAsync("No problems in 1 file.");
        Write("a.digest", Clean + "See github.com/invented/garden.\n");
        await LineAsync("1 problem in 1 file.");
        Write("inner/b.digest", "Aug 1\n\nBridges over Quiet Rivers\n\nWe build bridges.\n");
        await LineAsync("1 problem in 2 files.");
        Write(".digest.json", """{ "rules": { "link.missing-scheme": "off" } }""");
        await LineAsync("No problems in 2 files.");
        File.Delete(PathOf("inner/b.digest"));
        await LineAsync("No problems in 1 file.");
        File.Delete(PathOf(".digest.json"));
        await LineAsync("1 problem in 1 file.");
        await SignalAsync(process, "INT");
        var (code, rest, error) = await EndAsync(process);
        code.ShouldBe(1);
        rest.ShouldNotContain("\u001b");
        error.ShouldBeEmpty();

        async Task LineAsync(string wanted)
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            string? line;
            do line = await process.StandardOutput.ReadLineAsync(patience.Token);
            while (line is not null && line != wanted);
            line.ShouldBe(wanted);
        }
    }

    [Fact]
    public void Standard_input_cannot_be_watched() => Run("check", "--watch", "-").ShouldBe(2);
}
