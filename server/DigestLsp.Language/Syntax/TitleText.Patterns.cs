using System.Text.RegularExpressions;

namespace DigestLsp.Language.Syntax;

/// <summary>The patterns of markup around a title.</summary>
public static partial class TitleText
{
    private const string LinkText = @"(?<text>(?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)";
    private const string Address = @"\((?:<[^<>]*>|(?:[^()\\]|\\.|\((?:[^()])*\))*)\)";

    [GeneratedRegex(
        @"\[" + LinkText + @"\](?:" + Address + @"|\[[^\[\]]*\](?!\())",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Link();

    [GeneratedRegex(@"\[?!\[[^\[\]]*\]" + Address + @"(?:\]" + Address + ")?", RegexOptions.ExplicitCapture)]
    private static partial Regex Image();

    [GeneratedRegex(@"\G<\[" + LinkText + @"\]" + Address + ">", RegexOptions.ExplicitCapture)]
    private static partial Regex AngleLink();

    // "<https://arxiv.org/abs/…|Title>", as Slack writes a link.
    [GeneratedRegex(@"\G<https?://[^\s|<>]+\|(?<text>[^<>]+)>", RegexOptions.ExplicitCapture)]
    private static partial Regex PipedLink();

    [GeneratedRegex(@"\G\[\[(?:[^\[\]|]*\|)?@?(?<text>[^\[\]|]+)\]\]", RegexOptions.ExplicitCapture)]
    private static partial Regex WikiLink();

    [GeneratedRegex(@"\G`(?<text>[^`<>]+?)\s*<[^<>\s]+>`__?", RegexOptions.ExplicitCapture)]
    private static partial Regex RestructuredLink();

    [GeneratedRegex(
        @"\G(?<mark>\*{1,3}|_{1,3})(?=\S)(?<text>(?:[^*_\\]|\\.|(?<=\w)_(?=\w)|(?!\k<mark>)[*_])+?)(?<=\S)\k<mark>(?!\w)",
        RegexOptions.ExplicitCapture | RegexOptions.Singleline
    )]
    private static partial Regex EmphasizedRun();

    [GeneratedRegex(
        "\\G(?:\"(?<text>[^\"]+)\"|“(?<text>[^“”]+)”|„(?<text>[^“”„]+)[“”]|«\\s?(?<text>[^«»]+?)\\s?»|《(?<text>[^《》]+)》|「(?<text>[^「」]+)」|『(?<text>[^『』]+)』|``(?<text>[^`']+)'')",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex QuotedRun();

    // Names, then the title in quotes: 'Last, F., and F. Last. "**Title**." Venue', 'Nick: "T" VENUE. [[Paper]](u)'.
    [GeneratedRegex(
        "\\G(?:[^\"“\\[\\n]{0,400}?(?:\\.|et al|\\d\\))[,.:]?|[\\w+./-]{2,24}:)\\s+\\[?(?:\"(?<text>[^\"\\n]{4,}?)[.,]?\"|“(?<text>[^“”\\n]{4,}?)[.,]?”)(?=$|[\\s.,\\]])",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Citation();

    // "[[https://…][Title]]" of Org.
    [GeneratedRegex(@"\G\[\[[^\[\]\s]+\]\[(?<text>[^\[\]]+)\]\]", RegexOptions.ExplicitCapture)]
    private static partial Regex OrgLink();

    // "https://…[Title]", "link:…[Title]" of AsciiDoc.
    [GeneratedRegex(@"\G(?:link:)?https?://[^\s\[\]]+\[(?<text>[^\[\]]+)\]", RegexOptions.ExplicitCapture)]
    private static partial Regex AsciiDocLink();

    // "Last, F., Last, G. H., & Last, I. (2035). Title. Venue"
    [GeneratedRegex(
        @"\G\p{Lu}[\p{L}'’-]+,\s(?:\p{Lu}\.[\s-]?)+[^()\[\]\n]{0,300}\((?:19|20)\d\d[a-z]?\)[.,:]?\s+(?<text>[^.?!\n]{8,300}(?:[?!]|(?=\.)))(?=[.\s]|$)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex AuthorYear();

    // Markers of headings, lists, quotes and checkboxes, ordinals, states of org and Logseq.
    [GeneratedRegex(
        @"\G(?:#{1,6}\s+|={1,6}\s+(?=\S)|[-+*•◦▪●■◆‣]\s+|\*{1,4}(?=\s)|[>|]\s*|\[[ xX~✓-]\]\s+|\[#[A-Z]\]\s+|(?:TODO|DOING|DONE|LATER|NOW|WAITING|READING|READ|NEXT|UNREAD)\s+(?=\S)"
            + @"|\*\*\[\d{1,4}\]\*\*\s*|\*\*\d{1,3}[.)]\*\*\s+|\d{1,3}[.)]\s+(?=\S)|\d{1,3}/\s+(?=\p{L})|\d{1,3}[、．]\s*|\d{1,3}\.\d{1,3}\.?\s+(?=[\[*""“<])|[\[(【（]\d{1,4}[\])】）]\s*[:.]?\s*|[①-⑳]\s*"
            + @"|\#\d{1,4}\s*[:.)-]?\s+|(?:Paper|No\.?|Nr\.?|論文|论文|논문)\s?\#?\d{1,3}\s*[:：.)–—-]\s*|第\s?\d{1,3}\s?[篇章]\s*[:：]?\s*|\[?!\[[^\[\]]*\]\((?:[^()]|\([^()]*\))*\)(?:\]\([^()]*\))?|\\\s+|`[^`<>\n]{1,40}`\s+(?=\S)|\*{4}`[^`]*`\*{4}\s*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex LeadingMark();

    // "01/2033: ", "August 18, 2030: ", "2026-08-05 - ", "2026 - ".
    [GeneratedRegex(
        @"\G(?:\(?(?:19|20)\d\d(?:[-/.]\d{1,2}){0,2}\)?\s*(?:[:：]|\s[-–—|]\s)|(?:19|20)\d\d(?:[-/.]\d{1,2}){2}\s*,\s|\d{1,2}/(?:19|20)\d\d\s*[:：-]|(?:[A-Z][a-z]{2,8}\.?\s+\d{1,2}(?:st|nd|rd|th)?,?\s+(?:19|20)\d\d|\d{1,2}\s+[A-Z][a-z]{2,8}\.?,?\s+(?:19|20)\d\d)\s*[:：–—-])\s*",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex LeadingDate();

    [GeneratedRegex(
        @"\G(?:<?https?://[^\s<>|]+>?|(?:arXiv:)?\d{4}\.\d{4,5}(?:v\d+)?)(?:\s*[-–—:|,]\s+|\s+)",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex LeadingAddress();

    // "[2024/10] ", "[cs.DB] ", "[Wu et al., arXiv 2032] ": not a link.
    [GeneratedRegex(
        @"\G(?:\[\\\[(?<text>[^\[\]\n]{1,80}?)\\\]\]|\[\[(?<text>[^\[\]\n]{1,80})\]\]|[\[【](?<text>[^\[\]【】\n]{1,80})[\]】])(?![(\]]|\[[^\[\]]*\](?!\())\s*[:,-]?\s*",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex LeadingBrackets();

    // "[[Venue](u)] ", "[Venue](u), ", "[[Paper]] ", "[\[arxiv\]](u) ".
    [GeneratedRegex(
        @"\G(?:\[\[(?<text>[^\[\]]{1,60})\]\((?:[^()]|\([^()]*\))*\)(?:\s*[|/,]?\s*\[[^\[\]]{1,40}\]\((?:[^()]|\([^()]*\))*\))*\]|\[\[(?<text>[^\[\]]{1,60})\]\](?:\((?:[^()]|\([^()]*\))*\))?|\[(?<text>(?:\\\[)?[^\[\]\\]{1,60}(?:\\\])?)\]\((?:[^()]|\([^()]*\))*\))\s*[,:：|–—-]?\s*",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex LeadingLabelLinks();

    [GeneratedRegex(
        @"\s*(?:[-–—|·,;(]\s*)?(?:\[\[[^\[\]]*\](?:\(|\])|\[[^\[\]]*\]\[|\[!\[|!\[|<?https?://|<a\s|<br|<sub|<sup|<small|<!--|</|`[^`]*`\s*$|\[(?:PDF|paper|code|arXiv|link|html|abs|摘要|project|website|slides|video|poster)\](?!\())",
        RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase
    )]
    private static partial Regex PlainEnd();

    [GeneratedRegex(
        @"\s*[(（](?<text>(?:[A-Z][\w.&/ -]{1,24}[ '’,]*)?(?:19|20)\d\d)[)）](?=\s*(?:$|[,.:;–—|*_\[(-]|by\s))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex YearInBrackets();

    [GeneratedRegex(
        @"(?:\s*[-–—,]\s*|\s+)(?=by\s+\p{Lu}[\p{L}.'-]*(?:\s+\p{Lu}|\s+et\s+al|\s+&|\s*,\s*\p{Lu}))(?:(?<=[-–—,]\s*)|(?<=[""”»\])]\s*))",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex ByAuthors();

    [GeneratedRegex(
        @"\s*[\[(（【](?<text>(?:[^()\[\]（）【】]|\[[^\[\]]*\]\([^()]*\))*)[\])）】]$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex TrailingBrackets();

    [GeneratedRegex(
        @"(?:\s+\#+|\s*\{\#[\w-]+\}|\s*(?:\[[\p{So}\p{Cs}\uFE0F]\]|[\p{So}\p{Cs}\uFE0F\u200D\u20E3-[°©®™]])+|(?:\s*:[a-z][a-z0-9_+-]{1,38}:)+|\s+:[\w@]+(?::[\w@]+)*:|\s*<[^<>]*>|\s+-\s+[A-Z]{2,}(?:\s[A-Z]{2,})?,\s?\d{1,3}|\\|\s*\*{2,3}|\s+\*|(?<=\S)`|\s+(?:返回目录|摘要))$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex TrailingMark();

    [GeneratedRegex(
        @"^(?:\d{1,4}|(?:19|20)\d\d(?:[-/.]\d{1,2}){0,2}|\d{1,2}[-/.](?:19|20)\d\d|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?\s(?:19|20)\d\d)$"
    )]
    private static partial Regex NumberOrDate();

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?!\d)")]
    private static partial Regex YearNumber();

    [GeneratedRegex(
        @"^(?:half|partial|partly|todo|wip|skimmed|skim|draft|done|read|unread|finished|notes?|new|oral|poster|spotlight|highlight|best paper(?: award)?|outstanding paper|survey|to read|reading|已读|未读|在读|必读|推荐|精读|略读|アーカイブ|ongoing)$",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex StatusWord();

    [GeneratedRegex(
        @"^(?:(?i:arxiv|biorxiv|medrxiv|preprint|neurips|nips|icml|iclr|cvpr|iccv|eccv|wacv|bmvc|acl|emnlp|naacl|eacl|aacl|coling|conll|tacl|aaai|ijcai|kdd|sigir|www|cikm|wsdm|recsys|icra|iros|corl|rss|siggraph(?: asia)?|tog|tpami|ijcv|jmlr|tmlr|mlsys|osdi|sosp|nsdi|usenix(?: security)?|ccs|ndss|chi|uist|interspeech|icassp|miccai|colt|aistats|uai|vldb|sigmod|icde|acm ?mm|asplos|icse|colm|3dv|ra-?l|openreview|website|part \d{1,2})"
            + @"(?:\s*[-,'’ ]?\s*(?:(?:19|20)?\d\d(?:[./-]\d{1,2})?))?(?i:\s*[\s(,-]\s*(?:oral|poster|spotlight|highlight|findings|workshop|main|long|short|demo|best paper|d&b)s?(?:\s*track)?\)?)?"
            + @"|[A-Z][A-Za-z&/.-]{1,14}(?:\s[A-Z][A-Za-z&/.-]{1,14})?\s?[-'’]?(?:19|20)\d\d(?:[./-]\d{1,2})?(?:\s(?:Oral|Poster|Spotlight|Highlight|Workshop|Findings))?|[A-Z]{2,}[A-Za-z]{0,8}\s?['’]\s?\d\d)$"
    )]
    private static partial Regex VenueName();

    [GeneratedRegex(
        @"^(?:\p{Lu}[\p{L}'’.-]*(?:,?\s(?:and\s|&\s|et\sal\.?|\p{Lu}[\p{L}'’.-]*))*)\s*,?\s?\((?:19|20)\d\d\)$"
    )]
    private static partial Regex CitedNames();

    [GeneratedRegex(@"</?[A-Za-z][^<>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"\G</?(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex TagName();

    // Markers of emphasis or code in any context; "a_b" and escaped markers stay.
    [GeneratedRegex(@"(?<!\\)(?:\*\*+|(?<!\w)__(?=\S)|(?<=\S)__(?!\w)|`)")]
    private static partial Regex StrongMark();

    // "*deep*", "_deep_"; "A* search", "2*3" and "a_b" stay.
    [GeneratedRegex(
        @"(?<![\w\\*])(?<mark>[*_])(?=\S)(?<text>[^*_]+?)(?<=[^\s\\])\k<mark>(?!\w)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[A-Za-z]{2,8});")]
    private static partial Regex Entity();
}
