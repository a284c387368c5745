using System.Text.Json;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.State;

/// <summary>The settings of the client: those of <c>initialize</c>, and what it says later.</summary>
internal sealed class SettingsStore
{
    private readonly TaskCompletionSource known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The present settings.</summary>
    public ServerSettings Current { get; private set; } = ServerSettings.Default;

    /// <summary>Counts the changes, so that results under older settings are known as such.</summary>
    public int Version { get; private set; }

    /// <summary>The <c>initializationOptions</c> of the client: they hold for all that newer settings do not name.</summary>
    public JsonElement? Initial { get; private set; }

    /// <summary>Completed when the settings are known: no network request is sent before, since they may forbid it.</summary>
    public Task Known => known.Task;

    /// <summary>Takes the <c>initializationOptions</c>.</summary>
    public void Begin(JsonElement? initial) => Initial = initial;

    /// <summary>The settings are known, or the client has none.</summary>
    public void SetKnown() => known.TrySetResult();

    /// <summary>What depends on settings has changed, such as the configuration of a project.</summary>
    public void Touch() => Version++;

    /// <summary>Reads settings, the newest first, before those of <c>initialize</c>.</summary>
    public ServerSettings Take(ReadOnlySpan<JsonElement?> newestFirst)
    {
        Touch();
        return Current = ServerSettings.From([.. newestFirst, Initial]);
    }
}
