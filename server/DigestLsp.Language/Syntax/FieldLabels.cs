using System.Buffers;
using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The kind of a field.</summary>
public enum FieldKind : byte
{
    /// <summary>The title, in the language of the paper.</summary>
    Title,

    /// <summary>A translation of the title; never the title.</summary>
    TranslatedTitle,

    /// <summary>The authors.</summary>
    Authors,

    /// <summary>The affiliations of the authors.</summary>
    Institution,

    /// <summary>The abstract, in the language of the paper.</summary>
    Abstract,

    /// <summary>A translation of the abstract.</summary>
    TranslatedAbstract,

    /// <summary>A summary, which replaces a missing abstract.</summary>
    Summary,

    /// <summary>A link to the paper, or its arXiv id or DOI.</summary>
    PaperLink,

    /// <summary>A repository.</summary>
    Code,

    /// <summary>Another page about the paper: project, demo, video, data.</summary>
    Homepage,

    /// <summary>Tags, keywords, subjects.</summary>
    Tags,

    /// <summary>The date of the paper, or the day it was read.</summary>
    Date,

    /// <summary>A conference, journal or publisher.</summary>
    Venue,

    /// <summary>A comment, or a labeled section such as Problem or Method.</summary>
    Note,

    /// <summary>The reading status.</summary>
    Status,

    /// <summary>Votes, scores, stars, citations.</summary>
    Votes,
}

/// <summary>A label and its value on one line; spans are relative to the line.</summary>
/// <param name="Kind">The kind of the field.</param>
/// <param name="Label">The label without markup.</param>
/// <param name="Value">The value without markup and surrounding whitespace; empty at the end of the line if it is missing.</param>
public readonly record struct LabelMatch(FieldKind Kind, TextSpan Label, TextSpan Value)
{
    /// <summary>
    /// Whether a colon, a bar or a bold period follows the label. A word such as <c>Abstract</c> alone on its line has no delimiter.
    /// </summary>
    public bool IsDelimited { get; init; }
}

/// <summary>
/// Finds labels of fields in any markup: <c>**Label**: v</c>, <c>- Label：v</c>, <c>key:: v</c>, <c>| Label | v |</c>, <c>**Label.** v</c>,
/// after quotes, emoji and HTML tags, and alone on the line.
/// </summary>
public static partial class FieldLabels
{
    // "Stefan's comments" is the longest form that is not in the table.
    private static readonly int MaxLabelLength = Math.Max(FieldLabelTable.MaxLength + 16, 48);

    private const int MinSummary = 20;

    private static readonly SearchValues<char> LabelEnds = SearchValues.Create(":：|*_<`】\n\r[—–.");

    /// <summary>Finds the label at the start of a line.</summary>
    /// <param name="line">One line, with or without its line break.</param>
    /// <param name="anyCase">Whether a lowercase word without markup is a label too, as in front matter.</param>
    public static LabelMatch? Find(ReadOnlySpan<char> line, bool anyCase = false)
    {
        line = line[..LineBreaks.ContentLength(line)].TrimEnd();
        return FindAt(line, 0, anyCase);
    }

    /// <summary>Finds all labels of a line: <c>**A**: v | **B**: w</c>. Returns none if it does not start with one.</summary>
    public static IReadOnlyList<LabelMatch> FindAll(ReadOnlySpan<char> line, bool anyCase = false)
    {
        if (Find(line, anyCase) is not { } match)
            return [];
        line = line[..LineBreaks.ContentLength(line)].TrimEnd();
        var found = new List<LabelMatch>();
        while (NextLabel(line, match.Value.Start, IsEmphasized(line, match)) is var (separator, next))
        {
            found.Add(
                match with
                {
                    Value = Trimmed(line, TextSpan.FromBounds(match.Value.Start, separator)),
                }
            );
            match = next;
        }
        found.Add(match);
        return found;
    }

    /// <summary>
    /// Finds the emoji label of a message: <c>👥 Ada Invented</c>. Markers such as <c>⭐</c> look the same, so only chat messages use this.
    /// </summary>
    public static LabelMatch? FindEmoji(ReadOnlySpan<char> line)
    {
        line = line[..LineBreaks.ContentLength(line)].TrimEnd();
        var start = line.Length - line.TrimStart("-*•> \t").Length;
        var length = Emoji.LengthAtStart(line[start..]);
        var name = line.Slice(start, length).TrimEnd("\uFE0F\u200D♀♂");
        if (length == 0 || !FieldLabelTable.EmojiLabels.TryGetValue(name, out var kind))
            return null;
        var value = Trimmed(line, TextSpan.FromBounds(start + length, line.Length));
        return new LabelMatch(kind, new TextSpan(start, length), value);
    }

    /// <summary>
    /// Finds an emoji label whose value fits the emoji, which distinguishes it from a marker: <c>👥 Ada, Ben</c>, <c>🔗 https://…</c>. A
    /// title emoji (<c>📝</c>) before a sentence is a summary.
    /// </summary>
    public static LabelMatch? FindEmojiField(ReadOnlySpan<char> line)
    {
        if (FindEmoji(line) is not { Value.IsEmpty: false } found)
            return null;
        var value = line.Slice(found.Value.Start, found.Value.Length);
        var says = found.Kind switch
        {
            FieldKind.Authors => PersonList.AreNames(value.ToString(), one: true),
            FieldKind.PaperLink or FieldKind.Code => value.StartsWith(
                "http",
                StringComparison.OrdinalIgnoreCase
            )
                || value.StartsWith("arxiv", StringComparison.OrdinalIgnoreCase)
                || value.StartsWith("[", StringComparison.Ordinal),
            FieldKind.Votes => value.IndexOfAnyExcept("0123456789.,kK+ ") < 0,
            FieldKind.Tags or FieldKind.Institution => true,
            FieldKind.Summary or FieldKind.Title => value.Length >= MinSummary
                && value[^1] is '.' or '!' or '?' or '。' or '…',
            _ => false,
        };
        return !says ? null
            : found.Kind == FieldKind.Title ? found with { Kind = FieldKind.Summary }
            : found;
    }

    /// <summary>
    /// Gets the kind of a label without markup, or null if it is unknown. Brackets after it are ignored: <c>Paper(Oral)</c>.
    /// </summary>
    public static FieldKind? KindOf(ReadOnlySpan<char> label)
    {
        Span<char> buffer = stackalloc char[MaxLabelLength];
        var name = Normalize(label, buffer);
        if (name.IsEmpty)
            return null;
        if (FieldLabelTable.Labels.TryGetValue(name, out var kind))
            return kind;
        var bracket = name.IndexOfAny('(', '（');
        if (bracket > 0)
            return KindOfBracketed(name[..bracket].TrimEnd(), name[(bracket + 1)..].TrimEnd(")） "));
        return name.Contains('\'') || name.Contains('’')
            ? OwnComments().IsMatch(name)
                ? FieldKind.Note
                : null
            : null;
    }

    /// <summary>Whether a link text is a kind of page (<c>PDF</c>, <c>code</c>, <c>阅读论文</c>) and not a title.</summary>
    public static bool IsLinkLabel(ReadOnlySpan<char> text)
    {
        text = TrimDress(text);
        return !text.IsEmpty
            && (KindOf(text) is not (null or FieldKind.Title) || LinkWord().IsMatch(text) || IsUrl(text));
    }

    /// <summary>Whether a value is a placeholder: <c>None</c>, <c>N/A</c>, <c>即将开源</c>, a dash.</summary>
    public static bool SaysNone(ReadOnlySpan<char> value)
    {
        value = TrimDress(value).TrimEnd(".。!！…").TrimEnd();
        return value.IsEmpty || NoValue().IsMatch(value);
    }

    private static LabelMatch? FindAt(ReadOnlySpan<char> line, int from, bool anyCase)
    {
        var start = SkipDress(line, from, out var dress);
        var search = line[start..Math.Min(line.Length, start + MaxLabelLength)];
        var length = LabelLength(search, dress);
        if (length <= 0 || KindOf(search[..length].TrimEnd()) is not { } kind)
            return null;
        var label = new TextSpan(start, search[..length].TrimEnd().Length);
        if (SkipDelimiter(line, start + length, dress, out var isDelimited) is not { } value)
            return null;
        if (!isDelimited && value < line.Length)
            return null;
        if (!anyCase && isDelimited && IsProseWord(line, start + length, label, dress))
            return null;
        if (line[label.End..].TrimStart("*_ ").StartsWith('|') && !IsRowOfField(line[value..]))
            return null;
        return new LabelMatch(kind, label, Trimmed(line, TextSpan.FromBounds(value, line.Length)))
        {
            IsDelimited = isDelimited,
        };
    }

    private static FieldKind? KindOfBracketed(ReadOnlySpan<char> name, ReadOnlySpan<char> inBrackets)
    {
        FieldKind? kind =
            FieldLabelTable.Labels.TryGetValue(name, out var known) ? known
            : FieldLabelTable.Labels.TryGetValue(inBrackets, out known) ? known
            : null;
        var translated = Translation().IsMatch(inBrackets);
        return kind switch
        {
            FieldKind.Title when translated => FieldKind.TranslatedTitle,
            FieldKind.Abstract or FieldKind.Summary when translated => FieldKind.TranslatedAbstract,
            _ => kind,
        };
    }

    // Lowercase, with single spaces for "_" and "-"; empty if it is too long for a label.
    private static ReadOnlySpan<char> Normalize(ReadOnlySpan<char> label, Span<char> buffer)
    {
        label = label.Trim().TrimEnd("?？:： ");
        if (label.IsEmpty || label.Length > buffer.Length)
            return [];
        var length = 0;
        foreach (var character in label)
        {
            var c = character is '_' or '-' or '\u00A0' or '\u3000' ? ' ' : char.ToLowerInvariant(character);
            if (c != ' ' || (length > 0 && buffer[length - 1] != ' '))
                buffer[length++] = c;
        }
        return buffer[..length].TrimEnd();
    }

    private static bool IsUrl(ReadOnlySpan<char> text) =>
        text.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("www.", StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex("^[\\p{L}.]{1,20}['’]s (?:comments?|notes?|remarks?|take|thoughts|review)$")]
    private static partial Regex OwnComments();

    [GeneratedRegex(
        "^(?:zh|cn|zh[ -]cn|chinese|ja|jp|japanese|ko|kr|korean|de|german|fr|french|es|spanish|ru|translated|translation|中文|中|日本語|한국어|翻译|译)$"
    )]
    private static partial Regex Translation();

    // "PDF v2", "GitHub (official)", "Project Page 1", "Part 1": link texts that are not fields.
    [GeneratedRegex(
        "^(?:(?:arxiv|pdf|html|paper|code|github|project|demo|video|slides?|part|link|data|blog|doc|docs|model|version|website|supp)[ -]?(?:v?\\d{1,2}|page|link|url|file)|"
            + "here|official|preprint|note|tex|latex|txt|source|other|ps|zip|g-scholar|scholar|google scholar|semantic scholar|s2|dblp|acm|ieee|springer|cvf|pmlr|acl|"
            + "官方|这里|点击|点击查看|查看|详情|译文|here|こちら|여기|原文|view|open|download|details|more|unofficial|pytorch|tensorflow|jax|official code|3rd party)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex LinkWord();

    [GeneratedRegex(
        "^(?:none|none yet|null|nil|nan|n\\.?/?a|na|tbd|tba|todo|undefined|unknown|empty|-+|–|—|/|\\?+|x|✗|❌|no|no code|no link|no code available|not (?:yet )?(?:provided|available|released|found|given|open[ -]sourced)(?: yet)?|unavailable|unreleased|"
            + "(?:code )?com+ing soon|soon|to be (?:released|announced|added|updated)|(?:code )?will be (?:released|available)(?: soon)?|"
            + "无|暂无|没有|未知|未公开|未开源|暂未开源|尚未开源|未提供|未发现公开代码链接|即将开源|即将公开|即将发布|待开源|待公开|待更新|待补充|敬请期待|"
            + "なし|未公開|不明|近日公開|없음|미공개|추후 공개|해당 없음|keine|keiner|nicht verfügbar|ohne|ninguno|ninguna|no disponible|aucun|aucune|non disponible|nessuno|nenhum)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex NoValue();
}
