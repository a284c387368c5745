using DigestLsp.Server.Commands;

namespace DigestLsp.Server.Tests;

public sealed class CommandLineTests
{
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    [Fact]
    public void Findings_are_1_and_say_where()
    {
        var file = Temporary(
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes to itself. See github.com/o/r.\n"
        );
        CommandLine.Run(["check", file], output, error).ShouldBe(1);
        output.ToString().ShouldContain($"{file}:5:58");
        output.ToString().ShouldContain("[link.missing-scheme]");
    }

    [Fact]
    public void Nothing_found_is_0()
    {
        var file = Temporary(
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes to itself.\n"
        );
        CommandLine.Run(["check", file], output, error).ShouldBe(0);
    }

    [Theory]
    [InlineData("check", "no-such-file")]
    [InlineData("outline", "no-such-file")]
    [InlineData("check", "--loud")]
    [InlineData("outline")]
    [InlineData("dance")]
    [InlineData("--dance")]
    [InlineData]
    public void What_cannot_run_is_2_and_says_why(params string[] arguments)
    {
        CommandLine.Run(arguments, output, error).ShouldBe(2);
        error.ToString().ShouldNotBeEmpty();
        output.ToString().ShouldBeEmpty();
    }

    [Fact]
    public void The_outline_shows_days_papers_and_links()
    {
        var file = Temporary(
            "Aug 1\n\nLanterns for Long Corridors\n\nA lantern is a note that the model writes. See github.com/o/r.\n"
        );
        CommandLine.Run(["outline", file], output, error).ShouldBe(0);
        output.ToString().ShouldContain("Aug 1  1 paper");
        output.ToString().ShouldContain("https://github.com/o/r");
    }

    private static string Temporary(string text)
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory().FullName, "a.digest");
        File.WriteAllText(path, text);
        return path;
    }
}
