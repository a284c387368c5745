using System.Globalization;
using System.Text;
using System.Text.Json;
using DigestLsp.Language.Text;

namespace DigestLsp.Online;

/// <summary>A repository's card, out of <c>GET /repos/{owner}/{repo}</c> (GitHub REST API 2022-11-28).</summary>
internal static class GitHubRepository
{
    /// <summary>Where it is asked for.</summary>
    public static Uri Request(Uri api, string fullName) => new(api, "repos/" + fullName);

    /// <summary>Draws the card.</summary>
    /// <param name="asked">The name that was asked for; an answer under another one has moved.</param>
    /// <param name="body">The answer's body.</param>
    /// <param name="fetched">When it came.</param>
    /// <exception cref="JsonException">The body is no JSON object that describes a repository.</exception>
    public static Preview Draw(string asked, ReadOnlyMemory<byte> body, DateTimeOffset fetched)
    {
        using var json = JsonDocument.Parse(body);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object || Text(root, "full_name") is not { Length: > 0 } name)
            throw new JsonException("The answer describes no repository.");
        var moved = !name.Equals(asked, StringComparison.OrdinalIgnoreCase);
        var url =
            "https://github.com/" + Uri.EscapeDataString(name).Replace("%2F", "/", StringComparison.Ordinal);
        var card = new StringBuilder($"**[{MarkdownText.Escape(name)}]({url})**");
        if (Flag(root, "archived"))
            card.Append(" · archived");
        if (Flag(root, "disabled"))
            card.Append(" · disabled");
        if (Flag(root, "fork"))
            card.Append(" · fork");
        if (moved)
            card.Append(" · moved from ").Append(MarkdownText.Escape(asked));
        if (Text(root, "description") is { Length: > 0 } description)
            card.Append("\n\n").Append(MarkdownText.Escape(description));
        card.Append("\n\n").AppendJoin(" · ", Facts(root, fetched));
        if (root.TryGetProperty("topics", out var topics) && topics.ValueKind == JsonValueKind.Array)
        {
            var names = topics
                .EnumerateArray()
                .Where(t => t.ValueKind == JsonValueKind.String)
                .Select(t => MarkdownText.Escape(t.GetString()!))
                .Take(10)
                .ToList();
            if (names.Count > 0)
                card.Append("\n\n").AppendJoin(" · ", names);
        }
        card.Append(
            CultureInfo.InvariantCulture,
            $"\n\n[Repository]({url}) · [Issues]({url}/issues) · [Releases]({url}/releases) · fetched {fetched.UtcDateTime:HH:mm} UTC"
        );
        return new Preview(moved ? PreviewState.Moved : PreviewState.Found, card.ToString());
    }

    private static IEnumerable<string> Facts(JsonElement root, DateTimeOffset now)
    {
        yield return $"★ {Short(Number(root, "stargazers_count"))}";
        var forks = Number(root, "forks_count");
        yield return $"{Short(forks)} {(forks == 1 ? "fork" : "forks")}";
        if (Text(root, "language") is { Length: > 0 } language)
            yield return MarkdownText.Escape(language);
        yield return root.TryGetProperty("license", out var license)
        && license.ValueKind == JsonValueKind.Object
            ? MarkdownText.Escape(
                Text(license, "spdx_id") is { Length: > 0 } id and not "NOASSERTION" ? id : "own licence"
            )
            : "no licence";
        if (
            DateTimeOffset.TryParse(
                Text(root, "pushed_at"),
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var pushed
            )
        )
            yield return $"pushed {pushed.UtcDateTime.ToString("d MMM yyyy", CultureInfo.InvariantCulture)} ({Age(now - pushed)})";
    }

    internal static string Short(long number) =>
        number switch
        {
            < 1_000 => number.ToString(CultureInfo.InvariantCulture),
            < 999_950 => (number / 1_000.0).ToString("0.#k", CultureInfo.InvariantCulture),
            _ => (number / 1_000_000.0).ToString("0.#M", CultureInfo.InvariantCulture),
        };

    internal static string Age(TimeSpan age)
    {
        var days = (int)Math.Max(0, age.TotalDays);
        return days switch
        {
            0 => "today",
            < 14 => Ago(days, "day"),
            < 60 => Ago(days / 7, "week"),
            < 730 => Ago(days / 30, "month"),
            _ => Ago(days / 365, "year"),
        };

        static string Ago(int number, string unit) =>
            string.Create(CultureInfo.InvariantCulture, $"{number} {unit}{(number == 1 ? "" : "s")} ago");
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    private static bool Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static long Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Number
        && value.TryGetInt64(out var number)
            ? number
            : 0;
}
