using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Lsp;

/// <summary>Errors that requests are answered with (LSP 3.18, <c>ErrorCodes</c> and <c>LSPErrorCodes</c>).</summary>
internal static class LspError
{
    /// <summary>The code of a request that was right and could not be done.</summary>
    public const JsonRpcErrorCode RequestFailedCode = (JsonRpcErrorCode)(-32803);

    /// <summary>The parameters of a request are invalid.</summary>
    public static LocalRpcException InvalidParams(string message) =>
        Of(JsonRpcErrorCode.InvalidParams, message);

    /// <summary>A request came when it may not come.</summary>
    public static LocalRpcException InvalidRequest(string message) =>
        Of(JsonRpcErrorCode.InvalidRequest, message);

    /// <summary>A request came before <c>initialize</c>.</summary>
    public static LocalRpcException ServerNotInitialized(string message) =>
        Of((JsonRpcErrorCode)(-32002), message);

    /// <summary>The document changed since; the client asks anew.</summary>
    public static LocalRpcException ContentModified(string message) =>
        Of((JsonRpcErrorCode)(-32801), message);

    /// <summary>A request was right and could not be done.</summary>
    public static LocalRpcException RequestFailed(string message) => Of(RequestFailedCode, message);

    private static LocalRpcException Of(JsonRpcErrorCode code, string message) =>
        new(message) { ErrorCode = (int)code };
}
