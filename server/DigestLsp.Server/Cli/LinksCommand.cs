using System.Globalization;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Online;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Cli;

/// <summary><c>links [PATH…]</c>: lists links with position, kind, target and status.</summary>
internal static class LinksCommand
{
    private sealed record Row(string Place, LinkTarget Target);

    public static Command Command { get; } =
        new("links", "[PATH...]", "List all links with location, kind, URL and link status", Run)
        {
            Options =
            [
                .. LinkLookup.Options,
                new Option("--cards", "Show a preview below each link (requires --online)"),
                FileFinder.Exclude,
                Option.StdinName,
            ],
            Notes = "Columns are separated by tabs if the output is not a terminal.",
            Example = "links --online digests/ | grep broken",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error)
    {
        using var lookup = LinkLookup.Of(arguments, error);
        if (lookup is null)
            return CommandLine.CouldNotRun;
        if (arguments.Has("--cards") && lookup.Checker is null)
            return CommandLine.Fail(error, "--cards requires --online.");
        var projects = new ProjectFiles();
        if (lookup.Find(projects, error) is not { } verdicts)
            return CommandLine.CouldNotRun;
        var rows = new List<Row>();
        var complete = Digests.ForEach(arguments, projects, error, (file, _) => Rows(file), rows.AddRange);
        var table = new Table(output, lookup.IsAsked ? [0, 1, 3] : [0, 1]);
        foreach (var (place, target) in rows)
            table.Add(
                lookup.IsAsked
                    ? [place, target.Kind.ToString(), target.Url, .. Say(verdicts.Of(target))]
                    : [place, target.Kind.ToString(), target.Url]
            );
        table.Write(row => arguments.Has("--cards") ? Card(lookup.Checker!, rows[row].Target) : null);
        return complete ? CommandLine.Nothing : CommandLine.CouldNotRun;
    }

    private static List<Row> Rows(DigestFile file) =>
        [
            .. DocumentLinks
                .All(file.Tree)
                .Select(l =>
                {
                    var place = l.At.Position(l.Link.Span.Start);
                    return new Row(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{file.Path}:{place.Line + 1}:{place.Character + 1}"
                        ),
                        LinkTarget.Of(l.Link.Text)
                    );
                }),
        ];

    // The status and other facts of a link.
    private static string[] Say(LinkVerdict? verdict)
    {
        if (verdict is null)
            return ["not checked", ""];
        var state =
            verdict.IsTakenOver ? "taken over"
            : verdict.IsArchived ? "archived"
            : StatusOf(verdict.State);
        return [state, verdict.MovedTo ?? verdict.Reason ?? verdict.Title ?? ""];
    }

    private static string StatusOf(LinkStatus state) =>
        state switch
        {
            LinkStatus.Ok => "ok",
            LinkStatus.Moved => "moved",
            LinkStatus.Broken => "broken",
            _ => "unknown",
        };

    private static string? Card(LinkChecker checker, LinkTarget target) =>
        checker.PreviewAsync(target, CancellationToken.None).GetAwaiter().GetResult()?.Markdown;
}
