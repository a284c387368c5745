using System.Text.RegularExpressions;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Syntax;

/// <summary>The site of a paper's URL.</summary>
public enum PaperHost : byte
{
    /// <summary>A page of a publisher, proceedings or repository.</summary>
    Page,

    /// <summary>arXiv, or a page that shows an arXiv paper by its id.</summary>
    Arxiv,

    /// <summary>A DOI.</summary>
    Doi,

    /// <summary>A forum or PDF of OpenReview.</summary>
    OpenReview,

    /// <summary>Any other PDF.</summary>
    Pdf,
}

/// <summary>The paper of a URL.</summary>
/// <param name="Host">The site.</param>
/// <param name="ArxivId">The arXiv id without its version, or null.</param>
/// <param name="Doi">The DOI, or null.</param>
public readonly record struct PaperTarget(PaperHost Host, string? ArxivId, string? Doi);

/// <summary>Decides whether a URL is that of a paper, and of which one.</summary>
public static partial class PaperAddress
{
    private const int MaxLength = 2000;

    /// <summary>Gets the paper of a URL, or null if it is another page. Follows redirects such as <c>scholar_url?url=</c>.</summary>
    /// <param name="url">The URL as written, with or without a scheme.</param>
    public static PaperTarget? Of(ReadOnlySpan<char> url)
    {
        var text = url[..Math.Min(url.Length, MaxLength)].Trim("<> \t").ToString();
        if (Redirect().Match(text) is { Success: true } redirect)
        {
            var target = Uri.UnescapeDataString(redirect.Groups["url"].Value);
            return Of(target) ?? new PaperTarget(PaperHost.Page, null, null);
        }
        if (ArxivIdText.InLink(text) is { } id && !OwnPages().IsMatch(text))
            return new PaperTarget(PaperHost.Arxiv, ArxivIdText.WithoutVersion(id), null);
        if (ArxivPage().Match(text) is { Success: true } page)
            return new PaperTarget(
                PaperHost.Arxiv,
                ArxivIdText.WithoutVersion(page.Groups["id"].Value),
                null
            );
        if (DoiAddress().Match(text) is { Success: true } doi)
            return OfDoi(Uri.UnescapeDataString(doi.Groups["doi"].Value).TrimEnd('.', ',', ';', ')'));
        if (OpenReview().IsMatch(text))
            return new PaperTarget(PaperHost.OpenReview, null, null);
        if (NoPaper().IsMatch(text))
            return null;
        if (PublisherDoi().Match(text) is { Success: true } publisher)
            return new PaperTarget(PaperHost.Page, null, publisher.Groups["doi"].Value);
        if (Proceedings().IsMatch(text))
            return new PaperTarget(PaperHost.Page, null, null);
        return Pdf().IsMatch(text) ? new PaperTarget(PaperHost.Pdf, null, null) : null;
    }

    /// <summary>Whether a URL is that of a paper.</summary>
    public static bool IsPaper(ReadOnlySpan<char> url) => Of(url) is not null;

    /// <summary>Whether a text is the URL of a paper, or begins like one on arXiv, as one that is being typed.</summary>
    public static bool MayBePaper(ReadOnlySpan<char> address) =>
        address.Contains("arxiv.org/abs/", StringComparison.OrdinalIgnoreCase)
        || address.Contains("arxiv.org/pdf/", StringComparison.OrdinalIgnoreCase)
        || IsPaper(address);

    /// <summary>Gets the target of a redirecting link (<c>scholar_url?url=</c>), or the URL itself.</summary>
    public static string Target(string url) =>
        Redirect().Match(url) is { Success: true } redirect
            ? Uri.UnescapeDataString(redirect.Groups["url"].Value)
            : url;

    /// <summary>Gets the arXiv id in a text, with a label, in a URL or on its own, without its version, or null.</summary>
    public static string? ArxivId(ReadOnlySpan<char> text)
    {
        text = Whitespace.Trim(text[..Math.Min(text.Length, MaxLength)]);
        var value = text.ToString();
        if (ArxivIdText.InLink(value) is { } id)
            return ArxivIdText.WithoutVersion(id);
        if (ArxivPage().Match(value) is { Success: true } page)
            return ArxivIdText.WithoutVersion(page.Groups["id"].Value);
        value = value.Trim('[', ']', '"', '\'', '`', '(', ')');
        return ArxivIdText.IsPossible(value) ? ArxivIdText.WithoutVersion(value) : null;
    }

    private static PaperTarget OfDoi(string doi) =>
        doi.StartsWith("10.48550/arxiv.", StringComparison.OrdinalIgnoreCase)
        && ArxivIdText.Find(doi["10.48550/arxiv.".Length..]) is { } id
            ? new PaperTarget(PaperHost.Arxiv, ArxivIdText.WithoutVersion(id), doi)
            : new PaperTarget(PaperHost.Doi, null, doi);

    private const RegexOptions Options =
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;
    private const string Start = @"^(?:https?://)?(?:www\.)?";

    [GeneratedRegex(
        @"^(?:https?://)?(?:scholar\.google\.[a-z.]{2,8}/scholar_(?:url|share)|(?:www\.)?google\.[a-z.]{2,8}/url|[\w.]*safelinks\.protection\.outlook\.com/)\?(?:[^#]*?&)?(?:url|q)=(?<url>https?(?::|%3A)[^&\s]+)",
        Options
    )]
    private static partial Regex Redirect();

    // Listings and help pages of arXiv, a repository named after a paper.
    [GeneratedRegex(
        Start + @"(?:export\.)?arxiv\.org/(?:list|a|search|help|find|year|catchup)\b|github\.com/",
        Options
    )]
    private static partial Regex OwnPages();

    [GeneratedRegex(
        @"(?:alphaxiv\.org/(?:[a-z]{2}/)?(?:abs|pdf|overview)/|arxiv\.org/(?:abs|pdf|html|format|ps|src|e-print)/|ar5iv(?:\.labs\.arxiv)?\.org/(?:html|abs)/|arxiv-vanity\.com/papers/|emergentmind\.com/papers/|papers\.cool/arxiv/|scirate\.com/arxiv/|huggingface\.co/papers/|hf\.co/papers/|hf-mirror\.com/papers/|semanticscholar\.org/arxiv/|connectedpapers\.com/[^\s]*arxiv/|paperswithcode\.com/paper/[^\s]*arxiv:|takara\.ai/papers/|chatpaper\.com/[^\s]*arxiv/|xxx\.lanl\.gov/abs/|arxiv\.gg/(?:abs|pdf)/)(?:arxiv:)?(?<id>(?:\d{4}\.\d{4,5}|[a-z-]+(?:\.[a-z]{2})?/\d{7})(?:v\d+)?)",
        Options
    )]
    private static partial Regex ArxivPage();

    [GeneratedRegex(
        @"^(?:https?://)?(?:(?:www\.)?(?:dx\.)?doi\.org/(?:doi:)?|doi:\s?)(?<doi>10\.\d{4,9}/[^\s?#]+)",
        Options
    )]
    private static partial Regex DoiAddress();

    [GeneratedRegex(
        Start
            + @"(?:api\.)?openreview\.net/(?:forum|pdf|attachment|references/pdf)\?(?:[^\s]*&)?(?:id|noteId|name)=|"
            + Start
            + @"openreview\.net/pdf/\w+\.pdf",
        Options
    )]
    private static partial Regex OpenReview();

    // Pages about papers that are not papers: groups, listings, profiles, searches.
    [GeneratedRegex(
        Start
            + @"(?:openreview\.net/|github\.com/(?![^\s]*\.pdf)|gist\.github\.com/|scholar\.google\.|(?:dl\.)?acm\.org/(?:conference|journal|toc)|link\.springer\.com/(?:journal|search)|img\.shields\.io/|papers\.nips\.cc/(?:paper(?:_files)?/(?:paper/)?\d{4})?/?$)",
        Options
    )]
    private static partial Regex NoPaper();

    // Publishers whose URLs contain the DOI.
    [GeneratedRegex(
        Start
            + @"(?:dl\.acm\.org/(?:doi|citation)|(?:link|rd)\.springer\.com/(?:article|chapter|book|content/pdf)|onlinelibrary\.wiley\.com/doi|pubs\.acs\.org/doi|journals\.aps\.org/[^\s]+|[\w.]*tandfonline\.com/doi|journals\.sagepub\.com/doi|[\w.]*science\.org/doi|[\w.]*pnas\.org/doi|(?:www\.)?(?:bio|med)rxiv\.org/content|epubs\.siam\.org/doi|ascelibrary\.org/doi|pubs\.aip\.org/[^\s]+|[\w.]*royalsocietypublishing\.org/doi|iopscience\.iop\.org/article|direct\.mit\.edu/[^\s]+|[\w.]*worldscientific\.com/doi|emerald\.com/[^\s]+/doi)/(?:[a-z]+/){0,2}?(?<doi>10\.\d{4,9}/[^\s?#]+?)(?:\.pdf|\.full(?:\.pdf)?|v\d+(?:\.full)?(?:\.pdf)?|/(?:full|pdf|html|meta))?(?:[?#]|$)",
        Options
    )]
    private static partial Regex PublisherDoi();

    [GeneratedRegex(
        Start
            + @"(?:aclanthology\.org/(?!events|venues|people|sigs|volumes)[\w.-]+|aclweb\.org/anthology/(?:papers/)?[\w./-]*\w\d|openaccess\.thecvf\.com/[^\s]*(?:html|papers)/|ecva\.net/papers/|proceedings\.mlr\.press/(?:v\d+|r\d+)/\w+|jmlr\.(?:org|csail\.mit\.edu)/(?:papers|proceedings/papers)/(?:v\d+/)?[\w/-]*\d"
            + @"|(?:proceedings|papers)\.(?:neurips|nips)\.cc/(?:paper|paper_files)/[^\s]*(?:hash|file|abstract|paper)[^\s]*[\w-]{8}|papers\.nips\.cc/paper/\d+|nips\.cc/(?:virtual/\d+/(?:poster|oral)|paper)|neurips\.cc/virtual/\d+/(?:poster|oral|paper)|i(?:clr|cml)\.cc/virtual/\d+/(?:poster|oral)"
            + @"|ojs\.aaai\.org/[^\s]*article/view|aaai\.org/(?:ojs|papers|Papers)/[^\s]+|ijcai\.org/(?:proceedings/\d{4}/\d|Proceedings/\S+\.pdf)|isca-(?:speech|archive)\.org/(?:archive/)?[\w-]+/\w+|usenix\.org/(?:conference|system/files)/[^\s]+/presentation|usenix\.org/conference/\S+/\w+|vldb\.org/pvldb/\S+"
            + @"|ieeexplore\.ieee\.org/(?:(?:abstract/)?document|iel\d|xpls?/\S*arnumber=|stamp/\S*arnumber=)|computer\.org/csdl/[^\s]+|sciencedirect\.com/science/article|(?:linkinghub|reader)\.elsevier\.com/[^\s]+|nature\.com/articles/|cell\.com/[^\s]+/fulltext|science\.org/doi|thelancet\.com/journals/\S+/article|journals\.plos\.org/\S+id=|frontiersin\.org/\S*articles/10|mdpi\.com/\d{4}-\d{3}|hindawi\.com/journals/\S+/\d|peerj\.com/articles|elifesciences\.org/articles|ncbi\.nlm\.nih\.gov/(?:pubmed|pmc/articles)/|pmc\.ncbi\.nlm\.nih\.gov/articles/|pubmed\.ncbi\.nlm\.nih\.gov/\d"
            + @"|(?:bio|med)rxiv\.org/content/|semanticscholar\.org/(?:paper|reader)/|api\.semanticscholar\.org/CorpusID:|paperswithcode\.com/paper/|ssrn\.com/(?:abstract=|sol3/papers\.cfm\?abstract)|papers\.ssrn\.com/sol3/\S*abstract|hal\.(?:science|archives-ouvertes\.fr|inria\.fr)/[\w-]+|eprint\.iacr\.org/\d{4}/\d|dl\.acm\.org/(?:doi|citation|ft_gateway)|researchgate\.net/publication/\d|citeseerx?\.\S+/(?:viewdoc|summary)|viewdoc\.\S+|drops\.dagstuhl\.de/\S+document|roboticsproceedings\.org/rss\d+/p\d|bmvc\d{4}\.org/\S+|bmva-archive\.org\.uk/\S+|techrxiv\.org/\S+|researchsquare\.com/article|chemrxiv\.org/\S+article|osf\.io/preprints/\S+|psyarxiv\.com/\w+|preprints\.org/manuscript|hdl\.handle\.net/\d|distill\.pub/\d{4}/|transformer-circuits\.pub/\d{4}/|ndss-symposium\.org/ndss-paper/|colmweb\.org/\S+pdf|academic\.oup\.com/\S+article|muse\.jhu\.edu/article|jstor\.org/stable/|iclr-blogposts\.github\.io/\S+)",
        Options
    )]
    private static partial Regex Proceedings();

    // "…/paper.pdf", with or without a query.
    [GeneratedRegex(@"^(?:https?://)?[^\s?#]+\.pdf(?:[?#][^\s]*)?$", Options)]
    private static partial Regex Pdf();
}
