using System.Text.Json;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Finds values in the JSON of settings. Invalid values are reported and replaced by defaults; missing ones come from older settings.
/// </summary>
/// <param name="newestFirst">The objects with settings, newest first.</param>
internal sealed class SettingsReader(IReadOnlyList<JsonElement> newestFirst)
{
    private readonly List<string> problems = [];

    /// <summary>The invalid settings, one sentence each that names the setting.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Gets a Boolean setting.</summary>
    public bool Flag(string path, bool standard)
    {
        if (Find(path) is not { } value)
            return standard;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.ValueKind == JsonValueKind.True;
        Report(path, value, "true or false", standard ? "true" : "false");
        return standard;
    }

    /// <summary>Gets a setting with a fixed set of values.</summary>
    /// <param name="path">The name without <c>digest.</c>.</param>
    /// <param name="standard">The default.</param>
    /// <param name="choices">The values by name.</param>
    public T Choice<T>(string path, T standard, params (string Name, T Value)[] choices)
    {
        if (Find(path) is not { } value)
            return standard;
        foreach (var (name, choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(name))
                return choice;
        }
        var names = choices.Select(c => $"\"{c.Name}\"").ToArray();
        var usual = choices.First(c => EqualityComparer<T>.Default.Equals(c.Value, standard)).Name;
        Report(path, value, $"{string.Join(", ", names[..^1])} or {names[^1]}", $"\"{usual}\"");
        return standard;
    }

    /// <summary>
    /// Gets the value of a setting, nested or with a dotted name, optionally with the prefix <c>digest.</c> as in settings files, or null
    /// if it is missing.
    /// </summary>
    public JsonElement? Find(string path)
    {
        foreach (var root in newestFirst)
        {
            if (Find(root, path) is { } value)
                return value;
        }
        return null;
    }

    /// <summary>Reports an invalid value.</summary>
    /// <param name="path">The name without <c>digest.</c>.</param>
    /// <param name="value">The invalid value.</param>
    /// <param name="wanted">The valid values.</param>
    /// <param name="standard">The default that is used instead.</param>
    public void Report(string path, JsonElement value, string wanted, string standard)
    {
        var problem = Bad("digest." + path, value, wanted, standard);
        if (!problems.Contains(problem, StringComparer.Ordinal))
            problems.Add(problem);
    }

    /// <summary>Formats the message about an invalid value, a sentence that names the setting.</summary>
    public static string Bad(string name, JsonElement value, string wanted, string standard)
    {
        var raw = value.GetRawText();
        return $"Invalid value {(raw.Length <= 60 ? raw : raw[..59] + "…")} of setting {name}: use {wanted}. Using {standard} instead.";
    }

    private JsonElement? Find(JsonElement root, string path)
    {
        if (root.TryGetProperty(path, out var flat) || root.TryGetProperty("digest." + path, out flat))
            return flat.ValueKind == JsonValueKind.Null ? null : flat;
        var (value, walked) = (root, "");
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                Report(walked[1..], value, "an object", "the defaults");
                return null;
            }
            if (!value.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null)
                return null;
            walked += "." + name;
        }
        return value;
    }
}
