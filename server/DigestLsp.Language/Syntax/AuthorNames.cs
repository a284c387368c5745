using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>Parses author lists as written by people and programs.</summary>
public static partial class AuthorNames
{
    /// <summary>The last name of a list that omits authors.</summary>
    public const string Others = "et al.";

    // "and others" and the separators before it.
    private const int MaxOthersLength = 160;

    /// <summary>
    /// Gets the names in order: <c>Last, First</c> reversed, affiliations removed, any form of "and others" as <see cref="Others"/>.
    /// </summary>
    /// <param name="text">The value of a field, a line, or the text after <c>by</c>.</param>
    public static IReadOnlyList<string> Parse(string text)
    {
        text = Whitespace.Fold(Lead().Replace(WithoutMarks(Whitespace.Fold(text)), ""));
        var others = OthersAtEnd().Match(text, Math.Max(0, text.Length - MaxOthersLength));
        if (others.Success)
            text = text[..others.Index];
        text = WithoutStop(text);
        var names = Names(text);
        names.RemoveAll(n => n.Length == 0 || !n.Any(char.IsLetter));
        if (others.Success)
            names.Add(Others);
        return names;
    }

    private static List<string> Names(string text)
    {
        // "Last, First and Last, First", "Last, First; Last, First", "Last, F., Last, F., and F. Last".
        if (text.Contains(';') || text.Contains('；'))
            return [.. Split(text, Semicolons()).Select(TurnedAround)];
        var byAnd = Split(text, And());
        if (byAnd.Count > 1 && byAnd.TrueForAll(static n => n.Count(c => c == ',') == 1 && IsLastFirst(n)))
            return [.. byAnd.Select(TurnedAround)];
        var parts = Split(text, Commas());
        if (
            byAnd.Count == 1
            && parts.Count == 2
            && IsLastFirst(text)
            && parts[0].IndexOfAny([' ', '.']) < 0
            && !Organization().IsMatch(parts[0])
        )
            return [TurnedAround(text)];
        return Paired(parts);
    }

    // "Liu, Peng, Wei Yuan": a single-word name followed by a given name; "Benning, Y., Hinton, G.".
    private static List<string> Paired(List<string> parts)
    {
        var names = new List<string>();
        var initials = parts.Count(static p => Initials().IsMatch(p));
        var allPaired = parts.Count % 2 == 0 && initials == parts.Count / 2;
        for (var i = 0; i < parts.Count; i++)
        {
            var hasNext = i + 1 < parts.Count;
            if (
                hasNext
                && Initials().IsMatch(parts[i + 1])
                && !Initials().IsMatch(parts[i])
                && (allPaired || !parts[i].Contains(' '))
            )
                names.Add($"{parts[++i]} {parts[i - 1]}");
            else if (
                hasNext
                && i == 0
                && parts.Count > 2
                && IsOneWord(parts[0])
                && IsOneWord(parts[1])
                && parts.Skip(2).All(static p => p.Contains(' '))
            )
                names.Add($"{parts[++i]} {parts[i - 1]}");
            else if (Suffix().IsMatch(parts[i]) && names.Count > 0)
                names[^1] += " " + parts[i];
            else
                names.Add(parts[i]);
        }
        return names;
    }

    private static bool IsLastFirst(string name) =>
        name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma
        && char.IsUpper(name[0])
        && name.AsSpan(0, comma).IndexOfAnyInRange('\u3000', '\uFFEF') < 0
        && name.AsSpan(comma + 1).Trim() is { Length: > 0 } first
        && char.IsUpper(first[0])
        && name.AsSpan(0, comma).Count(' ') < 3
        && first.Count(' ') < 3;

    private static string TurnedAround(string name)
    {
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma < 0)
            return name;
        var (last, first) = (name[..comma].Trim(), name[(comma + 1)..].Trim());
        return first.Length == 0 ? last : $"{first.TrimEnd(',')} {last}";
    }

    private static bool IsOneWord(string name) => GivenName().IsMatch(name);

    private static List<string> Split(string text, Regex separator) =>
        [.. separator.Split(text).Select(WithoutStop).Where(static n => n.Length > 0)];

    // Remove the period after the last name, but not that of an initial or "Jr.".
    private static string WithoutStop(string text)
    {
        var name = text.TrimEnd(' ', ',', ';', '.', '、', '，', '；', '&', '*', '_', '\u200B')
            .TrimStart(' ', ',', '*', '_');
        return
            text.AsSpan(text.IndexOf(name, StringComparison.Ordinal) + name.Length).StartsWith(".")
            && (
                EndsInInitial().IsMatch(name)
                || name.EndsWith("Jr", StringComparison.Ordinal)
                || name.EndsWith("Sr", StringComparison.Ordinal)
            )
            ? name + "."
            : name;
    }

    // Links, emphasis, tags, affiliations, footnote numbers.
    private static string WithoutMarks(string text)
    {
        text = WikiLink().Replace(text, "$1");
        text = TitleText.Plain(text).Trim('[', ']', ' ');
        for (var i = 0; i < 3; i++)
            text = Brackets().Replace(text, "");
        return Footnote().Replace(text, "").Trim('"', '\'', ' ', '[', ']', '|');
    }

    [GeneratedRegex(
        @"^\s*(?:(?:authors?|by|from|(?-i:por|par)|作者|著者|저자)\s*[:：]?\s+|(?:von|di)\s*[:：]\s*|[\p{So}\p{Cs}\uFE0F]+\s*|[-–—]\s+)+",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Lead();

    [GeneratedRegex(
        @"(?:^|[\s,，、;&]+)(?:(?:and|und|y|e|et|&)\s+)?(?:et\.?\s?al\b\.?(?:\s*\([^()]*\))?|u\.\s?a\.|others|(?:\d+\s+)(?:others|more|other authors|additional authors|authors)|and\s+\d+\s+(?:others|more)|等\s*(?:共?\s*\d+\s*(?:位|名|人)?\s*(?:作者|人)?)?|他\s*(?:\d+\s*名)?|ほか\s*(?:\d+\s*名)?|ら\s*\d+\s*名|외\s*(?:\d+\s*(?:명|인))?|\+\s?\d+(?:\s+(?:authors|more|others)(?:\s+\p{Lu}[^,;]*)?)?|\.{3,}|…)[\s.。…]*$|(?<=\p{L})(?:\s?等|\s?ら|\.{3,}|\s?…)$|(?<=\p{L})\s?(?:等|외|他|ほか)\s?\d+\s?(?:位作者|位|名|人|명|인)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex OthersAtEnd();

    [GeneratedRegex(@"\s*[;；]\s*(?:and\s+|&\s+)?")]
    private static partial Regex Semicolons();

    [GeneratedRegex(@",?\s+(?:and|&(?!\s+(?:Sons|Co|Company|Partners)\b)|und|y|et)\s+")]
    private static partial Regex And();

    [GeneratedRegex(
        @"\s*[,，、؛·•|]\s*(?:(?:and|&|und)\s+)?|\s+(?:and|&(?!\s+(?:Sons|Co|Company|Partners)\b)|und|y|et|и)\s+"
    )]
    private static partial Regex Commas();

    [GeneratedRegex(@"^(?:\p{Lu}\.?(?:[\s-]?\p{Lu}\.?){0,3})$")]
    private static partial Regex Initials();

    // "Peng", "Geoffrey E."
    [GeneratedRegex(@"^\p{Lu}[\p{L}'’-]+(?:\s\p{Lu}\.?)*$")]
    private static partial Regex GivenName();

    // "OpenAI", "DeepSeek-AI", "NVIDIA", but "McCarthy" and "DeVries".
    [GeneratedRegex(@"^\p{Lu}{3,}$|-AI$|^(?!(?:Mac|Mc|De|Di|La|Le|Van|Fitz)\p{Lu}).*\p{Ll}\p{Lu}")]
    private static partial Regex Organization();

    [GeneratedRegex(@"(?:^|[\s.-])\p{Lu}$")]
    private static partial Regex EndsInInitial();

    [GeneratedRegex(@"^(?:Jr\.?|Sr\.?|II|III|IV|PhD|Ph\.D\.?|MD)$")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\s*[(（\[{][^()（）\[\]{}]*[)）\]}]")]
    private static partial Regex Brackets();

    [GeneratedRegex(@"\[\[(?:[^\[\]|]*\|)?@?([^\[\]|]+)\]\]")]
    private static partial Regex WikiLink();

    [GeneratedRegex(
        @"(?<=\p{L}\.?)\s?(?:[¹²³⁴-⁹⁰†‡§¶*∗]+|(?<=[\p{L}.]\s[\p{L}'’-]*\p{Ll})\d{1,2}(?:,\d{1,2})*(?=\s*(?:,|$|and\b)))"
    )]
    private static partial Regex Footnote();
}
