using System.Text.Json;

namespace DigestLsp.Server.Protocol;

/// <summary>
/// The members of a JSON object one after the other (RFC 8259, 4), each value as the bytes that it stands in. The text of a document is
/// passed over as quickly as its bytes can be searched, once; what a value holds is for its reader to judge.
/// </summary>
internal ref struct JsonMembers
{
    private readonly ReadOnlySpan<byte> json;
    private int position;
    private bool isBehindMember;
    private ReadOnlySpan<byte> name;

    /// <summary>Stands before the first member.</summary>
    /// <param name="json">An object; blanks may be around it.</param>
    /// <exception cref="JsonException">This is no object.</exception>
    public JsonMembers(ReadOnlySpan<byte> json)
    {
        this.json = json;
        Expect((byte)'{');
    }

    /// <summary>Where the member's value stands.</summary>
    public System.Range ValueRange { get; private set; }

    /// <summary>The member's value.</summary>
    public readonly ReadOnlySpan<byte> Value => json[ValueRange];

    /// <summary>Goes on to the next member; false behind the last.</summary>
    /// <exception cref="JsonException">Something else stands there.</exception>
    public bool Next()
    {
        if (Peek() == '}')
        {
            position++;
            return Peek() == 0 ? false : throw Bad();
        }
        if (isBehindMember)
            Expect((byte)',');
        if (Peek() != '"')
            throw Bad();
        var end = ValueEnd(json, position);
        name = json[(position + 1)..(end - 1)];
        position = end;
        Expect((byte)':');
        Peek();
        ValueRange = position..ValueEnd(json, position);
        position = ValueRange.End.Value;
        isBehindMember = true;
        return true;
    }

    /// <summary>Whether the member has that name.</summary>
    public readonly bool Is(ReadOnlySpan<byte> name) => this.name.SequenceEqual(name);

    /// <summary>The items of an array, one with each call; false behind the last.</summary>
    /// <param name="array">The array.</param>
    /// <param name="position">Where to go on, 0 at first.</param>
    /// <param name="item">The item as it stands there.</param>
    /// <exception cref="JsonException">This is no array.</exception>
    public static bool NextItem(ReadOnlySpan<byte> array, ref int position, out ReadOnlySpan<byte> item)
    {
        item = default;
        var before = position == 0 ? (byte)'[' : (byte)',';
        var rest = array[position..].TrimStart(" \t\r\n"u8);
        if (position > 0 && rest is [(byte)']'])
            return false;
        if (rest.IsEmpty || rest[0] != before)
            throw Bad();
        rest = rest[1..].TrimStart(" \t\r\n"u8);
        if (position == 0 && rest is [(byte)']'])
            return false;
        var start = array.Length - rest.Length;
        position = ValueEnd(array, start);
        item = array[start..position];
        return true;
    }

    // The next byte that is no blank; 0 at the end.
    private byte Peek()
    {
        while (
            position < json.Length && json[position] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'
        )
            position++;
        return position < json.Length ? json[position] : (byte)0;
    }

    private void Expect(byte what)
    {
        if (Peek() != what)
            throw Bad();
        position++;
    }

    private static int ValueEnd(ReadOnlySpan<byte> json, int start)
    {
        if (start == json.Length)
            throw Bad();
        if (json[start] == '"')
            return StringEnd(json, start);
        if (json[start] is not ((byte)'{' or (byte)'['))
        {
            var length = json[start..].IndexOfAny(",}] \t\r\n"u8);
            return length switch
            {
                0 => throw Bad(),
                < 0 => json.Length,
                _ => start + length,
            };
        }
        var depth = 0;
        for (var at = start; ; )
        {
            switch (json[at])
            {
                case (byte)'"':
                    at = StringEnd(json, at);
                    break;
                case (byte)'{' or (byte)'[':
                    (depth, at) = (depth + 1, at + 1);
                    break;
                default:
                    (depth, at) = (depth - 1, at + 1);
                    break;
            }
            if (depth == 0)
                return at;
            var next = json[at..].IndexOfAny("\"{}[]"u8);
            at += next >= 0 ? next : throw Bad();
        }
    }

    private static int StringEnd(ReadOnlySpan<byte> json, int start)
    {
        for (var at = start + 1; ; at += 2)
        {
            var next = at < json.Length ? json[at..].IndexOfAny((byte)'"', (byte)'\\') : -1;
            if (next < 0)
                throw Bad();
            at += next;
            if (json[at] == '"')
                return at + 1;
        }
    }

    private static JsonException Bad() => new("The message is no JSON as the protocol has it.");
}
