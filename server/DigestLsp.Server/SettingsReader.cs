using System.Text.Json;

namespace DigestLsp.Server;

/// <summary>Finds values in the JSON of settings; what cannot be read is told, and counts as its default.</summary>
internal static class SettingsReader
{
    /// <summary>A setting that is true or false.</summary>
    public static bool Flag(JsonElement root, string path, bool standard, List<string> problems)
    {
        if (Find(root, path, problems) is not { } value)
            return standard;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.ValueKind == JsonValueKind.True;
        problems.Add(Bad("digest." + path, value, "true or false", standard ? "true" : "false"));
        return standard;
    }

    /// <summary>The value at a path, written nested or as one name with dots, as a file of settings has it with <c>digest.</c> before it; null where it is not given.</summary>
    public static JsonElement? Find(JsonElement root, string path, List<string> problems)
    {
        if (root.TryGetProperty(path, out var flat) || root.TryGetProperty("digest." + path, out flat))
            return flat.ValueKind == JsonValueKind.Null ? null : flat;
        var (value, walked) = (root, "digest");
        foreach (var name in path.Split('.'))
        {
            if (value.ValueKind != JsonValueKind.Object)
            {
                var problem = Bad(walked, value, "an object", "the defaults");
                if (!problems.Contains(problem, StringComparer.Ordinal))
                    problems.Add(problem);
                return null;
            }
            if (!value.TryGetProperty(name, out value) || value.ValueKind == JsonValueKind.Null)
                return null;
            walked += "." + name;
        }
        return value;
    }

    /// <summary>What is wrong with a value, as a sentence that names the setting.</summary>
    public static string Bad(string name, JsonElement value, string wanted, string standard)
    {
        var raw = value.GetRawText();
        return $"Setting {name} is {(raw.Length <= 60 ? raw : raw[..59] + "…")}: write {wanted}. Using {standard}.";
    }
}
