using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>
/// Recognizes text that is not a paper in any layout: tables of contents, fields, legends, footers, sections about the list itself.
/// </summary>
public static partial class NotAPaper
{
    /// <summary>Whether a URL leads to a heading of this page: <c>#anchor</c>, or <c>https://github.com/o/r#anchor</c>.</summary>
    public static bool IsContentsAddress(ReadOnlySpan<char> address)
    {
        address = address.Trim("<> \t");
        var hash = address.IndexOf('#');
        return hash == 0 || (hash > 0 && RepositoryPage().IsMatch(address[..hash]));
    }

    /// <summary>Whether a URL is a badge or another image.</summary>
    public static bool IsImageAddress(ReadOnlySpan<char> address) =>
        ImageAddress().IsMatch(address.Trim("<> \t"));

    /// <summary>Whether an item or line is only a field: a known label whose value is a URL, empty or a placeholder.</summary>
    public static bool IsField(ReadOnlySpan<char> line)
    {
        if (FieldLabels.Find(line) is not { IsDelimited: true } label)
            return false;
        if (label.Kind is not (FieldKind.PaperLink or FieldKind.Code or FieldKind.Homepage))
            return true;
        var value = line.Slice(label.Value.Start, label.Value.Length);
        return FieldLabels.SaysNone(value) || !HasTitle(value);
    }

    /// <summary>Whether a line has links whose texts are labels, and no text that can be a title: <c>[PDF](u) | [Code](u)</c>.</summary>
    public static bool IsLabelledLinks(ReadOnlySpan<char> line) =>
        (
            line.Contains("](", StringComparison.Ordinal)
            || line.Contains("http", StringComparison.OrdinalIgnoreCase)
        ) && !HasTitle(line);

    /// <summary>
    /// Whether a heading starts a section about the list or its project, without papers: contents, license, sponsors, usage.
    /// </summary>
    public static bool IsAsideHeading(ReadOnlySpan<char> heading) =>
        AsideHeading().IsMatch(TitleText.Clean(heading).Text);

    /// <summary>Whether a heading begins a list of references, which are cited by the text above.</summary>
    public static bool IsReferencesHeading(ReadOnlySpan<char> heading) =>
        ReferencesHeading().IsMatch(TitleText.Clean(heading).Text);

    /// <summary>Whether a line is the footer of a mail or an advertisement: unsubscribe links, alerts, sponsors.</summary>
    public static bool IsFooterOrSponsor(ReadOnlySpan<char> line) =>
        FooterOrSponsor().IsMatch(line[..Math.Min(line.Length, 400)]);

    /// <summary>
    /// Whether a line explains a marker: <c>⭐ Important Paper : …</c>, <c>:1st_place_medal: - Read it first</c>, <c>- ❓ **Plan to Read** →
    /// …</c>.
    /// </summary>
    public static bool IsLegend(ReadOnlySpan<char> line)
    {
        var rest = line.TrimStart("-*+> \t");
        var mark = Emoji.LengthAtStart(rest) is > 0 and var emoji ? emoji : Emoji.ShortCodeLength(rest);
        return mark > 0
            && !line.Contains("](", StringComparison.Ordinal)
            && !line.Contains("http", StringComparison.OrdinalIgnoreCase)
            && Legend().IsMatch(rest[mark..]);
    }

    private static bool HasTitle(ReadOnlySpan<char> text) =>
        TitleText.Clean(text).Text is { Length: > 0 } title && !FieldLabels.IsLinkLabel(title);

    [GeneratedRegex(
        @"^(?:https?://)?(?:www\.)?(?:github|gitlab)\.com/[^/\s]+/[^/\s]+/?(?:(?:blob|tree)/[^\s]*)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex RepositoryPage();

    [GeneratedRegex(
        @"^(?:https?://)?(?:img\.shields\.io|badge\.fury\.io|badgen\.net|awesome\.re/|camo\.githubusercontent\.com|api\.star-history\.com|visitor-badge|hits\.|[\w.-]*/[^\s]*badge[\w-]*\.svg)|\.(?:png|jpe?g|gif|svg|webp|ico|bmp)(?:[?#][^\s]*)?$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex ImageAddress();

    [GeneratedRegex(
        @"^(?:(?:table of )?contents?|toc|overview|index|catalog(?:ue)?|license|licence|install(?:ation|ing)?|usage|how to .*|getting started|quick ?start|requirements|features|contribut(?:e|ing|ors?).*|acknowledge?ments?|citation|citing.*|cite.*|sponsors?|support|"
            + @"star history|stargazers.*|contact(?: us)?|about(?: .*)?|changelog|change log|news|updates?|elsewhere|community|feedback|faq|disclaimer|related (?:projects|repositories|lists|awesome.*)|other (?:lists|resources|awesome.*)|tools|links|people|jobs|events|"
            + @"目录|目次|使用方法|使用说明|安装|许可证|致谢|贡献|联系(?:我们|方式)?|订阅(?:渠道|方式)?|关于(?:本.*)?|说明|引用|赞助|更新日志|ライセンス|使い方|インストール|謝辞|목차|사용법|라이선스|Inhalt(?:sverzeichnis)?|Lizenz|Índice|Licencia|Sommaire|Table des matières|Licence)(?:\s*[(（【].*)?[:：]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex AsideHeading();

    [GeneratedRegex(
        @"^(?:references?|works cited|citations?|参考文献|参考|参考资料|引用文献|참고 ?문헌|referencias|références|literatur(?:verzeichnis|angaben)?|список литературы|литература)[:：]?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex ReferencesHeading();

    [GeneratedRegex(
        @"\bunsubscribe\b|\bsponsored by\b|\bthis (?:issue|edition|newsletter|week's issue) is (?:sponsored|supported|brought to you)|\byou(?:['’]re| are) receiving this|\bmanage (?:your )?(?:preferences|subscription)|\bview (?:this email )?in (?:your )?browser|\bthis message was sent by\b|\b(?:list|cancel|create) alerts?\b|\bforward(?:ed)? this (?:email|message)|\bcopyright ©|©\s?20\d\d|退订|取消订阅|配信停止|수신거부|abbestellen|désabonner|cancelar (?:la )?suscripción",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
    )]
    private static partial Regex FooterOrSponsor();

    [GeneratedRegex(
        @"^[\s\uFE0F]*(?:[-–—:=→]+\s|\*\*[^*]+\*\*\s*(?:→|->|=>|[-–—:=])\s|[\p{L} ]{3,40}\s?(?:→|->|=>|:|=|[-–—]\s)\s?\S)"
    )]
    private static partial Regex Legend();
}
