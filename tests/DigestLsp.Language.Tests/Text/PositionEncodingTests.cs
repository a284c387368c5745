using System.Text;
using CsCheck;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Tests;

namespace DigestLsp.Language.Tests.Text;

/// <summary>Positions in UTF-8 and UTF-32, compared with an independent count for each line.</summary>
public class PositionEncodingTests
{
    private static readonly string[] Pieces =
    [
        "a",
        "é",
        "€",
        "𝕏",
        "👩‍🔬",
        "\n",
        "\r\n",
        "\r",
        "\n\n",
        "\uD835",
        "Aug 1\n\n",
        "A Title\n\nWe have it.\n\n",
    ];

    private static readonly Gen<string> Document = Gen.Int[0, Pieces.Length - 1]
        .Select(i => Pieces[i])
        .Array[0, 30]
        .Select(string.Concat);

    [Theory]
    [InlineData(PositionEncoding.Utf8)]
    [InlineData(PositionEncoding.Utf16)]
    [InlineData(PositionEncoding.Utf32)]
    public void Positions_round_trip(PositionEncoding encoding) =>
        Document.ForAll(text => Check(text, encoding), iterations: 2000);

    [Fact]
    public void Very_long_line_is_counted_like_a_short_one()
    {
        foreach (var word in new[] { "long ", "lông " })
        {
            var text = string.Concat(Enumerable.Repeat(word, 2000));
            var tree = DigestTree.Parse(text, DialectChooser.Choose);
            tree.Position(9001, PositionEncoding.Utf8)
                .Character.ShouldBe(Encoding.UTF8.GetByteCount(text.AsSpan(0, 9001)));
        }
    }

    [Fact]
    public void Count_inside_a_character_is_its_start()
    {
        var tree = DigestTree.Parse("x𝕏y", DialectChooser.Choose);
        tree.Offset(new LinePosition(0, 3), PositionEncoding.Utf8).ShouldBe(1);
        tree.Offset(new LinePosition(0, 5), PositionEncoding.Utf8).ShouldBe(3);
        tree.Offset(new LinePosition(0, 2), PositionEncoding.Utf32).ShouldBe(3);
        tree.Offset(new LinePosition(0, 99), PositionEncoding.Utf32).ShouldBe(4);
        tree.Offset(new LinePosition(0, -1), PositionEncoding.Utf32).ShouldBe(0);
    }

    private static void Check(string text, PositionEncoding encoding)
    {
        var tree = DigestTree.Parse(text, DialectChooser.Choose);
        var lines = new LineMap(text);
        for (var line = 0; line < lines.Count; line++)
        {
            var start = lines.Start(line);
            var content = lines.Line(line);
            for (var at = 0; at <= content.Length; at++)
            {
                if (at > 0 && at < content.Length && char.IsSurrogatePair(content[at - 1], content[at]))
                    continue;
                var expected = new LinePosition(line, Units(content[..at], encoding));
                tree.Position(start + at, encoding).ShouldBe(expected);
                tree.Offset(expected, encoding).ShouldBe(start + at);
            }
        }
    }

    private static int Units(string text, PositionEncoding encoding) =>
        encoding switch
        {
            PositionEncoding.Utf8 => Encoding.UTF8.GetBytes(text).Length,
            PositionEncoding.Utf32 => text.EnumerateRunes().Count(),
            _ => text.Length,
        };
}
