using System.Runtime.InteropServices;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The parts of a document in chunks of at most <see cref="MaximumChunk"/>, each with its total width and lines: two binary searches find a
/// position, and an edit replaces one chunk.
/// </summary>
internal sealed class PartRope
{
    internal const int MaximumChunk = 64;

    private readonly Chunk[] chunks;
    private readonly int[] starts;
    private readonly int[] lines;
    private readonly bool isDraft;

    private PartRope(Chunk[] chunks, bool isDraft = false)
    {
        this.chunks = chunks;
        this.isDraft = isDraft;
        starts = new int[chunks.Length + 1];
        lines = new int[chunks.Length + 1];
        for (var i = 0; i < chunks.Length; i++)
        {
            starts[i + 1] = starts[i] + chunks[i].Width;
            lines[i + 1] = lines[i] + chunks[i].LineBreaks;
        }
    }

    public int Width => starts[^1];

    public int LineBreaks => lines[^1];

    public int Count
    {
        get
        {
            var count = 0;
            foreach (var chunk in chunks)
                count += chunk.Parts.Length;
            return count;
        }
    }

    /// <summary>The number of CRLF line breaks; each chunk counts its own on first use.</summary>
    public int CarriageReturns
    {
        get
        {
            var count = 0;
            foreach (var chunk in chunks)
                count += chunk.CarriageReturns;
            return count;
        }
    }

    public static PartRope Of(List<Part> parts) => new(Cut([.. parts]));

    /// <summary>Creates a mutable copy for a series of splices, until <see cref="Kept"/> is called.</summary>
    public PartRope Draft() => new([.. chunks], isDraft: true);

    /// <summary>Gets an immutable snapshot of a draft.</summary>
    public PartRope Kept() => new(chunks);

    /// <summary>Gets the part at an offset; after the end the last one. Null in an empty document.</summary>
    public PartCursor AtOffset(int offset) => Seek(starts, offset, static part => part.Width);

    /// <summary>Gets the part at a line; after the end the last one.</summary>
    public PartCursor AtLine(int line) => Seek(lines, line, static part => part.LineBreaks);

    /// <summary>Gets a cursor before the first part.</summary>
    public PartCursor Start() => new(this, 0, -1, 0, 0);

    /// <summary>Gets a cursor after the last part.</summary>
    public PartCursor AtEnd()
    {
        var chunk = Math.Max(0, chunks.Length - 1);
        return new PartCursor(this, chunk, Parts(chunk).Length, Width, LineBreaks);
    }

    /// <summary>Replaces the parts from one cursor up to, but excluding, another.</summary>
    public PartRope Splice(PartCursor from, PartCursor to, List<Part> replacement)
    {
        var firstChunk = from.Chunk;
        var head = Parts(firstChunk).AsSpan(0, from.Index);
        var tail = Parts(to.Chunk).AsSpan(to.Index);
        ReadOnlySpan<Part> before = [];
        if (head.Length + replacement.Count + tail.Length < MaximumChunk / 4 && firstChunk > 0)
            before = chunks[--firstChunk].Parts;
        var parts = Joined(before, head, CollectionsMarshal.AsSpan(replacement), tail);
        if (isDraft && firstChunk == to.Chunk && parts.Length is > 0 and <= MaximumChunk)
            return Put(firstChunk, new Chunk(parts));
        var behind = Math.Min(to.Chunk + 1, chunks.Length);
        return new PartRope(Joined(chunks.AsSpan(0, firstChunk), Cut(parts), chunks.AsSpan(behind)), isDraft);
    }

    private PartRope Put(int index, Chunk chunk)
    {
        var (width, breaks) = (
            chunk.Width - chunks[index].Width,
            chunk.LineBreaks - chunks[index].LineBreaks
        );
        chunks[index] = chunk;
        for (var i = index + 1; i < starts.Length; i++)
            (starts[i], lines[i]) = (starts[i] + width, lines[i] + breaks);
        return this;
    }

    /// <summary>Gets the nearest date heading at or before the cursor, or null.</summary>
    public PartAt? LastHeadingBefore(PartCursor cursor)
    {
        if (chunks.Length == 0)
            return null;
        var (chunk, index) = (cursor.Chunk, Math.Min(cursor.Index, chunks[cursor.Chunk].Parts.Length - 1));
        for (; chunk >= 0; chunk--, index = chunk >= 0 ? chunks[chunk].Parts.Length - 1 : 0)
        {
            if (!chunks[chunk].HasHeading)
                continue;
            for (; index >= 0; index--)
            {
                if (chunks[chunk].Parts[index] is not DateHeading)
                    continue;
                var (start, line) = (starts[chunk], lines[chunk]);
                foreach (var part in chunks[chunk].Parts.AsSpan(0, index))
                    (start, line) = (start + part.Width, line + part.LineBreaks);
                return new PartAt(chunks[chunk].Parts[index], start, line);
            }
        }
        return null;
    }

    /// <summary>Whether a part is an entry.</summary>
    public bool HasEntry => Array.Exists(chunks, static c => c.HasEntry);

    internal Part[] Parts(int chunk) => chunk < chunks.Length ? chunks[chunk].Parts : [];

    internal int ChunkCount => chunks.Length;

    internal (int Start, int Line) ChunkStart(int chunk) => (starts[chunk], lines[chunk]);

    private PartCursor Seek(int[] sums, int value, Func<Part, int> measure)
    {
        if (chunks.Length == 0)
            return Start();
        var found = Array.BinarySearch(sums, 0, chunks.Length, value);
        var chunk = found >= 0 ? found : ~found - 1;
        // Chunks or parts without line breaks have equal sums: the last of them contains the start of the line.
        while (chunk + 1 < chunks.Length && sums[chunk + 1] <= value)
            chunk++;
        var (start, line) = ChunkStart(chunk);
        var sum = sums[chunk];
        var parts = chunks[chunk].Parts;
        var index = 0;
        for (; index < parts.Length - 1 && sum + measure(parts[index]) <= value; index++)
        {
            sum += measure(parts[index]);
            (start, line) = (start + parts[index].Width, line + parts[index].LineBreaks);
        }
        return new PartCursor(this, chunk, index, start, line);
    }

    // A collection expression would copy the arrays three times, and this runs on every keystroke.
    private static T[] Joined<T>(
        ReadOnlySpan<T> a,
        ReadOnlySpan<T> b,
        ReadOnlySpan<T> c,
        ReadOnlySpan<T> d = default
    )
    {
        var joined = new T[a.Length + b.Length + c.Length + d.Length];
        a.CopyTo(joined);
        b.CopyTo(joined.AsSpan(a.Length));
        c.CopyTo(joined.AsSpan(a.Length + b.Length));
        d.CopyTo(joined.AsSpan(a.Length + b.Length + c.Length));
        return joined;
    }

    private static Chunk[] Cut(Part[] parts)
    {
        if (parts.Length is > 0 and <= MaximumChunk)
            return [new Chunk(parts)];
        var cut = new Chunk[(parts.Length + MaximumChunk - 1) / MaximumChunk];
        for (var i = 0; i < cut.Length; i++)
        {
            var from = (int)((long)parts.Length * i / cut.Length);
            var to = (int)((long)parts.Length * (i + 1) / cut.Length);
            cut[i] = new Chunk(parts[from..to]);
        }
        return cut;
    }

    private sealed class Chunk
    {
        private int carriageReturns = -1;

        public Chunk(Part[] parts)
        {
            Parts = parts;
            foreach (var part in parts)
            {
                Width += part.Width;
                LineBreaks += part.LineBreaks;
                HasHeading |= part is DateHeading;
                HasEntry |= part is Entry;
            }
        }

        public Part[] Parts { get; }
        public int Width { get; }
        public int LineBreaks { get; }
        public bool HasHeading { get; }
        public bool HasEntry { get; }
        public int CarriageReturns =>
            carriageReturns >= 0 ? carriageReturns : carriageReturns = CountCarriageReturns();

        private int CountCarriageReturns()
        {
            var count = 0;
            foreach (var part in Parts)
            {
                foreach (var (block, _) in part.Blocks)
                    count += block.CarriageReturns;
            }
            return count;
        }
    }
}

/// <summary>A position in a rope; a value type, so copies are independent.</summary>
internal struct PartCursor(PartRope? rope, int chunk, int index, int start, int line)
{
    public int Chunk { get; private set; } = chunk;

    public int Index { get; private set; } = index;

    public readonly bool IsValid => rope is not null && Index >= 0 && Index < rope.Parts(Chunk).Length;

    public readonly PartAt Current => new(rope!.Parts(Chunk)[Index], start, line);

    public bool MoveNext()
    {
        if (rope is null)
            return false;
        if (IsValid)
            (start, line) = (start + Current.Part.Width, line + Current.Part.LineBreaks);
        else if (Index >= 0)
            return false;
        Index++;
        if (Index >= rope.Parts(Chunk).Length && Chunk + 1 < rope.ChunkCount)
            (Chunk, Index) = (Chunk + 1, 0);
        return IsValid;
    }

    public bool MovePrevious()
    {
        if (rope is null || (Chunk == 0 && Index <= 0))
            return false;
        if (Index > 0)
            Index--;
        else
            (Chunk, Index) = (Chunk - 1, rope.Parts(Chunk - 1).Length - 1);
        (start, line) = (start - Current.Part.Width, line - Current.Part.LineBreaks);
        return true;
    }
}
