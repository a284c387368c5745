using System.Text;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Tests.Rules;

/// <summary>
/// A text with marked spans: a line of spaces and runs of <c>^</c> below a line of text marks spans in it, and is removed.
/// </summary>
public static class MarkedText
{
    public static (string Text, IReadOnlyList<TextSpan> Marks) Parse(string marked)
    {
        var text = new StringBuilder();
        var marks = new List<TextSpan>();
        var lineStart = 0;
        foreach (var line in marked.Split('\n'))
        {
            if (line.Contains('^') && line.AsSpan().IndexOfAnyExcept(" ^\r") < 0)
            {
                for (var at = line.IndexOf('^'); at >= 0 && at < line.Length; )
                {
                    var end = at;
                    while (end < line.Length && line[end] == '^')
                        end++;
                    marks.Add(TextSpan.FromBounds(lineStart + at, lineStart + end));
                    at = line.IndexOf('^', end);
                }
                continue;
            }
            lineStart = text.Length;
            text.Append(line).Append('\n');
        }
        text.Length--;
        return (text.ToString(), marks);
    }
}
