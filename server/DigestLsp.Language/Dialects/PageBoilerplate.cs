using System.Collections.Frozen;
using DigestLsp.Language.Syntax;

namespace DigestLsp.Language.Dialects;

/// <summary>The boilerplate lines of the "Daily Papers" page.</summary>
internal static class PageBoilerplate
{
    private const int Longest = 64;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Known = new[]
    {
        "new",
        "Subscribe",
        "Daily Papers",
        "Trending Papers",
        "Papers",
        "Trending",
        "Daily",
        "Weekly",
        "Monthly",
        "Get trending papers in your email inbox!",
        "Get trending papers in your email inbox once a day!",
        "byAK and the research community",
        "by AK and the research community",
        "by AK",
        "byAK",
        "and the research community",
        "arXiv Page",
        "View arXiv page",
        "View PDF",
        "Paper page",
        "GitHub",
        "Github repository",
        "Upvote",
        "Add to collection",
        "Hugging Face",
        "Models",
        "Datasets",
        "Spaces",
        "Buckets",
        "Community",
        "Docs",
        "Enterprise",
        "Pricing",
        "Company",
        "TOS",
        "Privacy",
        "About",
        "Careers",
        "Website",
        "© Hugging Face",
        "Log In",
        "Sign Up",
        "Log in or Sign Up to follow",
        "Previous",
        "Next",
        "Search",
        "Collections",
        "Load more",
        "Show more",
        "Comment",
        "Comments",
        "Share",
        "Back to Articles",
        "·",
        "•",
        "-",
        "[-]",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Buttons = new[]
    {
        "arXiv Page",
        "View arXiv page",
        "View PDF",
        "Paper page",
        "GitHub",
        "Github repository",
        "Add to collection",
        "Comment",
        "Comments",
    }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the last word of a title may be alone on its second line and look like this boilerplate.</summary>
    public static bool MayEndTitle(ReadOnlySpan<char> line) =>
        line
            is "Models"
                or "Datasets"
                or "Spaces"
                or "Search"
                or "Papers"
                or "Community"
                or "Collections"
                or "Comments"
                or "Buckets"
                or "Company"
                or "Privacy"
                or "Careers"
                or "Website";

    /// <summary>Whether a trimmed line is boilerplate and nothing else.</summary>
    public static bool IsLine(ReadOnlySpan<char> line) =>
        line.Length is > 0 and <= Longest
        && (
            Known.Contains(line)
            || IsCount(line)
            || IsLabelledCount(line)
            || IsPublishedOn(line)
            || IsVotes(line)
        );

    /// <summary>Whether a line is a vote count: <c>74</c>, <c>3.29k</c>.</summary>
    public static bool IsCount(ReadOnlySpan<char> line)
    {
        if (line.Length is 0 or > 7 || !char.IsAsciiDigit(line[0]))
            return false;
        if (line[^1] is 'k' or 'K' or 'M')
            line = line[..^1];
        return line.IndexOfAnyExcept("0123456789.,") < 0 && char.IsAsciiDigit(line[^1]);
    }

    /// <summary>
    /// Whether a line counts authors: <c>• 8 authors</c>, <c>· 171 authors</c>, <c>1 author</c>, <c>Invented Lab · Published on Aug 5,
    /// 2025</c>.
    /// </summary>
    public static bool IsAuthorCount(ReadOnlySpan<char> line)
    {
        if (
            line.Length <= 2 * Longest
            && line.IndexOf(PublishedBy, StringComparison.Ordinal) is > 0 and var published
        )
            return IsPublishedOn(line[(published + 3)..]);
        line = line.TrimStart("•·-* \t");
        var space = line.IndexOf(' ');
        return space > 0 && IsCount(line[..space]) && line[(space + 1)..].Trim() is "authors" or "author";
    }

    /// <summary>Whether a line is <c>Submitted by</c>, with or without the name.</summary>
    public static bool IsSubmittedBy(ReadOnlySpan<char> line) =>
        line.StartsWith("Submitted by", StringComparison.OrdinalIgnoreCase)
        && line.Length <= Longest
        && (line.Length == 12 || line[12] is ' ' or ':')
        && line.Trim().Count(' ') <= 4;

    /// <summary>Whether boilerplate is about votes: <c>Upvote</c>, <c>74</c>, <c>[-] 74</c>.</summary>
    public static bool IsVoting(ReadOnlySpan<char> line) =>
        line.Equals("Upvote", StringComparison.OrdinalIgnoreCase)
        || IsCount(line)
        || (line.Length > 0 && IsVotes(line))
        || (line.StartsWith("Upvote", StringComparison.OrdinalIgnoreCase) && IsLabelledCount(line));

    /// <summary>Whether boilerplate belongs to a paper and not to the page: votes, comments, buttons for the paper.</summary>
    public static bool IsOfPaper(ReadOnlySpan<char> line) =>
        IsVoting(line) || Buttons.Contains(line) || IsLabelledCount(line) || IsPublishedOn(line);

    private const string PublishedBy = " · Published on ";

    private static bool IsLabelledCount(ReadOnlySpan<char> line)
    {
        var space = line.LastIndexOf(' ');
        if (space <= 0)
            return false;
        var label = line[..space].TrimEnd();
        var count = line[(space + 1)..];
        if (IsCount(count))
            return label
                is "GitHub"
                    or "Upvote"
                    or "Upvoted"
                    or "Comments"
                    or "+"
                    or "-"
                    or "[-]"
                    or "arXiv"
                    or "Likes";
        return IsCount(label) && count is "comments" or "comment" or "upvotes" or "likes" or "replies";
    }

    private static bool IsPublishedOn(ReadOnlySpan<char> line) =>
        line.StartsWith("Published on ", StringComparison.OrdinalIgnoreCase)
        && DateText.Find(line[13..]) is not null;

    // "[-] 74" of a voting widget, "+12" of a stack of author avatars.
    private static bool IsVotes(ReadOnlySpan<char> line) =>
        (line.StartsWith("[-]", StringComparison.Ordinal) && IsCount(line[3..].Trim()))
        || (line[0] == '+' && IsCount(line[1..].Trim()));
}
