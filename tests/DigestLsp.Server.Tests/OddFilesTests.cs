using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Tests;

/// <summary>Special files: pipes, devices, links, growing files, names that look like escapes.</summary>
public sealed class OddFilesTests : CommandTest
{
    private const string Watching =
        """{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}""";

    [Fact]
    public async Task A_pipe_or_a_device_is_not_opened()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("There are none.");
        Write("a.digest", Paper("Bridges over Quiet Rivers"));
        foreach (var name in (string[])["pipe.digest", ".gitignore", "sub/.digest.json"])
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            (await EndAsync(Start("mkfifo", PathOf(name)))).Code.ShouldBe(0);
        }
        File.CreateSymbolicLink(PathOf("zero.digest"), "/dev/zero");
        Write("sub/b.digest", Paper("Gardens of Sparse Attention"));
        await using var client = await Client.ReadyAsync(folder: Folder);
        (await NamesAsync(client)).ShouldBe(
            ["Bridges over Quiet Rivers", "Gardens of Sparse Attention"],
            ignoreOrder: true
        );
        (await RunProgramAsync("check", ".")).Code.ShouldNotBe(2);
    }

    [Fact]
    public async Task A_pipe_that_is_named_is_read()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("There are none.");
        (await EndAsync(Start("mkfifo", PathOf("pipe")))).Code.ShouldBe(0);
        var shown = RunProgramAsync("outline", PathOf("pipe"));
        await File.WriteAllTextAsync(
            PathOf("pipe"),
            Paper("Bridges over Quiet Rivers"),
            TestContext.Current.CancellationToken
        );
        (await shown).Output.ShouldContain("Bridges over Quiet Rivers");
    }

    [Theory]
    [InlineData(Watching)]
    [InlineData("{}")]
    public async Task Target_of_a_symbolic_link_is_current_and_counts_once(string capabilities)
    {
        var outside = Directory.CreateTempSubdirectory("digest-lsp-outside");
        try
        {
            var target = Path.Combine(outside.FullName, "notes.txt");
            await File.WriteAllTextAsync(
                target,
                Paper("Bridges over Quiet Rivers"),
                TestContext.Current.CancellationToken
            );
            File.CreateSymbolicLink(PathOf("a.digest"), PathOf("z.digest"));
            File.CreateSymbolicLink(PathOf("b.digest"), target);
            File.CreateSymbolicLink(PathOf("c.digest"), target);
            Write("z.digest", Paper("Gardens of Sparse Attention"));
            await using var client = await Client.ReadyAsync(capabilities: capabilities, folder: Folder);
            (await NamesAsync(client, inFile: true)).ShouldBe(
                ["Bridges over Quiet Rivers b.digest", "Gardens of Sparse Attention z.digest"],
                ignoreOrder: true
            );
            await File.WriteAllTextAsync(
                target,
                Paper("Lanterns for Long Corridors"),
                TestContext.Current.CancellationToken
            );
            await EventuallyAsync(client, "Gardens of Sparse Attention", "Lanterns for Long Corridors");
            Run("stats", Folder).ShouldBe(0, Error.ToString());
            Output.ToString().ShouldContain($"{"files", -18}{2, 9}");
        }
        finally
        {
            outside.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_grows_too_large_loses_its_papers()
    {
        Write("a.digest", Paper("Bridges over Quiet Rivers"));
        Write("b.digest", Paper("Gardens of Sparse Attention"));
        await using var client = await Client.ReadyAsync(folder: Folder);
        (await NamesAsync(client)).Length.ShouldBe(2);
        Write("a.digest", Paper("Bridges over Quiet Rivers") + new string('x', (int)LibraryFiles.Largest));
        await EventuallyAsync(client, "Gardens of Sparse Attention");
    }

    [Theory]
    [InlineData("a%20b.digest")]
    [InlineData("a%b.digest")]
    [InlineData("50%25.digest")]
    [InlineData("ü/a%20b.digest")]
    [InlineData("a b#c ü.digest")]
    public void A_name_that_looks_like_an_escape_is_the_file_s_own(string name)
    {
        var path = PathOf(name);
        DocumentUri.PathOf(DocumentUri.OfFile(path)).ShouldBe(path);
        DocumentUri.Key(DocumentUri.OfFile(path)).ShouldBe("file://" + path.Replace('\\', '/'));
    }

    [Fact]
    public void A_link_to_a_home_directory_is_one()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        Directory.CreateSymbolicLink(PathOf("link"), home);
        LibraryFiles.IsSearched(PathOf("link")).ShouldBeFalse();
        LibraryFiles.IsSearched(Folder).ShouldBeTrue();
    }

    private static string Paper(string title) =>
        $"{title}\n\nWe look at it from both banks and say what is seen. It is a river.\n";

    private static async Task EventuallyAsync(Client client, params string[] names)
    {
        for (var tries = 0; tries < 50; tries++)
        {
            if ((await NamesAsync(client)).Order().SequenceEqual(names.Order()))
                return;
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
        (await NamesAsync(client)).ShouldBe(names, ignoreOrder: true);
    }

    private static async Task<string[]> NamesAsync(Client client, bool inFile = false) =>
        [
            .. (await client.ResultAsync("workspace/symbol", """{"query":""}"""))!
                .AsArray()
                .Select(s => (string)s!["name"]! + (inFile ? " " + s["containerName"] : "")),
        ];
}
