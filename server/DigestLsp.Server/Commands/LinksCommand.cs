using System.Globalization;
using System.Text;
using DigestLsp.Language.Features;
using DigestLsp.Language.Links;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.Commands;

/// <summary><c>links [PATH…]</c>: every link with its place, what it is and where it leads, parted by tabs.</summary>
internal static class LinksCommand
{
    public static Command Command { get; } =
        new("links", "[PATH...]", "every link: place, kind, address, parted by tabs", Run)
        {
            Options = [Option.StdinName],
            Example = "links digests/ | cut -f3 | sort | uniq -c",
        };

    private static int Run(Arguments arguments, TextWriter output, TextWriter error) =>
        Digests.ForEach(arguments, new ProjectFiles(), error, (file, _) => Table(file), output.Write)
            ? CommandLine.Nothing
            : CommandLine.CouldNotRun;

    private static string Table(DigestFile file)
    {
        var table = new StringBuilder();
        foreach (var (at, link) in DocumentLinks.All(file.Tree))
        {
            var place = at.Position(link.Span.Start);
            var target = LinkTarget.Of(link.Text);
            table.Append(
                CultureInfo.InvariantCulture,
                $"{file.Path}:{place.Line + 1}:{place.Character + 1}\t{target.Kind}\t{target.Url}\n"
            );
        }
        return table.ToString();
    }
}
