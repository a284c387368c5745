// Tests that set file modes are skipped on Windows.
#pragma warning disable CA1416
using DigestLsp.Server.Cli;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>A file being fixed is always complete, before or after the change, and no other file remains.</summary>
public sealed class SafeWritingTests : CommandTest
{
    private const string Before = "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n";
    private const string After = "Aug 1\n\nGardens of Sparse Attention\n\nWe plant gardens.\n";

    [Fact]
    public void A_file_that_changed_meanwhile_keeps_its_change()
    {
        var file = Read(Write("a.digest", Before));
        File.WriteAllText(file.Path, "Somebody else wrote this.\n");
        file.Write(After, Error).ShouldBeFalse();
        File.ReadAllText(file.Path).ShouldBe("Somebody else wrote this.\n");
        Error.ToString().ShouldContain("changed in the meantime");
        Directory.GetFiles(Folder).ShouldHaveSingleItem();
    }

    [Fact]
    public void Deleted_file_is_not_created_again()
    {
        var file = Read(Write("a.digest", Before));
        File.Delete(file.Path);
        file.Write(After, Error).ShouldBeFalse();
        Error.ToString().ShouldContain("deleted in the meantime");
        Directory.GetFiles(Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Missing_folder_is_reported()
    {
        var file = Read(Write("inner/a.digest", Before));
        Directory.Delete(PathOf("inner"), recursive: true);
        file.Write(After, Error).ShouldBeFalse();
        Error.ToString().ShouldContain("a.digest, which is unchanged");
    }

    [Fact]
    public void A_link_is_followed_and_the_mode_stays()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such modes.");
        var target = Write("elsewhere/real.digest", Before);
        File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        File.CreateSymbolicLink(PathOf("link.digest"), target);
        Run("fix", PathOf("link.digest")).ShouldBe(0);
        Output.ToString().ShouldContain("1 change applied.");
        new FileInfo(PathOf("link.digest")).LinkTarget.ShouldBe(target);
        File.ReadAllText(target).ShouldBe(After);
        File.GetUnixFileMode(target)
            .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Directory.GetFiles(PathOf("elsewhere")).ShouldHaveSingleItem();
    }

    [Fact]
    public void Cyclic_links_are_reported()
    {
        File.CreateSymbolicLink(PathOf("a.digest"), PathOf("b.digest"));
        File.CreateSymbolicLink(PathOf("b.digest"), PathOf("a.digest"));
        Run("check", Folder).ShouldBe(2);
        Error.ToString().ShouldContain("a.digest");
        Clear();
        Run("fix", PathOf("a.digest")).ShouldBe(2);
        Error.ToString().ShouldStartWith("digest-lsp: ");
    }

    [Fact]
    public async Task On_a_full_disk_the_original_stays()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A small file system is made on Linux only.");
        var disk = PathOf("disk");
        Directory.CreateDirectory(disk);
        var mounted = await EndAsync(Start("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk));
        Assert.SkipUnless(mounted.Code == 0, $"No small file system can be mounted here: {mounted.Error}");
        try
        {
            var text = Before + string.Concat(Enumerable.Repeat("\nWe plant gardens of attention.\n", 1_300));
            var file = Write("disk/a.digest", text);
            var (code, _, error) = await RunProgramAsync("check", "--fix", file);
            code.ShouldBe(2);
            error.ShouldContain("a.digest, which is unchanged");
            File.ReadAllText(file).ShouldBe(text);
            Directory.GetFiles(disk).ShouldHaveSingleItem();
        }
        finally
        {
            (await EndAsync(Start("umount", disk))).Code.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Folder_or_file_without_permissions_is_reported()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Another user is taken on Linux only.");
        var file = Write("shut/a.digest", Before);
        Write("secret.digest", Before);
        File.SetUnixFileMode(PathOf("secret.digest"), UnixFileMode.None);
        var open =
            UnixFileMode.UserRead
            | UnixFileMode.UserExecute
            | UnixFileMode.OtherRead
            | UnixFileMode.OtherExecute;
        File.SetUnixFileMode(Folder, open);
        File.SetUnixFileMode(PathOf("shut"), open);
        string[] other =
            Environment.UserName == "root"
                ? ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"]
                : ["env"];
        string[] command = [.. other, Client.ServerPath];
        var probe = await EndAsync(Start(command[0], [.. command[1..], "--version"]));
        Assert.SkipUnless(probe.Code == 0, $"The program cannot be run as another user: {probe.Error}");
        var (code, _, error) = await EndAsync(
            Start(command[0], [.. command[1..], "fix", file, "secret.digest"])
        );
        code.ShouldBe(2);
        error.ShouldContain("a.digest, which is unchanged");
        error.ShouldContain("secret.digest: ");
        File.ReadAllText(file).ShouldBe(Before);
        Directory.GetFiles(PathOf("shut")).ShouldHaveSingleItem();
        File.SetUnixFileMode(PathOf("shut"), open | UnixFileMode.UserWrite);
        File.SetUnixFileMode(Folder, open | UnixFileMode.UserWrite);
    }

    [Fact]
    public async Task An_interrupt_leaves_every_file_whole()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Signals are sent where there are any.");
        for (var i = 0; i < 200; i++)
            Write($"{i:000}.digest", Before);
        using var process = Start(Client.ServerPath, "fix");
        while (!process.HasExited && File.ReadAllText(PathOf("000.digest")) == Before)
            await Task.Delay(1);
        if (!process.HasExited)
            await SignalAsync(process, "INT");
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBeOneOf(0, 2);
        foreach (var file in Directory.GetFiles(Folder))
        {
            Path.GetFileName(file).ShouldMatch(@"^\d{3}\.digest$");
            File.ReadAllText(file).ShouldBeOneOf(Before, After);
        }
    }

    [Fact]
    public async Task Closed_output_ends_the_command_silently()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A shell with head is taken.");
        Write("a.digest", string.Concat(Enumerable.Repeat("See github.com/invented/garden.\n\n", 20_000)));
        var (_, output, error) = await EndAsync(
            Start("sh", "-c", $"'{Client.ServerPath}' check a.digest | head -1")
        );
        output.ShouldStartWith("a.digest:1:5");
        error.ShouldBeEmpty();
    }

    [Fact]
    public async Task Unwritable_output_is_reported()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        Write("a.digest", Before);
        var (code, _, error) = await EndAsync(
            Start("sh", "-c", $"'{Client.ServerPath}' check a.digest > /dev/full")
        );
        code.ShouldBe(2);
        error.ShouldStartWith("digest-lsp: ");
        error.ShouldNotContain("   at ");
    }

    private DigestFile Read(string path) =>
        DigestFile.Read(path, new ProjectFiles(), Error).ShouldNotBeNull();
}
