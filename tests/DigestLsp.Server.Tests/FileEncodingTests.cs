using System.Text;

namespace DigestLsp.Server.Tests;

/// <summary>UTF-16 files with a byte order mark, as written by PowerShell, and <c>--output</c>.</summary>
public sealed class FileEncodingTests : CommandTest
{
    private const string Page =
        "Subscribe\n\nAug 1\n\nGärten der Aufmerksamkeit 😀\n\nWe plant gardens of attention. See github.com/invented/garden.\n";

    private static readonly string Fixed = Page["Subscribe\n\n".Length..]
        .Replace("github.com", "https://github.com", StringComparison.Ordinal);

    public static TheoryData<bool, bool> Encodings =>
        new()
        {
            { false, false },
            { true, false },
            { false, true },
            { true, true },
        };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Utf16_file_is_fixed_in_its_encoding(bool bigEndian, bool odd)
    {
        // An unpaired surrogate and half a character are preserved.
        byte[] Bytes(string text) =>
            [
                .. Encode(text, bigEndian),
                .. bigEndian ? new byte[] { 0xD8, 0x00 } : [0x00, 0xD8],
                .. odd ? new byte[] { 0x41 } : [],
            ];
        var file = PathOf("a.digest");
        File.WriteAllBytes(file, Bytes(Page));
        Run("fix", file).ShouldBe(0, Error.ToString());
        Convert.ToHexString(File.ReadAllBytes(file)).ShouldBe(Convert.ToHexString(Bytes(Fixed)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_command_reads_utf16(bool bigEndian)
    {
        var file = PathOf("a.digest");
        File.WriteAllBytes(file, Encode(Page, bigEndian));
        foreach (
            var (command, shown) in ((string, string)[])
                [
                    ("check", "github.com/invented/garden"),
                    ("format --check", "is not formatted"),
                    ("outline", "Gärten der Aufmerksamkeit 😀"),
                    ("links", "https://github.com/invented/garden"),
                    ("stats", "papers                    1"),
                    ("export --to json", "Gärten der Aufmerksamkeit"),
                    ("import", "Gärten der Aufmerksamkeit"),
                    ("config", "pasted-page"),
                    ("fix --diff", "+We plant gardens of attention. See https://github.com"),
                ]
        )
        {
            Clear();
            File.WriteAllBytes(
                file,
                Encode(
                    command.StartsWith("format", StringComparison.Ordinal)
                        ? Page.Replace("\n\n", "\n\n\n", StringComparison.Ordinal)
                        : Page,
                    bigEndian
                )
            );
            Run([.. command.Split(' '), file]).ShouldBeLessThan(2, Error.ToString());
            Output.ToString().ShouldContain(shown, Case.Sensitive, command);
        }
        Clear();
        Run("show", file + ":5").ShouldBe(0);
        Output.ToString().ShouldStartWith("Gärten der Aufmerksamkeit");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Utf16_file_is_formatted_in_its_encoding(bool bigEndian)
    {
        var file = PathOf("a.digest");
        File.WriteAllBytes(
            file,
            Encode(Fixed.Replace("\n\n", "\r\n\r\n\r\n\r\n", StringComparison.Ordinal), bigEndian)
        );
        Run("format", file).ShouldBe(0);
        Convert.ToHexString(File.ReadAllBytes(file)).ShouldStartWith(bigEndian ? "FEFF0041" : "FFFE4100");
    }

    [Theory]
    [InlineData("fix")]
    [InlineData("format")]
    public async Task Standard_input_keeps_its_encoding(string command)
    {
        byte[] latin = [.. Encoding.UTF8.GetBytes(Fixed), 0xE9, 0x0A];
        foreach (
            var bytes in (byte[][])
                [Encode(Fixed, false), Encode(Fixed, true), [0xEF, 0xBB, 0xBF, .. latin], latin]
        )
        {
            File.WriteAllBytes(PathOf("in"), bytes);
            Variables["SERVER"] = Client.ServerPath;
            var (code, _, error) = await EndAsync(Start("bash", "-c", $"$SERVER {command} - < in > out"));
            code.ShouldBe(0, error);
            Convert.ToHexString(File.ReadAllBytes(PathOf("out"))).ShouldBe(Convert.ToHexString(bytes));
        }
    }

    [Fact]
    public void Utf16_with_null_characters_is_binary()
    {
        File.WriteAllBytes(PathOf("a.digest"), [0xFF, 0xFE, 0, 0, 0x41, 0, 0, 0]);
        Run("check", PathOf("a.digest")).ShouldBe(2);
        Error.ToString().ShouldContain("is a binary file");
    }

    [Fact]
    public void Export_writes_to_a_file()
    {
        var file = Write("a.digest", Fixed);
        Run("export", "--to", "markdown", "--output", PathOf("a.md"), file).ShouldBe(0, Error.ToString());
        Output.ToString().ShouldBeEmpty();
        var written = File.ReadAllBytes(PathOf("a.md"));
        Run("export", "--to", "markdown", file).ShouldBe(0);
        Encoding.UTF8.GetString(written).ShouldBe(Output.ToString());
        Clear();
        Run("export", "--to", "markdown", "--output", "-", file).ShouldBe(0);
        Encoding.UTF8.GetString(written).ShouldBe(Output.ToString());
    }

    [Fact]
    public void Import_writes_to_a_file()
    {
        var digest = Write("a.digest", Fixed);
        Run("export", "--to", "json", "--output", PathOf("a.json"), digest).ShouldBe(0);
        Run("import", "--output", PathOf("b.digest"), PathOf("a.json")).ShouldBe(0, Error.ToString());
        Output.ToString().ShouldBeEmpty();
        Run("import", PathOf("a.json")).ShouldBe(0);
        File.ReadAllText(PathOf("b.digest")).ShouldBe(Output.ToString());
    }

    [Fact]
    public void Output_is_not_a_file_that_is_read()
    {
        var file = Write("a.digest", Fixed);
        File.CreateSymbolicLink(PathOf("link.digest"), file);
        foreach (var output in (string[])[file, PathOf("link.digest")])
        {
            Run("export", "--to", "json", "--output", output, file).ShouldBe(2);
            Run("import", "--output", output, file).ShouldBe(2);
            Run("import", "--into", file, "--output", output, Write("b.digest", Page)).ShouldBe(2);
        }
        Error.ToString().ShouldContain("--output");
        File.ReadAllText(file).ShouldBe(Fixed);
    }

    [Fact]
    public void Output_that_cannot_be_written_is_an_error()
    {
        var file = Write("a.digest", Fixed);
        Run("export", "--to", "json", "--output", PathOf("no/a.json"), file).ShouldBe(2);
        Error.ToString().ShouldContain("a.json");
        Clear();
        Run("export", "--to", "json", "--output", Folder, file).ShouldBe(2);
        Error.ToString().ShouldContain("Cannot write");
        Run("import", "--output", PathOf("b.digest"), Write("a.html", "<p>nothing</p>")).ShouldBe(2);
        File.Exists(PathOf("b.digest")).ShouldBeFalse();
    }

    [Fact]
    public async Task Output_to_a_device_does_not_replace_it()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "There is no /dev/full.");
        Write("a.digest", Fixed);
        (await RunProgramAsync("export", "--to", "json", "--output", "/dev/null", "a.digest")).Code.ShouldBe(
            0
        );
        new FileInfo("/dev/null").Length.ShouldBe(0);
        (await RunProgramAsync("export", "--to", "json", "--output", "/dev/full", "a.digest")).Code.ShouldBe(
            2
        );
        (
            await RunProgramAsync("export", "--to", "json", "--output", "/dev/stdout", "a.digest")
        ).Output.ShouldContain("Gärten der Aufmerksamkeit");
    }

    private static byte[] Encode(string text, bool bigEndian)
    {
        var encoding = new UnicodeEncoding(bigEndian, byteOrderMark: true);
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
