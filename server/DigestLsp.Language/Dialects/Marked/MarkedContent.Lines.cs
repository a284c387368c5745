using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

internal sealed partial class MarkedContent
{
    /// <summary>Resolves Markdown escapes in the value of a field.</summary>
    internal static EntryField Plain(EntryField field) =>
        field.Value.Contains('\\', StringComparison.Ordinal)
            ? field with
            {
                Value = MarkdownEscapes.Undo(field.Value),
            }
            : field;

    /// <summary>Gets the text of an abstract block without its label and quote marker.</summary>
    internal static TextSpan AbstractIn(Block block, MarkSyntax syntax)
    {
        var said = block.Text.Span;
        var facts = BlockFacts.Of(block, syntax);
        var span =
            facts.Label is { } label ? ValueOf(said, label, true)
            : facts.Kind == MarkKind.Item
                ? TextSpan.FromBounds(facts.Start, Math.Max(facts.Start, Whitespace.Content(said).End))
            : Whitespace.Content(said);
        while (span.Length > 0 && said[span.Start] is '>' or ' ')
            span = TextSpan.FromBounds(span.Start + 1, span.End);
        span = MarkdownInline.Plain(said, span);
        if (Announcement().IsMatch(said.Slice(span.Start, span.Length).ToString()))
            return default;
        if (Announced().Match(said.Slice(span.Start, span.Length).ToString()) is { Success: true } feed)
            span = TextSpan.FromBounds(span.Start + feed.Length, span.End);
        return span;
    }

    /// <summary>Gets a remark about a paper after its title that is not links, authors or a venue.</summary>
    internal static TextSpan? Remark(ReadOnlySpan<char> line, TextSpan rest)
    {
        if (rest.IsEmpty)
            return null;
        var match = Said().Match(line.Slice(rest.Start, rest.Length).ToString());
        if (!match.Success)
            return null;
        var said = match.Groups["said"];
        return said.Length >= ShortestRemark && IsText(said.ValueSpan)
            ? new TextSpan(rest.Start + said.Index, said.Length)
            : null;
    }

    /// <summary>The names below a title in the cell of a table: <c>[T](u)&lt;br&gt;Ada, Ben</c>.</summary>
    internal static TextSpan? NamesBelow(ReadOnlySpan<char> row, TextSpan rest)
    {
        var below = row.Slice(rest.Start, rest.Length);
        var start = below.IndexOf("<br", StringComparison.OrdinalIgnoreCase);
        var end = start < 0 ? -1 : below[start..].IndexOf('>');
        if (end < 0)
            return null;
        start += end + 1;
        var bar = below[start..].IndexOfAny('|', '<');
        var line = bar < 0 ? below[start..] : below.Slice(start, bar);
        var content = Whitespace.Content(line);
        var names = AuthorLine().Match(line.Slice(content.Start, content.Length).ToString()).Groups["names"];
        return names.Success
            ? new TextSpan(rest.Start + start + content.Start + names.Index, names.Length)
            : null;
    }

    // Words, and not only links, code or emphasis.
    private static bool IsText(ReadOnlySpan<char> text)
    {
        text = Whitespace.Trim(text);
        return !text.IsEmpty
            && text[0] is not ('[' or '<' or '`' or '*' or '_' or '(' or '!' or '\\' or ':' or '#')
            && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase)
            && !TitleText.IsVenue(text.ToString())
            && (text.Contains(' ') || text.IndexOfAnyInRange('\u3040', '\uFFEF') >= 0);
    }

    private static (TextSpan Span, DigestDate Date)? DateBefore(ReadOnlySpan<char> line, int end)
    {
        var start = line.Length - line.TrimStart().Length;
        start += MarkLine.ItemMark(line[start..]);
        if (start >= end || end > line.Length)
            return null;
        start = end - line[start..end].TrimStart(" ,*[]()-:–").Length;
        return DateText.Find(line[start..end].TrimEnd(" ,*[]()-:–")) is { } found
            ? (found.Span.Shift(start), found.Date)
            : null;
    }

    // "*A, B*", "by A, B", "- A, B -", "[A and B, Proc. X 2021] **T**", "[A, B (1993)](u)", 'A, B, and C. "T"'
    private static TextSpan? AuthorsIn(ReadOnlySpan<char> line, TextSpan name, TextSpan rest)
    {
        if (rest.Length == 0 || Whitespace.IsBlank(line.Slice(rest.Start, rest.Length)))
            rest = TextSpan.FromBounds(Math.Min(name.End, line.Length), line.Length);
        var behind = line.Slice(rest.Start, rest.Length).ToString();
        foreach (
            var pattern in (ReadOnlySpan<Regex>)
                [
                    ByNames(),
                    ItalicNames(),
                    CitedNames(),
                    DashedNames(),
                    PlainNames(),
                    NamesInBrackets(),
                    NamesAfterTitle(),
                ]
        )
        {
            if (
                pattern.Match(behind) is { Success: true } match
                && match.Groups["names"] is { Length: > 1 } names
            )
                return new TextSpan(rest.Start + names.Index, names.Length);
        }
        // "[Title - by Ada](address)"
        if (name.End < rest.Start && ByNames().Match(line[name.End..].ToString()) is { Success: true } inside)
            return new TextSpan(name.End + inside.Groups["names"].Index, inside.Groups["names"].Length);
        var before = line[..name.Start].ToString();
        if (
            NamesBefore().Match(before) is { Success: true } cited
            && cited.Groups["names"] is { Length: > 1 } first
        )
            return new TextSpan(first.Index, first.Length);
        return BracketedNames().Match(before) is { Success: true } tag
            ? new TextSpan(tag.Groups["names"].Index, tag.Groups["names"].Length)
            : null;
    }

    // Names in a citation are surnames: "Bent, McIl (1993)".
    private static bool AreSurnames(string names) =>
        !names.Split([',', '&', ';'], StringSplitOptions.TrimEntries).Any(n => n.Contains(' '));

    private static string? NameOf(FieldKind kind) =>
        kind switch
        {
            FieldKind.Authors => "Authors",
            FieldKind.PaperLink => "Link",
            FieldKind.Code => "Code",
            FieldKind.Homepage => "Project",
            FieldKind.Tags => TagList.FieldName,
            FieldKind.Date => "Date",
            FieldKind.Venue => "Venue",
            FieldKind.Note => "Note",
            FieldKind.Status => "Status",
            FieldKind.Votes => "Votes",
            _ => null,
        };

    private const string Name = @"(?:\p{Lu}[\p{L}.'’-]*|de|da|van|von|der|den|di|la|le|el|al|bin)";
    private const string Person = @"\p{Lu}[\p{L}.'’-]*(?:\s" + Name + "){0,4}";

    // "arXiv:2412.03207v1 Announce Type: new Abstract: "
    [GeneratedRegex(@"^arXiv:\S+\s+Announce Type:\s*[\w-]+\s+Abstract:\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Announced();

    [GeneratedRegex(@"^arXiv:\S+\s+Announce Type:\s*[\w-]+$", RegexOptions.IgnoreCase)]
    private static partial Regex Announcement();

    // "- 2026-08-01, **Title**, …"
    [GeneratedRegex(@"^\s*(?:[-*+]\s+)?(?:19|20)\d\d[-/.]\d\d[-/.]\d\d,\s*")]
    private static partial Regex LeadingDate();

    // "Title – Ada Invented, Ben Invented and Cleo Ficta"
    [GeneratedRegex(
        @"^(?<title>.{8,}?)\s+[–—-]\s+(?<names>"
            + Person
            + @"(?:,\s*"
            + Person
            + @")*(?:,?\s+(?:and|&)\s+"
            + Person
            + @")?)$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex TitleAndNames();

    // After the link: " — Ben says …", " (1997): This paper …", ": …", " - …".
    [GeneratedRegex(
        @"^(?>[\])>*_\s]*)(?:\((?:19|20)\d\d\)\s*)?(?:[—–:：]|-\s)\s*(?<said>[^\[\]\n]+)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Said();

    [GeneratedRegex(
        @"^[^\n]{0,40}?(?:[-–—,]\s*)?\bby\s+(?<names>"
            + Person
            + @"(?:(?:,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)"
            + Person
            + @")*(?:,?\s+et\.?\s?al\.?)?)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ByNames();

    [GeneratedRegex(
        @"^[^*_\[\n]{0,80}?[*_](?<names>\p{Lu}[^*_\n]*?(?:\s|,)[^*_\n]+?)[*_](?![*_])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ItalicNames();

    [GeneratedRegex(
        @"^[.*\s]*\[(?<names>\p{Lu}[\p{L}., '’&-]*?)\s*\((?:19|20)\d\d[a-z]?\)\]\(",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex CitedNames();

    [GeneratedRegex(
        @"^[\]*_<>/a-z\s""”)]*[-–—]\s+(?<names>"
            + Person
            + @"(?:(?:,\s*(?:and\s+)?|\s+and\s+|\s*&\s*)"
            + Person
            + @")*(?:,?\s+et\.?\s?al\.?)?)\.?\s*(?:$|[-–—|(\[])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex DashedNames();

    [GeneratedRegex(
        @"^\s*(?:\((?:19|20)\d\d\))?,\s+(?<names>" + Person + @"(?:,\s*" + Person + @")*\s+et\.?\s?al\.?)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex PlainNames();

    // "**T** (A, B and C, 2026)", "**T** (A et al., 2026)"
    [GeneratedRegex(
        @"^[\]*_\s]*\((?<names>"
            + Person
            + @"(?:(?:,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)"
            + Person
            + @")*(?:,?\s+et\.?\s?al\.?)?),?\s+(?:19|20)\d\d\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NamesInBrackets();

    // "*T*. A, B and C. Venue"
    [GeneratedRegex(
        @"^[*_""”]*[.,][*_""”]*\s+(?<names>"
            + Person
            + @"(?:(?:,\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)"
            + Person
            + @")+(?:,?\s+et\.?\s?al\.?)?)\.(?:\s|$)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NamesAfterTitle();

    [GeneratedRegex(
        @"^(?>\W*)(?:\d{1,4}\]?(?>\W+))?(?<names>\p{Lu}[\p{L}'’-]+,\s[^""“\[\]]*?)[.,]?\s*[""“*]*$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex NamesBefore();

    [GeneratedRegex(
        @"\[(?<names>\p{Lu}[^\[\]]*?),\s[^\[\],]*(?:19|20)\d\d\]\s*\**$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex BracketedNames();

    // A line of names: "Lin Guo, Li Goo", "2019/03/11 Ada Invented, Ben Invented", "*A, B and C*".
    [GeneratedRegex(
        @"^[*_]*(?:(?:19|20)\d\d[-/.]\d{1,2}[-/.]\d{1,2}\s+)?(?:[Bb]y\s+(?=\p{Lu}))?(?<names>"
            + Person
            + @"(?:(?:\s*[,;]\s*(?:and\s+|&\s*)?|\s+and\s+|\s*&\s*)"
            + Person
            + @")+(?:,?\s+et\.?\s?al\.?)?)\.?[*_]*(?=$|\s\s|\s*\[|\\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex AuthorLine();

    [GeneratedRegex(@"\[(?<id>\d{4}\.\d{4,5}(?:v\d+)?)\](?!\()", RegexOptions.ExplicitCapture)]
    private static partial Regex Bracketed();
}
