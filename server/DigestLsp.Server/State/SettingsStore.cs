using System.Text.Json;
using DigestLsp.Server.Configuration;

namespace DigestLsp.Server.State;

/// <summary>The settings of the client: those of <c>initialize</c> and later changes.</summary>
internal sealed class SettingsStore
{
    private readonly TaskCompletionSource known = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The current settings.</summary>
    public ServerSettings Current { get; private set; } = ServerSettings.Default;

    /// <summary>The number of changes, to recognize results of older settings.</summary>
    public int Version { get; private set; }

    /// <summary>The client's <c>initializationOptions</c>, which apply to everything that newer settings do not name.</summary>
    public JsonElement? Initial { get; private set; }

    /// <summary>Completes when the settings are known. No request is sent before, since they may forbid it.</summary>
    public Task Known => known.Task;

    /// <summary>Stores the <c>initializationOptions</c>.</summary>
    public void Begin(JsonElement? initial) => Initial = initial;

    /// <summary>Marks the settings as known, also if the client has none.</summary>
    public void SetKnown() => known.TrySetResult();

    /// <summary>Counts a change of something that settings depend on, such as a project configuration.</summary>
    public void Touch() => Version++;

    /// <summary>Reads settings, newest first, before those of <c>initialize</c>.</summary>
    public ServerSettings Take(ReadOnlySpan<JsonElement?> newestFirst)
    {
        Touch();
        return Current = ServerSettings.From([.. newestFirst, Initial]);
    }
}
