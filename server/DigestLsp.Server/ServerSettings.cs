using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;

namespace DigestLsp.Server;

/// <summary>The settings under <c>digest</c>, the same object in <c>initializationOptions</c> and in <c>workspace/configuration</c>.</summary>
internal sealed record ServerSettings
{
    public static ServerSettings Default { get; } = new();

    /// <summary>What may be asked on the network, and how.</summary>
    public OnlineSettings Online { get; init; } = new();

    /// <summary>The dialect of all documents, or null where each document's name and text decide.</summary>
    public string? Dialect { get; init; }

    public RuleSettings Rules { get; init; } = RuleSettings.Default;

    /// <summary>What is shown in the text, and how it is formatted.</summary>
    public EditorSettings Editor { get; init; } = new();

    /// <summary>What could not be read, one sentence each that names the setting.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Reads settings. A bad value counts as its default and is told in <see cref="Problems"/>; unknown names are left alone.</summary>
    /// <param name="json">The settings.</param>
    /// <param name="trusted">Whether the workspace is trusted, where they do not say it.</param>
    public static ServerSettings From(JsonElement? json, bool trusted = true)
    {
        var none = new ServerSettings { Online = new OnlineSettings { Trusted = trusted } };
        if (json is not { } root || root.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
            return none;
        var problems = new List<string>();
        if (root.ValueKind != JsonValueKind.Object)
            return none with
            {
                Problems = [SettingsReader.Bad("digest", root, "an object of settings", "the defaults")],
            };
        // Beside what a client says of trust, such an object is a setting of a workspace that would speak for itself.
        if (
            !root.TryGetProperty("trusted", out _)
            && root.TryGetProperty("digest", out var inner)
            && inner.ValueKind == JsonValueKind.Object
        )
            root = inner;
        var rules = ReadRules(root, problems);
        return new ServerSettings
        {
            Online = OnlineSettings.From(root, trusted, problems),
            Dialect = ReadDialect(root, problems),
            Rules = rules,
            Editor = EditorSettings.From(root, problems),
            Problems = [.. problems, .. rules.Problems.Select(p => $"Setting digest.rules: {p}")],
        };
    }

    private static string? ReadDialect(JsonElement root, List<string> problems)
    {
        if (SettingsReader.Find(root, "dialect", problems) is not { } value)
            return null;
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (name == "auto")
            return null;
        if (DialectChooser.Find(name) is { } dialect)
            return dialect.Id;
        var names = string.Join(", ", DialectChooser.All.Select(d => $"\"{d.Id}\""));
        problems.Add(SettingsReader.Bad("digest.dialect", value, $"\"auto\" or one of {names}", "\"auto\""));
        return null;
    }

    private static RuleSettings ReadRules(JsonElement root, List<string> problems)
    {
        if (SettingsReader.Find(root, "rules", problems) is not { } value)
            return RuleSettings.Default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            problems.Add(
                SettingsReader.Bad("digest.rules", value, "an object from a rule's id to a severity", "{}")
            );
            return RuleSettings.Default;
        }
        return RuleSettings.From(
            value
                .EnumerateObject()
                .DistinctBy(p => p.Name)
                .ToDictionary(
                    p => p.Name,
                    p =>
                        p.Value.ValueKind == JsonValueKind.String
                            ? p.Value.GetString()!
                            : p.Value.GetRawText(),
                    StringComparer.Ordinal
                )
        );
    }
}
