using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>Reports placeholders that were left in the text.</summary>
public sealed partial class Placeholder : PartRule
{
    // The maximum distance of the context that is checked.
    private const int Around = 100;

    private static readonly string[] Names = ["TODO", "TBD", "FIXME"];

    /// <inheritdoc/>
    public override string Id => "entry.placeholder";

    /// <inheritdoc/>
    public override Severity DefaultSeverity => Severity.Information;

    /// <inheritdoc/>
    public override string Summary =>
        "Checks for `this https URL`, `TODO`, `TBD` and `FIXME`, for Markdown links without text or URL, and for titles, abstracts and fields that are `null`, `None`, `nan` or `undefined`. The field value `none`, abbreviations such as `Task-Balanced Distillation (TBD)` and tasks of an outline are ignored.";

    /// <inheritdoc/>
    public override string Why => "Readers see the placeholder instead of the text.";

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples =>
        [
            """
                Aug 1

                Gardens of Sparse Attention

                We plant gardens of attention and watch which rows bear fruit. Our code is at this https URL.
                                                                                              ^^^^^^^^^^^^^^

                Lanterns for Long Corridors

                TODO: find the abstract
                ^^^^

                Code: null
                      ^^^^
                """,
            """
                Aug 1

                Gardens of Sparse Attention

                We propose Task-Balanced Distillation (TBD), and TBD bears fruit. It reads TODO comments in code.
                """,
            """
                # Papers of 2025-08-01

                ### [Gardens of Sparse Attention](https://arxiv.org/abs/2508.01234)

                **Abstract**: We plant gardens of attention and watch which rows bear fruit. See [the page]().
                                                                                                 ^^^^^^^^^^^^
                """,
        ];

    /// <inheritdoc/>
    public override void Check(Part part, Prose prose, List<Diagnostic> found)
    {
        if (part is not Entry entry)
            return;
        var offset = 0;
        foreach (var (block, role) in part.Blocks)
        {
            if (role is not (BlockRole.Boilerplate or BlockRole.Separator or BlockRole.Date))
                CheckBlock(entry, block, role, offset, found);
            offset += block.Width;
        }
    }

    private void CheckBlock(Entry entry, Block block, BlockRole role, int offset, List<Diagnostic> found)
    {
        var text = block.Text.Span;
        foreach (var match in ThisUrl().EnumerateMatches(text))
        {
            if (!IsResidue(text, match.Index))
                Add(match.Index, match.Length, text, found);
        }
        string[]? abbreviated = null;
        foreach (var match in Markers().EnumerateMatches(text))
        {
            var name = text.Slice(match.Index, match.Length).ToString();
            // "(TBD)" after the words that it abbreviates, and that abbreviation later in the text.
            abbreviated ??= [.. Names.Where(n => IsAbbreviated(block.Text.Span, n))];
            if (
                !abbreviated.Contains(name, StringComparer.Ordinal)
                && StandsAlone(text, match.Index, match.Index + match.Length, role)
            )
                Add(match.Index, match.Length, text, found);
        }
        if (!entry.IsPlainText)
        {
            foreach (var match in EmptyLinks().EnumerateMatches(text))
                Add(match.Index, match.Length, text, found);
        }
        var whole = entry.ValueOf(block, role);
        if (
            whole is { } value
            && Whole().IsMatch(text.Slice(value.Start, value.Length))
            && !(role is BlockRole.Field && text.Slice(value.Start, value.Length).SequenceEqual("none"))
        )
            Add(value.Start, value.Length, text, found);

        void Add(int start, int length, ReadOnlySpan<char> from, List<Diagnostic> to) =>
            to.Add(
                new Diagnostic(
                    Id,
                    new TextSpan(offset + start, length),
                    $"Placeholder `{from.Slice(start, length)}`: the text is missing"
                )
            );
    }

    // "https://github.com/o/r{this https URL}": the URL is there.
    private static bool IsResidue(ReadOnlySpan<char> text, int start) =>
        start > 1
        && text[start - 1] == '{'
        && (char.IsAsciiLetterOrDigit(text[start - 2]) || text[start - 2] is '/' or '}');

    /// <summary>Whether <c>TBD</c> is a note of the author and not a word of the text.</summary>
    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end, BlockRole role)
    {
        var before = text[Math.Max(0, start - Around)..start];
        before = before[(before.LastIndexOfAny('\r', '\n') + 1)..].TrimEnd();
        var after = text[end..Math.Min(text.Length, end + Around)];
        after = after[..LineBreaks.ContentLength(after)];
        // "* TODO read it": a task of an outline.
        if (
            before.Length > 0
            && before.TrimStart("*-+ \t").IsEmpty
            && after is [' ', ..]
            && !after.TrimStart().IsEmpty
        )
            return false;
        if (after is [':', ..])
            return before.IsEmpty
                ? role != BlockRole.Title || IsLower(after[1..])
                : before[^1] is '.' or ':' or '(' or '[';
        // Alone in its value, cell or brackets, or at the end of a sentence.
        var rest = after.TrimEnd();
        var ends = rest.IsEmpty || rest is "." || rest is ['.' or ')' or ']' or '|' or ',' or ';', ..];
        if (before.IsEmpty || before[^1] is ':' or '|' or '(' or '[' or '*' or '：')
            return ends || IsLower(after);
        return rest.IsEmpty || rest is ['.', ..] && before[^1] is not (',' or ')');
    }

    private static bool IsLower(ReadOnlySpan<char> text) => text.TrimStart() is [>= 'a' and <= 'z', ..];

    // "Task-Balanced Distillation (TBD)"
    private static bool IsAbbreviated(ReadOnlySpan<char> text, ReadOnlySpan<char> name)
    {
        for (var from = 0; from < text.Length; )
        {
            var at = text[from..].IndexOf(name, StringComparison.Ordinal);
            if (at < 0)
                return false;
            at += from;
            if (at > 1 && text[at - 1] == '(' && Initials(text[Math.Max(0, at - 1 - Around)..(at - 1)], name))
                return true;
            from = at + name.Length;
        }
        return false;
    }

    private static bool Initials(ReadOnlySpan<char> before, ReadOnlySpan<char> name)
    {
        for (var letter = name.Length - 1; letter >= 0; letter--)
        {
            before = before.TrimEnd(" -\r\n/");
            var word = before.LastIndexOfAny(" -\r\n/") + 1;
            // "for", "of" and similar words have no letter in it.
            if (
                word < before.Length
                && char.ToUpperInvariant(before[word]) != name[letter]
                && before.Length - word <= 3
            )
            {
                before = before[..word].TrimEnd(" -\r\n/");
                word = before.LastIndexOfAny(" -\r\n/") + 1;
            }
            if (word >= before.Length || char.ToUpperInvariant(before[word]) != name[letter])
                return false;
            before = before[..word];
        }
        return true;
    }

    [GeneratedRegex(@"\bthis https? URL\b", RegexOptions.ExplicitCapture)]
    private static partial Regex ThisUrl();

    [GeneratedRegex(@"(?<![\w$\\#@`-])(?:TODO|TBD|FIXME)(?=[\s:.)\]|,;*]|$)", RegexOptions.ExplicitCapture)]
    private static partial Regex Markers();

    [GeneratedRegex(
        @"(?<![!\]\\])\[[^\[\]\r\n]{1,200}\]\(\s{0,5}\)|(?<![!\]\\])\[\s{0,5}\]\([^()\s]{1,300}\)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex EmptyLinks();

    [GeneratedRegex(@"^(?:null|none|nan|undefined)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Whole();
}
