using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Settings after <c>initialize</c>: asked for where the client can be asked, else taken from its notification. What they say nothing of
/// stays as <c>initializationOptions</c> have it, above all what they forbid.
/// </summary>
internal static class ConfigurationHandler
{
    /// <summary>Registers the notification.</summary>
    public static void Register(RequestRouter router, Session session) =>
        router.Notification(
            "workspace/didChangeConfiguration",
            (DidChangeConfigurationParams p) => session.Observe(ChangedAsync(session, p.Settings))
        );

    /// <summary>After <c>initialized</c>: registers for changes and asks once.</summary>
    public static async Task StartAsync(Session session)
    {
        Registration[] registrations = [.. Registrations(session.Client)];
        if (registrations.Length > 0)
            session.Ask("client/registerCapability", new RegistrationParams(registrations));
        if (session.Client.Configuration)
            await AskAsync(session).ConfigureAwait(false);
    }

    private static IEnumerable<Registration> Registrations(ClientCapabilities client)
    {
        if (client.RegistersSettings)
            yield return new Registration("digest-settings", "workspace/didChangeConfiguration");
        if (client.RegistersFileWatchers)
            yield return new Registration(
                "digest-projects",
                "workspace/didChangeWatchedFiles",
                RawJson.Of(
                    $$$"""
                    {"watchers":[{"globPattern":"**/{{{{ProjectFiles.FileName}}},.gitignore,.ignore}"},
                    {"globPattern":"**/*.{digest,digest.txt,digest.md}"}]}
                    """
                )
            );
    }

    private static async Task ChangedAsync(Session session, JsonElement? settings)
    {
        if (session.Client.Configuration)
        {
            await AskAsync(session).ConfigureAwait(false);
            return;
        }
        session.Take(ServerSettings.From(settings, session.InitialSettings));
        session.Refresh();
    }

    private static async Task AskAsync(Session session)
    {
        try
        {
            var answer = await session
                .AskAsync<JsonElement?>(
                    "workspace/configuration",
                    new ConfigurationParams([new ConfigurationItem("digest")])
                )
                .ConfigureAwait(false);
            // A client that knows no such section answers null: what initialize said stays.
            if (
                answer is not { ValueKind: JsonValueKind.Array } sections
                || sections.GetArrayLength() != 1
                || sections[0].ValueKind == JsonValueKind.Null
            )
                return;
            await session
                .Loop.RunAsync(() =>
                {
                    session.Take(ServerSettings.From(sections[0], session.InitialSettings));
                    session.Refresh();
                })
                .ConfigureAwait(false);
        }
        finally
        {
            session.SetSettingsKnown();
        }
    }
}
