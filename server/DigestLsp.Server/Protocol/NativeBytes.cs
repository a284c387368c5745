using System.Buffers;
using System.Runtime.InteropServices;

namespace DigestLsp.Server.Protocol;

/// <summary>Bytes of a long message, outside of the collected memory: gone when it was read, where an array would lie around for long.</summary>
/// <param name="length">How many.</param>
internal sealed unsafe class NativeBytes(int length) : MemoryManager<byte>
{
    private void* bytes = NativeMemory.Alloc((nuint)length);

    public override Span<byte> GetSpan()
    {
        ObjectDisposedException.ThrowIf(bytes is null, this);
        return new Span<byte>(bytes, length);
    }

    public override MemoryHandle Pin(int elementIndex = 0) => new((byte*)bytes + elementIndex);

    public override void Unpin() { }

    protected override void Dispose(bool disposing)
    {
        NativeMemory.Free(bytes);
        bytes = null;
    }
}
