using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Tests;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Tests;

/// <summary>Joining and wrapping abstracts loses no word, paper or link in any corpus document, and is idempotent.</summary>
public sealed class AbstractLinesTests
{
    [Theory]
    [InlineData("join", "We light a corridor and look at what is seen in its light.")]
    [InlineData("wrap", "We light a corridor and look at what is\nseen in its light.")]
    [InlineData("keep", "We light a corridor\nand look at what is seen in its light.")]
    public async Task Setting_decides_how_lines_are_formatted(string setting, string expected)
    {
        const string Start = "Aug 1\n\nLanterns for Long Corridors\n\n";
        const string Page = Start + "We light a corridor\nand look at what is seen in its light.\n";
        await using var client = await Client.ReadyAsync(
            $$$"""{"online":{"enabled":false},"format":{"abstracts":"{{{setting}}}","wrapColumn":40}}"""
        );
        await client.OpenAsync("untitled:a", Page);
        var lines = new LineMap(Page);
        var edits = (
            await client.ResultAsync(
                "textDocument/formatting",
                """{"textDocument":{"uri":"untitled:a"},"options":{"tabSize":4,"insertSpaces":true}}"""
            )
        )!.AsArray();
        int Offset(System.Text.Json.Nodes.JsonNode position) =>
            lines.Offset(new LinePosition((int)position["line"]!, (int)position["character"]!));
        TextChange
            .Apply(
                Page,
                edits.Select(e => new TextChange(
                    TextSpan.FromBounds(Offset(e!["range"]!["start"]!), Offset(e["range"]!["end"]!)),
                    (string)e["newText"]!
                ))
            )
            .ShouldBe(Start + expected + "\n");
    }

    [Theory]
    [InlineData(AbstractLines.Join)]
    [InlineData(AbstractLines.Wrap)]
    public void Nothing_is_lost_and_twice_is_once(AbstractLines lines)
    {
        var options = new FormattingOptions(lines, 80);
        var changed = 0;
        foreach (var document in Corpus.Documents().Where(d => Corpus.Read(d).Length < 500_000))
        {
            var tree = DigestTree.Parse(Corpus.Read(document), DialectChooser.Choose);
            var changes = Formatting.Changes(tree, new TextSpan(0, tree.Length), options);
            changed += changes.Count(c => c.NewText.Length > 0);
            var formatted = TextChange.Apply(tree.ToString(), changes);
            Words(formatted).ShouldBe(Words(tree.ToString()), document);
            var after = tree.Reparse(formatted);
            Papers(after).ShouldBe(Papers(tree), document);
            Formatting.Changes(after, new TextSpan(0, after.Length), options).ShouldBeEmpty(document);
        }
        changed.ShouldBeGreaterThan(20);
    }

    private static string[] Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private static string[] Papers(DigestTree tree) =>
        [
            .. tree
                .Parts.Select(p => p.Part)
                .OfType<Entry>()
                .Select(e => $"{e.Content.Title} | {string.Join(' ', e.Links.Select(l => l.Text))}"),
        ];
}
