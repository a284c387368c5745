using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace DigestLsp.Server.Lsp;

/// <summary>Creates errors of requests (LSP 3.18, <c>ErrorCodes</c> and <c>LSPErrorCodes</c>).</summary>
internal static class LspError
{
    /// <summary>The code of a valid request that failed.</summary>
    public const JsonRpcErrorCode RequestFailedCode = (JsonRpcErrorCode)(-32803);

    /// <summary>Creates the error of invalid parameters.</summary>
    public static LocalRpcException InvalidParams(string message) =>
        Of(JsonRpcErrorCode.InvalidParams, message);

    /// <summary>Creates the error of a request in the wrong state.</summary>
    public static LocalRpcException InvalidRequest(string message) =>
        Of(JsonRpcErrorCode.InvalidRequest, message);

    /// <summary>Creates the error of a request before <c>initialize</c>.</summary>
    public static LocalRpcException ServerNotInitialized(string message) =>
        Of((JsonRpcErrorCode)(-32002), message);

    /// <summary>Creates the error of a document that has changed: the client sends the request again.</summary>
    public static LocalRpcException ContentModified(string message) =>
        Of((JsonRpcErrorCode)(-32801), message);

    /// <summary>Creates the error of a valid request that failed.</summary>
    public static LocalRpcException RequestFailed(string message) => Of(RequestFailedCode, message);

    private static LocalRpcException Of(JsonRpcErrorCode code, string message) =>
        new(message) { ErrorCode = (int)code };
}
