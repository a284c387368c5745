using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Settings after <c>initialize</c>: asked for where the client can be asked, else taken from its notification. What they say nothing of
/// stays as <c>initializationOptions</c> have it, above all what they forbid.
/// </summary>
internal static class ConfigurationHandler
{
    /// <summary>After <c>initialized</c>: registers for changes and asks once.</summary>
    public static async Task StartAsync(Session session)
    {
        var registrations = string.Join(",", Registrations(session.Client));
        if (registrations.Length > 0)
            session.Ask(
                "client/registerCapability",
                WrittenJson.Of($$"""{"registrations":[{{registrations}}]}""")
            );
        if (session.Client.Configuration)
            await AskAsync(session).ConfigureAwait(true);
    }

    private static IEnumerable<string> Registrations(ClientCapabilities client)
    {
        if (client.RegistersSettings)
            yield return """{"id":"digest-settings","method":"workspace/didChangeConfiguration"}""";
        if (client.RegistersFileWatchers)
            yield return $$$"""
                {"id":"digest-projects","method":"workspace/didChangeWatchedFiles","registerOptions":{"watchers":[
                  {"globPattern":"**/{{{{ProjectFiles.FileName}}},.gitignore,.ignore}"},
                  {"globPattern":"**/*.{digest,digest.txt,digest.md}"}]}}
                """;
    }

    /// <summary><c>workspace/didChangeConfiguration</c>.</summary>
    public static async Task ChangedAsync(Session session, JsonElement parameters)
    {
        if (session.Client.Configuration)
        {
            await AskAsync(session).ConfigureAwait(true);
            return;
        }
        session.Take(ServerSettings.From(parameters.At("settings"), session.InitialSettings));
        session.Refresh();
    }

    private static async Task AskAsync(Session session)
    {
        try
        {
            var answer = await session
                .AskAsync<JsonElement>(
                    "workspace/configuration",
                    WrittenJson.Of("""{"items":[{"section":"digest"}]}""")
                )
                .ConfigureAwait(true);
            // A client that knows no such section answers null: what initialize said stays.
            if (
                answer.ValueKind != JsonValueKind.Array
                || answer.GetArrayLength() != 1
                || answer[0].ValueKind == JsonValueKind.Null
            )
                return;
            session.Take(ServerSettings.From(answer[0], session.InitialSettings));
            session.Refresh();
        }
        finally
        {
            session.SetSettingsKnown();
        }
    }
}
