using System.Text.Json;
using DigestLsp.Language.Features;

namespace DigestLsp.Server.Configuration;

/// <summary>The display mode of inlay hints.</summary>
internal enum InlayHintMode
{
    Off,
    On,

    /// <summary>Only in hover previews.</summary>
    OnHover,
}

/// <summary>Settings of inlay hints, code lenses and formatting.</summary>
internal sealed record EditorSettings
{
    private const int NarrowestColumn = 40;
    private const int WidestColumn = 1000;

    /// <summary>The display mode of inlay hints for links and papers.</summary>
    public InlayHintMode InlayHints { get; init; } = InlayHintMode.On;

    /// <summary>Whether to show code lenses.</summary>
    public bool CodeLens { get; init; } = true;

    /// <summary>The options for formatting abstracts.</summary>
    public FormattingOptions Formatting { get; init; } = FormattingOptions.Default;

    /// <summary>Reads the settings.</summary>
    public static EditorSettings From(SettingsReader settings) =>
        new()
        {
            InlayHints = settings.Choice(
                "inlayHints",
                InlayHintMode.On,
                ("on", InlayHintMode.On),
                ("off", InlayHintMode.Off),
                ("onHover", InlayHintMode.OnHover)
            ),
            CodeLens = settings.Flag("codeLens", true),
            Formatting = new FormattingOptions(
                settings.Choice(
                    "format.abstracts",
                    AbstractLines.Keep,
                    ("keep", AbstractLines.Keep),
                    ("join", AbstractLines.Join),
                    ("wrap", AbstractLines.Wrap)
                ),
                Column(settings)
            ),
        };

    private static int Column(SettingsReader settings)
    {
        const string Path = "format.wrapColumn";
        var standard = FormattingOptions.Default.WrapColumn;
        if (settings.Find(Path) is not { } value)
            return standard;
        if (
            value.ValueKind == JsonValueKind.Number
            && value.TryGetInt32(out var column)
            && column is >= NarrowestColumn and <= WidestColumn
        )
            return column;
        settings.Report(Path, value, $"a number from {NarrowestColumn} to {WidestColumn}", $"{standard}");
        return standard;
    }
}
