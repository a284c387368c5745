using System.Text.Json;

namespace DigestLsp.Server.Configuration;

/// <summary>
/// Finds values in the JSON of settings; what cannot be read is told, and counts as its default. What the newest says nothing of holds as
/// an older one has it.
/// </summary>
/// <param name="newestFirst">Objects of settings.</param>
internal sealed class SettingsReader(IReadOnlyList<JsonElement> newestFirst)
{
    private readonly List<string> problems = [];

    /// <summary>What could not be read, one sentence each that names the setting.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>A setting that is true or false.</summary>
    public bool Flag(string path, bool standard)
    {
        if (Find(path) is not { } value)
            return standard;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.ValueKind == JsonValueKind.True;
        Report(path, value, "true or false", standard ? "true" : "false");
        return standard;
    }

    /// <summary>A setting that is one of some words.</summary>
    /// <param name="path">Its name without <c>digest.</c>.</param>
    /// <param name="standard">What holds where nothing is said.</param>
    /// <param name="choices">The words.</param>
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

    /// <summary>The value of a setting, written nested or as one name with dots, as a file of settings has it with <c>digest.</c> before it; null where it is not given.</summary>
    public JsonElement? Find(string path)
    {
        foreach (var root in newestFirst)
        {
            if (Find(root, path) is { } value)
                return value;
        }
        return null;
    }

    /// <summary>Tells what is wrong with a value, as a sentence that names the setting.</summary>
    /// <param name="path">Its name without <c>digest.</c>.</param>
    /// <param name="value">What stands there.</param>
    /// <param name="wanted">What could stand there.</param>
    /// <param name="standard">What holds instead.</param>
    public void Report(string path, JsonElement value, string wanted, string standard)
    {
        var problem = Bad("digest." + path, value, wanted, standard);
        if (!problems.Contains(problem, StringComparer.Ordinal))
            problems.Add(problem);
    }

    /// <summary>What is wrong with a value, as a sentence that names the setting.</summary>
    public static string Bad(string name, JsonElement value, string wanted, string standard)
    {
        var raw = value.GetRawText();
        return $"Setting {name} is {(raw.Length <= 60 ? raw : raw[..59] + "…")}: write {wanted}. Using {standard}.";
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
