using System.Text;
using DigestLsp.Language.Text;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary><c>fix --diff</c>: patch and git apply produce the bytes that <c>fix</c> writes.</summary>
public sealed class UnifiedDiffTests : CommandTest
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGardens of Sparse Attention\n\nWe plant gardens. See github.com/invented/garden.\n\nAug 2\n\nBridges over Rivers\n\nWe build bridges.\n\nLanterns\n\nWe light lanterns. See github.com/invented/lantern.\n";

    public static TheoryData<string, string> Pages =>
        new()
        {
            { "a.digest", Page },
            { "a.digest", Page.TrimEnd('\n') },
            { "a.digest", Page.Replace("\n", "\r\n", StringComparison.Ordinal) },
            { "a.digest", Page.Replace("\n", "\r\n", StringComparison.Ordinal).TrimEnd() },
            { "a.digest", Page.Replace("Aug 2\n", "Aug 2\r\n", StringComparison.Ordinal) },
            { "a.digest", "\uFEFF" + Page },
            { "a.digest", "See github.com/invented/garden." },
            { "a.digest", "Page\u000b and\u2028 one\u0085 line\rhere. See github.com/invented/garden.  \n" },
            {
                "a.digest",
                string.Concat(
                    Enumerable
                        .Range(0, 60)
                        .Select(i => i % 9 == 4 ? $"See github.com/a/b{i}.\n\n" : $"Line {i % 3}.\n")
                )
            },
            { "name with blanks.digest", Page },
            { "sub folder/a b.digest", Page },
            { "Größe 数.digest", Page },
            { "quote\"back\\slash\ttab.digest", Page },
        };

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Patch_and_git_apply_the_diff(string name, string text)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These programs are taken from a Unix system.");
        byte[] before = Encoding.UTF8.GetBytes(text);
        foreach (
            var (tool, check) in ((string, string)[])
                [("patch -p1 --binary -s -i", "patch"), ("git apply", "git")]
        )
        {
            if ((await EndAsync(Start("sh", "-c", $"command -v {check}"))).Code != 0)
                continue;
            Write(name, "");
            File.WriteAllBytes(PathOf(name), before);
            (await RunToFileAsync("fix --diff")).ShouldBe(1);
            File.ReadAllBytes(PathOf(name)).ShouldBe(before);
            var (code, output, error) = await EndAsync(Start("sh", "-c", tool + " fix.diff"));
            code.ShouldBe(0, $"{tool}: {output}{error}\n{File.ReadAllText(PathOf("fix.diff"))}");
            var patched = File.ReadAllBytes(PathOf(name));
            File.WriteAllBytes(PathOf(name), before);
            (await RunProgramAsync("fix", name)).Code.ShouldBe(0);
            Convert.ToHexString(patched).ShouldBe(Convert.ToHexString(File.ReadAllBytes(PathOf(name))));
        }
    }

    [Fact]
    public async Task Bytes_that_are_not_utf8_are_in_the_diff_as_they_are()
    {
        byte[] before =
        [
            .. Encoding.UTF8.GetBytes("Caf"),
            0xE9,
            .. Encoding.UTF8.GetBytes("\nSee github.com/invented/garden. "),
            0xFF,
            (byte)'\n',
        ];
        File.WriteAllBytes(PathOf("a.digest"), before);
        (await RunToFileAsync("check --diff")).ShouldBe(1);
        var diff = File.ReadAllBytes(PathOf("fix.diff"));
        diff.AsSpan()
            .IndexOf((byte[])[(byte)' ', (byte)'C', (byte)'a', (byte)'f', 0xE9, (byte)'\n'])
            .ShouldBeGreaterThan(0);
        diff.AsSpan().IndexOf((byte[])[(byte)' ', 0xFF, (byte)'\n']).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Diff_of_a_folder_applies_as_one_patch()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These programs are taken from a Unix system.");
        foreach (var name in (string[])["a.digest", "b c.digest", "sub/d.digest"])
            Write(name, Page);
        foreach (
            var path in (string[])
                [".", "\"$PWD\"", "*.digest sub/d.digest", "./a.digest ./sub/../sub/d.digest 'b c.digest'"]
        )
        {
            foreach (var name in (string[])["a.digest", "b c.digest", "sub/d.digest"])
                Write(name, Page);
            (await RunToFileAsync("fix --diff " + path, ".")).ShouldBe(1);
            (await EndAsync(Start("sh", "-c", "git apply fix.diff"))).Error.ShouldBeEmpty();
            (await RunProgramAsync("fix", "--diff", ".")).Code.ShouldBe(0);
        }
    }

    [Fact]
    public async Task Diff_of_a_linked_file_is_of_its_target()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "These programs are taken from a Unix system.");
        Write("real/a.digest", Page);
        Directory.CreateSymbolicLink(PathOf("folder"), "real");
        File.CreateSymbolicLink(PathOf("link.digest"), "real/a.digest");
        foreach (var path in (string[])["folder/a.digest", "link.digest"])
        {
            Write("real/a.digest", Page);
            (await RunToFileAsync("fix --diff " + path)).ShouldBe(1);
            (await EndAsync(Start("sh", "-c", "patch -p1 -s -i fix.diff"))).Code.ShouldBe(0);
            (await RunProgramAsync("fix", "--diff", path)).Code.ShouldBe(0);
        }
    }

    [Fact]
    public void Unchanged_lines_are_context()
    {
        var file = Write("a.digest", Page);
        Run("fix", "--diff", file).ShouldBe(1);
        var lines = Output.ToString().Split('\n')[2..];
        string.Join('\n', lines)
            .ShouldBe(
                """
                @@ -1,10 +1,8 @@
                -Subscribe
                -
                 Aug 1
                 
                 Gardens of Sparse Attention
                 
                -We plant gardens. See github.com/invented/garden.
                +We plant gardens. See https://github.com/invented/garden.
                 
                 Aug 2
                 
                @@ -14,4 +12,4 @@
                 
                 Lanterns
                 
                -We light lanterns. See github.com/invented/lantern.
                +We light lanterns. See https://github.com/invented/lantern.

                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public void Diff_of_random_edits_holds_exactly_the_lines_that_changed()
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var before = string.Concat(
                Enumerable
                    .Range(0, random.Next(40))
                    .Select(_ =>
                        random.Next(5) switch
                        {
                            0 => "\n",
                            1 => "a\r\n",
                            2 => "\r",
                            3 => "bc",
                            _ => "line\n",
                        }
                    )
            );
            var changes = new List<TextChange>();
            for (var at = 0; at < before.Length; )
            {
                var length = random.Next(Math.Min(4, before.Length - at + 1));
                if (random.Next(6) == 0)
                    changes.Add(
                        new TextChange(
                            new TextSpan(at, length),
                            random.Next(3) switch
                            {
                                0 => "",
                                1 => "x\n",
                                _ => "\n",
                            }
                        )
                    );
                at += length + 1 + random.Next(9);
            }
            var after = TextChange.Apply(before, changes);
            var diff = UnifiedDiff.Of("a", before, changes);
            Apply(before, diff)
                .ShouldBe(after, $"seed {seed}, round {round}, {before.ReplaceLineEndings("|")}:\n{diff}");
        }
    }

    // A strict parser of unified diffs: every context and removed line must match.
    private static string Apply(string before, string diff)
    {
        if (diff.Length == 0)
            return before;
        var old = Lines(before);
        var now = new StringBuilder();
        var (at, lines) = (0, diff.Split('\n')[2..^1]);
        for (var i = 0; i < lines.Length; )
        {
            var numbers = lines[i++].Split(' ', ',').ToArray();
            var (start, count) = (int.Parse(numbers[1][1..], null), int.Parse(numbers[2], null));
            var first = count == 0 ? start : start - 1;
            first.ShouldBeGreaterThanOrEqualTo(at);
            for (; at < first; at++)
                now.Append(old[at]);
            var (read, written) = (0, 0);
            for (; i < lines.Length && !lines[i].StartsWith("@@", StringComparison.Ordinal); i++)
            {
                var hasEnd = i + 1 == lines.Length || !lines[i + 1].StartsWith('\\');
                var line = lines[i][1..] + (hasEnd ? "\n" : "");
                if (lines[i][0] is ' ' or '-')
                {
                    old[at++].ShouldBe(line);
                    read++;
                }
                if (lines[i][0] is ' ' or '+')
                {
                    now.Append(line);
                    written++;
                }
                i += hasEnd ? 0 : 1;
            }
            read.ShouldBe(count);
            written.ShouldBe(int.Parse(numbers[4], null));
        }
        return now.AppendJoin("", old[at..]).ToString();
    }

    private static List<string> Lines(string text)
    {
        var lines = text.Split('\n').Select(l => l + "\n").ToList();
        lines[^1] = lines[^1][..^1];
        if (lines[^1].Length == 0)
            lines.RemoveAt(lines.Count - 1);
        return lines;
    }

    // The output of the program as bytes.
    private async Task<int> RunToFileAsync(string command, string path = ".")
    {
        Variables["SERVER"] = Client.ServerPath;
        var (code, _, error) = await EndAsync(
            Start(
                "sh",
                "-c",
                $"$SERVER {command}{(command.Contains("diff ", StringComparison.Ordinal) ? "" : " " + path)} > fix.diff"
            )
        );
        error.ShouldBeEmpty();
        return code;
    }
}
