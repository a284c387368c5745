using System.Diagnostics;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Tests;

/// <summary>The semantics of globs; those in ignore files match as in git.</summary>
public sealed class GlobTests : IDisposable
{
    private static readonly string[] Files =
    [
        "a.digest",
        "b.digest",
        "draft.digest",
        "x/a.digest",
        "x/y/a.digest",
        "x/draft.digest",
        "drafts/a.digest",
        "x/drafts/k.digest",
        "#h.digest",
        "!e.digest",
        "end ",
        "a{b}.digest",
        "A.digest",
        "foo/bar/baz.digest",
        "foo/q/bar/baz.digest",
        "foobaz.digest",
        ".hidden/a.digest",
        "c1.digest",
        "c2.digest",
        "cx.digest",
        "c^.digest",
        "c].digest",
        "c-.digest",
        "a\\b.digest",
        "a[1].digest",
        "[z-a].digest",
        "z.digest",
    ];

    private static readonly string[] Ignoring =
    [
        "draft*",
        "/draft.digest",
        "drafts",
        "drafts/",
        "x/drafts",
        "**/drafts",
        "**/",
        "x/**",
        "x/**/a.digest",
        "*.digest\n!a.digest",
        "x/*\n!x/y/",
        "/*\n!/x/",
        "\\#h.digest",
        "\\!e.digest",
        "end\\ ",
        "a.digest  ",
        "c[12].digest",
        "c[!12].digest",
        "c[^12].digest",
        "c[0-9].digest",
        "c[]2].digest",
        "c[!]2].digest",
        "c[-x].digest",
        "c[x-].digest",
        "c[[:digit:]].digest",
        "c[![:alpha:]x].digest",
        "c[[:nothing:]].digest",
        "c[[:].digest",
        "c[\\^]*",
        "c[\\]]*",
        "a[[]1].digest",
        "a\\[1\\].digest",
        "a{b}.digest",
        "{a,b}.digest",
        "a\\\\b.digest",
        "dr\\aft.digest",
        "x[/]a.digest",
        "foo/**/baz.digest",
        "foo/*/baz.digest",
        "foo**baz.digest",
        "foo/**baz.digest",
        "?.digest",
        "/*/a.digest",
        "./a.digest",
        "x//a.digest",
        "[!]",
        "[]",
        "[",
        "[z-a].digest",
        "a\\",
        "# a.digest",
        "b.digest\r\nc1.digest\r",
        "\uFEFFb.digest",
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("digest-lsp-glob");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Ignore_files_exclude_the_same_files_as_git()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Names that only other systems have.");
        foreach (var name in Files)
        {
            var path = Path.Combine(folder.FullName, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, "");
        }
        if (Git("init", "-q") is null)
            Assert.Skip("There is no git here.");
        foreach (var ignored in Ignoring)
        {
            File.WriteAllText(Path.Combine(folder.FullName, ".gitignore"), ignored + "\n");
            var expected = Git("ls-files", "-z", "--others", "--exclude-standard")!
                .Split('\0', StringSplitOptions.RemoveEmptyEntries)
                .Where(f => f != ".gitignore");
            LibraryFiles
                .In(folder.FullName, ["**"], new ProjectFiles(), TestContext.Current.CancellationToken)
                .Select(f => Path.GetRelativePath(folder.FullName, f))
                .Where(f => f != ".gitignore")
                .ShouldBe(expected, ignoreOrder: true, ignored);
        }
    }

    [Theory]
    [InlineData("*.digest", "a/b.digest", true)]
    [InlineData("a/*.digest", "a/b.digest", true)]
    [InlineData("a/*.digest", "a/c/b.digest", false)]
    [InlineData("./*.digest", "b.digest", true)]
    [InlineData("./*.digest", "a/b.digest", false)]
    [InlineData("**/b.{digest,txt}", "b.txt", true)]
    [InlineData("{a,b{c,d}}.txt", "x/bd.txt", true)]
    [InlineData("mails/**", "mails/2025/a.txt", true)]
    [InlineData("202[4-5].txt", "2026.txt", false)]
    [InlineData("202[!4-5].txt", "2026.txt", true)]
    [InlineData("202[^4-5].txt", "2024.txt", false)]
    [InlineData("a[!b]c", "a/c", false)]
    [InlineData("a[.-0]c", "a/c", false)]
    [InlineData("a[]^]c", "a^c", true)]
    [InlineData("[[:upper:]]*.txt", "x/README.txt", true)]
    public void Globs_match_as_editors_have_them(string glob, string path, bool matches)
    {
        Glob.ProblemOf(glob).ShouldBeNull();
        Glob.IsMatch(glob, path).ShouldBe(matches);
    }

    [Theory]
    [InlineData("[!]")]
    [InlineData("[z-a].txt")]
    [InlineData("[")]
    [InlineData("{a,b.txt")]
    [InlineData("[[:nothing:]]")]
    public void Invalid_glob_is_reported_and_matches_nothing(string glob)
    {
        Glob.ProblemOf(glob).ShouldNotBeNull().ShouldContain(glob);
        Glob.IsMatch(glob, glob).ShouldBeFalse();
        Glob.IsMatch(glob, "a").ShouldBeFalse();
    }

    private string? Git(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = folder.FullName,
                RedirectStandardOutput = true,
                UseShellExecute = false,
                StandardOutputEncoding = System.Text.Encoding.UTF8,
            };
            // Without settings of this machine.
            foreach (
                var name in start
                    .Environment.Keys.Where(k => k.StartsWith("GIT_", StringComparison.Ordinal))
                    .ToList()
            )
                start.Environment.Remove(name);
            start.Environment["HOME"] = start.Environment["XDG_CONFIG_HOME"] = folder.FullName;
            start.Environment["GIT_CONFIG_NOSYSTEM"] = "1";
            using var git = Process.Start(start)!;
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return output;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
