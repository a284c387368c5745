using System.Reflection;
using System.Text.Json;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Protocol;

/// <summary>A request or notification of the client.</summary>
internal sealed class ClientCall : JsonRpcRequest
{
    /// <summary>The one method that the library knows beside its own, so that every call comes to us, whatever it asks for.</summary>
    public const string Any = "*";

    private static readonly ReadOnlyMemory<byte> Nothing = "{}"u8.ToArray();
    private readonly ReadOnlyMemory<byte>? json;

    /// <summary>Is one.</summary>
    /// <param name="name">The method as the client names it.</param>
    /// <param name="json">Its parameters, the one object that the protocol has there; null where it has none. Gone when the next message is read.</param>
    public ClientCall(string name, ReadOnlyMemory<byte>? json)
    {
        (Name, this.json) = (name, json);
        Method = name == "$/cancelRequest" ? name : Any;
    }

    /// <summary>The method as the client names it.</summary>
    public string Name { get; }

    /// <summary>The parameters as they were sent.</summary>
    public ReadOnlySpan<byte> Json => (json ?? Nothing).Span;

    /// <summary>The parameters; to be read before anything is awaited.</summary>
    /// <exception cref="JsonException">They lack something, or are something else; the message says which member.</exception>
    public T Read<T>()
    {
        T parameters;
        try
        {
            parameters = (T)(MessageFormatter.Read(json ?? Nothing, typeof(T)) ?? throw new JsonException());
        }
        catch (JsonException error)
        {
            throw BadParameters.Named(Json, typeof(T), error);
        }
        // A notification cannot be refused: its handler leaves null elements out.
        if (
            IsResponseExpected && NullElements.Find(Json, MessageFormatter.TypeInfo(typeof(T))) is { } element
        )
            throw BadParameters.Null(element);
        return parameters;
    }

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
