using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Commands;

/// <summary>A finding with all that its forms show, so that a thousand files need not be kept.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Range">Where it stands, 0-based.</param>
/// <param name="Context">What it is known again by wherever it moves: its first 80 characters, and up to 20 around them in its line.</param>
/// <param name="Window">The part of its line around it, at most 100 characters, <c>…</c> where it was cut.</param>
/// <param name="Marked">Where the finding stands in the window.</param>
/// <param name="Related">Places that belong to it; with the address of another file where one is there.</param>
internal sealed record PlacedFinding(
    Finding Finding,
    LineRange Range,
    string Context,
    string Window,
    TextSpan Marked,
    IReadOnlyList<(string? Uri, LineRange Range, string Message)> Related
)
{
    private const int Widest = 100;
    private const int LongestContext = 80;
    private const int Around = 20;

    public static PlacedFinding Of(DigestTree tree, Finding finding)
    {
        var range = tree.Range(finding.Span);
        var lineStart = finding.Span.Start - range.Start.Character;
        var lineEnd = tree.Offset(range.Start with { Character = int.MaxValue });
        var from = Math.Max(lineStart, Math.Min(finding.Span.Start - 30, lineEnd - Widest));
        var to = Math.Min(lineEnd, from + Widest);
        var before = from > lineStart ? "…" : "";
        var window = before + tree.Slice(TextSpan.FromBounds(from, to)) + (to < lineEnd ? "…" : "");
        var length = Math.Max(1, Math.Min(finding.Span.End, to) - finding.Span.Start);
        return new PlacedFinding(
            finding with
            {
                Fixes = [],
                Related = [],
            },
            range,
            ContextOf(tree, finding, lineStart, lineEnd),
            window,
            new TextSpan(before.Length + finding.Span.Start - from, length),
            finding.Related.Count == 0
                ? []
                :
                [
                    .. finding.Related.Select(r =>
                        (r.Elsewhere?.Uri, r.Elsewhere?.Range ?? tree.Range(r.Span), r.Message)
                    ),
                ]
        )
        {
            IsFixable = finding.Fixes.Any(f => f.IsSafe),
        };
    }

    /// <summary>Gets the finding with other files named by their paths in the repository instead of their addresses.</summary>
    public PlacedFinding WithPaths(RepositoryPaths paths) =>
        Related.All(r => r.Uri is null)
            ? this
            : this with
            {
                Related =
                [
                    .. Related.Select(r =>
                        (
                            r.Uri is { } uri && DocumentUri.PathOf(uri) is { } path ? paths.Of(path) : r.Uri,
                            r.Range,
                            r.Message
                        )
                    ),
                ],
            };

    /// <summary>See <see cref="Context"/>.</summary>
    public static string ContextOf(DigestTree tree, Finding finding)
    {
        var start = tree.Position(finding.Span.Start);
        return ContextOf(
            tree,
            finding,
            finding.Span.Start - start.Character,
            tree.Offset(start with { Character = int.MaxValue })
        );
    }

    private static string ContextOf(DigestTree tree, Finding finding, int lineStart, int lineEnd)
    {
        var end = finding.Span.Start + Math.Min(finding.Span.Length, LongestContext) + Around;
        var context = TextSpan.FromBounds(
            Math.Max(lineStart, finding.Span.Start - Around),
            Math.Min(lineEnd, end)
        );
        return tree.Slice(context).Trim();
    }

    /// <summary>Whether <c>--fix</c> mends it.</summary>
    public bool IsFixable { get; private init; }
}
