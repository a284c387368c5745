namespace DigestLsp.Server.Tests;

/// <summary>Pipes and devices on the command line: read up to a limit, with a timeout when silent, and skipped in folders.</summary>
public sealed class PipeAndDeviceTests : CommandTest
{
    private const string Page = "Aug 1\n\nGardens of Sparse Attention\n\nSee github.com/invented/garden.\n";

    public PipeAndDeviceTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");

    public static TheoryData<string> Commands =>
        [
            "check",
            "fix",
            "format",
            "outline",
            "links",
            "stats",
            "show",
            "export --to json",
            "import",
            "config",
        ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Endless_device_is_refused(string command)
    {
        var (code, output, error) = await RunAsync(command, "/dev/zero");
        code.ShouldBe(2, error);
        error.ShouldContain("/dev/zero is a binary file");
        output.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Silent_pipe_is_given_up(string command)
    {
        await MakePipeAsync("pipe");
        var (code, output, error) = await RunAsync(command, "pipe");
        code.ShouldBe(2, error);
        error.ShouldContain("pipe: no data was received for 5 seconds");
        output.ShouldBeEmpty();
    }

    [Fact]
    public async Task Pipe_whose_writer_is_silent_is_given_up()
    {
        await MakePipeAsync("pipe");
        using var writer = Start("sh", "-c", "exec sleep 60 > pipe");
        var (code, _, error) = await RunProgramAsync("check", "pipe");
        writer.Kill();
        code.ShouldBe(2, error);
        error.ShouldContain("no data was received");
    }

    [Theory]
    [InlineData("--baseline")]
    [InlineData("--lock")]
    [InlineData("--online --settings")]
    public async Task Other_files_are_limited_as_well(string option)
    {
        Write("a.digest", Page);
        var (code, _, error) = await RunProgramAsync([
            "check",
            .. option.Split(' '),
            "/dev/zero",
            "a.digest",
        ]);
        code.ShouldBe(2, error);
        error.ShouldContain("/dev/zero");
        error.ShouldContain("is larger than");
    }

    [Fact]
    public async Task Pipe_with_endless_text_is_refused()
    {
        await MakePipeAsync("pipe");
        using var writer = Start("sh", "-c", "yes > pipe");
        var (code, _, error) = await RunProgramAsync("check", "pipe");
        writer.Kill(entireProcessTree: true);
        code.ShouldBe(2, error);
        error.ShouldContain("pipe: the file is larger than 256 MB");
    }

    [Fact]
    public async Task Pipes_and_devices_in_a_folder_are_skipped()
    {
        Write("a.digest", Page);
        Write("empty.digest", "");
        await MakePipeAsync("pipe.digest");
        await MakePipeAsync(".gitignore");
        await MakePipeAsync(".digest.json");
        File.CreateSymbolicLink(PathOf("zero.digest"), "/dev/zero");
        foreach (var path in (string[])[".", "*.digest"])
        {
            var (code, output, error) = await RunProgramAsync("check", "--format", "junit", path);
            code.ShouldBe(1, error);
            error.ShouldBeEmpty();
            output.ShouldContain("a.digest");
            output.ShouldContain("empty.digest");
            output.ShouldNotContain("pipe.digest");
            output.ShouldNotContain("zero.digest");
        }
    }

    [Theory]
    [InlineData("cat a.digest | $SERVER check -")]
    [InlineData("echo x > ./-; cat a.digest | $SERVER check -")]
    [InlineData("(sleep 6; cat a.digest) | $SERVER check /dev/stdin")]
    [InlineData("$SERVER check /dev/stdin < a.digest")]
    [InlineData("$SERVER check <(cat a.digest)")]
    [InlineData("$SERVER check <(sleep 6; cat a.digest)")]
    [InlineData("cat a.digest | $SERVER check /proc/self/fd/0")]
    public async Task Standard_input_and_process_substitution_are_read(string command)
    {
        Write("a.digest", Page);
        Variables["SERVER"] = Client.ServerPath;
        var (code, output, error) = await EndAsync(Start("bash", "-c", command));
        code.ShouldBe(1, error);
        output.ShouldContain("[link.missing-scheme]");
        error.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("cat a.digest | $SERVER fix /dev/stdin")]
    [InlineData("$SERVER fix <(cat a.digest)")]
    [InlineData("cat a.digest > pipe & $SERVER fix pipe")]
    public async Task Fixed_text_of_a_pipe_is_written_to_the_output(string command)
    {
        Write("a.digest", Page);
        await MakePipeAsync("pipe");
        Variables["SERVER"] = Client.ServerPath;
        var (code, output, error) = await EndAsync(Start("bash", "-c", command));
        code.ShouldBe(0, error);
        output.ShouldBe(Page.Replace("github.com", "https://github.com", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Pipe_is_read_once_however_often_a_command_needs_it()
    {
        Write("a.digest", Page);
        var settings = Write("settings.json", "{}");
        Variables["SERVER"] = Client.ServerPath;
        var (_, output, error) = await EndAsync(
            Start(
                "bash",
                "-c",
                $"$SERVER links --online --links known --settings {settings} <(echo 'See http://localhost/a.')"
            )
        );
        error.ShouldBeEmpty();
        output.ShouldContain("http://localhost/a");
    }

    private Task<(int Code, string Output, string Error)> RunAsync(string command, string path) =>
        RunProgramAsync([.. command.Split(' '), command == "show" ? path + ":1" : path]);

    private async Task MakePipeAsync(string name) =>
        (await EndAsync(Start("mkfifo", PathOf(name)))).Code.ShouldBe(0);
}
