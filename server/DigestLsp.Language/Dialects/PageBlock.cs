using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>The kind of a paragraph of a pasted page by itself.</summary>
internal enum PageBlockKind : byte
{
    /// <summary>One or two lines without a period: a title, or a name.</summary>
    Short,

    /// <summary>One sentence: a short abstract, its last paragraph, or a title with a period.</summary>
    Sentence,

    /// <summary>A line of running text without an end: part of an abstract, rarely a title.</summary>
    Unended,

    /// <summary>A paragraph of an abstract.</summary>
    Long,

    /// <summary>A title and, on the next lines, its abstract.</summary>
    Merged,

    /// <summary>A date only.</summary>
    Date,

    /// <summary>See <see cref="PageBoilerplate"/>.</summary>
    Boilerplate,

    /// <summary>"Submitted by".</summary>
    SubmittedBy,

    /// <summary>"• 8 authors", optionally with the publication date.</summary>
    AuthorCount,

    /// <summary>"Tags: …".</summary>
    Field,

    /// <summary>URLs only.</summary>
    Links,

    /// <summary>Many short lines, or list items.</summary>
    Odd,

    /// <summary>A code fence.</summary>
    Fence,
}

/// <summary>Classifies lines and paragraphs of a pasted page by themselves.</summary>
internal static class PageBlock
{
    /// <summary>No title is this long; an abstract on one line is longer.</summary>
    private const int MaxTitleLength = 250;

    // The last sentence of an abstract, and rarely an earlier one, names the location of the code.
    private static readonly Phrases Availability = new(
        "https://",
        "http://",
        "github.com",
        ".github.io",
        "huggingface.co",
        "is available",
        "are available",
        "be available",
        "available at",
        "available on",
        "available here",
        "available online",
        "available under",
        "publicly available.",
        "is publicly",
        "are publicly",
        "is freely",
        "are freely",
        "made available",
        "made publicly",
        "be released",
        "is released",
        "are released",
        "we release",
        "we open-source",
        "is open-source",
        "are open-source",
        "be open-source",
        "can be found",
        "is public",
        "are public",
        "project page"
    );

    private static readonly Phrases Urls = new("http://", "https://", "github.com/", "huggingface.co/");

    private static readonly string[] Openings =
    [
        "We ",
        "Our ",
        "This paper ",
        "This work ",
        "In this paper",
        "In this work",
        "This study ",
        "This article ",
        "This report ",
        "We'",
        "It ",
        "These ",
        "Code is ",
        "Code and ",
        "Code, ",
        "Code for ",
        "Code will ",
        "Code available",
        "The code ",
        "Codes ",
        "All code ",
        "Project page",
        "Abstract",
    ];

    /// <summary>Whether a line is a paragraph by itself: an abstract without line breaks.</summary>
    public static bool IsParagraph(ReadOnlySpan<char> line) => line.Length >= MaxTitleLength;

    /// <summary>Whether a line is complete by itself, so that blocks start at and after it.</summary>
    public static bool StandsAlone(ReadOnlySpan<char> line)
    {
        if (line.Length > 64)
            return FieldText.IsField(line);
        line = Whitespace.Trim(line);
        return IsFence(line)
            || PageBoilerplate.IsLine(line)
            || PageBoilerplate.IsSubmittedBy(line)
            || PageBoilerplate.IsAuthorCount(line)
            || FieldText.IsField(line)
            || DateText.Find(line) is not null;
    }

    private static bool IsFence(ReadOnlySpan<char> line) =>
        line.StartsWith("```", StringComparison.Ordinal) && line.TrimStart('`').IndexOf('`') < 0;

    /// <summary>Whether a line ends the title of the line above, although it looks like a button: <c>Models</c>.</summary>
    public static bool EndsTitle(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        PageBoilerplate.MayEndTitle(Whitespace.Trim(line))
        && !StandsAlone(previous)
        && Whitespace.Trim(previous) is { Length: > 20 and <= MaxTitleLength } above
        && !EndsSentence(above);

    /// <summary>Whether a line after a field continues its value: indented, or after a comma.</summary>
    public static bool GoesOn(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        FieldText.IsField(previous) && (line[0] is ' ' or '\t' || previous.TrimEnd() is [.., ',' or ';']);

    public static PageBlockKind Classify(ReadOnlySpan<char> block)
    {
        var text = Whitespace.Trim(block);
        var lineLength = LineBreaks.ContentLength(text);
        var oneLine = lineLength == text.Length;
        var first = text[..lineLength].TrimEnd();
        if (oneLine && text.Length >= MaxTitleLength)
            return FieldText.IsField(text) ? PageBlockKind.Field : PageBlockKind.Long;
        if (oneLine && IsFence(text))
            return PageBlockKind.Fence;
        if (FieldText.IsField(first))
            return PageBlockKind.Field;
        if (PageBoilerplate.IsSubmittedBy(first))
            return PageBlockKind.SubmittedBy;
        if (PageBoilerplate.IsAuthorCount(first))
            return PageBlockKind.AuthorCount;
        if (oneLine && PageBoilerplate.IsLine(text))
            return PageBlockKind.Boilerplate;
        if (oneLine && DateText.Find(text) is not null)
            return PageBlockKind.Date;
        if (AreLinks(text))
            return AreSiteLinks(text) ? PageBlockKind.Boilerplate : PageBlockKind.Links;
        return oneLine ? ClassifyLine(text) : ClassifyLines(text, lineLength);
    }

    /// <summary>Whether a sentence may be a title with a period.</summary>
    public static bool MayBeTitle(ReadOnlySpan<char> block) =>
        CouldBeTitle(block) && !RunningText.Reads(Whitespace.Trim(block).TrimEnd('.'));

    /// <summary>Whether a sentence could be the title that an abstract needs, although it reads like running text.</summary>
    public static bool CouldBeTitle(ReadOnlySpan<char> block)
    {
        var text = Whitespace.Trim(block);
        return text.Length <= MaxTitleLength && !Opens(text) && !Urls.AreIn(text);
    }

    /// <summary>Whether a field may be a title such as <c>Code: A Language of Its Own</c>.</summary>
    public static bool FieldMayBeTitle(ReadOnlySpan<char> block)
    {
        var text = Whitespace.Trim(block);
        return !text.ContainsAny('\n', '\r', ',')
            && !Urls.AreIn(text)
            && !RunningText.Reads(text)
            && FieldText.Find(text) is { } field
            && field.Name is "Code" or "Project" or "Note" or "Paper" or "Demo" or "Link"
            && field.Value.AsSpan().Count(' ') >= 2;
    }

    /// <summary>Whether an abstract may end with a field of this name: <c>Code: https://…</c>.</summary>
    public static bool FieldMayEndAbstract(ReadOnlySpan<char> block) =>
        FieldText.Find(block)?.Name is "Code" or "Project" or "Project page" or "GitHub" or "Demo" or "Link";

    /// <summary>Whether a sentence ends as a title may, and not like a paragraph that continues.</summary>
    public static bool MayEndTitle(ReadOnlySpan<char> block) =>
        Whitespace.Trim(block) is [.., not (':' or '?' or ',')] and { Length: <= MaxTitleLength };

    public static bool IsFewWords(ReadOnlySpan<char> block) => Whitespace.Trim(block).Count(' ') <= 3;

    /// <summary>Whether a paragraph ends like the last one of an abstract, with the location of the code.</summary>
    public static bool ClosesAbstract(ReadOnlySpan<char> text)
    {
        text = Whitespace.Trim(text);
        return Availability.AreIn(text[LastSentence(text)..]);
    }

    /// <summary>Whether two paragraphs use the same coined name: <c>WildTeaming</c>.</summary>
    public static bool ShareAName(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        foreach (var range in one.SplitAny(" \t\r\n,.;:()".AsSpan()))
        {
            var word = one[range];
            if (IsName(word) && other.Contains(word, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>Whether a block has several lines and no blank line after it.</summary>
    public static bool IsWrappedAndTight(ReadOnlySpan<char> block)
    {
        var first = LineBreaks.LineLength(block, out _);
        var text = Whitespace.Trim(block);
        return text.Length > first && LineBreaks.Count(block[(Whitespace.Content(block).End)..]) <= 1;
    }

    private static PageBlockKind ClassifyLine(ReadOnlySpan<char> text)
    {
        var stop = EndsSentence(text);
        if (text.Length >= 120 && stop && HoldsSentenceEnd(text))
            return PageBlockKind.Long;
        return stop || Opens(text) || Urls.AreIn(text) ? PageBlockKind.Sentence
            : RunningText.Reads(text) ? PageBlockKind.Unended
            : PageBlockKind.Short;
    }

    private static PageBlockKind ClassifyLines(ReadOnlySpan<char> text, int firstLength)
    {
        var (lines, widest) = (1, 0);
        var rest = text[firstLength..].TrimStart();
        for (var line = rest; !line.IsEmpty; lines++)
        {
            widest = Math.Max(widest, line[..LineBreaks.ContentLength(line)].TrimEnd().Length);
            line = line[LineBreaks.LineLength(line, out _)..];
        }
        if (rest.Length >= MaxTitleLength && IsTitleAbove(text[..firstLength].TrimEnd(), rest, widest))
            return PageBlockKind.Merged;
        if (text.Length >= MaxTitleLength)
            return PageBlockKind.Long;
        // List items are not a title on several lines.
        if (!EndsSentence(text) && IsList(text))
            return PageBlockKind.Odd;
        if (lines > 3)
            return EndsSentence(text) ? PageBlockKind.Long : PageBlockKind.Odd;
        return ClassifyLine(text);
    }

    private static bool IsList(ReadOnlySpan<char> text)
    {
        var items = 0;
        foreach (var line in LineBreaks.Lines(text))
            items += IsItem(line.TrimStart()) ? 1 : 0;
        return items > 1;
    }

    // "- a", "2. b", "• c", "[3] d", "[ ] e"
    private static bool IsItem(ReadOnlySpan<char> line) =>
        MarkdownDialect.BulletLength(line) > 0
        || line is ['•', ' ', ..]
        || (
            line is ['[', ..]
            && line.IndexOf(']') is > 1 and < 5 and var end
            && line[1..end].IndexOfAnyExcept("0123456789 xX") < 0
        );

    // Wrapping breaks a line only before a word that does not fit; an earlier break is intended.
    private static bool IsTitleAbove(ReadOnlySpan<char> first, ReadOnlySpan<char> rest, int widest)
    {
        var wordEnd = rest.IndexOfAny(" \t\r\n");
        var word = wordEnd < 0 ? rest.Length : wordEnd;
        return first.Length > 0
            && !EndsSentence(first)
            && first[^1] is not (',' or ';' or '-')
            && !Opens(first)
            && first.Length + 1 + word <= widest
            && (char.IsUpper(rest[0]) || char.IsAsciiDigit(rest[0]));
    }

    private static bool EndsSentence(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd("\"'”’)]*_ ");
        return text is [.., '.' or '…' or '。'] && !IsInitial(text);
    }

    // "by John F." and "in the U.S.", but not "on CLIP."
    private static bool IsInitial(ReadOnlySpan<char> text) =>
        text is [.., var letter, '.']
        && char.IsUpper(letter)
        && (text.Length == 2 || !char.IsLetterOrDigit(text[^3]));

    private static int LastSentence(ReadOnlySpan<char> text)
    {
        for (var end = text.Length - 1; end > 0; )
        {
            var stop = text[..end].LastIndexOfAny(".!?");
            if (stop < 0)
                return 0;
            if (stop + 2 < text.Length && char.IsWhiteSpace(text[stop + 1]) && char.IsUpper(text[stop + 2]))
                return stop + 2;
            end = stop;
        }
        return 0;
    }

    // At least four letters, with lowercase ones and an inner capital: not a common abbreviation.
    private static bool IsName(ReadOnlySpan<char> word) =>
        word.Length >= 4
        && word[1..].IndexOfAnyInRange('A', 'Z') >= 0
        && word.TrimEnd('s').IndexOfAnyInRange('a', 'z') >= 0;

    private static bool HoldsSentenceEnd(ReadOnlySpan<char> text)
    {
        for (var from = 0; ; )
        {
            var stop = text[from..].IndexOf(". ", StringComparison.Ordinal);
            if (stop < 0)
                return false;
            from += stop + 2;
            if (from < text.Length && char.IsUpper(text[from]))
                return true;
        }
    }

    private static bool Opens(ReadOnlySpan<char> text)
    {
        foreach (var opening in Openings)
        {
            if (text.StartsWith(opening, StringComparison.Ordinal))
                return !RunningText.IsInTitleCase(text);
        }
        return false;
    }

    private static bool AreLinks(ReadOnlySpan<char> text)
    {
        if (text.IndexOf('/') < 0)
            return false;
        foreach (var range in text.SplitAny(" \t\r\n,|·•".AsSpan()))
        {
            var word = text[range];
            if (word.IsEmpty)
                continue;
            var address =
                word.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("www.", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("github.com/", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("arxiv.org/", StringComparison.OrdinalIgnoreCase)
                || word.StartsWith("huggingface.co/", StringComparison.OrdinalIgnoreCase);
            if (!address)
                return false;
        }
        return true;
    }

    // Links to the site itself are not papers: a bare host, or a section of Hugging Face.
    private static bool AreSiteLinks(ReadOnlySpan<char> text)
    {
        foreach (var range in text.SplitAny(" \t\r\n,|·•".AsSpan()))
        {
            var word = text[range];
            if (word.IsEmpty)
                continue;
            var scheme = word.IndexOf("://", StringComparison.Ordinal);
            var address = word[(scheme < 0 ? 0 : scheme + 3)..].TrimEnd('/');
            var slash = address.IndexOf('/');
            if (slash < 0)
                continue;
            var section = address[(slash + 1)..];
            var site =
                address[..slash].Equals("huggingface.co", StringComparison.OrdinalIgnoreCase)
                && section
                    is "papers"
                        or "papers/trending"
                        or "models"
                        or "datasets"
                        or "spaces"
                        or "docs"
                        or "login"
                        or "join"
                        or "pricing"
                        or "blog";
            if (!site)
                return false;
        }
        return true;
    }
}
