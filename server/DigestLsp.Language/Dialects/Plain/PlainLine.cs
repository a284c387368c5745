using System.Globalization;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>The kind of a line of plain text by itself.</summary>
internal enum PlainKind : byte
{
    /// <summary>Text: a title, names, a sentence.</summary>
    Text,

    /// <summary>A date only.</summary>
    Date,

    /// <summary>A line that ends with the day of the papers below: <c>New submissions for Tue, 23 Jul 24</c>.</summary>
    DayTitle,

    /// <summary>A topic or count: <c>[Time-Series]</c>, <c>Transformer(1篇)</c>.</summary>
    Section,

    /// <summary>A line that starts with an ordinal: <c>3. Title</c>, <c>【3】 Title</c>.</summary>
    Ordinal,

    /// <summary>A list item: <c>• Title</c>.</summary>
    Bullet,

    /// <summary>A bullet alone on its line.</summary>
    BareBullet,

    /// <summary>An arXiv id in the format of a listing: <c>[1] arXiv:2508.00037 [pdf, html, other]</c>.</summary>
    Id,

    /// <summary>A label with an optional value.</summary>
    Label,

    /// <summary>An emoji used as a label.</summary>
    EmojiLabel,

    /// <summary>URLs only.</summary>
    Url,

    /// <summary>A title that is a link.</summary>
    Linked,

    /// <summary>Buttons, counts and notes of a page.</summary>
    Boilerplate,

    /// <summary>The start of comments or other text that belongs to no paper.</summary>
    Tail,
}

/// <summary>Properties of a line that follow from its own text. Computed on first use and cached on the block.</summary>
internal sealed class PlainLine : BlockReading
{
    private const int MaxTitle = 300;
    private const int MaxDayTitle = 120;
    private const int ShortestProse = 60;

    private PlainLine(string text) => Text = text;

    /// <summary>The trimmed line.</summary>
    public string Text { get; }

    public PlainKind Kind { get; private set; }

    /// <summary>The ordinal at the start of the line, or 0.</summary>
    public int Number { get; private set; }

    /// <summary>The label at the start of the line, with spans relative to <see cref="Text"/>.</summary>
    public LabelMatch? Label { get; private set; }

    /// <summary>Whether it identifies a paper by URL or id, outside of a sentence.</summary>
    public bool IsAnchor { get; private set; }

    /// <summary>Whether an id has the format of a listing, above the title.</summary>
    public bool IsListed { get; private set; }

    public bool IsIndented { get; private set; }

    /// <summary>Whether the line is a list of at least two names, or ends with <c>et al.</c></summary>
    public bool IsNames { get; private set; }

    /// <summary>Whether it could be the name of one author.</summary>
    public bool IsName { get; private set; }

    /// <summary>Whether it is names, a dash, a venue and year, as in search results.</summary>
    public bool IsCitation { get; private set; }

    /// <summary>Whether it could be a title.</summary>
    public bool IsTitle { get; private set; }

    public bool IsProse { get; private set; }

    /// <summary>Whether it is a venue, or the status of a submission.</summary>
    public bool IsVenue { get; private set; }

    /// <summary>Whether it is a rule of dashes or similar characters.</summary>
    public bool IsRule => Text.Length > 2 && Text.AsSpan().IndexOfAnyExcept("-=_*~—─") < 0;

    /// <summary>Whether it is completely in brackets.</summary>
    public bool IsBracketed => Text is ['(' or '（', .., ')' or '）'];

    public static PlainLine Of(Block block) =>
        block.Reading as PlainLine ?? (PlainLine)(block.Reading = Find(block.Text.Span));

    /// <summary>Classifies a line.</summary>
    public static PlainLine Find(ReadOnlySpan<char> text)
    {
        var content = Whitespace.Content(text);
        var line = new PlainLine(text.Slice(content.Start, content.Length).ToString())
        {
            IsIndented = content.Start > 0 && text[content.Start - 1] is ' ' or '\t',
        };
        line.Kind = line.Judge();
        return line;
    }

    private PlainKind Judge()
    {
        if (Text.Length == 0)
            return PlainKind.Boilerplate;
        if (Text is "-" or "–" or "•" or "*" or "●" or "▪")
            return PlainKind.BareBullet;
        if (PlainPatterns.Listed().Match(Text) is { Success: true } id)
        {
            (IsAnchor, IsListed) = (true, id.Groups["before"].Success || id.Groups["behind"].Success);
            return PlainKind.Id;
        }
        if (PlainPatterns.Tail().IsMatch(Text) || NotAPaper.IsFooterOrSponsor(Text))
            return PlainKind.Tail;
        if (DateText.Find(Text) is not null)
            return PlainKind.Date;
        if (IsRule || PlainPatterns.Boilerplate().IsMatch(Text))
            return PlainKind.Boilerplate;
        if (IsUrls())
            return PlainKind.Url;
        Number = Ordinal();
        if (Number > 0)
        {
            Describe(Text[PlainPatterns.Ordinal().Match(Text).Length..]);
            return PlainKind.Ordinal;
        }
        Label =
            FieldLabels.Find(Text) is { IsDelimited: true } label ? label
            // "code: https://…" in lower case must have a URL, otherwise it is a sentence.
            : FieldLabels.Find(Text, anyCase: true) is { IsDelimited: true } lower
            && Text.AsSpan(lower.Value.Start).StartsWith("http", StringComparison.OrdinalIgnoreCase)
                ? lower
            : null;
        if (Label is not null)
        {
            IsAnchor = IsPaperValue(Label.Value);
            return PlainKind.Label;
        }
        if (IsDayTitle())
            return PlainKind.DayTitle;
        Label = FieldLabels.FindEmoji(Text);
        // "🔥 Title" is a marker, "🔥 42" is a number of votes.
        if (
            Label is { Kind: FieldKind.Votes, Value: var votes }
            && Text.AsSpan(votes.Start, votes.Length).ContainsAnyInRange('A', 'z')
        )
            Label = null;
        if (Label is { Value.IsEmpty: false })
        {
            IsAnchor = IsPaperValue(Label.Value);
            return PlainKind.EmojiLabel;
        }
        Label = FieldLabels.Find(Text)
            is { Kind: FieldKind.Abstract or FieldKind.Summary or FieldKind.Authors } alone
            ? alone
            : null;
        if (Label is not null)
            return PlainKind.Label;
        if (PlainPatterns.Section().IsMatch(Text))
            return PlainKind.Section;
        Describe(Text);
        if (IsLinked())
        {
            IsAnchor = FirstLink() is { } link && PaperAddress.MayBePaper(link);
            return PlainKind.Linked;
        }
        return Text is ['•' or '-' or '*' or '▪' or '●', ' ' or '\t', ..] ? PlainKind.Bullet : PlainKind.Text;
    }

    // "[Title](https://…)", "*<https://…|Title>*"
    private bool IsLinked() =>
        (
            Text[0] == '['
                ? Text.Contains("](http", StringComparison.Ordinal)
                : PlainPatterns.PipedLink().IsMatch(Text)
        ) && TitleText.Clean(Text) is { IsMarkedOff: true, Text.Length: > 0 };

    private bool IsDayTitle() =>
        Text.Length < MaxDayTitle
        && !Text.EndsWith('.')
        && FieldLabels.FindEmoji(Text) is not { Kind: FieldKind.Date }
        && DayText.FindInTitle(Text) is not null;

    private void Describe(string text)
    {
        var citation = PlainPatterns.NamesAndVenue().Match(text);
        IsCitation = citation.Success && PersonList.AreNames(citation.Groups["names"].Value, one: true);
        // "by Ada Invented and Ben Bedacht"
        IsNames = text.StartsWith("by ", StringComparison.OrdinalIgnoreCase)
            ? PersonList.AreNames(text[3..], one: true)
            : PersonList.AreNames(text, one: false);
        IsName = IsNames || PersonList.AreNames(text, one: true);
        IsVenue = TitleText.IsVenue(text) || PlainPatterns.Venue().IsMatch(text);
        var words = text.AsSpan().Count(' ') + 1;
        IsProse =
            text.Length >= ShortestProse || (words >= 3 && text[^1] is '.' or '?' or '!' or '。' or '…');
        IsTitle =
            text.Length is > 5 and < MaxTitle
            && (
                words is > 1 and < 40
                || text.AsSpan().IndexOfAnyInRange('\u3040', '\uD7A3') >= 0
                || text.Length > 12
            )
            && text[^1] is not ('.' or ',' or ';' or ':' or '：' or '。')
            && !char.IsLower(text[0])
            && text.Count(char.IsLetter) > 3
            && !text.Contains("://", StringComparison.Ordinal)
            && !IsCitation;
        IsAnchor |=
            Number == 0
            && text.Length < MaxTitle
            && PlainPatterns.AddressAtEnd().Match(text) is { Success: true } end
            && PaperAddress.MayBePaper(end.Groups["url"].Value);
    }

    private bool IsPaperValue(LabelMatch? label) =>
        label is { } found
        && found.Kind is FieldKind.PaperLink or FieldKind.Abstract or FieldKind.Homepage
        && Text.AsSpan(found.Value.Start, found.Value.Length) is var value
        && (
            PaperAddress.ArxivId(value) is not null
            || (LinkScanner.Scan(value) is [var link, ..] && PaperAddress.MayBePaper(link.Text))
        );

    // Links without text except link labels.
    private bool IsUrls()
    {
        if (Text[0] is '[' && NotAPaper.IsLabelledLinks(Text))
        {
            IsAnchor = FirstLink() is { } labelled && PaperAddress.MayBePaper(labelled);
            return true;
        }
        var links = LinkScanner.Scan(Text);
        // "https://arx" is being typed.
        if (links.Length == 0)
            return Text.StartsWith("http", StringComparison.Ordinal) && !Text.Contains(' ');
        var rest = Text;
        for (var i = links.Length - 1; i >= 0; i--)
            rest = rest.Remove(links[i].Span.Start, links[i].Span.Length);
        if (rest.AsSpan().Trim(" \t<>()[]|,;·•-–—+*").Length > 0)
            return false;
        IsAnchor = links.Any(static l => PaperAddress.MayBePaper(l.Text));
        return true;
    }

    private string? FirstLink() => LinkScanner.Scan(Text) is [var link, ..] ? link.Text : null;

    private int Ordinal()
    {
        var match = PlainPatterns.Ordinal().Match(Text);
        return
            match.Success
            && match.Length < Text.Length
            && int.TryParse(match.Groups["n"].ValueSpan, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }
}
