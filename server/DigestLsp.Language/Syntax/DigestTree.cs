using System.Buffers;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// A digest as read: an immutable sequence of <see cref="Part"/>s whose blocks joined are the text, character for
/// character. Any string makes a tree. Positions and offsets are 0-based, in UTF-16 code units; those outside
/// the document are clamped.
/// </summary>
public sealed class DigestTree
{
    /// <summary>How much of a document's start decides on its dialect, in UTF-16 code units.</summary>
    public const int HeadLength = 64 * 1024;

    private readonly PartRope rope;
    private readonly DialectChoice choose;

    private DigestTree(PartRope rope, Dialect dialect, DialectChoice choose)
    {
        this.rope = rope;
        this.choose = choose;
        Dialect = dialect;
        Parts = new PartSequence(rope);
    }

    /// <summary>A place for what a rule found out about the whole document; it lives and dies with the tree.</summary>
    internal object? CopiesMemo { get; set; }

    /// <summary>A place for the document's dated headings; it lives and dies with the tree.</summary>
    internal object? DaysMemo { get; set; }

    /// <summary>The dialect the document is read in.</summary>
    public Dialect Dialect { get; }

    /// <summary>Number of UTF-16 code units.</summary>
    public int Length => rope.Width;

    /// <summary>How many parts it is made of.</summary>
    internal int PartCount => rope.Count;

    /// <summary>How many lines end in CRLF.</summary>
    internal int CarriageReturns => rope.CarriageReturns;

    /// <summary>Number of lines: one more than there are line breaks.</summary>
    public int LineCount => rope.LineBreaks + 1;

    /// <summary>Position of the end of the document.</summary>
    public LinePosition End => Position(Length);

    /// <summary>Reads a document.</summary>
    /// <param name="text">The whole text; a byte order mark at its start is read as white space.</param>
    /// <param name="choose">Chooses the dialect from the document's start.</param>
    public static DigestTree Parse(string text, DialectChoice choose)
    {
        var dialect = choose(text);
        return new DigestTree(DigestParser.Read(new SourceText(text), dialect), dialect, choose);
    }

    /// <summary>Reads a document in one dialect, whatever its text looks like.</summary>
    public static DigestTree Parse(string text, Dialect dialect) => Parse(text, _ => dialect);

    /// <summary>Reads another text as this document was read: its dialect chosen in the same way.</summary>
    public DigestTree Reparse(string text) => Parse(text, choose);

    /// <summary>
    /// The document after a change: equal to a fresh reading of the changed text, at the cost of the blocks touched.
    /// </summary>
    public DigestTree WithChange(TextChange change)
    {
        var start = Math.Clamp(change.Span.Start, 0, Length);
        var end = Math.Clamp(change.Span.End, start, Length);
        var clamped = change with { Span = TextSpan.FromBounds(start, end) };
        return Changed(DigestParser.ParseIncremental(rope, new Edit(new[] { clamped }), Dialect), start);
    }

    /// <summary>What a change inside the document would be read as, in its dialect, whichever its start would have chosen then.</summary>
    internal DigestTree WithSpeculativeChange(TextChange change) =>
        new(DigestParser.ParseIncremental(rope, new Edit(new[] { change }), Dialect), Dialect, choose);

    /// <summary>
    /// The document after changes, all in its coordinates: equal to a fresh reading of the changed text, at the cost of the blocks touched.
    /// </summary>
    /// <exception cref="ArgumentException">Two changes overlap, or one lies outside the document.</exception>
    public DigestTree WithChanges(IEnumerable<TextChange> changes)
    {
        TextChange[] inOrder = [.. changes.OrderBy(c => c.Span.Start).ThenBy(c => c.Span.End)];
        if (inOrder.Length == 0)
            return this;
        // Those in one part are one edit, and so are those that touch, as of parts that go: all is read again once.
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

    /// <summary>The document as read again; where its start was changed the dialect may be another now.</summary>
    private DigestTree Changed(PartRope reread, int start)
    {
        var changed = new DigestTree(reread, Dialect, choose);
        if (start >= Dialect.Considered)
            return changed;
        var dialect = changed.ChooseDialect();
        return ReferenceEquals(dialect, Dialect) ? changed
            : dialect.Equals(Dialect) ? new DigestTree(reread, dialect, choose)
            : new DigestTree(DigestParser.Read(new SourceText(changed.ToString()), dialect), dialect, choose);
    }

    /// <summary>The parts, first to last.</summary>
    public PartSequence Parts { get; }

    /// <summary>The parts that share text with a span, or stand where it is empty.</summary>
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

    /// <summary>The parts from the one at an offset on.</summary>
    public IEnumerable<PartAt> PartsFrom(int offset)
    {
        if (offset >= Length)
            yield break;
        for (var cursor = rope.AtOffset(Math.Max(0, offset)); cursor.IsValid; cursor.MoveNext())
            yield return cursor.Current;
    }

    /// <summary>The parts that stand before the one at an offset, nearest first.</summary>
    public IEnumerable<PartAt> PartsBefore(int offset)
    {
        for (var cursor = rope.AtOffset(Math.Clamp(offset, 0, Length)); cursor.MovePrevious(); )
            yield return cursor.Current;
    }

    /// <summary>The part at an offset; at the end of the document the last one; null in an empty document.</summary>
    public PartAt? PartAt(int offset)
    {
        var cursor = rope.AtOffset(Math.Clamp(offset, 0, Length));
        return cursor.IsValid ? cursor.Current : null;
    }

    /// <summary>The date heading that the part at an offset stands under, or is; null where there is none.</summary>
    public PartAt? HeadingOf(int offset) =>
        rope.LastHeadingBefore(rope.AtOffset(Math.Clamp(offset, 0, Length)));

    /// <summary>The line and character of an offset.</summary>
    public LinePosition Position(int offset)
    {
        offset = Math.Clamp(offset, 0, Length);
        return PartAt(offset) is { } at ? at.Position(offset - at.Start) : default;
    }

    /// <summary>The range of a span.</summary>
    public LineRange Range(TextSpan span) => new(Position(span.Start), Position(span.End));

    /// <summary>The offset of a line and character; behind the end of a line its end, behind the last line the document's end.</summary>
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

    /// <summary>The range of a span, its characters counted in an encoding.</summary>
    public LineRange Range(TextSpan span, PositionEncoding encoding) =>
        new(Position(span.Start, encoding), Position(span.End, encoding));

    /// <summary>The line and character of an offset, the character counted in an encoding.</summary>
    public LinePosition Position(int offset, PositionEncoding encoding)
    {
        offset = Math.Clamp(offset, 0, Length);
        return PartAt(offset) is { } at ? at.Position(offset - at.Start, encoding) : default;
    }

    /// <summary>The offset of a line and character, the character counted in an encoding; clamped as <see cref="Offset(LinePosition)"/> does.</summary>
    public int Offset(LinePosition position, PositionEncoding encoding)
    {
        if (encoding == PositionEncoding.Utf16 || position.Line < 0 || position.Line > rope.LineBreaks)
            return Offset(position);
        var start = Offset(position with { Character = 0 });
        return PartAt(start) is { } at
            ? start + encoding.CodeUnits(at.Part.LineAround(start - at.Start), position.Character)
            : start;
    }

    /// <summary>The characters of a span.</summary>
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

    /// <summary>The whole text.</summary>
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

    /// <summary>Copies as much of the start as there is room for.</summary>
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

/// <summary>Chooses a dialect from the first <see cref="DigestTree.HeadLength"/> code units of a document, always the same from the same.</summary>
public delegate Dialect DialectChoice(DocumentStart start);
