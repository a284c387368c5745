using System.Globalization;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Features;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>layout FILE</c>: how papers are recognized in a file, and what other layouts would give.</summary>
internal static class LayoutCommand
{
    private const int MaxText = 72;

    public static Command Command { get; } =
        new("layout", "FILE", "Show how papers are recognized in a file, and why", Run)
        {
            Options = [Option.StdinName],
            Notes =
                "If papers are missing or wrong, set \"dialects\" or \"layouts\" in .digest.json or the editor's digest.dialect.",
            Example = "layout samples/daily-papers.digest",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        var projects = new ProjectFiles();
        if (Digests.One(Command, arguments, projects, error) is not { } file)
            return CommandLine.CouldNotRun;
        var paint = new AnsiStyle();
        var report = new LayoutReport(file.Tree);
        Line("layout", $"{file.Tree.Dialect.Id} ({Chosen(file, projects)})");
        Line("papers", report.Papers == 0 ? "No papers recognized" : Number(report.Papers));
        if (report.Shapes.Count > 0)
            Line("begin at", string.Join(", ", report.Shapes));
        Counts("slots", report.Slots);
        Counts("labels", report.Labels);
        if (report.Days > 0)
            Line("days", $"{report.Days}, as {Shorten(report.FirstDay!)}{Levels(report.DayLevels)}");
        if (report.TopicLevels.Count > 0)
            Line("topics", "headings" + Levels(report.TopicLevels));
        if (report.Evidence.Count > 0)
            output.WriteLine(paint.Bold("evidence"));
        foreach (var (line, text, reason) in report.Evidence)
            output.WriteLine($"  {paint.Dim($"{line + 1, 5}")}  {Shorten(text)}  {paint.Dim(reason)}");
        output.WriteLine(paint.Bold("candidates"));
        foreach (var (id, papers, titles) in report.Candidates(file.Path))
            output.WriteLine(
                $"  {id, -18} {SummaryMarkdown.Count(papers, "paper")}"
                    + (papers > 0 ? ": " + string.Join(" | ", titles.Select(t => Shorten(t))) : "")
            );
        return CommandLine.Nothing;

        void Line(string name, string value) => output.WriteLine($"{paint.Bold($"{name, -9}")} {value}");

        void Counts(string name, IReadOnlyDictionary<string, int> counts)
        {
            if (counts.Count > 0)
                Line(
                    name,
                    string.Join(", ", counts.Select(c => $"{AnsiStyle.Plain(c.Key)} {Number(c.Value)}"))
                );
        }
    }

    private static string Chosen(DigestFile file, ProjectFiles projects) =>
        file.Path != "-"
        && projects.FindByPath(file.Path) is { } project
        && (project.DialectOf(file.Path) is not null || project.LayoutOf(file.Path) is not null)
            ? "set in the configuration"
        : DialectChooser.InName(file.Path) is not null ? "named by the file's name"
        : "detected";

    private static string Levels(IReadOnlyCollection<int> levels) =>
        levels.Count == 0 ? ""
        : levels.Count == 1 ? $" of level {levels.First()}"
        : " of levels " + string.Join(", ", levels);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Shorten(string text)
    {
        var line = AnsiStyle.Plain(text.ReplaceLineEndings(" "));
        if (line.Length <= MaxText)
            return line;
        var end = MaxText - (char.IsHighSurrogate(line[MaxText - 2]) ? 2 : 1);
        return line[..end].TrimEnd() + "…";
    }
}
