using System.Text;
using System.Text.Json;
using DigestLsp.Language.Dialects;
using DigestLsp.Language.Rules;
using DigestLsp.Server.Files;

namespace DigestLsp.Server.Configuration;

/// <summary>Generates the JSON schema (draft 7) of <c>.digest.json</c> from the rules and dialects.</summary>
internal static class ProjectSchema
{
    /// <summary>The severities of rules in a configuration.</summary>
    public static IReadOnlyList<string> Severities { get; } =
    ["error", "warning", "information", "hint", "off"];

    /// <summary>Gets the text of the schema, with <c>\n</c> line ends.</summary>
    public static string Text()
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, ReadableJson.Options with { NewLine = "\n" }))
            Write(json);
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    private static void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("$schema", "http://json-schema.org/draft-07/schema#");
        json.WriteString("title", "DigestLsp project configuration");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteBoolean("allowTrailingCommas", true);
        json.WriteStartObject("properties");
        Property(json, "$schema", "string", "URL of this schema.");
        json.WriteEndObject();
        Property(
            json,
            "rules",
            "object",
            "Severity of individual rules. Takes precedence over the settings of the editor."
        );
        WriteRules(json);
        json.WriteEndObject();
        Property(json, "overrides", "object", "Rule severities for files that match a glob.");
        json.WriteStartObject("additionalProperties");
        json.WriteString("type", "object");
        WriteRules(json);
        json.WriteEndObject();
        json.WriteEndObject();
        Property(
            json,
            "dialects",
            "object",
            "Layouts of files that match a glob, if automatic detection is wrong."
        );
        json.WriteStartObject("additionalProperties");
        Enumeration(json, DialectChooser.All.Select(d => d.Id));
        json.WriteEndObject();
        json.WriteEndObject();
        Property(
            json,
            "layouts",
            "object",
            "Layouts of this project by glob: patterns of lines with named groups for the members of a paper."
        );
        json.WriteStartObject("additionalProperties");
        json.WriteString("type", "object");
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartArray("required");
        json.WriteStringValue("paper");
        json.WriteEndArray();
        json.WriteStartObject("properties");
        foreach (var name in ProjectFile.LayoutNames)
        {
            json.WriteStartObject(name);
            json.WriteStartArray("type");
            json.WriteStringValue("string");
            json.WriteStringValue("array");
            json.WriteEndArray();
            json.WriteStartObject("items");
            json.WriteString("type", "string");
            json.WriteEndObject();
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        Strings(json, "ignore", "Links to ignore: hosts, URLs, or URL prefixes that end with *.");
        Strings(
            json,
            "digests",
            "Globs of the digests of the project. A glob that starts with ! excludes files again."
        );
        Strings(
            json,
            "exclude",
            "Globs of files and folders that are never checked, even if they are named. A glob that starts with ! includes files again."
        );
        Property(json, "baseline", "string", "Baseline file: known problems that are not reported.");
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Leaves the object open for more members.
    private static void Property(Utf8JsonWriter json, string name, string type, string description)
    {
        json.WriteStartObject(name);
        json.WriteString("type", type);
        json.WriteString("description", description);
    }

    private static void Strings(Utf8JsonWriter json, string name, string description)
    {
        Property(json, name, "array", description);
        json.WriteStartObject("items");
        json.WriteString("type", "string");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRules(Utf8JsonWriter json)
    {
        json.WriteBoolean("additionalProperties", false);
        json.WriteStartObject("properties");
        foreach (var rule in RuleSet.ById.Values)
        {
            json.WriteStartObject(rule.Id);
            json.WriteString("description", rule.Summary);
            Enumeration(json, Severities);
            json.WriteEndObject();
            foreach (var formerId in rule.FormerIds)
            {
                json.WriteStartObject(formerId);
                json.WriteString("deprecationMessage", RuleSettings.RenameHint(formerId, rule));
                Enumeration(json, Severities);
                json.WriteEndObject();
            }
        }
        json.WriteEndObject();
    }

    private static void Enumeration(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray("enum");
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
