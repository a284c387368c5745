using System.Text.Json.Nodes;

namespace DigestLsp.Server.Tests;

/// <summary>The name of a file is the day of its papers if the digest has no days.</summary>
public sealed class FileDayTests : CommandTest
{
    private const string Papers =
        "### [Lanterns for Long Corridors](https://arxiv.org/abs/2608.00001)\n\n**Abstract**: A lantern is a note.\n";

    [Theory]
    [InlineData("2026-08-05.md", "2026-08-05")]
    [InlineData("0304-0308.md", "--03-04/--03-08")]
    [InlineData("notes.md", null)]
    public void The_name_of_a_file_is_the_day_of_its_papers(string name, string? day)
    {
        var file = Write(name, Papers);
        Run("outline", "--format", "json", file).ShouldBe(0);
        ((string?)JsonNode.Parse(Output.ToString())![0]!["day"]).ShouldBe(day);
        Clear();
        Run("export", "--to", "json", file).ShouldBe(0);
        ((string?)JsonNode.Parse(Output.ToString())!["days"]![0]!["date"]).ShouldBe(day);
        Clear();
        Run("outline", file).ShouldBe(0);
        Output.ToString().Contains("(from the file name)").ShouldBe(day is not null);
    }

    [Fact]
    public void Days_of_the_digest_take_precedence()
    {
        Run("outline", "--format", "json", Write("2026-08-05.md", "## 2026-08-01\n\n" + Papers)).ShouldBe(0);
        ((string?)JsonNode.Parse(Output.ToString())![0]!["day"]).ShouldBe("2026-08-01");
    }

    [Fact]
    public void An_export_that_is_imported_has_the_same_papers_and_day()
    {
        Run("export", "--to", "json", Write("2026-08-05.md", Papers)).ShouldBe(0);
        var exported = Write("export.json", Output.ToString());
        Clear();
        Run("import", "--output", PathOf("a.digest"), exported).ShouldBe(0, Error.ToString());
        Clear();
        Run("export", "--to", "json", PathOf("a.digest")).ShouldBe(0);
        var again = JsonNode.Parse(Output.ToString())!["days"]![0]!;
        ((string?)again["papers"]![0]!["title"]).ShouldBe("Lanterns for Long Corridors");
        ((string?)again["date"]).ShouldBe("2026-08-05");
    }
}
