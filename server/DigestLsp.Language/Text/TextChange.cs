namespace DigestLsp.Language.Text;

/// <summary>A replacement of the text at <paramref name="Span"/> with <paramref name="NewText"/>.</summary>
/// <param name="Span">The replaced span in UTF-16 code units.</param>
/// <param name="NewText">The new text.</param>
public readonly record struct TextChange(TextSpan Span, string NewText)
{
    /// <summary>Gets the difference of two texts as changes of whole lines, compared from both ends of the changed region.</summary>
    public static IReadOnlyList<TextChange> Between(string before, string after)
    {
        var changes = new List<TextChange>();
        var (old, now) = (new LineMap(before), new LineMap(after));
        var known = new Dictionary<string, Queue<int>>(StringComparer.Ordinal);
        for (var line = 0; line < now.Count; line++)
        {
            if (!known.TryGetValue(now.Line(line), out var lines))
                known[now.Line(line)] = lines = new Queue<int>();
            lines.Enqueue(line);
        }
        // Match each unchanged line to the next equal one that is not too far ahead.
        var (at, from) = (0, 0);
        var next = 0;
        for (var line = 0; line < old.Count; line++)
        {
            if (!known.TryGetValue(old.Line(line), out var lines) || old.Line(line).Length == 0)
                continue;
            while (lines.Count > 0 && lines.Peek() < next)
                lines.Dequeue();
            if (lines.Count == 0 || lines.Peek() - next > (old.Count - line) + 8)
                continue;
            next = lines.Dequeue();
            Add(old.Start(line), now.Start(next));
            (at, from) = (old.End(line), now.End(next));
            next++;
        }
        Add(before.Length, after.Length);
        return changes;

        void Add(int oldEnd, int newEnd)
        {
            if (!before.AsSpan(at, oldEnd - at).SequenceEqual(after.AsSpan(from, newEnd - from)))
                changes.Add(new TextChange(TextSpan.FromBounds(at, oldEnd), after[from..newEnd]));
        }
    }

    /// <summary>Applies non-overlapping changes with offsets in <paramref name="text"/>.</summary>
    /// <exception cref="ArgumentException">Two changes overlap, or one is outside of the text.</exception>
    public static string Apply(string text, IEnumerable<TextChange> changes)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var position = 0;
        foreach (var change in changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End))
        {
            if (change.Span.Start < position || change.Span.End > text.Length)
                throw new ArgumentException(
                    $"{change.Span} overlaps another change or the end.",
                    nameof(changes)
                );
            result.Append(text, position, change.Span.Start - position).Append(change.NewText);
            position = change.Span.End;
        }
        return result.Append(text, position, text.Length - position).ToString();
    }
}
