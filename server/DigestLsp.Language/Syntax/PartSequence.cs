using System.Collections;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// The parts of a document in order with their positions. Rules enumerate them after every keystroke, so enumeration does not allocate.
/// </summary>
public sealed class PartSequence : IEnumerable<PartAt>
{
    private readonly PartRope rope;

    internal PartSequence(PartRope rope) => this.rope = rope;

    /// <summary>Starts the enumeration.</summary>
    public Enumerator GetEnumerator() => new(rope);

    IEnumerator<PartAt> IEnumerable<PartAt>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Enumerates the parts.</summary>
    public struct Enumerator : IEnumerator<PartAt>
    {
        private readonly PartRope rope;
        private Part[] parts;
        private Part? part;
        private int chunk;
        private int index;
        private int start;
        private int line;

        internal Enumerator(PartRope rope) => (this.rope, parts) = (rope, rope.Parts(0));

        /// <inheritdoc/>
        public readonly PartAt Current => new(part!, start, line);

        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext()
        {
            if (part is not null)
                (start, line) = (start + part.Width, line + part.LineBreaks);
            while (index == parts.Length)
            {
                if (chunk + 1 >= rope.ChunkCount)
                {
                    part = null;
                    return false;
                }
                (parts, index) = (rope.Parts(++chunk), 0);
            }
            part = parts[index++];
            return true;
        }

        /// <inheritdoc/>
        public readonly void Reset() => throw new NotSupportedException("A walk goes one way.");

        /// <inheritdoc/>
        public readonly void Dispose() { }
    }
}
