using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace DigestLsp.Online.Services;

/// <summary>
/// The preview of a file: lines of code, the first sentences of a notebook or document, or only the fact that it is not text.
/// </summary>
/// <param name="Facts">Facts about the file.</param>
/// <param name="Excerpt">The lines, or null if there is nothing to show.</param>
internal sealed record FileExcerpt(IReadOnlyList<string> Facts, Excerpt? Excerpt)
{
    private const int MaxLines = 20;
    private const int MaxProseLength = 400;
    private const int LookedAtForBinary = 8_000;

    private static readonly FrozenDictionary<string, string> Languages = (
        "py python pyi python ipynb python cs csharp fs fsharp js javascript mjs javascript ts typescript tsx tsx jsx jsx "
        + "c c h c cc cpp cpp cpp cxx cpp hpp cpp cu cpp cuh cpp rs rust go go java java kt kotlin scala scala swift swift "
        + "rb ruby php php pl perl lua lua jl julia r r m matlab hs haskell ml ocaml ex elixir clj clojure lean lean "
        + "sh shell bash shell zsh shell ps1 powershell sql sql html html css css scss scss xml xml json json jsonl json "
        + "yaml yaml yml yaml toml toml ini ini cfg ini tex latex bib bibtex proto proto cmake cmake dockerfile dockerfile makefile makefile"
    )
        .Split(' ')
        .Chunk(2)
        .ToFrozenDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the preview of a file.</summary>
    /// <param name="path">The path, whose extension determines the language.</param>
    /// <param name="bytes">The contents.</param>
    /// <param name="lines">The lines to show, 1-based and inclusive, or null for the first ones.</param>
    public static FileExcerpt Of(string path, ReadOnlySpan<byte> bytes, (int First, int Last)? lines)
    {
        var name = path[(path.LastIndexOf('/') + 1)..];
        var size = Size(bytes.Length);
        if (bytes[..Math.Min(bytes.Length, LookedAtForBinary)].Contains((byte)0))
            return new FileExcerpt(["binary file", size], null);
        var text = Encoding.UTF8.GetString(bytes).TrimStart('\uFEFF').ReplaceLineEndings("\n");
        if (lines is null && name.EndsWith(".ipynb", StringComparison.OrdinalIgnoreCase))
            return new FileExcerpt(["notebook", size], Notebook(bytes));
        if (lines is null && name.EndsWith(".md", StringComparison.OrdinalIgnoreCase))
            return new FileExcerpt(
                [size],
                PreviewText.Prose(text, MaxProseLength) is { } prose
                    ? new Excerpt(prose, Excerpt.Prose)
                    : null
            );
        return Code(name, text, size, lines);
    }

    private static FileExcerpt Code(string name, string text, string size, (int First, int Last)? lines)
    {
        var all = text.Split('\n');
        var count = all[^1].Length == 0 ? all.Length - 1 : all.Length;
        var (first, last) = lines ?? (1, MaxLines);
        var shown = all[..count].Skip(first - 1).Take(Math.Min(last - first + 1, MaxLines)).ToList();
        List<string> facts = [];
        if (lines is not null)
            facts.Add(
                first > count ? "the link points past the end of the file"
                : first == last ? string.Create(CultureInfo.InvariantCulture, $"line {first} of {count}")
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"lines {first}–{Math.Min(last, count)} of {count}"
                )
            );
        else
            facts.Add(PreviewText.Count(count, "line"));
        facts.Add(size);
        return new FileExcerpt(
            facts,
            shown.Count == 0 ? null : new Excerpt(string.Join('\n', Dedent(shown)), LanguageOf(name))
        );
    }

    private static IEnumerable<string> Dedent(List<string> lines)
    {
        var indent = lines
            .Where(l => l.AsSpan().Trim().Length > 0)
            .Select(l => l.Length - l.AsSpan().TrimStart(" \t").Length)
            .DefaultIfEmpty(0)
            .Min();
        return lines.Select(l => l.Length >= indent ? l[indent..] : "");
    }

    private static Excerpt? Notebook(ReadOnlySpan<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes.ToArray());
            foreach (var cell in json.RootElement.Items("cells"))
            {
                var source =
                    cell.Text("source")
                    ?? string.Concat(
                        cell.Items("source")
                            .Select(s => s.ValueKind == JsonValueKind.String ? s.GetString() : "")
                    );
                if (
                    cell.Text("cell_type") == "markdown"
                    && PreviewText.Prose(source, MaxProseLength) is { } prose
                )
                    return new Excerpt(prose, Excerpt.Prose);
            }
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
        return null;
    }

    /// <summary>Gets the language of a Markdown fence for a file name, or an empty string if it is unknown.</summary>
    public static string LanguageOf(string name) =>
        Languages.GetValueOrDefault(name[(name.LastIndexOf('.') + 1)..], "");

    /// <summary>Formats a file size: <c>1.2 MB</c>.</summary>
    public static string Size(long bytes) =>
        bytes switch
        {
            < 1_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes"),
            < 1_000_000 => (bytes / 1_000.0).ToString("0.# kB", CultureInfo.InvariantCulture),
            _ => (bytes / 1_000_000.0).ToString("0.# MB", CultureInfo.InvariantCulture),
        };
}
