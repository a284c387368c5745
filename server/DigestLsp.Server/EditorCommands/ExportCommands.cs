using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.export</c>: the digest <c>uri</c> in the form <c>to</c> (perhaps with <c>title</c> and <c>address</c>), as text.
/// <c>digest.copyCitation</c>: the paper at <c>position</c> in <c>uri</c> as a citation in a <c>style</c>; null where no paper is there.
/// </summary>
internal static class ExportCommands
{
    public static EditorCommand[] All { get; } =
    [EditorCommand.Of("digest.export", Export), EditorCommand.Of("digest.copyCitation", Cite)];

    private static object? Export(CommandCall call)
    {
        if (call.Text("to") is not { } format || !Exporter.Formats.ContainsKey(format))
            throw call.Bad($"needs a form in \"to\": {string.Join(", ", Exporter.Formats.Keys)}");
        var document = call.Document;
        var title = call.Text("title") ?? Publication.TitleOf(Uri.UnescapeDataString(document.Uri));
        return Exporter.Write(
            document.Tree,
            format,
            new Publication(title, DateTimeOffset.UtcNow, call.Text("address"))
        );
    }

    private static object? Cite(CommandCall call)
    {
        var style = call.Text("style") ?? "text";
        if (!Citation.Styles.TryGetValue(style, out var write))
            throw call.Bad($"knows no style {style}; there are {string.Join(", ", Citation.Styles.Keys)}");
        var tree = call.Document.Tree;
        return tree.PartAt(call.Offset) is { Part: Entry { Content.Title.Length: > 0 } entry } at
            ? write(ExportPaper.Of(entry), ExportDigest.DayOf(tree, at))
            : null;
    }
}
