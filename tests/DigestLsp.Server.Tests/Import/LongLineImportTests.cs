using DigestLsp.Import;
using DigestLsp.Language.Features;
using DigestLsp.Tests;

namespace DigestLsp.Server.Tests.Import;

/// <summary>Pages and pastes with long lines of repeated patterns are imported in linear time.</summary>
public sealed class LongLineImportTests
{
    private static readonly Dictionary<string, Func<string, string>> Inputs = new(StringComparer.Ordinal)
    {
        ["day"] = line =>
            Pages.Day.Replace("Lanterns for Long Corridors", Html(line), StringComparison.Ordinal),
        ["clipboard"] = line => Pages.Clipboard.Replace(Pages.Lanterns, Html(line), StringComparison.Ordinal),
        ["paper"] = line => Pages.Paper.Replace(Pages.Lanterns, Html(line), StringComparison.Ordinal),
        ["embedded"] = line =>
            Pages.Embedded.Replace(Pages.Sheep, Html(Json(line)), StringComparison.Ordinal),
        ["arxiv"] = line => Pages.ArxivNew.Replace(Pages.Lanterns, Html(line), StringComparison.Ordinal),
        ["atom"] = line => Pages.Atom.Replace(Pages.Lanterns, Html(line), StringComparison.Ordinal),
        ["markup"] = line => $"<main><article><h3><a href='/papers/2508.00011'>A Title</a></h3>{line}",
        ["json"] = line => $$"""{"days":[{"papers":[{"title":"A Title","abstract":"{{Json(line)}}"}]}]}""",
    };

    public static TheoryData<string> Names => [.. Inputs.Keys, "text", "plain text"];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_long_line_is_imported_in_linear_time(string name)
    {
        Action<string> run = name switch
        {
            "text" => line => Importer.Import("", $"Aug 1\n\nA Title\n\nWe begin. {line}\n", null),
            "plain text" => line => PlainText.Of(line),
            _ => line => Importer.Import(Inputs[name](line), "", null),
        };
        LongLine
            .Selected.SelectMany(line =>
                Growth
                    .Excesses(length =>
                    {
                        var text = line.OfLength(length);
                        return [(name, ThreadTime.Of(() => run(text)))];
                    })
                    .Select(excess => $"{line}: {excess}")
            )
            .ShouldBeEmpty();
    }

    private static string Html(string text) => System.Net.WebUtility.HtmlEncode(text);

    private static string Json(string text) =>
        System.Text.Json.JsonEncodedText.Encode(string.Concat(text.EnumerateRunes())).ToString();
}
