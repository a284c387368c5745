using System.Reflection;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Protocol;

/// <summary>A request or notification of the client.</summary>
/// <param name="json">Its parameters, the one object that the protocol has there; null where it has none. Gone when the next message is read.</param>
internal sealed class ClientCall(ReadOnlyMemory<byte>? json) : JsonRpcRequest
{
    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();

    /// <summary>The parameters as they were sent.</summary>
    public ReadOnlySpan<byte> Json => (json ?? Nothing).Span;

    /// <summary>The parameters; to be read before anything is awaited.</summary>
    /// <exception cref="JsonException">They are something else.</exception>
    public T Read<T>() => (T)MessageFormatter.Read(json ?? Nothing, typeof(T))!;

    /// <summary>For the library's own method alone, <c>$/cancelRequest</c>, which takes one member (LSP 3.18, Cancellation Support).</summary>
    public override ArgumentMatchResult TryGetTypedArguments(
        ReadOnlySpan<ParameterInfo> parameters,
        Span<object?> typedArguments
    )
    {
        if (parameters.Length == 1 && parameters[0].ParameterType == typeof(RequestId))
            typedArguments[0] = CanceledId();
        return ArgumentMatchResult.Success;
    }

    private RequestId CanceledId()
    {
        var members = new JsonMembers(Json);
        while (members.Next())
        {
            if (members.Is("id"u8))
                return MessageFormatter.ReadId(members.Value);
        }
        return RequestId.NotSpecified;
    }
}
