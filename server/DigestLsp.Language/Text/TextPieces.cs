namespace DigestLsp.Language.Text;

/// <summary>
/// A text as pieces of an earlier text and what was put between them (a piece table: J. S. Moore). Changes upon changes are one list of
/// changes of the first text again, at the cost of the changes and not of the text.
/// </summary>
internal sealed class TextPieces
{
    private readonly int length;
    private readonly List<Piece> pieces;

    private TextPieces(int length, List<Piece> pieces) => (this.length, this.pieces) = (length, pieces);

    /// <summary>A text of so many code units as it is.</summary>
    public static TextPieces Of(int length) => new(length, [new Piece(new TextSpan(0, length), null)]);

    /// <summary>The text after changes.</summary>
    /// <param name="changes">In the coordinates of this text, none overlapping.</param>
    public TextPieces With(IEnumerable<TextChange> changes)
    {
        var result = new List<Piece>();
        // Of the piece at an index so much is taken already; so far reaches what is taken.
        var (index, taken, position) = (0, 0, 0);
        foreach (var change in changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End))
        {
            Take(change.Span.Start - position, keep: true);
            if (change.NewText.Length > 0)
                result.Add(new Piece(default, change.NewText));
            Take(change.Span.Length, keep: false);
        }
        Take(int.MaxValue, keep: true);
        return new TextPieces(length, result);

        void Take(int count, bool keep)
        {
            while (count > 0 && index < pieces.Count)
            {
                var some = Math.Min(count, pieces[index].Length - taken);
                if (keep && some > 0)
                    result.Add(pieces[index].Slice(taken, some));
                (taken, position, count) = (taken + some, position + some, count - some);
                if (taken == pieces[index].Length)
                    (index, taken) = (index + 1, 0);
            }
        }
    }

    /// <summary>The way from the first text to this one, in order.</summary>
    public IEnumerable<TextChange> Changes()
    {
        var (end, put) = (0, "");
        foreach (var piece in pieces)
        {
            if (piece.Text is { } text)
            {
                put += text;
                continue;
            }
            if (piece.Span.Start > end || put.Length > 0)
                yield return new TextChange(TextSpan.FromBounds(end, piece.Span.Start), put);
            (end, put) = (piece.Span.End, "");
        }
        if (end < length || put.Length > 0)
            yield return new TextChange(TextSpan.FromBounds(end, length), put);
    }

    /// <summary>A span of the first text, or text that was put in.</summary>
    private readonly record struct Piece(TextSpan Span, string? Text)
    {
        public int Length => Text?.Length ?? Span.Length;

        public Piece Slice(int start, int count) =>
            Text is null
                ? new Piece(new TextSpan(Span.Start + start, count), null)
                : new Piece(default, Text.Substring(start, count));
    }
}
