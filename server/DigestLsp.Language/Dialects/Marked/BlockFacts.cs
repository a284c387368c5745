using System.Text.RegularExpressions;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>The certainty that a block links to a paper by itself.</summary>
internal enum Anchor : byte
{
    None,

    /// <summary>A title with a link to a page or a file.</summary>
    Link,

    /// <summary>The URL of a paper.</summary>
    Paper,
}

/// <summary>Properties of a block of marked text that follow from its own text. Computed on first use and cached on the block.</summary>
internal sealed partial class BlockFacts : BlockReading
{
    // The relevant text of a block is near its start.
    private const int Considered = 3000;
    private const int MaxCitationLength = 600;

    private SourceText source;
    private bool? aside;
    private bool? references;
    private bool? citation;
    private bool? papers;

    public MarkKind Kind { get; private init; }

    /// <summary>Whether the line below makes it a heading: <c>===</c>.</summary>
    public bool IsUnderlined { get; private init; }

    /// <summary>See <see cref="MarkLine.Level"/>.</summary>
    public int Level { get; private init; }

    /// <summary>The start of the text after markers, relative to the block.</summary>
    public int Start { get; private init; }

    public bool IsQuoted { get; private init; }

    /// <summary>The label at the start of the block, with spans relative to its first line.</summary>
    public LabelMatch? Label { get; private set; }

    /// <summary>Whether it links to a paper.</summary>
    public Anchor Anchor { get; private set; }

    /// <summary>Whether it has text that could be a title, not counting link labels.</summary>
    public bool IsTitled { get; private set; }

    /// <summary>Whether the text that could be a title has a link.</summary>
    public bool IsTitleLinked { get; private set; }

    /// <summary>Whether its links lead to headings: a table of contents.</summary>
    public bool IsContents { get; private set; }

    /// <summary>Whether it is an item with a checkbox.</summary>
    public bool IsCheckbox { get; private set; }

    /// <summary>Whether a title is next to authors or a year, as in a bibliography.</summary>
    public bool IsCitation => citation ??= FindCitation();

    /// <summary>Whether it is a label with a titled link: <c>Paper: [Title](url)</c>.</summary>
    public bool IsTitledField { get; private set; }

    /// <summary>Whether it has a label of a paper link, or a value for a missing one.</summary>
    public bool NamesPaper { get; private set; }

    /// <summary>Whether its value is a list, as of authors.</summary>
    public bool NamesSeveral { get; private set; }

    /// <summary>Whether it describes something that may not be a paper.</summary>
    public bool IsDescription { get; private set; }

    /// <summary>Whether it ends with a colon, introducing the following text.</summary>
    public bool EndsInColon { get; private set; }

    /// <summary>Whether it is a heading about the list itself, below which only the URL of a paper makes one.</summary>
    public bool IsAside => aside ??= Anchor == Anchor.None && NotAPaper.IsAsideHeading(source.Span);

    /// <summary>Whether it is a heading of a list of references: the papers below it are cited.</summary>
    public bool IsReferences =>
        references ??= Anchor == Anchor.None && NotAPaper.IsReferencesHeading(source.Span);

    /// <summary>Whether it mentions papers or reading.</summary>
    public bool SaysPapers => papers ??= FindPapers();

    /// <summary>The number of words of the text that could be a title; two Chinese or Japanese characters count as one.</summary>
    public int Words { get; private set; }

    /// <summary>Whether it is only a label that starts a section of a paper: a heading <c>Abstract</c>, a bold <c>Notes</c>.</summary>
    public bool IsBareLabel => Label is { Value.IsEmpty: true };

    public static BlockFacts Of(Block block, MarkSyntax syntax) =>
        block.Reading as BlockFacts ?? (BlockFacts)(block.Reading = Find(block.Text, syntax));

    private static BlockFacts Find(SourceText source, MarkSyntax syntax)
    {
        var text = source.Span;
        var first = text[..LineBreaks.ContentLength(text)];
        var line = MarkLine.Of(first, syntax);
        var facts = new BlockFacts
        {
            source = source,
            Kind = line.Kind,
            IsUnderlined = line.Kind is MarkKind.Text or MarkKind.Linked && EndsUnderlined(text, syntax),
            Level = line.Level,
            Start = line.Start,
            IsQuoted = line.IsQuoted,
        };
        var content = text[..Math.Min(text.Length, Considered)].TrimEnd();
        facts.Read(content, first, Math.Min(line.Start, content.Length));
        return facts;
    }

    private void Read(ReadOnlySpan<char> text, ReadOnlySpan<char> first, int start)
    {
        EndsInColon = text.TrimEnd("*_ ") is [.., ':' or '：'];
        switch (Kind)
        {
            case MarkKind.Field:
            case MarkKind.Item:
            case MarkKind.Heading:
            case MarkKind.Bold:
            case MarkKind.Summary:
            case MarkKind.Row:
                Label = first.TrimStart() is [':', ..] ? DrawerLabel(first) : FieldLabels.Find(first);
                if (Kind == MarkKind.Field)
                    Label ??= FieldLabels.FindEmojiField(first);
                if (
                    Kind == MarkKind.Item
                    && Label is { IsDelimited: false }
                    && !first[start..].StartsWith("**", StringComparison.Ordinal)
                )
                    Label = null;
                // "## Code: A Benchmark" is a title.
                if (Kind == MarkKind.Heading && Label is { Value.IsEmpty: false, Kind: not FieldKind.Title })
                    Label = null;
                break;
            default:
                break;
        }
        if (Kind is MarkKind.Row or MarkKind.RowRule or MarkKind.Fence or MarkKind.Rule or MarkKind.Date)
            return;
        if (Kind == MarkKind.Item)
            IsCheckbox = text[start..] is ['[', ' ' or 'x' or 'X' or '-', ']', ' ', ..];
        ReadLinks(text, start);
        if (Label is { } label)
        {
            IsTitled = false;
            var name = first.Slice(label.Label.Start, label.Label.Length);
            var value = first.Slice(label.Value.Start, label.Value.Length);
            NamesSeveral =
                value.IndexOfAny(",;、，；") > 0 || value.Contains(" and ", StringComparison.Ordinal);
            IsDescription = name.StartsWith("descri", StringComparison.OrdinalIgnoreCase);
            NamesPaper =
                label.Kind == FieldKind.PaperLink
                && (PaperName().IsMatch(name) || FieldLabels.SaysNone(value));
            if (
                label.Kind is FieldKind.PaperLink
                && (PaperAddress.ArxivId(value) is not null || PaperAddress.IsPaper(value))
            )
                Anchor = Anchor.Paper;
        }
    }

    private static bool EndsUnderlined(ReadOnlySpan<char> text, MarkSyntax syntax)
    {
        var second = LineBreaks.LineLength(text, out var broken);
        if (!broken)
            return false;
        var line = text[second..];
        return MarkLine.Of(line[..LineBreaks.ContentLength(line)], syntax).Kind == MarkKind.Underline;
    }

    private bool FindCitation()
    {
        var text = Whitespace.Trim(source.Span);
        return Kind is MarkKind.Item or MarkKind.Text
            && Label is null
            && IsTitled
            && text.Length < MaxCitationLength
            && Cited().IsMatch(text[Math.Min(Start, text.Length)..]);
    }

    private bool FindPapers() =>
        (
            Kind is MarkKind.Heading or MarkKind.Directive
            || (Kind == MarkKind.Text && !source.Span.Contains("](", StringComparison.Ordinal))
        ) && Papers().IsMatch(source.Span[..Math.Min(source.Length, Considered)]);

    // ":AUTHOR: Invented, Ada"
    private static LabelMatch? DrawerLabel(ReadOnlySpan<char> line)
    {
        var start = line.Length - line.TrimStart().Length + 1;
        var length = line[start..].IndexOf(':');
        if (length <= 0 || FieldLabels.KindOf(line.Slice(start, length)) is not { } kind)
            return null;
        var value = Whitespace.Content(line[(start + length + 1)..]);
        return new LabelMatch(
            kind,
            new TextSpan(start, length),
            value.IsEmpty ? new TextSpan(line.Length, 0) : value.Shift(start + length + 1)
        )
        {
            IsDelimited = true,
        };
    }

    // The first link with a title, the text before it, and whether any link is a paper's.
    private void ReadLinks(ReadOnlySpan<char> text, int start)
    {
        var (from, labels, contents, titles) = (start, 0, 0, 0);
        var (paperLabel, webLabel, paperTitle, webTitle) = (false, false, false, false);
        var words = 0;
        var (prose, sentence) = (false, false);
        while (MarkLinks.Next(text, from, out var link))
        {
            var before = text[from..link.Start];
            words += CountWords(before);
            if (link.IsContents(text))
            {
                contents++;
            }
            else if (link.IsLabel(text) || (words > 1 && IsInBrackets(before)))
            {
                labels++;
                sentence |=
                    labels == 1 && titles == 0 && IsSentence(text[start..link.Start], link.Text.IsEmpty);
                paperLabel = paperLabel || link.IsPaper(text);
                webLabel = webLabel || link.IsWeb(text);
            }
            else
            {
                titles++;
                if (titles == 1)
                {
                    // A link in the middle of a sentence is not a title.
                    prose = IsProse(before, words, text.Slice(link.Text.Start, link.Text.Length));
                    if (!prose)
                    {
                        paperTitle =
                            link.IsPaper(text)
                            || (
                                link.IsFile(text)
                                && IsPdf(text.Slice(link.Address.Start, link.Address.Length))
                            );
                        webTitle = link.IsWeb(text) || link.IsFile(text) || link.Address.IsEmpty;
                        words = CountWords(text.Slice(link.Text.Start, link.Text.Length));
                    }
                }
            }
            from = link.End;
            if (titles > 0 && labels > 8)
                break;
        }
        if (titles == 0 || prose)
            words += CountWords(text[from..]);
        Words = words;
        IsTitleLinked = titles > 0 && !prose && webTitle;
        IsContents = contents > 0 && titles == 0 && !paperLabel && !webLabel;
        IsTitled = words > 0;
        IsTitledField = Kind is MarkKind.Item or MarkKind.Field && Label is not null && IsTitleLinked;
        if ((prose && Kind != MarkKind.Heading && labels == 0) || (sentence && Kind != MarkKind.Heading))
            return;
        if ((paperTitle || paperLabel || webTitle || webLabel) && NotAPaper.IsFooterOrSponsor(text))
            return;
        Anchor =
            paperTitle || paperLabel ? Anchor.Paper
            : webTitle || (webLabel && words > 0) ? Anchor.Link
            : Anchor.None;
    }

    // The text before a link is a sentence: many words, or lowercase words at its end ("Ben checks the [related work](u)").
    private static bool IsProse(ReadOnlySpan<char> before, int words, ReadOnlySpan<char> linked)
    {
        before = before.TrimEnd();
        if (words > 5)
            return before is not [.., ':' or '：' or '*' or '"' or '“' or '.' or ']' or '>'];
        if (before.IsEmpty || !char.IsAsciiLetter(before[^1]))
            return false;
        if (words == 1)
            return !linked.IsEmpty && char.IsLower(linked[0]) && linked.Contains(' ');
        var last = before.LastIndexOf(' ');
        var lastButOne = last > 0 ? before[..last].TrimEnd().LastIndexOf(' ') : -1;
        return last >= 0 && (char.IsLower(before[last + 1]) || char.IsLower(before[lastButOne + 1]));
    }

    // "The paper is on [arXiv](u)", "I agree with the first section: https://…"
    private static bool IsSentence(ReadOnlySpan<char> before, bool isBare)
    {
        before = before.TrimEnd();
        var last = before[(before.LastIndexOf(' ') + 1)..];
        if (
            last
            is "on"
                or "at"
                or "in"
                or "see"
                or "the"
                or "our"
                or "from"
                or "with"
                or "this"
                or "here"
                or "via"
                or "is"
        )
            return before.Contains(' ');
        var space = before.IndexOf(' ');
        return isBare
            && space > 0
            && before[..space] is "I" or "We" or "See" or "Please" or "Thanks"
            && space + 1 < before.Length
            && char.IsLower(before[space + 1]);
    }

    // "Knitting ([Website](u), [Wiki](u))": text in brackets after a name is not a title.
    private static bool IsInBrackets(ReadOnlySpan<char> before) => before.TrimEnd() is [.., '('] or [','];

    private static bool IsPdf(ReadOnlySpan<char> address) =>
        address.EndsWith(".pdf", StringComparison.OrdinalIgnoreCase);

    // No title has so many.
    private const int ManyWords = 64;

    private static int CountWords(ReadOnlySpan<char> text)
    {
        var (count, signs, inWord) = (0, 0, false);
        foreach (var character in text)
        {
            if (count > ManyWords)
                break;
            if (character >= '\u3040')
            {
                signs++;
                inWord = false;
            }
            else if (char.IsLetterOrDigit(character))
            {
                count += inWord ? 0 : 1;
                inWord = true;
            }
            else if (character is not ('-' or '\'' or '’' or '.' or '_'))
            {
                inWord = false;
            }
        }
        return count + ((signs + 1) / 2);
    }

    [GeneratedRegex(
        @"\b(?:papers?|readings?|reading[- ]list|publications?|preprints?|bibliography|literature|articles)\b|论文|文献|論文|논문|阅读|lecturas?|artículos|lectures|Lese",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex Papers();

    [GeneratedRegex(
        "paper|arxiv|doi|pdf|论文|論文|논문",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex PaperName();

    // 'T – A, B and C.', '"T" by A et al. (2012)', '"T." Venue (2035)', 'T (2017), A et al.'
    [GeneratedRegex(
        "(?:\\S+\\s+){2,}\\S+\\s+[–—-]\\s+\\p{Lu}[\\p{L}.'’-]*(?:\\s\\p{L}[\\p{L}.'’-]*){1,3}(?:,|\\s+and\\s|\\s*&\\s|\\.?$)|[\"“”][^\"“”\\n]{8,}[\"“”]\\.?\\s+(?:by\\s|\\p{Lu}|_|\\()|\\(\\d{4}\\)|\\bet\\s+al\\b|\\s+by\\s+\\p{Lu}\\p{L}+\\s+\\p{Lu}",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Cited();
}
