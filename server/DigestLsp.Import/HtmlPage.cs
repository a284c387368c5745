using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DigestLsp.Import;

/// <summary>
/// Parses untrusted HTML, limited in size and depth. No script runs, no resource is fetched, and invisible elements are removed.
/// </summary>
internal static class HtmlPage
{
    /// <summary>The maximum length of a page in UTF-16 code units.</summary>
    public const int Longest = 24 * 1024 * 1024;

    private const int Deepest = 256;
    private const int MaxOpen = 1_000;
    private const int MaxElements = 200_000;
    private const string Start = "<!--StartFragment-->";
    private const string End = "<!--EndFragment-->";

    private static readonly string[] Unseen =
    [
        "script",
        "style",
        "template",
        "noscript",
        "svg",
        "math-renderer",
        "button",
    ];

    /// <summary>Parses a page, or a fragment of one from a clipboard. Returns null if it is too long or too deeply nested.</summary>
    public static IDocument? Parse(string html)
    {
        var fragment = Fragment(html);
        if (fragment.Length > Longest || HtmlDepth.IsOver(fragment, MaxOpen))
            return null;
        var elements = 0;
        var parser = new HtmlParser(
            new HtmlParserOptions
            {
                IsScripting = false,
                MaximumDepth = Deepest,
                SkipComments = true,
                SkipScriptText = true,
                DisableElementPositionTracking = true,
                // Unclosed formatting elements are repeated in every paragraph: a small page can create millions of elements.
                OnCreated = (_, _) =>
                {
                    if (++elements > MaxElements)
                        throw new InvalidDataException("the page has too many elements");
                },
            }
        );
        try
        {
            var page = parser.ParseDocument(fragment);
            foreach (var element in page.All.Where(e => !IsSeen(e)).ToList())
                element.Remove();
            return page;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Gets the visible text of an element on one line.</summary>
    public static string Text(this INode node, Func<IElement, bool>? except = null)
    {
        var text = new StringBuilder();
        Append(node, text, except);
        return Language.Import.FoundPaper.Line(text.ToString());
    }

    // JSON of a saved page is in elements that may be empty otherwise.
    private static bool IsSeen(IElement element) =>
        element.HasAttribute("data-props")
        || !Unseen.Contains(element.LocalName, StringComparer.Ordinal)
            && !element.HasAttribute("hidden")
            && !(element.GetAttribute("style") ?? "")
                .Replace(" ", "", StringComparison.Ordinal)
                .Contains("display:none", StringComparison.OrdinalIgnoreCase);

    private static void Append(INode node, StringBuilder text, Func<IElement, bool>? except)
    {
        foreach (var child in node.ChildNodes)
        {
            if (child is IText words)
                text.Append(words.Data);
            else if (child is IElement element && except?.Invoke(element) != true)
            {
                // Separate blocks with spaces, but not inline elements.
                var apart =
                    element.LocalName
                    is "p"
                        or "div"
                        or "li"
                        or "br"
                        or "dd"
                        or "dt"
                        or "h1"
                        or "h2"
                        or "h3"
                        or "tr";
                text.Append(apart ? " " : "");
                Append(element, text, except);
                text.Append(apart ? " " : "");
            }
        }
    }

    private static string Fragment(string html)
    {
        var start = html.IndexOf(Start, StringComparison.OrdinalIgnoreCase);
        if (start < 0)
            return html;
        start += Start.Length;
        var end = html.IndexOf(End, start, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html[start..] : html[start..end];
    }
}
