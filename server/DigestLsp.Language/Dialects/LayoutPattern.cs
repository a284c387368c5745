using System.Text.RegularExpressions;

namespace DigestLsp.Language.Dialects;

/// <summary>The role of lines that match a pattern.</summary>
public enum LayoutRole : byte
{
    /// <summary>A line without information about a paper.</summary>
    Ignore,

    /// <summary>The day of the papers below.</summary>
    Day,

    /// <summary>A heading that ends the paper above.</summary>
    Topic,

    /// <summary>The first line of a paper.</summary>
    Paper,

    /// <summary>Authors and other fields of a paper.</summary>
    Authors,

    /// <summary>The first line of an abstract.</summary>
    Abstract,
}

/// <summary>A pattern of a project's own layout. It is matched against one line at a time, in time linear in the line's length.</summary>
public sealed class LayoutPattern
{
    private const RegexOptions Options =
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    /// <summary>The groups that a pattern may name.</summary>
    public static readonly IReadOnlyList<string> Groups =
    [
        "title",
        "authors",
        "url",
        "arxiv",
        "doi",
        "code",
        "venue",
        "tags",
        "note",
        "status",
        "date",
        "day",
        "abstract",
    ];

    private readonly Regex regex;

    private LayoutPattern(LayoutRole role, string text)
    {
        (Role, Text) = (role, text);
        regex = new Regex(text, Options);
    }

    /// <summary>The role of matching lines.</summary>
    public LayoutRole Role { get; }

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>Creates a pattern, or returns null if it is invalid.</summary>
    /// <param name="role">The role of matching lines.</param>
    /// <param name="text">The pattern.</param>
    /// <param name="problem">The reason why it is invalid, or null.</param>
    public static LayoutPattern? Create(LayoutRole role, string text, out string? problem)
    {
        problem = null;
        if (text.Contains('\n') || text.Contains("\\n", StringComparison.Ordinal))
        {
            problem = "A pattern is matched against one line and cannot contain a line break";
            return null;
        }
        try
        {
            var pattern = new LayoutPattern(role, text);
            var unknown = pattern
                .regex.GetGroupNames()
                .Where(static n => !char.IsAsciiDigit(n[0]) && !Groups.Contains(n, StringComparer.Ordinal))
                .ToList();
            problem =
                unknown.Count > 0 ? $"Unknown group `{unknown[0]}`; use {string.Join(", ", Groups)}"
                : role == LayoutRole.Paper && pattern.regex.GroupNumberFromName("title") < 0
                    ? "The pattern of a paper needs a group `title`: ^\\* (?<title>.+)$"
                : pattern.regex.IsMatch("") ? "The pattern matches an empty line"
                : null;
            return problem is null ? pattern : null;
        }
        catch (ArgumentException invalid)
        {
            problem = $"Invalid pattern: {invalid.Message}";
        }
        catch (NotSupportedException)
        {
            problem = "Lookarounds, backreferences and atomic groups are not supported";
        }
        return null;
    }

    /// <summary>Matches a line.</summary>
    public Match Match(string line) => regex.Match(line);
}
