using DigestLsp.Language.Text;
using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary>Terminal output: no broken characters, and markers below the marked text.</summary>
public sealed class TerminalTests : CommandTest
{
    private const string Wide =
        "Aug 1\n\n数学的な羊 and Attention 😀\n\n我々は羊を数える。👩‍👩‍👧 See github.com/invented/羊を数える and count on, sheep by sheep, until the morning comes and all of them are counted.\n";

    [Theory]
    [InlineData("", 0)]
    [InlineData("plain", 5)]
    [InlineData("羊を", 4)]
    [InlineData("e\u0301é", 2)]
    [InlineData("👩‍👩‍👧", 2)]
    [InlineData("❤\uFE0F", 2)]
    [InlineData("🇩🇪", 2)]
    [InlineData("“…”", 3)]
    [InlineData("a\u200Bb", 2)]
    public void Text_takes_the_cells_that_a_terminal_gives_it(string text, int cells) =>
        TerminalWidth.Of(text).ShouldBe(cells);

    [Theory]
    [InlineData(20)]
    [InlineData(33)]
    [InlineData(70)]
    public void Line_is_truncated_around_the_marked_span(int cells)
    {
        var line = Wide.Split('\n')[4];
        for (var start = 0; start < line.Length; start++)
        {
            var span = new TextSpan(start, Math.Min(5, line.Length - start));
            var (text, marked) = TerminalWidth.Around(line, span, cells);
            TerminalWidth.Of(text).ShouldBeLessThanOrEqualTo(cells);
            marked.Length.ShouldBeGreaterThan(0);
            text[marked.Start..marked.End].ShouldBe(line.Substring(start, marked.Length));
        }
    }

    [Fact]
    public void Words_are_wrapped_without_loss()
    {
        TerminalWidth.Wrap("one two  three 羊羊羊 four", 7).ShouldBe(["one two", " three", "羊羊羊", "four"]);
        TerminalWidth.Wrap("  indented and-a-long-word", 10).ShouldBe(["  indented", "and-a-long-word"]);
        TerminalWidth.Wrap("", 10).ShouldBe([""]);
    }

    [Fact]
    public void Markers_are_below_wide_characters()
    {
        Run("check", Write("a.digest", Wide)).ShouldBe(1);
        var lines = Output.ToString().Split(Environment.NewLine);
        var marks = Array.FindIndex(lines, l => l.Contains('^', StringComparison.Ordinal));
        TerminalWidth
            .Of(lines[marks].Split('^')[0])
            .ShouldBe(TerminalWidth.Of(lines[marks - 1].Split("github")[0]));
    }

    [Theory]
    [InlineData("check a.digest")]
    [InlineData("rules")]
    [InlineData("rules text.stripped-latex text.mojibake")]
    [InlineData("check --help")]
    [InlineData("links a.digest")]
    [InlineData("stats a.digest")]
    public async Task Nothing_is_broken_by_a_terminal_of_eighty_columns(string command)
    {
        if (!OperatingSystem.IsLinux())
            Assert.Skip("This terminal is made by Linux's script.");
        Write("a.digest", Wide);
        var run = $"stty cols 80; NO_COLOR=1 TERM=xterm '{Client.ServerPath}' {command}";
        var (_, output, error) = await EndAsync(Start("script", "-qec", run, "/dev/null"));
        error.ShouldBeEmpty();
        // .NET switches the keypad mode when it reads the terminal's width; that is invisible.
        var shown = output.Replace("\u001b[?1h\u001b=", "", StringComparison.Ordinal);
        shown.ShouldNotContain('\u001b');
        var lines = shown.ReplaceLineEndings("\n").Split('\n');
        lines.Length.ShouldBeGreaterThan(3 - (command.StartsWith("links", StringComparison.Ordinal) ? 2 : 0));
        foreach (var line in lines)
            TerminalWidth.Of(line).ShouldBeLessThanOrEqualTo(80, line);
    }
}
