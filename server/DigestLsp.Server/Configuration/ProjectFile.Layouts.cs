using DigestLsp.Language.Dialects;
using Newtonsoft.Json.Linq;

namespace DigestLsp.Server.Configuration;

/// <content>Reads the project's own layouts.</content>
internal sealed partial class ProjectFile
{
    private const string LayoutExample = "{ \"notes/**\": { \"paper\": \"^\\\\* (?<title>.+)$\" } }";

    private static readonly Dictionary<string, LayoutRole> LayoutRoles = new(StringComparer.Ordinal)
    {
        ["ignore"] = LayoutRole.Ignore,
        ["day"] = LayoutRole.Day,
        ["topic"] = LayoutRole.Topic,
        ["paper"] = LayoutRole.Paper,
        ["authors"] = LayoutRole.Authors,
        ["abstract"] = LayoutRole.Abstract,
    };

    /// <summary>The names of the patterns of a layout.</summary>
    public static IReadOnlyCollection<string> LayoutNames => LayoutRoles.Keys;

    private void TakeLayouts(JToken token)
    {
        if (token is not JObject all)
        {
            Tell(token, $"Write an object from a glob to patterns: {LayoutExample}");
            return;
        }
        var count = 0;
        foreach (var property in all.Properties().Where(p => IsGlob(p, p.Name)))
        {
            if (property.Value is not JObject layout)
            {
                Tell(property.Value, $"Write an object of patterns: {LayoutExample}");
                continue;
            }
            var patterns = layout.Properties().SelectMany(PatternsOf).OrderBy(p => p.Role).ToList();
            count += patterns.Count;
            if (count > CustomLayout.MaxPatterns)
                Tell(property, $"At most {CustomLayout.MaxPatterns} patterns are allowed in a configuration");
            else if (patterns.Exists(p => p.Role == LayoutRole.Paper))
                layouts.Add((property.Name, patterns));
            else if (!layout.ContainsKey("paper"))
                Tell(property, "A layout needs a pattern `paper` with a group `title`");
        }
    }

    private IEnumerable<LayoutPattern> PatternsOf(JProperty property)
    {
        if (!LayoutRoles.TryGetValue(property.Name, out var role))
        {
            Tell(
                property,
                $"Unknown pattern `{property.Name}`.{DidYouMean.For(property.Name, LayoutRoles.Keys)} Known patterns: {string.Join(", ", LayoutRoles.Keys)}"
            );
            yield break;
        }
        foreach (var token in property.Value is JArray list ? list.AsEnumerable() : [property.Value])
        {
            if (token.Type != JTokenType.String)
                Tell(token, "Write a pattern or a list of patterns");
            else if (LayoutPattern.Create(role, (string)token!, out var problem) is { } pattern)
                yield return pattern;
            else
                Tell(token, problem!);
        }
    }
}
