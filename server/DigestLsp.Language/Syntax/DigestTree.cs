using System.Buffers;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The syntax tree of a digest: an immutable sequence of <see cref="Part"/>s whose joined blocks are the text. Any string has a tree.
/// Positions and offsets are 0-based, in UTF-16 code units, and clamped to the document.
/// </summary>
public sealed class DigestTree
{
    /// <summary>The length of a document's start that determines its dialect, in UTF-16 code units.</summary>
    public const int HeadLength = 64 * 1024;

    private readonly PartRope rope;
    private readonly DialectChoice choose;

    private DigestTree(PartRope rope, Dialect dialect, DialectChoice choose, StartBlocks? start = null)
    {
        StartBlocks = start ?? new StartBlocks();
        this.rope = rope;
        this.choose = choose;
        Dialect = dialect;
        Parts = new PartSequence(rope);
    }

    /// <summary>The dialect of the document.</summary>
    public Dialect Dialect { get; }

    /// <summary>Whether it has text and no paper is recognized in it: its outline is empty, and no rule about papers and days applies.</summary>
    public bool IsUnrecognized =>
        Dialect.NeedsEvidence && !rope.HasEntry && PartAt(0) is { Part.Content.IsEmpty: false };

    /// <summary>The blocks of its start as other dialects split it; snapshots share them.</summary>
    internal StartBlocks StartBlocks { get; }

    /// <summary>The number of UTF-16 code units.</summary>
    public int Length => rope.Width;

    /// <summary>The number of parts.</summary>
    internal int PartCount => rope.Count;

    /// <summary>The number of CRLF line breaks.</summary>
    internal int CarriageReturns => rope.CarriageReturns;

    /// <summary>The number of lines, one more than the number of line breaks.</summary>
    public int LineCount => rope.LineBreaks + 1;

    /// <summary>The position of the end of the document.</summary>
    public LinePosition End => Position(Length);

    /// <summary>Parses a document.</summary>
    /// <param name="text">The whole text; a byte order mark at its start is whitespace.</param>
    /// <param name="choose">Chooses the dialect from the start of the document.</param>
    public static DigestTree Parse(string text, DialectChoice choose)
    {
        var dialect = choose(text);
        return new DigestTree(DigestParser.Read(new SourceText(text), dialect), dialect, choose);
    }

    /// <summary>Parses a document in a given dialect.</summary>
    public static DigestTree Parse(string text, Dialect dialect) => Parse(text, _ => dialect);

    /// <summary>Parses another text with the same choice of dialects.</summary>
    public DigestTree Reparse(string text) => Parse(text, choose);

    /// <summary>Applies a change: equal to a new tree of the changed text, at the cost of the touched blocks.</summary>
    public DigestTree WithChange(TextChange change)
    {
        var start = Math.Clamp(change.Span.Start, 0, Length);
        var end = Math.Clamp(change.Span.End, start, Length);
        var clamped = change with { Span = TextSpan.FromBounds(start, end) };
        return Changed(DigestParser.ParseIncremental(rope, new Edit(new[] { clamped }), Dialect), start);
    }

    /// <summary>Applies a change to try it out, in the current dialect, even if detection would choose another one.</summary>
    internal DigestTree WithSpeculativeChange(TextChange change) =>
        new(DigestParser.ParseIncremental(rope, new Edit(new[] { change }), Dialect), Dialect, choose);

    /// <summary>
    /// Applies changes with offsets in this document: equal to a new tree of the changed text, at the cost of the touched blocks.
    /// </summary>
    /// <exception cref="ArgumentException">Two changes overlap, or one is outside of the document.</exception>
    public DigestTree WithChanges(IEnumerable<TextChange> changes)
    {
        TextChange[] inOrder = [.. changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End)];
        if (inOrder.Length == 0)
            return this;
        // Changes in the same part or in adjacent ones become one edit, so that everything is parsed once.
        var edits = new List<Edit>();
        var (start, end, partStart) = (Length, inOrder.Length, 0);
        for (var i = inOrder.Length - 1; i >= 0; i--)
        {
            var span = inOrder[i].Span;
            if (span.Start < 0 || span.End > start)
                throw new ArgumentException($"{span} overlaps another change or the end.", nameof(changes));
            if (i < end - 1 && span.Start < partStart && span.End < start)
            {
                edits.Add(new Edit(new ArraySegment<TextChange>(inOrder, i + 1, end - i - 1)));
                end = i + 1;
            }
            if (i == end - 1 || span.Start < partStart)
                partStart = PartAt(span.Start)?.Start ?? 0;
            start = span.Start;
        }
        edits.Add(new Edit(new ArraySegment<TextChange>(inOrder, 0, end)));
        edits.Reverse();
        return Changed(BatchEdit.Apply(rope, edits, Dialect), start);
    }

    /// <summary>Creates the changed document. If its start has changed, its dialect may change too.</summary>
    private DigestTree Changed(PartRope reread, int start)
    {
        var changed = new DigestTree(reread, Dialect, choose, StartBlocks);
        if (start >= Dialect.Considered)
            return changed;
        var dialect = changed.ChooseDialect();
        return ReferenceEquals(dialect, Dialect) ? changed
            : dialect.Equals(Dialect) ? new DigestTree(reread, dialect, choose, StartBlocks)
            : new DigestTree(
                DigestParser.Read(new SourceText(changed.ToString()), dialect),
                dialect,
                choose,
                StartBlocks
            );
    }

    /// <summary>The parts in order.</summary>
    public PartSequence Parts { get; }

    /// <summary>Gets the parts that overlap a span, or contain it if it is empty.</summary>
    public IEnumerable<PartAt> PartsIn(TextSpan span)
    {
        var cursor = rope.AtOffset(Math.Clamp(span.Start, 0, Length));
        for (
            ;
            cursor.IsValid && (cursor.Current.Start < span.End || cursor.Current.Start <= span.Start);
            cursor.MoveNext()
        )
            yield return cursor.Current;
    }

    /// <summary>Gets the parts from the one at an offset.</summary>
    public IEnumerable<PartAt> PartsFrom(int offset)
    {
        if (offset >= Length)
            yield break;
        for (var cursor = rope.AtOffset(Math.Max(0, offset)); cursor.IsValid; cursor.MoveNext())
            yield return cursor.Current;
    }

    /// <summary>Gets the parts before the one at an offset, nearest first.</summary>
    public IEnumerable<PartAt> PartsBefore(int offset)
    {
        for (var cursor = rope.AtOffset(Math.Clamp(offset, 0, Length)); cursor.MovePrevious(); )
            yield return cursor.Current;
    }

    /// <summary>Gets the part at an offset; at the end of the document the last one; null in an empty document.</summary>
    public PartAt? PartAt(int offset)
    {
        var cursor = rope.AtOffset(Math.Clamp(offset, 0, Length));
        return cursor.IsValid ? cursor.Current : null;
    }

    /// <summary>Gets the date heading of the part at an offset, which may be the part itself, or null.</summary>
    public PartAt? HeadingOf(int offset) =>
        rope.LastHeadingBefore(rope.AtOffset(Math.Clamp(offset, 0, Length)));

    /// <summary>Gets the position of an offset.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Length);
        return PartAt(offset) is { } at ? at.Position(offset - at.Start) : default;
    }

    /// <summary>Gets the range of a span.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>Gets the offset of a position, clamped to its line and to the document.</summary>
    public int Offset(LinePosition position)
    {
        if (position.Line < 0)
            return 0;
        if (position.Line > rope.LineBreaks)
            return Length;
        var cursor = rope.AtLine(position.Line);
        if (!cursor.IsValid)
            return 0;
        var at = cursor.Current;
        return at.Start + at.Part.Offset(position with { Line = position.Line - at.Line });
    }

    /// <summary>Gets the range of a span in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));

    /// <summary>Gets the position of an offset in an encoding.</summary>
    public LinePosition Position(int offset, PositionEncoding encoding)
    {
        offset = Math.Clamp(offset, 0, Length);
        return PartAt(offset) is { } at ? at.Position(offset - at.Start, encoding) : default;
    }

    /// <summary>Gets the offset of a position in an encoding, clamped like <see cref="Offset(LinePosition)"/>.</summary>
    public int Offset(LinePosition position, PositionEncoding encoding)
    {
        if (encoding == PositionEncoding.Utf16 || position.Line < 0 || position.Line > rope.LineBreaks)
            return Offset(position);
        var start = Offset(position with { Character = 0 });
        return PartAt(start) is { } at
            ? start + encoding.CodeUnits(at.Part.LineAround(start - at.Start), position.Character)
            : start;
    }

    /// <summary>Gets the text of a span.</summary>
    public string Slice(TextSpan span)
    {
        var text = new System.Text.StringBuilder(span.Length);
        foreach (var at in PartsIn(span))
        {
            var from = Math.Max(span.Start, at.Start);
            var to = Math.Min(span.End, at.End);
            if (from < to)
                text.Append(at.Part.Slice(TextSpan.FromBounds(from - at.Start, to - at.Start)));
        }
        return text.ToString();
    }

    /// <summary>Gets the whole text.</summary>
    public override string ToString() =>
        string.Create(
            Length,
            this,
            static (target, tree) =>
            {
                foreach (var at in tree.Parts)
                    CopyBlocks(at.Part, ref target);
            }
        );

    private static void CopyBlocks(Part part, ref Span<char> target)
    {
        foreach (var (block, _) in part.Blocks)
        {
            var text = block.Text.Span[..Math.Min(block.Width, target.Length)];
            text.CopyTo(target);
            target = target[text.Length..];
        }
    }

    private Dialect ChooseDialect()
    {
        var buffer = ArrayPool<char>.Shared.Rent(DocumentStart.FirstLines);
        var head = buffer.AsSpan(0, Math.Min(DocumentStart.FirstLines, Length));
        CopyStart(head);
        var dialect = choose(new DocumentStart(head, this));
        ArrayPool<char>.Shared.Return(buffer);
        return dialect;
    }

    /// <summary>Copies the start of the text to a buffer.</summary>
    internal void CopyStart(Span<char> target)
    {
        foreach (var at in Parts)
        {
            CopyBlocks(at.Part, ref target);
            if (target.IsEmpty)
                break;
        }
    }
}

/// <summary>Chooses a dialect from the first <see cref="DigestTree.HeadLength"/> code units of a document. Must be deterministic.</summary>
public delegate Dialect DialectChoice(DocumentStart start);
