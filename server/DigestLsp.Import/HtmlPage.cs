using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace DigestLsp.Import;

/// <summary>A stranger's HTML as a tree, bounded in size and depth; nothing in it runs or is fetched, and what a reader does not see is gone.</summary>
internal static class HtmlPage
{
    /// <summary>Longest page that is read, in UTF-16 code units.</summary>
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

    /// <summary>Reads a page, or the fragment of one that a clipboard holds. Null where it is larger or deeper than a page ever is.</summary>
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
                // Unclosed formatting is repeated in every paragraph: a page of a few bytes can ask for millions of elements.
                OnCreated = (_, _) =>
                {
                    if (++elements > MaxElements)
                        throw new InvalidDataException("more elements than a page has");
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

    /// <summary>The text that a reader sees in an element, on one line.</summary>
    public static string Text(this INode node, Func<IElement, bool>? except = null)
    {
        var text = new StringBuilder();
        Append(node, text, except);
        return Language.Import.FoundPaper.Line(text.ToString());
    }

    // What a saved page carries as JSON stands in elements that may show nothing yet.
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
                // Blocks stand apart; what is inside a line does not.
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
