using DigestLsp.Language.Rules;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Features;

/// <summary>The kind of a semantic token. Later kinds take precedence in overlaps.</summary>
public enum TokenKind
{
    /// <summary>Page boilerplate.</summary>
    Boilerplate,

    /// <summary>A paper's title.</summary>
    Title,

    /// <summary>A day's date.</summary>
    Date,

    /// <summary>A sentence that mentions available code.</summary>
    Promise,

    /// <summary>The name of a field.</summary>
    Field,

    /// <summary>A tag, or the status.</summary>
    Tag,

    /// <summary>A link.</summary>
    Link,
}

/// <summary>A semantic token on one line.</summary>
/// <param name="Line">The 0-based line, relative to the part.</param>
/// <param name="Character">The start on the line.</param>
/// <param name="Length">The length.</param>
/// <param name="Kind">The kind.</param>
public readonly record struct SemanticToken(int Line, int Character, int Length, TokenKind Kind);

/// <summary>Computes the semantic tokens of a digest.</summary>
public static class SemanticTokens
{
    /// <summary>Gets the tokens of a part in order, without overlaps or line breaks.</summary>
    /// <param name="part">The part.</param>
    /// <param name="encoding">The unit of characters and lengths.</param>
    public static IReadOnlyList<SemanticToken> Of(Part part, PositionEncoding encoding)
    {
        var spans = new List<(TextSpan Span, TokenKind Kind)>();
        switch (part)
        {
            case Boilerplate:
                spans.Add((part.Content, TokenKind.Boilerplate));
                break;
            case DateHeading heading:
                spans.Add((heading.Name, TokenKind.Date));
                break;
            case Entry entry:
                AddEntry(entry, spans);
                break;
            default:
                break;
        }
        foreach (var link in part.Links)
            spans.Add((DocumentLinks.ValueOf(part, link), TokenKind.Link));
        spans.RemoveAll(s => s.Span.IsEmpty);
        if (spans.Count == 0)
            return [];
        var at = new PartAt(part, 0, 0);
        var tokens = new List<SemanticToken>();
        foreach (var (span, kind) in Cut(spans))
            AddLines(at, span, kind, encoding, tokens);
        return tokens.ToArray();
    }

    private static void AddEntry(Entry entry, List<(TextSpan, TokenKind)> spans)
    {
        var content = entry.Content;
        var offset = 0;
        foreach (var (block, role) in entry.Blocks)
        {
            if (role == BlockRole.Boilerplate)
                spans.Add((block.Content.Shift(offset), TokenKind.Boilerplate));
            offset += block.Width;
        }
        if (content.TitleSpan is { } title)
            spans.Add((title, TokenKind.Title));
        if (
            content.Abstract is { } summary
            && CodePromisedWithoutLink.Find(entry.Slice(summary)) is { } promise
        )
            spans.Add((promise.Shift(summary.Start), TokenKind.Promise));
        foreach (var field in content.Fields)
        {
            spans.Add((field.NameSpan, TokenKind.Field));
            if (field.Name.Equals("Status", StringComparison.OrdinalIgnoreCase))
                spans.Add((field.ValueSpan, TokenKind.Tag));
        }
        foreach (var tag in TagList.Of(entry))
            spans.Add((tag.Span, TokenKind.Tag));
    }

    /// <summary>Splits overlapping spans in order: the highest kind takes precedence.</summary>
    private static List<(TextSpan Span, TokenKind Kind)> Cut(List<(TextSpan Span, TokenKind Kind)> spans)
    {
        // From boundary to boundary: of the few open spans, use the highest kind.
        spans.Sort((a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var borders = spans.SelectMany(s => (int[])[s.Span.Start, s.Span.End]).Distinct().Order().ToArray();
        var cut = new List<(TextSpan Span, TokenKind Kind)>();
        var open = new List<(TextSpan Span, TokenKind Kind)>();
        var (next, owner) = (0, default(TextSpan));
        for (var i = 0; i < borders.Length - 1; i++)
        {
            var (start, end) = (borders[i], borders[i + 1]);
            open.RemoveAll(s => s.Span.End <= start);
            while (next < spans.Count && spans[next].Span.Start == start)
                open.Add(spans[next++]);
            if (open.Count == 0)
                continue;
            var greatest = open.MaxBy(s => s.Kind);
            if (cut.Count > 0 && cut[^1].Span.End == start && owner == greatest.Span)
                start = cut[^1].Span.Start;
            else
                cut.Add(default);
            cut[^1] = (TextSpan.FromBounds(start, end), greatest.Kind);
            owner = greatest.Span;
        }
        return cut;
    }

    private static void AddLines(
        PartAt at,
        TextSpan span,
        TokenKind kind,
        PositionEncoding encoding,
        List<SemanticToken> tokens
    )
    {
        var text = at.Part.Slice(span);
        for (var start = 0; start < text.Length; )
        {
            var length = LineBreaks.ContentLength(text.AsSpan(start));
            var line = text.AsSpan(start, length);
            var blanks = length - line.TrimStart().Length;
            var words = line.Trim();
            if (words.Length > 0)
            {
                var position = at.Position(span.Start + start + blanks, encoding);
                tokens.Add(new SemanticToken(position.Line, position.Character, encoding.Count(words), kind));
            }
            start += LineBreaks.LineLength(text.AsSpan(start), out _);
        }
    }
}
