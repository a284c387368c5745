using DigestLsp.Server.Libraries;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary><c>initialize</c>: takes the client's capabilities and settings, answers with the server's.</summary>
internal static class InitializeHandler
{
    public static string Version { get; } =
        typeof(InitializeHandler).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    public static WrittenJson Handle(Session session, InitializeParams parameters)
    {
        session.Client = parameters.Capabilities;
        session.InitialSettings = parameters.InitializationOptions?.Clone();
        session.Take(ServerSettings.From(session.InitialSettings));
        Translator.Encoding = PositionEncodingNames.Choose(session.Client.PositionEncodings);
        session.Library.Take([.. LibraryFiles.Paths(parameters.Folders)]);
        session.Status.IsWanted = Wants(parameters, "status");
        session.Papers.IsWanted = Wants(parameters, "papers");
        if (!session.Client.Configuration)
            session.SetSettingsKnown();
        session.IsRunning = true;
        return WrittenJson.Of(
            $$"""
            {
              "capabilities": {{ServerCapabilities.For(session.Client)}},
              "serverInfo": { "name": "digest-lsp", "version": "{{Version}}" }
            }
            """
        );
    }

    /// <summary>Whether the client asks for notifications of our own.</summary>
    private static bool Wants(InitializeParams parameters, string what) =>
        parameters.InitializationOptions?.At(what) is { ValueKind: System.Text.Json.JsonValueKind.True };
}
