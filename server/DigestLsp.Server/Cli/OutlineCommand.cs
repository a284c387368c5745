using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Language.Syntax;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>outline FILE</c>: lists papers by day with line and links, as text or JSON.</summary>
internal static class OutlineCommand
{
    public static Command Command { get; } =
        new("outline", "FILE", "List the papers of a digest by day, with their links", Run)
        {
            Options =
            [
                new Option("--format", "Output format (default: text)") { Choices = ["text", "json"] },
                Option.StdinName,
            ],
            Notes =
                "The JSON output is an array with one object for each paper: title, line (0-based), day, arxiv, authors, abstract, links. "
                + "Day, arxiv and abstract are null if the digest does not give them.",
            Example = "outline samples/daily-papers.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        if (Digests.One(Command, arguments, new ProjectFiles(), error) is not { Tree: var tree } file)
            return CommandLine.CouldNotRun;
        if (arguments.Value("--format") == "json")
        {
            output.WriteLine(OutlineJson.Write(tree, file.Path));
            return CommandLine.Nothing;
        }
        var paint = new AnsiStyle();
        var (days, papers, links) = (0, 0, 0);
        foreach (var day in Outline.Days(tree))
        {
            if (day.Heading is { } heading)
            {
                days++;
                output.WriteLine(
                    paint.Bold(DayName(tree, heading))
                        + "  "
                        + SummaryMarkdown.Count(day.Papers.Count, "paper")
                );
            }
            else if (Outline.DayOfFile(tree, file.Path) is { } named)
            {
                output.WriteLine(
                    paint.Bold($"{named} (from the file name)")
                        + "  "
                        + SummaryMarkdown.Count(day.Papers.Count, "paper")
                );
            }
            foreach (var at in day.Papers)
            {
                papers++;
                var item = Outline.Of(at.Part)!;
                var line = at.Position(item.Selection.Start).Line + 1;
                output.WriteLine($"  {paint.Dim($"{line, 5}")}  {AnsiStyle.Plain(item.Name)}");
                foreach (var link in item.Children)
                {
                    links++;
                    output.WriteLine("           " + paint.Blue(LinkTarget.Of(at.Part.Slice(link.Span)).Url));
                }
            }
        }
        output.WriteLine(
            $"{SummaryMarkdown.Count(papers, "paper")}, {SummaryMarkdown.Count(days, "day")}, {SummaryMarkdown.Count(links, "link")} ({tree.Dialect.Id})"
        );
        return CommandLine.Nothing;
    }

    private static string DayName(DigestTree tree, PartAt at)
    {
        var name = AnsiStyle.Plain(at.Part.Slice(((DateHeading)at.Part).Name));
        return YearInference.Of(tree, at) is { Inferred: true } inferred
            ? $"{name} ({inferred.Date}, year inferred)"
            : name;
    }
}
