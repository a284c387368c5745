using DigestLsp.Server.Cli;

namespace DigestLsp.Server.Tests;

/// <summary>Completions in bash; the scripts of other shells are checked for their contents.</summary>
public sealed class CompletionTests : CommandTest
{
    [Theory]
    [InlineData("ch", "check")]
    [InlineData("check --fo", "--format")]
    [InlineData("check --format s", "sarif")]
    [InlineData("check --min-severity w", "warning")]
    [InlineData("check a", "a b.digest")]
    [InlineData("rules link.broke", "link.broken")]
    [InlineData("completions f", "fish")]
    [InlineData("help st", "stats")]
    public async Task Bash_completes(string typed, string expected)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "There is no bash.");
        Write("a b.digest", "");
        Run("completions", "bash").ShouldBe(0);
        Write("completions.bash", Output.ToString());
        var (code, output, error) = await EndAsync(
            Start(
                "/bin/bash",
                "-c",
                $"source completions.bash; COMP_WORDS=(digest-lsp {typed}); COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); _digest_lsp; printf '%s\\n' \"${{COMPREPLY[@]}}\""
            )
        );
        code.ShouldBe(0, error);
        output.ShouldBe(expected + "\n");
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("pwsh")]
    public void Every_command_and_option_is_in_every_script(string shell)
    {
        Run("completions", shell).ShouldBe(0);
        foreach (var command in CommandLine.Commands)
        {
            Output.ToString().ShouldContain(command.Name);
            foreach (var option in command.Options)
                Output.ToString().ShouldContain(shell == "fish" ? $"-l {option.Name[2..]} " : option.Name);
        }
    }

    [Fact]
    public void Unknown_shell_is_reported() => Run("completions", "csh").ShouldBe(2);
}
