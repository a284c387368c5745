using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Cli.Reports;

/// <summary>A diagnostic with everything that the report formats show, so that files need not stay in memory.</summary>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Range">The 0-based range.</param>
/// <param name="Context">The text that identifies it when it moves: its first 80 characters, and up to 20 around them on its line.</param>
/// <param name="Window">The surrounding part of its line, at most 100 characters, truncated with <c>…</c>.</param>
/// <param name="Marked">The span of the diagnostic in the window.</param>
/// <param name="Related">Related locations, with a URI if they are in another file.</param>
internal sealed record LocatedDiagnostic(
    Diagnostic Diagnostic,
    LineRange Range,
    string Context,
    string Window,
    TextSpan Marked,
    IReadOnlyList<(string? Uri, LineRange Range, string Message)> Related
)
{
    private const int Widest = 100;

    public static LocatedDiagnostic Of(DigestTree tree, Diagnostic diagnostic)
    {
        var range = tree.Range(diagnostic.Span);
        var lineStart = diagnostic.Span.Start - range.Start.Character;
        var lineEnd = tree.Offset(range.Start with { Character = int.MaxValue });
        var from = Math.Max(lineStart, Math.Min(diagnostic.Span.Start - 30, lineEnd - Widest));
        var to = Math.Min(lineEnd, from + Widest);
        var before = from > lineStart ? "…" : "";
        var window = before + tree.Slice(TextSpan.FromBounds(from, to)) + (to < lineEnd ? "…" : "");
        var length = Math.Max(1, Math.Min(diagnostic.Span.End, to) - diagnostic.Span.Start);
        return new LocatedDiagnostic(
            diagnostic with
            {
                Fixes = [],
                Related = [],
            },
            range,
            Baseline.ContextOf(tree, diagnostic, lineStart, lineEnd),
            window,
            new TextSpan(before.Length + diagnostic.Span.Start - from, length),
            diagnostic.Related.Count == 0
                ? []
                :
                [
                    .. diagnostic.Related.Select(r =>
                        (r.Elsewhere?.Uri, r.Elsewhere?.Range ?? tree.Range(r.Span), r.Message)
                    ),
                ]
        )
        {
            IsFixable = diagnostic.Fixes.Any(f => f.IsSafe),
        };
    }

    /// <summary>Replaces URIs of other files with their paths in the repository.</summary>
    public LocatedDiagnostic WithPaths(RepositoryPaths paths) =>
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

    /// <summary>Whether <c>--fix</c> fixes it.</summary>
    public bool IsFixable { get; private init; }
}
