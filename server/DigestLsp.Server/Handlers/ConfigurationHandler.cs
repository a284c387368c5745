using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Logging;
using DigestLsp.Server.Lsp;
using DigestLsp.Server.State;

namespace DigestLsp.Server.Handlers;

/// <summary>
/// Settings after <c>initialize</c>: requested from the client if it supports that, otherwise taken from its notification. Missing values
/// keep those of <c>initializationOptions</c>, in particular what they forbid.
/// </summary>
internal static class ConfigurationHandler
{
    /// <summary>Registers the notification.</summary>
    public static void Register(RequestRouter router, ServerState state) =>
        router.Notification(
            "workspace/didChangeConfiguration",
            (DidChangeConfigurationParams p) => TaskLog.Observe(ChangedAsync(state, p.Settings))
        );

    /// <summary>After <c>initialized</c>: registers for changes and requests the settings once.</summary>
    public static async Task StartAsync(ServerState state)
    {
        Registration[] registrations = [.. Registrations(state.Client)];
        if (registrations.Length > 0)
            state.Connection.Ask("client/registerCapability", new RegistrationParams(registrations));
        if (state.Client.Configuration)
            await AskAsync(state).ConfigureAwait(false);
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

    private static async Task ChangedAsync(ServerState state, JsonElement? settings)
    {
        if (state.Client.Configuration)
        {
            await AskAsync(state).ConfigureAwait(false);
            return;
        }
        state.Take(settings);
        state.Refresh();
    }

    private static async Task AskAsync(ServerState state)
    {
        try
        {
            var answer = await state
                .Connection.AskAsync<JsonElement?>(
                    "workspace/configuration",
                    new ConfigurationParams([new ConfigurationItem("digest")])
                )
                .ConfigureAwait(false);
            // A client without this section returns null, and the settings of initialize remain.
            if (
                answer is not { ValueKind: JsonValueKind.Array } sections
                || sections.GetArrayLength() != 1
                || sections[0].ValueKind == JsonValueKind.Null
            )
                return;
            await state
                .Loop.RunAsync(() =>
                {
                    state.Take(sections[0]);
                    state.Refresh();
                })
                .ConfigureAwait(false);
        }
        finally
        {
            state.Settings.SetKnown();
        }
    }
}
