namespace DigestLsp.Server.Logging;

/// <summary>The version of the server and the command line.</summary>
internal static class ServerVersion
{
    /// <summary>The version: <c>1.2.3</c>.</summary>
    public static string Current { get; } =
        typeof(ServerVersion).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";
}
