namespace DigestLsp.Language.Text;

/// <summary>Replaces the text of <paramref name="Span"/> by <paramref name="NewText"/>.</summary>
/// <param name="Span">What goes, in UTF-16 code units of the document.</param>
/// <param name="NewText">What comes in its place.</param>
public readonly record struct TextChange(TextSpan Span, string NewText)
{
    /// <summary>Applies changes that do not overlap to <paramref name="text"/>, all in its coordinates.</summary>
    /// <exception cref="ArgumentException">Two changes overlap, or one lies outside the text.</exception>
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
