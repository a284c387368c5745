namespace DigestLsp.Language.Text;

/// <summary>
/// A piece table (J. S. Moore): a text as pieces of an original and inserted text. It merges successive changes into one list of changes of
/// the original, at a cost independent of the length of the text.
/// </summary>
internal sealed class TextPieces
{
    private readonly int length;
    private readonly List<Piece> pieces;

    private TextPieces(int length, List<Piece> pieces) => (this.length, this.pieces) = (length, pieces);

    /// <summary>Creates an unchanged text of a length.</summary>
    public static TextPieces Of(int length) => new(length, [new Piece(new TextSpan(0, length), null)]);

    /// <summary>Applies changes.</summary>
    /// <param name="changes">Changes with offsets in this text, without overlaps.</param>
    public TextPieces With(IEnumerable<TextChange> changes)
    {
        var result = new List<Piece>();
        // How much of the current piece is used, and the offset after it.
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

    /// <summary>Gets the changes from the original to this text, in order.</summary>
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

    /// <summary>A span of the original, or inserted text.</summary>
    private readonly record struct Piece(TextSpan Span, string? Text)
    {
        public int Length => Text?.Length ?? Span.Length;

        public Piece Slice(int start, int count) =>
            Text is null
                ? new Piece(new TextSpan(Span.Start + start, count), null)
                : new Piece(default, Text.Substring(start, count));
    }
}
