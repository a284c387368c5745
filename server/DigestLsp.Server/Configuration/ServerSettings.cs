using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Lsp;

namespace DigestLsp.Server.Configuration;

/// <summary>The settings under <c>digest</c>, in <c>initializationOptions</c> and <c>workspace/configuration</c>.</summary>
internal sealed record ServerSettings
{
    public static ServerSettings Default { get; } = new();

    /// <summary>The network settings.</summary>
    public OnlineSettings Online { get; init; } = new();

    /// <summary>Globs of additional digests, relative to the workspace folder.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The dialect of all documents, or null to detect it in each.</summary>
    public string? Dialect { get; init; }

    public RuleSettings Rules { get; init; } = RuleSettings.Default;

    /// <summary>The settings of inlay hints, code lenses and formatting.</summary>
    public EditorSettings Editor { get; init; } = new();

    /// <summary>The invalid settings, one sentence each that names the setting.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>Settings that work but should be written differently, one sentence each.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    /// <summary>
    /// Reads settings. Invalid values are replaced by defaults and reported in <see cref="Problems"/>; unknown names are ignored.
    /// </summary>
    /// <param name="newestFirst">The settings, newest first. A missing value is taken from the next one.</param>
    public static ServerSettings From(params ReadOnlySpan<JsonElement?> newestFirst)
    {
        var roots = new List<JsonElement>();
        var problems = new List<string>();
        foreach (var json in newestFirst)
        {
            if (json is not { } root || root.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
                continue;
            if (root.ValueKind == JsonValueKind.Object)
                roots.Add(Unwrapped(root));
            else
                problems.Add(SettingsReader.Bad("digest", root, "an object of settings", "the defaults"));
        }
        var settings = new SettingsReader(roots);
        var rules = ReadRules(settings);
        return new ServerSettings
        {
            Online = OnlineSettings.From(settings),
            Files = ReadFiles(settings),
            Dialect = ReadDialect(settings),
            Rules = rules,
            Editor = EditorSettings.From(settings),
            Problems =
            [
                .. problems,
                .. settings.Problems,
                .. rules.Problems.Select(p => $"Setting digest.rules: {p}"),
            ],
            Hints = [.. rules.Hints.Select(h => $"Setting digest.rules: {h}")],
        };
    }

    // Some clients send all settings, with ours under its name. Trust in such an object would come from a workspace setting.
    private static JsonElement Unwrapped(JsonElement root) =>
        !root.TryGetProperty("trusted", out _)
        && root.TryGetProperty("digest", out var inner)
        && inner.ValueKind == JsonValueKind.Object
            ? inner
            : root;

    private static List<string> ReadFiles(SettingsReader settings)
    {
        const string Wanted = "a list of globs: [\"papers/**/*.txt\"]";
        var globs = new List<string>();
        if (settings.Find("files") is not { } value)
            return globs;
        if (value.ValueKind != JsonValueKind.Array)
        {
            settings.Report("files", value, Wanted, "[]");
            return globs;
        }
        foreach (var item in value.EnumerateArray())
        {
            if (JsonLookup.AsText(item) is { Length: > 0 } glob && Glob.ProblemOf(glob) is null)
                globs.Add(glob);
            else
                settings.Report("files", item, Wanted, "the other globs");
        }
        return globs;
    }

    private static string? ReadDialect(SettingsReader settings)
    {
        if (settings.Find("dialect") is not { } value)
            return null;
        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (name == "auto")
            return null;
        if (DialectChooser.Find(name) is { } dialect)
            return dialect.Id;
        var names = string.Join(", ", DialectChooser.All.Select(d => $"\"{d.Id}\""));
        settings.Report("dialect", value, $"\"auto\" or one of {names}", "\"auto\"");
        return null;
    }

    private static RuleSettings ReadRules(SettingsReader settings)
    {
        if (settings.Find("rules") is not { } value)
            return RuleSettings.Default;
        if (value.ValueKind != JsonValueKind.Object)
        {
            settings.Report("rules", value, "an object with rule ids and severities", "{}");
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
