using System.Text.Json;
using DigestLsp.Language.Features;

namespace DigestLsp.Server;

/// <summary>When words about links and papers are shown.</summary>
internal enum Shown
{
    Off,
    On,

    /// <summary>Not in the text; the card of the link says them.</summary>
    OnHover,
}

/// <summary>Settings about what is shown in the text, and how it is formatted.</summary>
internal sealed record EditorSettings
{
    private const int NarrowestColumn = 40;
    private const int WidestColumn = 1000;

    /// <summary>Whether words about links and papers stand in the text.</summary>
    public Shown InlayHints { get; init; } = Shown.On;

    /// <summary>Whether lines over days and papers say what is in them.</summary>
    public bool CodeLens { get; init; } = true;

    /// <summary>What formatting makes of the lines of an abstract.</summary>
    public FormattingOptions Formatting { get; init; } = FormattingOptions.Default;

    /// <summary>Reads the settings from the object of all.</summary>
    public static EditorSettings From(JsonElement root, List<string> problems) =>
        new()
        {
            InlayHints = Choice(
                root,
                "inlayHints",
                [("on", Shown.On), ("off", Shown.Off), ("onHover", Shown.OnHover)],
                problems
            ),
            CodeLens = SettingsReader.Flag(root, "codeLens", true, problems),
            Formatting = new FormattingOptions(
                Choice(
                    root,
                    "format.abstracts",
                    [
                        ("keep", AbstractLines.Keep),
                        ("join", AbstractLines.Join),
                        ("wrap", AbstractLines.Wrap),
                    ],
                    problems
                ),
                Column(root, problems)
            ),
        };

    private static int Column(JsonElement root, List<string> problems)
    {
        const string Path = "format.wrapColumn";
        var standard = FormattingOptions.Default.WrapColumn;
        if (SettingsReader.Find(root, Path, problems) is not { } value)
            return standard;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var column)
            && column is >= NarrowestColumn and <= WidestColumn
        )
            return column;
        problems.Add(
            SettingsReader.Bad(
                "digest." + Path,
                value,
                $"a number from {NarrowestColumn} to {WidestColumn}",
                $"{standard}"
            )
        );
        return standard;
    }

    // The first choice is the one that holds where nothing is said.
    private static T Choice<T>(
        JsonElement root,
        string path,
        (string Name, T Value)[] choices,
        List<string> problems
    )
    {
        if (SettingsReader.Find(root, path, problems) is not { } value)
            return choices[0].Value;
        foreach (var (name, choice) in choices)
        {
            if (value.ValueKind == JsonValueKind.String && value.ValueEquals(name))
                return choice;
        }
        var names = choices.Select(c => $"\"{c.Name}\"").ToArray();
        var wanted = $"{string.Join(", ", names[..^1])} or {names[^1]}";
        problems.Add(SettingsReader.Bad("digest." + path, value, wanted, names[0]));
        return choices[0].Value;
    }
}
