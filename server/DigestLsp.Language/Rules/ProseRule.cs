using DigestLsp.Language.Syntax;
using DigestLsp.Language.Text;

namespace DigestLsp.Language.Rules;

/// <summary>A rule about the words of titles and abstracts. Links are not words.</summary>
public abstract class ProseRule : PartRule
{
    /// <summary>Whether it looks at text that is markup (Markdown, TeX in a mail) as well.</summary>
    private protected virtual bool ReadsMarkup => false;

    /// <inheritdoc/>
    public sealed override void Check(Part part, List<Diagnostic> found)
    {
        if (part is not Entry entry || (!entry.IsPlainText && !ReadsMarkup))
            return;
        var first = found.Count;
        if (entry.Content.TitleSpan is { } title && MayBeIn(entry.Window(title)))
            Check(TitleOf(entry), title.Start, found);
        if (entry.Content.Abstract is { } summary && MayBeIn(entry.Window(summary)))
            Check(AbstractOf(entry), summary.Start, found);
        if (found.Count > first)
            RemoveIn(entry.Links, found, first);
    }

    /// <summary>Removes the findings of one rule that overlap with links.</summary>
    /// <param name="links">The links in order.</param>
    /// <param name="found">All findings.</param>
    /// <param name="first">The index of the rule's first finding.</param>
    internal static void RemoveIn(IEnumerable<LinkSyntax> links, List<Diagnostic> found, int first)
    {
        var spans = links.Select(l => l.Span).ToList();
        if (spans.Count == 0)
            return;
        var kept = first;
        for (var i = first; i < found.Count; i++)
        {
            if (!TextSpan.AnyOverlaps(spans, found[i].Span))
                found[kept++] = found[i];
        }
        found.RemoveRange(kept, found.Count - kept);
    }

    /// <summary>The words of an entry's title, cut out once for all rules that look at them; empty where it has none.</summary>
    private static string TitleOf(Entry entry) =>
        entry.TitleMemo ??= entry.Content.TitleSpan is { } title ? entry.Slice(title) : "";

    /// <summary>The words of an entry's abstract, cut out once for all rules that look at them; empty where it has none.</summary>
    internal static string AbstractOf(Entry entry) =>
        entry.AbstractMemo ??= entry.Content.Abstract is { } summary ? entry.Slice(summary) : "";

    /// <summary>Whether a text may hold what the rule finds: a quick look before the text is cut out.</summary>
    private protected virtual bool MayBeIn(ReadOnlySpan<char> text) => true;

    /// <summary>Finds what is wrong in a title or an abstract.</summary>
    /// <param name="text">Its text.</param>
    /// <param name="offset">Where it starts in the part.</param>
    /// <param name="found">Where findings go, with spans relative to the part.</param>
    private protected abstract void Check(string text, int offset, List<Diagnostic> found);

    /// <summary>A finding that one replacement mends.</summary>
    private protected Diagnostic Replace(
        TextSpan span,
        string message,
        string title,
        string replacement,
        bool safe = true
    ) =>
        new(Id, span, message)
        {
            Fixes =
            [
                new Fix(title, [new TextChange(span, replacement)]) { IsPreferred = true, IsSafe = safe },
            ],
        };
}
