using System.Text.Json;
using DigestLsp.Server.Configuration;
using DigestLsp.Server.Protocol;

namespace DigestLsp.Server.Handlers;

/// <summary>Settings after <c>initialize</c>: asked for where the client can be asked, else taken from its notification.</summary>
internal static class ConfigurationHandler
{
    /// <summary>After <c>initialized</c>: registers for changes and asks once.</summary>
    public static async Task StartAsync(Session session, DiagnosticPublisher publisher)
    {
        if (session.Client.RegistersSettings)
            session.Observe(
                session.AskAsync<object?>(
                    "client/registerCapability",
                    new RegistrationParams([
                        new Registration("digest-settings", "workspace/didChangeConfiguration"),
                    ])
                )
            );
        if (session.Client.RegistersFileWatchers)
            session.Observe(
                session.AskAsync<object?>(
                    "client/registerCapability",
                    new RegistrationParams([
                        new Registration(
                            "digest-projects",
                            "workspace/didChangeWatchedFiles",
                            JsonElement.Parse(
                                $$"""{"watchers":[{"globPattern":"**/{{{ProjectFiles.FileName}},.gitignore,.ignore}"},{"globPattern":"**/*.{digest,digest.txt,digest.md}"}]}"""
                            )
                        ),
                    ])
                )
            );
        if (session.Client.Configuration)
            await AskAsync(session, publisher).ConfigureAwait(true);
    }

    /// <summary><c>workspace/didChangeConfiguration</c>.</summary>
    public static async Task ChangedAsync(
        Session session,
        DidChangeConfigurationParams parameters,
        DiagnosticPublisher publisher
    )
    {
        if (session.Client.Configuration)
        {
            await AskAsync(session, publisher).ConfigureAwait(true);
            return;
        }
        session.Take(ServerSettings.From(parameters.Settings));
        session.Refresh(publisher);
    }

    private static async Task AskAsync(Session session, DiagnosticPublisher publisher)
    {
        try
        {
            var answer = await session
                .AskAsync<JsonElement[]>(
                    "workspace/configuration",
                    new ConfigurationParams([new ConfigurationItem("digest")])
                )
                .ConfigureAwait(true);
            // A client that knows no such section answers null: what initialize said stays.
            if (answer is not [{ ValueKind: not JsonValueKind.Null } settings])
                return;
            session.Take(ServerSettings.From(settings));
            session.Refresh(publisher);
        }
        finally
        {
            session.SetSettingsKnown();
        }
    }
}
