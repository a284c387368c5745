using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// What a part contributes to an answer about its document: JSON in UTF-8 with holes for line numbers, the one thing that an edit
/// elsewhere changes. Kept with the part, it makes the answer after a key little more than a copy.
/// </summary>
internal sealed class PartJson
{
    private readonly byte[] bytes;
    private readonly Hole[] holes;

    private PartJson(byte[] bytes, Hole[] holes) => (this.bytes, this.holes) = (bytes, holes);

    /// <summary>Whether the part contributes nothing.</summary>
    public bool IsEmpty => bytes.Length == 0;

    /// <summary>Writes it for a part that begins at a line.</summary>
    public void WriteTo(Utf8Json json, int line)
    {
        var from = 0;
        foreach (var (at, relative) in holes)
        {
            json.Write(bytes.AsSpan(from, at - from));
            json.Number(line + relative);
            from = at;
        }
        json.Write(bytes.AsSpan(from));
    }

    /// <summary>Writes the JSON of a part; positions are given as if the part began at line 0.</summary>
    internal sealed class Builder
    {
        private static readonly PartJson Nothing = new([], []);

        [ThreadStatic]
        private static Builder? spare;
        private readonly Utf8Json buffer = new(256);
        private readonly List<Hole> holes = [];

        /// <summary>Literal JSON.</summary>
        public Builder Raw(string json)
        {
            buffer.Write(json);
            return this;
        }

        /// <summary>Literal JSON in UTF-8.</summary>
        public Builder Raw(ReadOnlySpan<byte> json)
        {
            buffer.Write(json);
            return this;
        }

        /// <summary>Begins an item of a list: a comma behind the one before.</summary>
        public Builder Item() => buffer.Length > 0 ? Raw(","u8) : this;

        /// <summary>A string.</summary>
        public Builder Text(string text)
        {
            buffer.Text(text);
            return this;
        }

        /// <summary>A number that is no line.</summary>
        public Builder Number(int number)
        {
            buffer.Number(number);
            return this;
        }

        /// <summary>A span of a part as a range.</summary>
        public Builder Range(PartAt at, TextSpan span) =>
            Range((at with { Start = 0, Line = 0 }).Range(span, Translator.Encoding));

        /// <summary>A range.</summary>
        public Builder Range(LineRange range) =>
            Raw("{\"start\":"u8).Position(range.Start).Raw(",\"end\":"u8).Position(range.End).Raw("}"u8);

        /// <summary>A position.</summary>
        public Builder Position(LinePosition position)
        {
            Raw("{\"line\":"u8);
            holes.Add(new Hole(buffer.Length, position.Line));
            return Raw(",\"character\":"u8).Number(position.Character).Raw("}"u8);
        }

        /// <summary>An empty one; this thread's last, if that was built.</summary>
        public static Builder Begin()
        {
            var builder = spare ?? new Builder();
            spare = null;
            return builder;
        }

        /// <summary>What was written; the builder is empty then.</summary>
        public PartJson Build()
        {
            var built = buffer.Length == 0 ? Nothing : new PartJson(buffer.Written.ToArray(), [.. holes]);
            buffer.Clear();
            holes.Clear();
            spare = this;
            return built;
        }
    }

    // Where the number of a line goes, which counts from the part's first.
    private readonly record struct Hole(int At, int Line);
}
