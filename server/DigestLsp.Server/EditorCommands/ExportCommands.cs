using System.Text.Json;
using DigestLsp.Language.Export;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.EditorCommands;

/// <summary>
/// <c>digest.export</c>: the digest <c>uri</c> as text in the format <c>to</c>, with optional <c>title</c> and <c>address</c>.
/// <c>digest.copyCitation</c>: the citation of the paper at <c>position</c> in <c>uri</c> in a <c>style</c>, or null if there is no paper.
/// </summary>
internal static class ExportCommands
{
    public const string CopyCitation = "digest.copyCitation";

    public static EditorCommand[] All { get; } =
    [new("digest.export", ExportAsync), EditorCommand.Of(CopyCitation, Cite)];

    /// <summary>Exports a digest in a format, with a title or the name of its file.</summary>
    /// <exception cref="FormatException">The URL is not a web URL.</exception>
    public static string Write(
        string uri,
        DigestTree tree,
        string format,
        string? title = null,
        string? address = null
    ) =>
        Exporter.Write(
            tree,
            format,
            Publication.Of(Uri.UnescapeDataString(uri), title, address, DateTimeOffset.UtcNow)
        );

    // Not on the loop: a long document takes seconds.
    private static Task<object?> ExportAsync(CommandCall call, CancellationToken cancellationToken)
    {
        if (call.Text("to") is not { } format || !Exporter.Formats.ContainsKey(format))
            throw call.Bad($"requires a format in \"to\": {string.Join(", ", Exporter.Formats.Keys)}");
        var (uri, tree) = call.Digest;
        return Task.Run<object?>(
            () =>
            {
                try
                {
                    return Write(uri, tree, format, call.Text("title"), call.Text("address"));
                }
                catch (FormatException problem)
                {
                    throw call.Bad(problem.Message);
                }
            },
            cancellationToken
        );
    }

    private static object? Cite(CommandCall call)
    {
        var style = call.Text("style") ?? "text";
        if (!Citation.Styles.TryGetValue(style, out var write))
            throw call.Bad($"does not support style {style}; use {string.Join(", ", Citation.Styles.Keys)}");
        var tree = call.Document.Tree;
        if (tree.PartAt(call.Offset) is not { Part: Entry { Content.Title.Length: > 0 } entry } at)
            return null;
        var citation = write(ExportPaper.Of(entry), ExportDigest.DayOf(tree, at));
        // An editor that runs the code action ignores the result, unless it passes a style itself.
        if (call.Text("style") is null && call.Member("tell") is { ValueKind: JsonValueKind.True })
            call.State.Connection.Notify("window/showMessage", new MessageParams(3, citation));
        return citation;
    }
}
