using System.Globalization;
using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Commands;

/// <summary>The difference of two texts as <c>diff -U0</c> writes it.</summary>
internal static class UnifiedDiff
{
    public static string Of(string path, string before, string after)
    {
        var (old, now) = (new LineMap(before), new LineMap(after));
        var diff = new StringBuilder().Append(CultureInfo.InvariantCulture, $"--- a/{path}\n+++ b/{path}\n");
        var shift = 0;
        foreach (var change in TextChange.Between(before, after))
        {
            var (first, last) = (old.Position(change.Span.Start).Line, old.Position(change.Span.End).Line);
            var start = change.Span.Start + shift;
            var (newFirst, newLast) = (
                now.Position(start).Line,
                now.Position(start + change.NewText.Length).Line
            );
            shift += change.NewText.Length - change.Span.Length;
            diff.Append(
                CultureInfo.InvariantCulture,
                $"@@ -{first + 1},{last - first + 1} +{newFirst + 1},{newLast - newFirst + 1} @@\n"
            );
            for (var line = first; line <= last; line++)
                diff.Append('-').Append(old.Line(line)).Append('\n');
            for (var line = newFirst; line <= newLast; line++)
                diff.Append('+').Append(now.Line(line)).Append('\n');
        }
        return diff.ToString();
    }
}
