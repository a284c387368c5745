using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// The mail that arXiv sends to subscribers: entries between rules of dashes, each with a header between two lines of <c>\\</c>, an
/// abstract, and a last line <c>\\ ( address , size)</c>. Replacements have no abstract.
/// </summary>
public sealed class ArxivMail : Dialect
{
    private static readonly string[] HeaderNames =
    [
        "Date",
        "From",
        "Authors",
        "Author",
        "Categories",
        "Comments",
        "Subj-class",
        "Journal-ref",
        "Report-no",
        "DOI",
        "MSC-class",
        "ACM-class",
        "License",
        "Proxy",
        "Notes",
    ];

    private enum Kind : byte
    {
        Text,
        Rule,
        Mark,
        End,
        Id,
        Title,
        Field,
    }

    private enum Phase
    {
        Between,
        Opened,
        Header,
        Abstract,
        Closed,
    }

    /// <inheritdoc/>
    public override string Id => "arxiv-mail";

    /// <inheritdoc/>
    public override bool IsPlainText => false;

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head)
    {
        var (marks, ids, titles, categories) = (0, 0, 0, 0);
        foreach (var line in LineBreaks.Lines(head))
        {
            marks += IsMark(line) ? 1 : 0;
            ids += IsId(line) ? 1 : 0;
            titles += line.StartsWith("Title:", StringComparison.Ordinal) ? 1 : 0;
            categories += line.StartsWith("Categories:", StringComparison.Ordinal) ? 1 : 0;
        }
        return marks > 0 && ids + titles > 0 ? 95
            : ids > 0 && titles > 0 && categories > 0 ? 80
            : 0;
    }

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        Of(line) != Kind.Text || Of(previous) is Kind.Rule or Kind.Mark or Kind.End;

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) =>
        (byte)Of(Whitespace.FirstLine(block));

    /// <inheritdoc/>
    protected internal override Placement Assign(long state, BlockWindow window)
    {
        var phase = (Phase)state;
        var open = phase is Phase.Opened or Phase.Header;
        return (Kind)window.Kind() switch
        {
            Kind.Rule => Aside(),
            Kind.Mark when Next(window) == Kind.Id => Begin(BlockRole.Separator, Phase.Opened),
            Kind.Mark when open => GoOn(BlockRole.Separator, Phase.Abstract),
            Kind.Mark when phase == Phase.Abstract => GoOn(BlockRole.Separator, Phase.Closed),
            Kind.Mark when Next(window) is Kind.Title or Kind.Field => Begin(
                BlockRole.Separator,
                Phase.Opened
            ),
            Kind.End when phase is not (Phase.Between or Phase.Closed) => GoOn(BlockRole.Links, Phase.Closed),
            Kind.Id when phase == Phase.Opened => GoOn(BlockRole.Field, Phase.Header),
            Kind.Id when phase != Phase.Abstract => Begin(BlockRole.Field, Phase.Header),
            Kind.Title when open => GoOn(BlockRole.Title, Phase.Header),
            Kind.Title when phase != Phase.Abstract => Begin(BlockRole.Title, Phase.Header),
            Kind.Field when open => GoOn(BlockRole.Field, Phase.Header),
            Kind.Field when phase == Phase.Closed || (phase == Phase.Abstract && EndsAbstract(window)) =>
                GoOn(BlockRole.Field, phase),
            _ when phase == Phase.Abstract => GoOn(BlockRole.Abstract, Phase.Abstract),
            // The line of \\ between header and abstract is missing.
            Kind.Text when phase == Phase.Header && Whitespace.Trim(window.Text()).Length > 200 => GoOn(
                BlockRole.Abstract,
                Phase.Abstract
            ),
            _ when open => GoOn(BlockRole.Other, phase),
            _ => Aside(),
        };
    }

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block)
    {
        var content = Whitespace.Content(block);
        return role == BlockRole.Title ? FieldText.BehindColon(block, content) : content;
    }

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        var start = Whitespace.Content(block).Start;
        var colon = block.IndexOf(':');
        if (colon < 0)
            return null;
        var firstLineOnly =
            IsId(block[start..]) || block[start..].StartsWith("Date", StringComparison.Ordinal);
        if (firstLineOnly)
        {
            block = block[..(start + LineBreaks.ContentLength(block[start..]))];
            var size = block[colon..].LastIndexOf('(');
            block = size > 0 ? block[..(colon + size)] : block;
        }
        var paper = block[start..].StartsWith("Paper", StringComparison.Ordinal);
        var field = FieldText.Make(block, TextSpan.FromBounds(start, colon), colon + 1);
        return paper ? field with { Name = "arXiv" } : field;
    }

    /// <inheritdoc/>
    protected internal override bool IsAbstractOptional(Entry entry)
    {
        foreach (var (block, role) in entry.Blocks)
        {
            var text = block.Text.Span;
            if (
                role == BlockRole.Field
                && block.Kind == (byte)Kind.Id
                && (
                    text.Contains("replaced with", StringComparison.Ordinal)
                    || text.Contains("cross-listing", StringComparison.Ordinal)
                )
            )
                return true;
        }
        return false;
    }

    private static Placement Begin(BlockRole role, Phase next) => new(PartKind.Entry, role, (int)next);

    private static Placement GoOn(BlockRole role, Phase next) => new(null, role, (int)next);

    private static Placement Aside() => new(PartKind.OtherText, BlockRole.Other, (int)Phase.Between);

    private static Kind? Next(BlockWindow window) =>
        window.Kind(1) == BlockWindow.None ? null : (Kind)window.Kind(1);

    // A separate line that was added to the end of an abstract; a wrapped abstract continues after its line.
    private static bool EndsAbstract(BlockWindow window) =>
        Whitespace.IsOneLine(window.Text()) && Next(window) is not Kind.Text;

    private static Kind Of(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty)
            return Kind.Text;
        return line[0] switch
        {
            '-' or '%' when IsRule(line) => Kind.Rule,
            '\\' when IsMark(line) => Kind.Mark,
            '\\' when line.StartsWith(@"\\ (", StringComparison.Ordinal) => Kind.End,
            'T' when line.StartsWith("Title:", StringComparison.Ordinal) => Kind.Title,
            'a' or 'P' when IsId(line) => Kind.Id,
            >= 'A' and <= 'Z' when IsHeader(line) || FieldText.IsField(line) => Kind.Field,
            _ => Kind.Text,
        };
    }

    private static bool IsMark(ReadOnlySpan<char> line) => line.TrimEnd() is @"\\";

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length >= 20 && line.IndexOfAnyExcept('-', '%') < 0;
    }

    private static bool IsId(ReadOnlySpan<char> line) =>
        (
            line.StartsWith("arXiv:", StringComparison.Ordinal)
            && line.Length > 6
            && char.IsAsciiLetterOrDigit(line[6])
        )
        || line.StartsWith("Paper: ", StringComparison.Ordinal)
        || line.StartsWith("Paper (", StringComparison.Ordinal);

    private static bool IsHeader(ReadOnlySpan<char> line)
    {
        foreach (var name in HeaderNames)
        {
            if (
                line.StartsWith(name, StringComparison.Ordinal)
                && (
                    line[name.Length..].StartsWith(':')
                    || line[name.Length..].StartsWith(" (revised", StringComparison.Ordinal)
                )
            )
                return true;
        }
        return false;
    }
}
