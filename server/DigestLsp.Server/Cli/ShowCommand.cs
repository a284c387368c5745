using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>show FILE:LINE[:COLUMN]</c>: shows the hover of a position in the terminal.</summary>
internal static class ShowCommand
{
    public static Command Command { get; } =
        new("show", "FILE:LINE[:COLUMN]", "Show the hover text of a paper, day or link", Run)
        {
            Options =
            [
                .. LinkLookup.Options.Where(o => o.Name is "--online" or "--links" or "--settings"),
                Option.StdinName,
            ],
            Notes = "Without COLUMN, shows the paper or day of the line and each of its links.",
            Example = "show samples/daily-papers.digest:11",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (arguments.Paths is not [var operand] || ReadPlace(operand) is not var (path, line, column))
            return CommandLine.Fail(error, "show requires a location: digest-lsp show FILE:LINE[:COLUMN]");
        if (Digests.Read(path, arguments, new ProjectFiles(), error) is not { Tree: var tree })
            return CommandLine.CouldNotRun;
        if (line > tree.LineCount)
            return CommandLine.Fail(
                error,
                $"{path} has only {SummaryMarkdown.Count(tree.LineCount, "line")}."
            );
        var places = PlacesAt(tree, line - 1, column - 1);
        using var lookup = LinkLookup.Of(arguments, error);
        if (lookup is null)
            return CommandLine.CouldNotRun;
        var first = true;
        foreach (var place in places)
        {
            if (!first)
                output.WriteLine();
            first = false;
            var preview =
                place.Target is { } target && lookup.Checker is { } checker
                    ? checker.PreviewAsync(target, CancellationToken.None).GetAwaiter().GetResult()
                    : null;
            output.WriteLine(new PreviewText(new AnsiStyle()).Of(preview?.Markdown ?? place.Markdown));
        }
        if (first)
            output.WriteLine("No paper, day or link at this location.");
        return CommandLine.Nothing;
    }

    private static IEnumerable<HoverContent> PlacesAt(DigestTree tree, int line, int? column)
    {
        if (column is null)
            return HoverContent.OnLine(tree, line);
        var offset = tree.Offset(new LinePosition(line, column.Value));
        return HoverContent.At(tree, offset) is { } place ? [place] : [];
    }

    // FILE:LINE or FILE:LINE:COLUMN, both 1-based; a file name may contain colons.
    private static (string Path, int Line, int? Column)? ReadPlace(string operand)
    {
        if (Split(operand) is not var (rest, last))
            return null;
        return Split(rest) is var (path, line) ? (path, line, last) : (rest, last, null);

        static (string, int)? Split(string text) =>
            text.LastIndexOf(':') is var colon and > 0
            && int.TryParse(
                text.AsSpan(colon + 1),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            && number > 0
                ? (text[..colon], number)
                : null;
    }
}
