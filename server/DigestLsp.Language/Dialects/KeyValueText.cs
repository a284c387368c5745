using System.Buffers;
using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Dialects;

/// <summary>
/// Labeled values: <c>Title:</c>, <c>PDF:</c>, <c>Summary:</c>, with a rule of dashes between papers. A value may continue on the next
/// lines.
/// </summary>
public sealed class KeyValueText : Dialect
{
    private const int MaxKeyLength = 28;

    private static readonly SearchValues<char> KeyLetters = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-"
    );

    private enum Kind : byte
    {
        Text,
        Title,
        Summary,
        Field,
        Key,
        Rule,
        Date,
    }

    private enum Phase
    {
        Between,
        Header,
        Abstract,
    }

    /// <inheritdoc/>
    public override string Id => "key-value";

    /// <inheritdoc/>
    public override int Score(ReadOnlySpan<char> head)
    {
        var (titles, summaries, fields) = (0, 0, 0);
        foreach (var line in LineBreaks.Lines(head))
        {
            switch (Of(line))
            {
                case Kind.Title:
                    titles++;
                    break;
                case Kind.Summary:
                    summaries++;
                    break;
                case Kind.Field:
                    fields++;
                    break;
                default:
                    break;
            }
        }
        return titles > 0 && summaries > 0 ? 85
            : titles > 1 && fields > 1 ? 60
            : 0;
    }

    /// <inheritdoc/>
    protected internal override bool BeginsBlock(ReadOnlySpan<char> previous, ReadOnlySpan<char> line) =>
        Of(line) != Kind.Text || Of(previous) is Kind.Rule or Kind.Date;

    /// <inheritdoc/>
    protected internal override byte Classify(ReadOnlySpan<char> block) =>
        (byte)Of(Whitespace.FirstLine(block));

    /// <inheritdoc/>
    protected internal override Placement Assign(long state, BlockWindow window)
    {
        var phase = (Phase)state;
        var open = phase != Phase.Between;
        return (Kind)window.Kind() switch
        {
            Kind.Title => Begin(BlockRole.Title, Phase.Header),
            Kind.Rule => Aside(),
            Kind.Date => new(PartKind.DateHeading, BlockRole.Date, (int)Phase.Between),
            Kind.Summary when phase == Phase.Header => GoOn(BlockRole.Abstract, Phase.Abstract),
            Kind.Summary when !open => Begin(BlockRole.Abstract, Phase.Abstract),
            Kind.Field when phase == Phase.Header || (open && EndsAbstract(window)) => GoOn(
                BlockRole.Field,
                phase
            ),
            // A paper without its title is still a paper.
            Kind.Field when !open && SummaryFollows(window) => Begin(BlockRole.Field, Phase.Header),
            Kind.Key when phase == Phase.Header => GoOn(BlockRole.Field, phase),
            _ when phase == Phase.Abstract => GoOn(BlockRole.Abstract, phase),
            Kind.Text when open => GoOn(BlockRole.Abstract, Phase.Abstract),
            _ => Aside(),
        };
    }

    /// <inheritdoc/>
    protected internal override TextSpan ContentSpan(BlockRole role, ReadOnlySpan<char> block)
    {
        var content = Whitespace.Content(block);
        var labelled = role switch
        {
            BlockRole.Title => true,
            BlockRole.Abstract => Classify(block) == (byte)Kind.Summary,
            _ => false,
        };
        return labelled ? FieldText.BehindColon(block, content) : content;
    }

    /// <inheritdoc/>
    protected internal override EntryField? Field(ReadOnlySpan<char> block)
    {
        if (FieldText.Find(block) is { } known)
            return known;
        var (start, colon) = (Whitespace.Content(block).Start, block.IndexOf(':'));
        return colon < 0 ? null : FieldText.Make(block, TextSpan.FromBounds(start, colon), colon + 1);
    }

    private static Placement Begin(BlockRole role, Phase next) => new(PartKind.Entry, role, (int)next);

    private static Placement GoOn(BlockRole role, Phase next) => new(null, role, (int)next);

    private static Placement Aside() => new(PartKind.OtherText, BlockRole.Other, (int)Phase.Between);

    private static bool SummaryFollows(BlockWindow window) =>
        window.Kind(1) == (byte)Kind.Summary
        || (window.Kind(1) == (byte)Kind.Field && window.Kind(2) == (byte)Kind.Summary);

    private static bool EndsAbstract(BlockWindow window) =>
        Whitespace.IsOneLine(window.Text()) && window.Kind(1) is not ((byte)Kind.Text or (byte)Kind.Key);

    private static Kind Of(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line[0] is ' ' or '\t')
            return Kind.Text;
        if (Is(line, "Title"))
            return Kind.Title;
        if (Is(line, "Summary") || Is(line, "Abstract") || Is(line, "TLDR") || Is(line, "TL;DR"))
            return Kind.Summary;
        if (FieldText.IsField(line))
            return Kind.Field;
        if (IsRule(line))
            return Kind.Rule;
        if (DateText.Find(line) is not null)
            return Kind.Date;
        return IsKey(line) ? Kind.Key : Kind.Text;
    }

    private static bool Is(ReadOnlySpan<char> line, string name) =>
        line.StartsWith(name, StringComparison.OrdinalIgnoreCase) && line[name.Length..].StartsWith(':');

    private static bool IsRule(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        return line.Length >= 3 && line[0] is '-' or '=' or '*' or '_' && line.IndexOfAnyExcept(line[0]) < 0;
    }

    // "Upvotes: 33", "Journal-ref: …", "Date (revised v2): …": an unknown name of one word.
    private static bool IsKey(ReadOnlySpan<char> line)
    {
        var colon = line[..Math.Min(line.Length, MaxKeyLength)].IndexOf(':');
        if (colon <= 1 || line.Length >= 60 || (colon + 1 < line.Length && line[colon + 1] != ' '))
            return false;
        var name = line[..colon];
        if (name[^1] == ')' && name.IndexOf(" (") is var bracket and > 0)
            name = name[..bracket];
        return name.Length < 16
            && char.IsAsciiLetterUpper(name[0])
            && name.IndexOfAnyExcept(KeyLetters) < 0
            && name[^1] != '-';
    }
}
